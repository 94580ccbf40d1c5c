"""Which live journey is which file's, when nobody remembers. Pure: judges what was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from journeys_as_code.compile.namings import Naming, recognised
from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.journey import Status
from journeys_as_code.operate.adopt import match_points
from journeys_as_code.plan.portrait import ENOUGH, Portrait
from journeys_as_code.remote.port import Prior, Rung

Differing = Callable[[Resource, Prior, Mapping[str, str]], tuple[str, ...]]
"""The places in which a live journey, its points matched so, is not what a file says."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A file without a record.

    `pinned` is the journey it names itself, `namings` are what this tool may have called its points,
    the likeliest first.
    """

    resource: Resource
    pinned: str | None
    namings: Sequence[Naming]


@dataclass(frozen=True, slots=True)
class Match:
    """A live journey found for a file, and why that is sure; `points` are its points by name there."""

    key: str
    prior: Prior
    why: str
    points: Mapping[str, str]
    differs: tuple[str, ...]
    """The places in which it is not what the file says."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A file whose journey may be one of these (by uuid), or none: somebody has to say."""

    key: str
    words: str
    uuids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """What could be said of every file without a record, and the live journeys that are nobody's."""

    matches: tuple[Match, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    absent: tuple[str, ...] = ()
    """Keys of which the account surely has nothing."""
    unmanaged: int = 0
    kept: int = 0
    """Records that were there."""
    blind: str = ""
    """What could not be looked at, in words."""


def find_again(
    lost: Sequence[Lost], live: Sequence[Prior], differing: Differing, *, blind: str = ""
) -> FoundAgain:
    """Judge every file against every live journey that belongs to none."""
    found = {it.resource.key: _candidates(it, live) for it in lost}
    taken: dict[str, list[str]] = {}
    for key, (_, priors) in found.items():
        for prior in priors:
            taken.setdefault(prior.uuid, []).append(key)
    matches, doubts, absent = [], [], []
    for it in lost:
        key = it.resource.key
        why, priors = found[key]
        judged = _judged(it, why, priors, taken, differing)
        if isinstance(judged, Match):
            matches.append(judged)
        elif isinstance(judged, Doubt):
            doubts.append(judged)
        elif blind:
            doubts.append(Doubt(key, "it may be there, and cannot be looked for"))
        elif alike := _alike(it.resource, (prior for prior in live if prior.uuid not in taken)):
            words = "a journey under another title says what the file says, or most of it"
            doubts.append(Doubt(key, words, tuple(prior.uuid for prior in alike)))
        else:
            absent.append(key)
    claimed = {it.prior.uuid for it in matches} | {uuid for it in doubts for uuid in it.uuids}
    unmanaged = sum(prior.uuid not in claimed for prior in live)
    return FoundAgain(tuple(matches), tuple(doubts), tuple(absent), unmanaged, blind=blind)


def _candidates(it: Lost, live: Sequence[Prior]) -> tuple[str, list[Prior]]:
    """The live journeys that may be a file's, by the best evidence there is, and that evidence."""
    if it.pinned:
        return "its file names it", [prior for prior in live if prior.uuid == it.pinned]
    derived = frozenset(uuid for naming in it.namings for uuid in naming.values())
    ours = [prior for prior in live if derived & set(prior.uuids.values())]
    titled = [prior for prior in live if _is_titled(prior, it.resource)]
    if not ours:
        return "", titled
    if not any(prior in titled and not _is_over(prior) for prior in ours):
        # The key, or the names of its points, may have been another journey's.
        ours += [prior for prior in titled if prior not in ours and not _is_over(prior)]
    return _made_here(derived, ours[0]), ours


def _alike(resource: Resource, live: Iterable[Prior]) -> list[Prior]:
    """The journeys in use that are nobody's and look like a file: its title may be new since then."""
    wanted = Portrait.of(resource.document)
    return [
        prior
        for prior in live
        if not _is_over(prior) and wanted.like(Portrait.of(prior.document)).share >= ENOUGH
    ]


def _is_titled(prior: Prior, resource: Resource) -> bool:
    return _plain(str(prior.document.get("title", ""))) == _plain(resource.title)


def _is_over(prior: Prior) -> bool:
    return prior.status is Status.ARCHIVED


def _made_here(derived: frozenset[str], prior: Prior) -> str:
    live = prior.uuids.values()
    made = sum(uuid in derived for uuid in live)
    if made == len(live):
        return "its points are those that this tool makes"
    are = "is one that this tool makes" if made == 1 else "are those that this tool makes"
    return f"{made} of its {len(live)} points {are}"


def _judged(
    it: Lost, why: str, priors: list[Prior], taken: Mapping[str, list[str]], differing: Differing
) -> Match | Doubt | None:
    key, uuids = it.resource.key, tuple(prior.uuid for prior in priors)
    if not priors:
        words = f"its file names {it.pinned}, which is not there"
        return Doubt(key, words) if it.pinned else None
    rivals = [other for other in taken[uuids[0]] if other != key]
    doubt = ""
    if len(priors) > 1:
        doubt = "several journeys may be it"
    elif rivals:
        doubt = f"the same journey may be that of {', '.join(rivals)}"
    elif priors[0].rung is not Rung.READ:
        doubt = "a journey has its title, and its points cannot be compared"
    return Doubt(key, doubt, uuids) if doubt else _matched(it, why, priors[0], differing)


def _matched(it: Lost, why: str, prior: Prior, differing: Differing) -> Match | Doubt:
    """The one journey that may be a file's: sure by the evidence, or by being what the file says."""
    key = it.resource.key
    said = recognised(it.namings, prior.uuids.values())
    points = match_points(it.resource.document, prior.document, prior.uuids, said)
    differs = differing(it.resource, prior, points)
    if not why and differs:
        words = "a journey has its title, and is not what the file says"
        return Doubt(key, words, (prior.uuid,))
    if differs and not _is_titled(prior, it.resource) and len(said) * 2 <= len(prior.uuids):
        words = f"{why}, but it has another title and is not what the file says"
        return Doubt(key, words, (prior.uuid,))
    return Match(key, prior, why or "it has its title, and is what the file says", points, differs)


def _plain(title: str) -> str:
    return " ".join(title.split())
