import pytest

from journeys_as_code.remote.names import camel, folded, rest, spelled, take


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("next_point_uuid", "nextPointUuid"),
        ("nextPointUuid", "nextPointUuid"),
        ("from", "from"),
        ("foo_2bar", "foo2bar"),
        ("foo__bar_", "fooBar"),
        ("_foo", "Foo"),
        ("X-Api_Key", "X-Api_Key"),
        ("tag name_x", "tag name_x"),
        ("", ""),
    ],
)
def test_camel_as_protobuf_does_it(name: str, spelling: str) -> None:
    assert camel(name) == spelling


def test_take_finds_either_spelling_and_passes_over_null() -> None:
    assert take({"point_type": "a"}, "point_type") == "a"
    assert take({"pointType": "a"}, "point_type") == "a"
    assert take({"point_type": None, "pointType": "a"}, "point_type") == "a"
    assert take({}, "point_type") is None


def test_rest_is_what_nobody_asked_for() -> None:
    message = {"pointType": 1, "point_data": 2, "newPart": 0, "nothing": None}
    assert rest(message, spelled("point_type", "point_data")) == {"newPart": 0}


def test_keys_that_would_become_one_are_data() -> None:
    assert folded(["foo_bar", "x_y"]) == {"foo_bar": "fooBar", "x_y": "xY"}
    assert folded(["foo_bar", "fooBar", "x_y"]) == {
        "foo_bar": "foo_bar",
        "fooBar": "fooBar",
        "x_y": "xY",
    }
