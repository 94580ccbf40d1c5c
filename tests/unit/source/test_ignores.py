"""Which comments ask to leave something out, and which lines they are about."""

import pytest

from journeys_as_code.source.ignores import ignores


def asked(text: str) -> list[tuple[str, int]]:
    return [(ignore.code, ignore.line) for ignore in ignores(text, "a.yaml")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1 # journeys: ignore J304\n", [("J304", 1)]),
        ("a: 1 #journeys:ignore J304\n", [("J304", 1)]),
        ("a: 1 # journeys: ignore J304, J310 J1\n", [("J304", 1), ("J310", 1), ("J1", 1)]),
        ("a: 1 # journeys: ignore J304 -- J310 is another matter\n", [("J304", 1)]),
        ("a: 1 # journeys: ignore J304 as J310 is\n", [("J304", 1), ("as", 1)]),
        ("a: 1 # why not # journeys: ignore J304\n", [("J304", 1)]),
        ("a: 1 # journeys: ignore\n", [("", 1)]),
        ("a: 1 # journeys: ignore -- why\n", [("", 1)]),
        ("# journeys: ignore J304\na: 1\n", [("J304", 2)]),
        ("# journeys: ignore J304\n\n# more\n\na: 1\n", [("J304", 5)]),
        ("# journeys: ignore J304\n# journeys: ignore J310\na: 1\n", [("J304", 3), ("J310", 3)]),
        ("a: | # journeys: ignore J304\n  text\n", [("J304", 1)]),
        ("a: [1,\n    # journeys: ignore J304\n    2]\n", [("J304", 3)]),
        ("a: 1\r\n# journeys: ignore J304\r\nb: 2\r\n", [("J304", 3)]),
        ("a: 1\n# journeys: ignore J304", [("J304", 2)]),
    ],
)
def test_what_a_comment_asks(text: str, found: list[tuple[str, int]]) -> None:
    assert asked(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a: '# journeys: ignore J304'\n",
        'a: "# journeys: ignore J304"\n',
        "a: |\n  # journeys: ignore J304\n",
        "a: x# journeys: ignore J304\n",
        "journeys: ignore\n",
        "a: 1 # journeys: ignored J304\n",
        "a: 1 # journey: ignore J304\n",
        "a: [ # journeys: ignore J304\n",
        "",
    ],
)
def test_what_is_no_such_comment(text: str) -> None:
    assert asked(text) == []


def test_where_a_code_stands() -> None:
    (first, second) = ignores("a: 1\nb: 2  # journeys: ignore J304, J310\n", "a.yaml")
    assert (str(first.place), first.place.length) == ("a.yaml:2:26", 4)
    assert (str(second.place), second.place.length) == ("a.yaml:2:32", 4)
