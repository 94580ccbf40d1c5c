"""The past, from the lines of the history: what ran, and which documents a journey has had. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from journeys_as_code.model.journey import Document
from journeys_as_code.state.entries import Begun, Entry, JourneyEnded, RunEnded


@dataclass(frozen=True, slots=True)
class Run:
    """One run; `begun` is None where its first line is damaged, `ended` where it was killed."""

    id: str
    target: str
    begun: Begun | None = None
    journeys: tuple[JourneyEnded, ...] = ()
    ended: RunEnded | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A document that a journey got; versions of a journey count from 1, oldest first.

    Texts in it that held a secret are sealed.
    """

    number: int
    at: str
    run: Run
    journey: JourneyEnded
    document: Document = field(repr=False)
    points: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Past:
    """The runs of one target, oldest first; `damaged` lines could not be read."""

    runs: tuple[Run, ...]
    damaged: int = 0

    @classmethod
    def of(cls, entries: Iterable[Entry | None], target: str) -> Past:
        """The past that these lines tell of a target."""
        found: dict[str, Run] = {}
        damaged = 0
        for entry in entries:
            if entry is None:
                damaged += 1
            elif entry.target == target:
                run = found.get(entry.run) or Run(entry.run, target)
                found[entry.run] = _with(run, entry)
        return cls(tuple(found.values()), damaged)

    def about(self, names: Collection[str]) -> Past:
        """The runs that touched a journey, and of them only that; `names` are its keys and uuids."""
        runs = (
            replace(run, journeys=tuple(it for it in run.journeys if {it.key, it.uuid} & {*names}))
            for run in self.runs
        )
        return replace(self, runs=tuple(run for run in runs if run.journeys))

    def last(self, number: int) -> Past:
        """The last so many runs."""
        return replace(self, runs=self.runs[-number:])

    def versions(self, names: Collection[str]) -> tuple[Version, ...]:
        """The documents of a journey; the same one written again is no version of its own."""
        found: list[Version] = []
        for run in self.about(names).runs:
            for ended in run.journeys:
                document = ended.document
                if document is not None and not (found and found[-1].document == document):
                    number = len(found) + 1
                    found.append(Version(number, ended.at, run, ended, document, ended.points))
        return tuple(found)


def _with(run: Run, entry: Entry) -> Run:
    match entry:
        case Begun():
            return replace(run, begun=entry)
        case JourneyEnded():
            return replace(run, journeys=(*run.journeys, entry))
        case RunEnded():
            return replace(run, ended=entry)
