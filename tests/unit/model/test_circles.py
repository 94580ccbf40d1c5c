"""Circles are found wherever there are some, one for each part, and fast."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.model.circles import circles, parts

NAMES = "abcde"


@st.composite
def ways(draw: st.DrawFn) -> dict[str, list[str]]:
    return {name: draw(st.lists(st.sampled_from(NAMES), max_size=3)) for name in NAMES}


@given(ways())
def test_a_circle_is_one_and_every_part_has_its_own(graph: dict[str, list[str]]) -> None:
    found = circles(graph)
    for circle in found:
        ahead = (*circle[1:], circle[0])
        assert all(to in graph[name] for name, to in zip(circle, ahead, strict=True))
        assert circle[0] == min(circle, key=list(graph).index)
    assert len(found) == len({part for part in parts(graph) if is_round(graph, part)})
    assert bool(found) == any_circle(graph)


def is_round(graph: dict[str, list[str]], part: frozenset[str]) -> bool:
    return any(to in part for name in part for to in graph[name])


def any_circle(graph: dict[str, list[str]]) -> bool:
    """Whether no order of the points lets every way lead forward."""
    return not any(
        all(order.index(name) < order.index(to) for name in order for to in graph[name])
        for order in permutations(graph)
    )


def test_the_shortest_way_round_is_shown() -> None:
    graph = {"a": ["b", "d"], "b": ["c"], "c": ["a"], "d": ["a"]}
    assert circles(graph) == (("a", "d"),)


def test_many_points_take_no_time() -> None:
    many = 20_000
    ring = {str(number): [str((number + 1) % many)] for number in range(many)}
    assert len(circles(ring)[0]) == many
    assert len(circles({name: [name] for name in ring})) == many
