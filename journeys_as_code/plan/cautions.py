"""Warnings of a plan: what a person should know before it is applied, and only this tool tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from journeys_as_code.model.journey import Document, Point, Status, default_title, kind_names
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind
from journeys_as_code.plan.change import Call, PlanWarning
from journeys_as_code.remote.port import Prior, Rung, Statistics
from journeys_as_code.secrets import Secrets

AUDIENCE_ENTRY = "start_by_segment"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the warnings of one journey are made from.

    `live` and `after` are the documents before and after; both the same where nothing is written.
    """

    calls: tuple[Call, ...]
    status: Status | None
    live: Document
    after: Document
    catalogue: Catalogue
    prior: Prior | None = None
    statistics: Statistics | None = None
    secrets: Secrets = field(default_factory=Secrets, repr=False)
    notes: Mapping[str, str] = field(default_factory=dict)
    """Warnings that the planner itself has to give, by code."""


Caution = Callable[[Facts], Iterable[PlanWarning]]


def warnings_of(facts: Facts) -> tuple[PlanWarning, ...]:
    """Every warning that these facts give, in order of code."""
    found = [warning for caution in CAUTIONS for warning in caution(facts)]
    found += [PlanWarning(code, message) for code, message in facts.notes.items() if message]
    found = [replace(warning, message=facts.secrets.scrub(warning.message)) for warning in found]
    return tuple(sorted(found, key=lambda warning: (warning.code, warning.message)))


def people_inside(facts: Facts) -> Iterable[PlanWarning]:
    """P101: who waits while the journey is paused may be lost. Product docs."""
    if "pause" not in facts.calls:
        return
    waits = [name for name, kind in _kinds(facts.live, facts.catalogue) if kind.family == "timing"]
    if waits:
        yield PlanWarning(
            "P101",
            f"people who wait at {_listed(waits)} may be lost: time goes on while it is paused",
        )


def lost_statistics(facts: Facts) -> Iterable[PlanWarning]:
    """P102: a point that is removed loses its statistics. Product docs."""
    if "put" not in facts.calls:
        return
    left = _points(facts.after)
    for name, point in sorted(_points(facts.live).items()):
        numbers = _numbers(name, point, facts.statistics)
        if name not in left and (numbers or facts.status is not Status.DRAFT):
            yield PlanWarning("P102", f"the statistics of {name} are lost with it{numbers}")


def started_again(facts: Facts) -> Iterable[PlanWarning]:
    """P103: whether the audience enters once more is a choice the API does not show. Product docs."""
    if "start" not in facts.calls or facts.status not in (Status.RUNNING, Status.PAUSED):
        return
    kinds = _kinds(facts.after, facts.catalogue)
    entries = [name for name, kind in kinds if kind.data_key == AUDIENCE_ENTRY]
    if entries:
        yield PlanWarning(
            "P103",
            f"it is started again, and the API does not let us say whether the audience of "
            f"{_listed(entries)} enters once more (the builder's default: it does not)",
        )


def one_title(facts: Facts) -> Iterable[PlanWarning]:
    """P104: statistics name points by title only. Documented."""
    if not {"create", "put"} & set(facts.calls):
        return
    messages = [
        (_title(name, _points(facts.after)[name]), name)
        for name, kind in _kinds(facts.after, facts.catalogue)
        if kind.family == "messaging"
    ]
    counts = Counter(title for title, _ in messages)
    for title in sorted(title for title, count in counts.items() if count > 1):
        names = [name for it, name in messages if it == title]
        yield PlanWarning(
            "P104",
            f"{_listed(names)} share the title {facts.secrets.scrub(title)!r}: statistics cannot "
            "tell them apart",
        )


def unread(facts: Facts) -> Iterable[PlanWarning]:
    """P105, P106: the live journey was not read, so what others did to it may not show."""
    if facts.prior is None or facts.prior.gone:
        return
    if facts.prior.rung is Rung.BLIND:
        yield PlanWarning(
            "P106", "blind: nothing could be read, this is compared with what was last seen of it"
        )
    elif facts.prior.rung is Rung.SNAPSHOT and facts.calls:
        yield PlanWarning(
            "P105", "its definition could not be read: compared with what was last seen of it"
        )


def mismatched(facts: Facts) -> Iterable[PlanWarning]:
    """P107: drift of unknown extent."""
    if facts.prior is not None and facts.prior.mismatches and not facts.prior.gone:
        said = "; ".join(facts.prior.mismatches)
        yield PlanWarning("P107", f"it was changed outside git, and how far cannot be seen: {said}")


CAUTIONS: tuple[Caution, ...] = (
    people_inside,
    lost_statistics,
    started_again,
    one_title,
    unread,
    mismatched,
)


def _points(document: Document) -> Mapping[str, Point]:
    return document.get("points") or {}


def _kinds(document: Document, catalogue: Catalogue) -> list[tuple[str, Kind]]:
    """The points whose kind is known, by name."""
    found = [
        (name, catalogue.get(kind))
        for name, point in sorted(_points(document).items())
        for kind in kind_names(point)[:1]
    ]
    return [(name, kind) for name, kind in found if kind is not None]


def _title(name: str, point: Point) -> str:
    return str(point.get("title") or default_title(name))


def _numbers(name: str, point: Point, statistics: Statistics | None) -> str:
    rows = statistics.points if statistics else ()
    counts: Counter[str] = Counter()
    for row in rows:
        if row.title == _title(name, point):
            counts.update({what: n for what, n in row.counts.items() if isinstance(n, int)})
    return f": {', '.join(f'{what} {count}' for what, count in counts.items())}" if counts else ""


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else names[0]
