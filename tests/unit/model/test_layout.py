"""Places on the canvas, as rows of a picture."""

import time

import pytest
from support.graphs import drawn

from journeys_as_code.model.journey import Document
from journeys_as_code.model.layout import ROW, STEP, layout, missing_places
from journeys_as_code.model.points.catalogue import Catalogue

CATALOGUE = Catalogue.builtin()


def picture(document: Document) -> str:
    """The layout with one column a step and one line half a row."""
    places = layout(document, CATALOGUE)
    lines: dict[int, dict[int, str]] = {}
    for name, (x, y) in places.items():
        lines.setdefault(round(y / ROW * 2), {})[round(x / STEP)] = name
    rows = [lines.get(at, {}) for at in range(max(lines) + 1)]
    return "\n".join(
        "".join(f"{row.get(at, ''):<6}" for at in range(max(row, default=-1) + 1)).rstrip()
        for row in rows
    )


def test_a_chain_is_a_line() -> None:
    assert picture(drawn(start="message_bus a", a="send_push b", b="exit")) == "start a     b"


def test_branches_stand_beside_each_other_in_their_order_and_centred() -> None:
    tree = drawn(start="message_bus a", a="split x y z", z="exit", y="exit", x="exit")
    assert picture(tree) == (
        "            x\n"
        "\n"
        "start a     y\n"
        "\n"
        "            z"
    )  # fmt: skip


def test_a_way_past_others_keeps_a_lane_free() -> None:
    past = drawn(
        start="message_bus a", a="split end b", b="send_push c", c="send_push end", end="exit"
    )
    assert picture(past) == (
        "start a                 end\n"
        "            b     c"
    )  # fmt: skip


def test_branches_that_contradict_each_other_are_laid_out_all_the_same() -> None:
    both = drawn(
        start="message_bus a", a="split b c", b="split x y", c="split y x", x="exit", y="exit"
    )
    assert picture(both) == (
        "            b     x\n"
        "start a\n"
        "            c     y"
    )  # fmt: skip


def test_a_way_to_a_point_that_is_not_there_is_left_out() -> None:
    assert picture(drawn(start="message_bus nowhere", a="exit")) == "start\n\na"


def test_a_loop_leads_back_and_changes_no_order() -> None:
    loop = drawn(start="message_bus a", a="send_push b", b="split a end", end="exit")
    assert picture(loop) == "start a     b     end"


def test_several_entries_and_what_nobody_comes_to() -> None:
    two = drawn(one="message_bus a", two="message_bus a", a="exit", stray="send_push a")
    assert picture(two) == (
        "one\n"
        "\n"
        "two   a\n"
        "\n"
        "stray"
    )  # fmt: skip


def test_no_points_no_places() -> None:
    assert layout({"title": "Nothing"}, CATALOGUE) == {}
    assert missing_places({"title": "Nothing", "points": {}}, CATALOGUE) == {}


def placed(document: Document, **places: tuple[float, float]) -> Document:
    points = dict(document["points"])
    for name, (x, y) in places.items():
        points[name] = {**points[name], "position": {"x": x, "y": y}}
    return {**document, "points": points}


CHAIN = drawn(start="message_bus a", a="send_push b", b="send_push c", c="exit")


def test_what_has_a_place_keeps_it_and_is_not_named() -> None:
    given = placed(CHAIN, start=(5, 5), a=(1000, 1000))
    assert missing_places(given, CATALOGUE) == {
        "b": (1000 + STEP, 1000),
        "c": (1000 + 2 * STEP, 1000),
    }


def test_a_new_point_goes_beside_the_one_that_leads_to_it_or_below() -> None:
    live = placed(CHAIN, start=(0, 0), a=(STEP, 0), b=(2 * STEP, 0), c=(3 * STEP, 0))
    wanted = {**live, "points": {**live["points"], "new": {"send_push": {}, "next": "b"}}}
    wanted["points"]["a"] = {**wanted["points"]["a"], "next": "new"}
    assert missing_places(wanted, CATALOGUE, live) == {"new": (2 * STEP, ROW)}


def test_a_new_entry_goes_before_what_it_leads_to() -> None:
    live = placed(CHAIN, start=(0, 0), a=(STEP, 0), b=(2 * STEP, 0), c=(3 * STEP, 0))
    wanted = {**live, "points": {**live["points"], "too": {"start_by_api": {}, "next": "b"}}}
    assert missing_places(wanted, CATALOGUE, live) == {"too": (0, ROW)}


def test_what_nothing_is_near_to_goes_below_everything() -> None:
    live = placed(CHAIN, start=(0, 0), a=(STEP, 300), b=(2 * STEP, 0), c=(3 * STEP, 0))
    wanted = {**live, "points": {**live["points"], "stray": {"exit": {}}}}
    assert missing_places(wanted, CATALOGUE, live) == {"stray": (0, 300 + ROW)}


def test_a_live_point_without_a_position_is_at_zero_and_stays_there() -> None:
    wanted = drawn(start="message_bus a", a="send_push new", new="send_push b", b="exit")
    live = drawn(start="message_bus a", a="send_push b", b="exit")
    assert missing_places(wanted, CATALOGUE, live) == {"new": (STEP, 0)}


@pytest.mark.parametrize("odd", [float("inf"), float("nan"), -1e300, 1e300, "far", None])
def test_a_place_that_no_canvas_has_counts_as_zero(odd: object) -> None:
    live = drawn(start="message_bus a", a="exit")
    live["points"]["a"]["position"] = {"x": odd, "y": odd}
    wanted = drawn(start="message_bus new", new="send_push a", a="exit")
    wanted["points"]["a"] = live["points"]["a"]
    assert missing_places(wanted, CATALOGUE, live) == {"new": (STEP, 0)}


def test_a_journey_of_thousands_of_points_takes_a_moment() -> None:
    names = [f"p{number}" for number in range(3_000)]
    following = [*names[1:], "end"]
    ways = {name: f"split end {to}" for name, to in zip(names, following, strict=True)}
    begun = time.process_time()
    places = layout(drawn(start="message_bus p0", **ways, end="exit"), CATALOGUE)
    assert len(set(places.values())) == 3_002
    assert time.process_time() - begun < 5
