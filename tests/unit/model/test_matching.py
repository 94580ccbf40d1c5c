"""Which point is which, when two documents call them by names of their own."""

from typing import Any

from support.graphs import drawn

from journeys_as_code.model.journey import Document
from journeys_as_code.model.matching import How, match


def same(_: str, one: Any, other: Any) -> bool:
    return bool(one == other)


def push(title: str = "", preset: str = "", **more: Any) -> dict[str, Any]:
    return {"send_push": {"preset_code": preset} if preset else {}, **more} | (
        {"title": title} if title else {}
    )


def doc(**points: Any) -> Document:
    return {"points": points}


def found(one: Document, other: Document, **said: str) -> dict[str, tuple[str, str]]:
    return {n: (pair.other, pair.how.name) for n, pair in match(one, other, said, same).items()}


def test_what_is_said_decides_before_any_likeness() -> None:
    live = doc(a=push("Say hello"), b=push("Other"))
    assert found(doc(hello=push("Say hello")), live, hello="b") == {"hello": ("b", "UUID")}


def test_what_is_said_of_a_point_that_is_not_there_says_nothing() -> None:
    assert found(doc(x=push("A")), doc(y={"exit": {}}), x="z") == {}


def test_a_title_that_one_point_of_a_kind_has_on_each_side() -> None:
    live = doc(a=push("Say hello"), b=push("Say bye"))
    file = doc(hello=push("Say hello"), bye=push("Say Bye"))
    assert found(file, live) == {"hello": ("a", "TITLE"), "bye": ("b", "TITLE")}


def test_without_a_title_the_name_says_it() -> None:
    assert found(doc(say_hello=push()), doc(a=push("Say hello"))) == {"say_hello": ("a", "TITLE")}


def test_of_one_title_the_data_tells() -> None:
    live = doc(a=push("Push", "1"), b=push("Push", "2"))
    file = doc(x=push("Push", "2"), y=push("Push", "1"))
    assert found(file, live) == {"x": ("b", "DATA"), "y": ("a", "DATA")}


def test_of_one_title_and_data_the_place_tells() -> None:
    live = drawn(start="message_bus one", one="wait two", two="wait end", end="exit")
    file = drawn(start="message_bus b", a="wait out", b="wait a", out="exit")
    assert found(file, live) == {
        "start": ("start", "TITLE"),
        "b": ("one", "DATA"),
        "a": ("two", "DATA"),
        "out": ("end", "DATA"),
    }


def test_another_message_in_the_same_place_is_only_likely() -> None:
    live = doc(go={"exit": {}}, a=push("Old", "1", next="go"))
    file = doc(go={"exit": {}}, b=push("New", "2", next="go"))
    (pair,) = (pair for pair in match(file, live, {}, same).values() if pair.name == "b")
    assert (pair.other, pair.how, pair.sure) == ("a", How.PLACE, False)


def test_the_only_point_of_its_kind_is_likely() -> None:
    assert found(doc(x={"exit": {}}), doc(y={"exit": {}})) == {"x": ("y", "KIND")}


def test_what_could_be_two_points_is_left_out() -> None:
    live = doc(a=push("Same"), b=push("Same"))
    assert found(doc(x=push("Same"), y=push("New")), live) == {}


def test_texts_that_name_other_points_are_the_same_whatever_these_are_called() -> None:
    def hook(name: str) -> dict[str, Any]:
        return {"title": "Hook", "webhook": {"data": f"{{{{point:{name};event:opened}}}}"}}

    live = doc(a=push("Hello", "1"), h1=hook("a"), h2={**hook("a"), "next": "a"})
    file = doc(hello=push("Hello", "1"), x={**hook("hello"), "next": "hello"}, y=hook("hello"))
    assert found(file, live) == {
        "hello": ("a", "TITLE"),
        "x": ("h2", "DATA"),
        "y": ("h1", "DATA"),
    }
