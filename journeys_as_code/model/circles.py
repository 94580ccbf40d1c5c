"""Circles in a graph: where a way leads back to a point it has passed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Ways = Mapping[str, Sequence[str]]
"""Where each point leads; every target is a point too."""


def circles(ways: Ways) -> tuple[tuple[str, ...], ...]:
    """A shortest circle through the first point of each part in which all come to all, in order."""
    order = {name: number for number, name in enumerate(ways)}
    firsts = {
        min(part, key=order.__getitem__): part
        for part in parts(ways)
        if len(part) > 1 or part & set(ways[next(iter(part))])
    }
    return tuple(_circle(first, ways, firsts[first]) for first in sorted(firsts, key=order.get))  # type: ignore[arg-type]


def parts(ways: Ways) -> Iterator[frozenset[str]]:
    """The parts in which every point can be come to from every other, each before those it leads to.

    By Kosaraju's two walks, in linear time.
    """
    back: dict[str, list[str]] = {name: [] for name in ways}
    for name, targets in ways.items():
        for target in targets:
            back[target].append(name)
    placed: set[str] = set()
    for start in reversed(_left(ways)):
        if start not in placed:
            part, todo = {start}, [start]
            while todo:
                new = set(back[todo.pop()]) - placed - part
                part |= new
                todo += new
            placed |= part
            yield frozenset(part)


def _left(ways: Ways) -> list[str]:
    """The points in the order in which a walk in depth leaves them for good."""
    seen: set[str] = set()
    left: list[str] = []
    for start in ways:
        trail = [] if start in seen else [(start, iter(ways[start]))]
        seen.add(start)
        while trail:
            name, rest = trail[-1]
            ahead = next((target for target in rest if target not in seen), None)
            if ahead is None:
                left.append(name)
                trail.pop()
            else:
                seen.add(ahead)
                trail.append((ahead, iter(ways[ahead])))
    return left


def _circle(first: str, ways: Ways, part: frozenset[str]) -> tuple[str, ...]:
    """The shortest way inside a part from a point back to itself."""
    came: dict[str, str] = {}
    todo = [first]
    for name in todo:
        for target in ways[name]:
            if target in part and target not in came:
                came[target] = name
                todo.append(target)
    circle = [came[first]]
    while circle[-1] != first:
        circle.append(came[circle[-1]])
    return tuple(reversed(circle))
