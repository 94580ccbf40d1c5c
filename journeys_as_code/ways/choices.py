"""What a person does at a point: which way on, and how long until then, by what is known of them.

What the inside of a splitter or of a wait for events means is assumed; where it is written in
another way than this tool's documentation does it, the story has to say which way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from journeys_as_code.model.graph import Edge
from journeys_as_code.model.values import format_duration, parse_duration
from journeys_as_code.ways.story import Time
from journeys_as_code.ways.traveller import Traveller, Undecided

_OTHERWISE = "default"


class Choice(NamedTuple):
    """The output that a person takes, by its alias, after so many seconds; "" at the end."""

    output: str
    stay: Time = 0


def choose(who: Traveller, name: str, ways: Sequence[Edge]) -> Choice:
    """What a person does at a point with these ways out. Raises Undecided."""
    kind = who.kind(name).name
    if kind == "wait":
        return Choice(ways[0].output if ways else "", _stay(who, name, "duration"))
    if kind == "wait_for_trigger":
        return _wait_for_trigger(who, name, ways)
    if not ways:
        return Choice("")
    told = who.told(name)
    if told is None and len(ways) > 1:
        told = _DECIDE.get(kind, _nobody_knows)(who, name, ways)
    return Choice(told or ways[0].output)


def _stay(who: Traveller, name: str, field: str) -> Time:
    """How long people stay: as the document says, else as the story does."""
    seconds = _written(who, name, field)
    seconds = who.person.waits.get(name) if seconds is None else seconds
    if seconds is None:
        said = f"it is not said how long the person stays at `{name}`"
        raise Undecided(said, f"say `waits: {{{name}: 8h}}`")
    return seconds


def _written(who: Traveller, name: str, field: str) -> Time | None:
    """The duration in a field of a point, where it is known."""
    written = who.data(name).get(field)
    return parse_duration(written) if isinstance(written, str) else None


def _nobody_knows(_: Traveller, name: str, ways: Sequence[Edge], fact: str = "") -> str:
    either = f", or {fact}" if fact else ""
    raise Undecided(
        f"it is not said which way the person takes at `{name}`",
        f"say `takes: {{{name}: {ways[0].output}}}`{either}",
    )


def _by_segment(who: Traveller, name: str, ways: Sequence[Edge]) -> str:
    code = who.data(name).get("filter_code")
    if not code or who.person.segments is None:
        return _nobody_knows(who, name, ways, f"`segments: [{code}]`" if code else "")
    return who.alias(name, "output1" if code in who.person.segments else _OTHERWISE)


def _by_channel(who: Traveller, name: str, ways: Sequence[Edge]) -> str:
    channel = who.data(name).get("channel")
    if not channel or who.person.channels is None:
        return _nobody_knows(who, name, ways, f"`channels: [{channel}]`" if channel else "")
    return who.alias(name, "output1" if channel in who.person.channels else _OTHERWISE)


def _by_tag(who: Traveller, name: str, ways: Sequence[Edge]) -> str:
    data = who.data(name)
    tag, branches = data.get("tag"), data.get("branches")
    wanted = [_values(branch) for branch in branches] if isinstance(branches, list) else [None]
    if not tag or None in wanted:
        return _nobody_knows(who, name, ways)
    if not who.knows_tag(tag):
        return _nobody_knows(who, name, ways, f"`tags: {{{tag}: ...}}`")
    has = {in_text(value) for value in _many(who.tag(tag))}
    fitting = (at for at, values in enumerate(wanted, 1) if values and not has.isdisjoint(values))
    number = next(fitting, 0)
    return who.alias(name, f"output{number}" if number else _OTHERWISE)


def _values(branch: Any) -> set[str] | None:
    """The tag values that lead into a branch, where it is nothing but a list of them."""
    if not isinstance(branch, dict) or branch.keys() not in ({"values"}, {"value"}):
        return None
    (values,) = branch.values()
    return {in_text(value) for value in _many(values)}


def _wait_for_trigger(who: Traveller, name: str, ways: Sequence[Edge]) -> Choice:
    told = who.told(name)
    if told is not None:
        return Choice(told, _told_stay(who, name, told))
    events = [_events(branch) for branch in _many(who.data(name).get("branches", []))]
    if None in events:
        _nobody_knows(who, name, ways)
    stay = _stay(who, name, "period")
    come = [found for at, names in enumerate(events, 1) for found in _coming(who, names or (), at)]
    first = min((it for it in come if it[0] < who.at + stay), default=None)
    if first is None:
        return Choice(who.alias(name, _OTHERWISE) if ways else "", stay)
    when, number, event = first
    who.spent.add((event, when))
    return Choice(who.alias(name, f"output{number}"), when - who.at)


def _told_stay(who: Traveller, name: str, output: str) -> Time:
    """How long somebody waits who takes an output that the story names."""
    if output == who.alias(name, _OTHERWISE):
        return _stay(who, name, "period")
    stay = who.person.waits.get(name)
    if stay is None:
        said = f"it is not said after what time the person takes `{output}` at `{name}`"
        raise Undecided(said, f"say `waits: {{{name}: 1h}}`, or which event comes when in `events`")
    period = _written(who, name, "period")
    if period is not None and stay >= period:
        said = f"the wait at `{name}` is over after {format_duration(period)}"
        raise Undecided(said, f"say a shorter time in `waits: {{{name}: ...}}`")
    return stay


def _events(branch: Any) -> list[str] | None:
    """The names of the events of a branch, where that is how they are written."""
    found = branch.get("events") if isinstance(branch, dict) else None
    if not isinstance(found, list):
        return None
    names = [it.get("event_name") if isinstance(it, dict) else None for it in found]
    return names if all(isinstance(name, str) for name in names) else None  # type: ignore[return-value]


def _coming(who: Traveller, names: Sequence[str], number: int) -> Iterator[tuple[Time, int, str]]:
    """The events of a branch that are still to come, with the number of the branch."""
    for name in names:
        for when in who.person.events.get(name, ()):
            if when >= who.at and (name, when) not in who.spent:
                yield when, number, name


def _many(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def in_text(value: Any) -> str:
    """A value of a tag as text: `2` and `"2"` are the same."""
    return str(value).lower() if isinstance(value, bool) else str(value)


_DECIDE: Mapping[str, Callable[[Traveller, str, Sequence[Edge]], str]] = {
    "boolean_splitter": _by_segment,
    "reachability_check": _by_channel,
    "tag_splitter": _by_tag,
}
