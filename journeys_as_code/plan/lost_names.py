"""Points that seem to have been renamed without a word: they would be made anew under new uuids.

Statistics and the people inside hang on the uuids. So where a live point is called by no name any
more and a new one looks just like it, nothing is done to the journey before its file says what it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeys_as_code.compile.resource import Home, Resource
from journeys_as_code.model.journey import Document, Point, Status, kind_of, targets_of
from journeys_as_code.model.matching import Alike, How, Pair, match
from journeys_as_code.plan.likeness import alike_by
from journeys_as_code.remote.names import take
from journeys_as_code.remote.port import Prior
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.source.spelling import scalar
from journeys_as_code.state.record import Record

_ALL_ALIKE = ("wait", "exit")
"""Kinds of which any two say the same so often that only their place tells."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A new point, the live one that it may be, and whether that is more than a guess."""

    new: str
    old: str
    why: str
    likely: bool


def guesses(
    record: Record, prior: Prior, resource: Resource, semantics: Semantics
) -> tuple[Guess, ...]:
    """The points that may have been renamed without a word, in order of the file.

    The record's documents are in the names of today.
    """
    ours, live = resource.identity.points, prior.uuids
    if ours == live or _never_ran(prior):
        return ()
    applied: Mapping[str, Point] = (record.applied or {}).get("points") or {}
    here, known = set(ours.values()), set(record.points.values())
    gone = sorted(n for n, it in live.items() if it in known and it not in here and n in applied)
    there = set(live.values()) | known
    new = sorted(n for n, it in ours.items() if it not in there and _may_be_old(resource, n))
    if not (gone and new):
        return ()
    kept = [name for name, it in ours.items() if live.get(name) == it]
    wanted = _only(resource.document["points"], [*kept, *new])
    before = _only({**prior.document["points"], **applied}, [*kept, *gone])
    same = alike_by(semantics)
    pairs = match(wanted, before, {name: name for name in kept}, same)
    one, other = wanted["points"], before["points"]
    found = [_judged(pairs[name], pairs, one, other) for name in new if name in pairs]
    paired = {pair.other for pair in pairs.values()}
    left = {name: other[name] for name in gone if name not in paired}
    found += [_one_of(name, one[name], left, same) for name in new if name not in pairs]
    return tuple(guess for guess in found if guess is not None)


def refusal(found: Sequence[Guess], resource: Resource) -> str:
    """Why nothing is done to a journey with such points, and what to write; empty without any."""
    likely = [guess for guess in found if guess.likely]
    if not likely:
        return ""
    looks = ", ".join(f"`{it.new}` looks like `{it.old}` ({it.why})" for it in likely)
    anew = "it would be made anew and lose its statistics; if"
    if len(likely) > 1:
        anew = "they would be made anew and lose their statistics; where"
    return (
        f"{looks}: without a word {anew} it is the same point, write {_words(likely, resource)}, "
        "else `renamed_from: false`"
    )


def remark(found: Sequence[Guess], resource: Resource) -> str:
    """What to know of new points that only stand where others stood; empty where there are none."""
    unlikely = [guess for guess in found if not guess.likely]
    if not unlikely:
        return ""
    stand = ", ".join(f"`{it.new}` stands where `{it.old}` stood" for it in unlikely)
    return f"{stand}; if it is the same point, write {_words(unlikely, resource)}"


def _words(found: Iterable[Guess], resource: Resource) -> str:
    """The lines to write, by file."""
    lines: dict[str, list[str]] = {}
    for guess in found:
        file, line = _word(guess, resource)
        lines.setdefault(file, []).append(line)
    said = (f"in {file} {', '.join(dict.fromkeys(them))}" for file, them in lines.items())
    return " and ".join(said)


def _word(guess: Guess, resource: Resource) -> tuple[str, str]:
    """The file to write into, and the line to write there; a fragment gives its points a prefix."""
    home = resource.homes.get(guess.new, Home(resource.file, guess.new))
    prefix = guess.new.removesuffix(home.name)
    old = guess.old.removeprefix(prefix)
    if guess.old == f"{prefix}{old}" and old:
        return home.file, f"`renamed_from: {scalar(old)}` into `{home.name}`"
    if guess.old.endswith(home.name):
        before = scalar(guess.old.removesuffix(home.name))
        return resource.file, f"`renamed_from: {before}` below `file: {home.file}`"
    pin = f"the uuid of `{guess.old}` as `uuid:` into `{home.name}` (`journeys state show {resource.key}`)"
    return home.file, pin


def _never_ran(prior: Prior) -> bool:
    """Whether nobody was ever in the journey, so that nothing hangs on its uuids."""
    info = take(prior.raw, "info")
    is_draft = prior.status is Status.DRAFT and isinstance(info, dict)
    return is_draft and not take(info, "is_first_activated")


def _may_be_old(resource: Resource, name: str) -> bool:
    return resource.renamed_from.get(name) is not False


def _only(points: Mapping[str, Point], names: Collection[str]) -> Document:
    return {"points": {name: points[name] for name in names}}


def _judged(
    pair: Pair, pairs: Mapping[str, Pair], wanted: Mapping[str, Point], before: Mapping[str, Point]
) -> Guess | None:
    point = wanted[pair.name]
    in_place = _neighbours(pair, pairs, wanted, before)
    telling = tells(point)
    if pair.how is How.TITLE:
        return Guess(pair.name, pair.other, "the same title", likely=True)
    if pair.how is How.DATA and (telling or in_place):
        said = "the same data" if telling else "the same kind"
        why = f"{said} in the same place" if in_place else said
        return Guess(pair.name, pair.other, why, likely=True)
    if in_place:
        return Guess(pair.name, pair.other, "the same place", likely=False)
    return None


def _one_of(name: str, point: Point, left: dict[str, Point], same: Alike) -> Guess | None:
    """A point that may be any of several: none of them may be proposed twice."""
    kind = kind_of(point)
    alike = (
        old for old, it in left.items() if kind_of(it) == kind and same(kind, point[kind], it[kind])
    )
    old = next(alike, None) if tells(point) else None
    if old is None:
        return None
    del left[old]
    return Guess(name, old, "the same data, as others have it too", likely=True)


def tells(point: Point) -> bool:
    """Whether its data alone says which point it is."""
    return kind_of(point) not in _ALL_ALIKE and bool(point[kind_of(point)])


def _neighbours(
    pair: Pair, pairs: Mapping[str, Pair], wanted: Mapping[str, Point], before: Mapping[str, Point]
) -> bool:
    """Whether a way in or out leads from or to points that are one."""
    names = {name: it.other for name, it in pairs.items()}
    out, were_out = targets_of(wanted[pair.name]), targets_of(before[pair.other])
    if any(way in were_out and names.get(to) == were_out[way] for way, to in out.items()):
        return True
    return any(
        to == pair.name and targets_of(before[names[name]]).get(way) == pair.other
        for name, point in wanted.items()
        if name in names
        for way, to in targets_of(point).items()
    )
