"""Every way through a journey."""

import pytest
from support.graphs import drawn

from journeys_as_code.model.flow import ways_of
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.ways.paths import HUGE, MOST, End, count_ways, paths

CATALOGUE = Catalogue.builtin()


def lines(document: Document) -> list[str]:
    """Each way on a line: points with their outputs, and how it ends."""
    found = paths("key", document, CATALOGUE)
    assert found.exact
    assert found.count == len(found.ways)
    return [
        " ".join(f"{step.point}:{step.output}" if step.splits else step.point for step in way.steps)
        + (f" -> {way.back_to}" if way.end is End.LOOP else "" if way.end is End.EXIT else " ...")
        for way in found.ways
    ]


def counted(document: Document) -> tuple[int, bool]:
    graph = Graph.of(document, CATALOGUE)
    return count_ways(ways_of(graph), graph.entries)


def test_one_way() -> None:
    assert lines(drawn(start="message_bus a", a="send_push b", b="exit")) == ["start a b"]


def test_branches_in_the_order_of_their_outputs() -> None:
    split = drawn(start="message_bus a", a="split b c b", b="send_push c", c="exit")
    assert lines(split) == ["start a:branch1 b c", "start a:branch2 c", "start a:otherwise b c"]


def test_every_entry_in_the_order_of_the_file() -> None:
    two = drawn(one="start_by_api a", two="message_bus a", a="exit", stray="send_push a")
    assert lines(two) == ["one a", "two a"]


def test_a_loop_is_cut_where_it_comes_back() -> None:
    loop = drawn(start="message_bus a", a="send_push b", b="split a b end", end="exit")
    assert lines(loop) == [
        "start a b:branch1 -> a",
        "start a b:branch2 -> b",
        "start a b:otherwise end",
    ]


def test_a_loop_into_the_entry_and_a_dead_end() -> None:
    assert lines(drawn(start="message_bus a", a="split start b", b="send_push")) == [
        "start a:branch1 -> start",
        "start a:otherwise b ...",
    ]


def test_an_entry_that_leads_nowhere() -> None:
    assert lines(drawn(start="message_bus")) == ["start ..."]


def test_a_journey_without_points_has_no_ways() -> None:
    assert lines({"title": "Nothing", "points": {}}) == []


def test_waits_and_messages_are_summed_up() -> None:
    document = drawn(start="message_bus a", a="wait b", b="send_push c", c="wait d", d="exit")
    document["points"]["a"]["wait"] = {"duration": "1d"}
    (way,) = paths("key", document, CATALOGUE).ways
    assert [str(step.arrival) for step in way.steps] == ["at once", "at once", "1d", "1d", "1d + ?"]
    assert str(way.delay) == "1d + ?"
    assert way.delay.unknown == 1
    assert [step.title for step in way.messages] == ["B"]


def test_a_wait_for_events_takes_up_to_its_period() -> None:
    document = drawn(start="message_bus a", end="exit")
    document["points"]["a"] = {
        "wait_for_trigger": {"period": "2h"},
        "outputs": {"triggered1": "end", "not_triggered": "end"},
    }
    assert [str(way.delay) for way in paths("key", document, CATALOGUE).ways] == ["up to 2h", "2h"]


def split_ways(rungs: int) -> dict[str, str]:
    """2 ** rungs ways from a0 on."""
    ways = {f"a{at}": f"split b{at} a{at + 1}" for at in range(rungs)}
    ways |= {f"b{at}": f"send_push a{at + 1}" for at in range(rungs)}
    return {**ways, f"a{rungs}": "exit"}


def ladder(rungs: int) -> Document:
    return drawn(start="message_bus a0", **split_ways(rungs))


@pytest.mark.parametrize("rungs", [0, 1, 5, 9])
def test_as_many_as_can_be_shown_are(rungs: int) -> None:
    assert len(lines(ladder(rungs))) == 2**rungs


def test_more_are_counted_and_not_gone_through() -> None:
    assert MOST < 2**10
    for rungs in (10, 40, 59):
        found = paths("key", ladder(rungs), CATALOGUE)
        assert (found.count, found.exact, found.ways) == (2**rungs, True, ())
    found = paths("key", ladder(2_000), CATALOGUE)
    assert (found.count, found.exact, found.ways) == (HUGE, False, ())


def test_few_ways_that_are_very_long_are_counted_only() -> None:
    chain = {f"c{at}": f"wait c{at + 1}" for at in range(1_000)}
    long = drawn(start="message_bus c0", **chain, c1000="send_push a0", **split_ways(7))
    found = paths("key", long, CATALOGUE)
    assert (found.count, found.exact, found.ways) == (2**7, True, ())


def test_a_loop_with_two_doors_is_only_bounded() -> None:
    """Whoever comes in at b passes a before it is cut; nobody knows that without going there."""
    doors = drawn(
        start="message_bus s", s="split a b", a="split b end", b="split a end", end="exit"
    )
    assert len(lines(doors)) == 6
    assert counted(doors) == (5, False)


def test_a_loop_that_everybody_enters_alike_is_exact() -> None:
    loop = drawn(start="message_bus a", a="split b c", b="split a c", c="exit")
    assert counted(loop) == (len(lines(loop)), True)
