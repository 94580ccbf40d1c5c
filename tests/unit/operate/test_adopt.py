from journeys_as_code.model.journey import Document, Point
from journeys_as_code.operate.adopt import match_points


def push(title: str = "") -> Point:
    return {"send_push": {}} | ({"title": title} if title else {})


def doc(**points: Point) -> Document:
    return {"points": points}


def test_the_same_name_and_kind_is_the_same_point() -> None:
    assert match_points(doc(hello=push()), doc(hello=push("Hi")), {"hello": "1"}, {}) == {
        "hello": "1"
    }


def test_a_title_that_one_point_has_on_each_side_tells() -> None:
    live = doc(a=push("Say hello"), b=push("Say bye"))

    found = match_points(
        doc(hello=push("Say hello"), bye=push("Say Bye")), live, {"a": "1", "b": "2"}, {}
    )

    assert found == {"hello": "1", "bye": "2"}


def test_the_only_point_of_its_kind_is_taken_whatever_its_title() -> None:
    assert match_points(doc(x={"exit": {}}), doc(y={"exit": {}}), {"y": "7"}, {}) == {"x": "7"}


def test_what_could_be_two_points_is_left_out() -> None:
    live = doc(a=push("Same"), b=push("Same"))

    assert match_points(doc(x=push("Same"), y=push("New")), live, {"a": "1", "b": "2"}, {}) == {}


def test_a_pin_decides_before_any_likeness() -> None:
    live = doc(a=push("Say hello"), b=push("Other"))

    found = match_points(doc(hello=push()), live, {"a": "1", "b": "2"}, {"hello": "2"})

    assert found == {"hello": "2"}


def test_a_pin_to_a_point_that_is_not_there_is_no_match() -> None:
    assert match_points(doc(x=push("A")), doc(y={"exit": {}}), {"y": "1"}, {"x": "9"}) == {}
