"""Which point of a file is which point of a live journey, for a journey that is taken over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeys_as_code.model.journey import Document, Point, default_title, kind_of
from journeys_as_code.model.matching import How, Pair, match
from journeys_as_code.plan.likeness import alike_by
from journeys_as_code.remote.port import Prior
from journeys_as_code.remote.semantics import Semantics


@dataclass(frozen=True, slots=True)
class Match:
    """A point of a file and the live point that it is; `title` is the live one's."""

    name: str
    uuid: str
    title: str
    how: How
    sure: bool


@dataclass(frozen=True, slots=True)
class Stray:
    """A point that only one side has: by its name in the file, or by uuid and title where it is live."""

    name: str
    uuid: str
    title: str
    kind: str


@dataclass(frozen=True)
class Adoption:
    """How a file fits a live journey, in the order of the file.

    An apply would add the points that are only in the file, and remove those that are only live.
    """

    key: str
    prior: Prior
    matches: tuple[Match, ...]
    added: tuple[Stray, ...]
    removed: tuple[Stray, ...]

    @property
    def points(self) -> dict[str, str]:
        """The uuid of every point whose live one is known, by name."""
        return {match.name: match.uuid for match in self.matches}

    @property
    def unsure(self) -> tuple[Match, ...]:
        """The matches that are only likely."""
        return tuple(match for match in self.matches if not match.sure)


def match_points(
    document: Document, live: Document, uuids: Mapping[str, str], said: Mapping[str, str]
) -> dict[str, str]:
    """Point name -> uuid of the live point it is, likely ones too; for callers that check the whole.

    `uuids` are those of the live points by their names there; what is `said` decides.
    """
    names = {uuid: name for name, uuid in uuids.items()}
    given = {name: names[uuid] for name, uuid in said.items() if uuid in names}
    pairs = match(document, live, given, lambda _, one, other: bool(one == other))
    return {name: uuids[pair.other] for name, pair in pairs.items()}


def fit(
    key: str, document: Document, prior: Prior, said: Mapping[str, str], semantics: Semantics
) -> Adoption:
    """How a canonical document fits a live journey; `said` are uuids by point name, and decide.

    A uuid that is no point of the live journey is passed over.
    """
    names = {uuid: name for name, uuid in prior.uuids.items()}
    given = {name: names[uuid] for name, uuid in said.items() if uuid in names}
    pairs = match(document, prior.document, given, alike_by(semantics))
    live: Mapping[str, Point] = prior.document.get("points") or {}
    taken = {pair.other for pair in pairs.values()}
    return Adoption(
        key,
        prior,
        tuple(_matched(pair, prior, live) for pair in pairs.values()),
        tuple(
            Stray(name, "", _title(name, point), kind_of(point))
            for name, point in document["points"].items()
            if name not in pairs
        ),
        tuple(
            Stray(name, prior.uuids[name], _title(name, point), kind_of(point))
            for name, point in live.items()
            if name not in taken
        ),
    )


def _matched(pair: Pair, prior: Prior, live: Mapping[str, Point]) -> Match:
    title = _title(pair.other, live[pair.other])
    return Match(pair.name, prior.uuids[pair.other], title, pair.how, pair.sure)


def _title(name: str, point: Point) -> str:
    return str(point.get("title") or default_title(name))
