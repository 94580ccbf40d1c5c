from journeys_as_code.model.references import find_references, rename_references

BODY = {
    "data": ["{{device:hwid}}", "a {{point:hello;event:opened}} {{ point: bye }} {{tag:point}}"]
}


def test_references_are_found_with_their_paths() -> None:
    found = [(each.path, each.name) for each in find_references(BODY)]
    assert found == [(("data", 1), "hello"), (("data", 1), "bye")]


def test_only_the_name_of_a_reference_changes() -> None:
    renamed = rename_references(BODY, {"hello": "1-2-3"})
    assert renamed["data"][1] == "a {{point:1-2-3;event:opened}} {{ point: bye }} {{tag:point}}"


def test_what_is_no_reference_stays() -> None:
    odd = {"a": "{{point:}} {{point:a{b}} {point:c} point:d", "b": 5, "c": None}
    assert rename_references(odd, {"c": "x", "d": "x"}) == odd
    assert find_references(odd) == []
