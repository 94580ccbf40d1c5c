"""What is judged: an attacked run, what it was meant to do, and what it took to make all well again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from faults.journeys import label_of
from faults.scenarios import Scenario
from faults.world import Scene

from journeys_as_code.sandbox.names import is_foreign
from journeys_as_code.sandbox.record import Call, Journey

DRAFT, RUNNING, PAUSED = "STATUS_DRAFT", "STATUS_RUNNING", "STATUS_PAUSED"
FINISHED, ARCHIVED = "STATUS_FINISHED", "STATUS_ARCHIVED"
LIFECYCLE = frozenset({"create", "put", "start", "pause", "finish", "draft", "archive"})
WRITES = LIFECYCLE | {"trigger", "drop_users"}

Frozen = str
"""A definition as text: equal texts are equal definitions."""


def frozen(definition: Mapping[str, Any]) -> Frozen:
    """A definition, whatever the order of its points and keys; zero values are as good as absent.

    Without what the service adds by itself: what it added to a point is lost where the very call that made
    the point is made twice. What was there before the run may not be lost, see `never_a_mixture`.
    """
    points = sorted(definition.get("points") or (), key=lambda point: str(point.get("uuid")))
    return json.dumps(_without_zeros({**definition, "points": points}), sort_keys=True)


def _without_zeros(value: Any) -> Any:
    if isinstance(value, dict):
        found = {key: _without_zeros(it) for key, it in value.items() if not is_foreign(key)}
        return {key: it for key, it in found.items() if it and not _is_unspecified(it)}
    return [_without_zeros(it) for it in value] if isinstance(value, list) else value


def _is_unspecified(value: Any) -> bool:
    """Whether it is an enum's zero value."""
    return isinstance(value, str) and value.endswith("_UNSPECIFIED")


@dataclass(frozen=True)
class Standing:
    """How the journeys of an account stand, those of ours by label."""

    ours: Mapping[str, tuple[Journey, ...]]
    others: tuple[Journey, ...]

    @classmethod
    def of(cls, journeys: Sequence[Journey]) -> Standing:
        """The journeys, sorted by whose they are."""
        labels = {label_of(it.definition) for it in journeys} - {""}
        ours = {
            label: tuple(it for it in journeys if label_of(it.definition) == label)
            for label in sorted(labels)
        }
        return cls(ours, tuple(it for it in journeys if not label_of(it.definition)))

    def status(self, label: str) -> str:
        """The status of a journey; empty where there is none."""
        found = self.ours.get(label, ())
        return found[0].status if found else ""

    def definition(self, label: str) -> Frozen:
        """The definition of a journey; empty where there is none."""
        found = self.ours.get(label, ())
        return frozen(found[0].definition) if found else ""


@dataclass(frozen=True)
class Course:
    """How a scenario goes when nothing goes wrong: what everything is measured by."""

    was: Standing
    wanted: Standing
    calls: Mapping[str, frozenset[str]]
    """Which writing calls each journey gets, by label."""
    all_calls: tuple[Call, ...]
    """Every call in order."""


@dataclass(frozen=True)
class Others:
    """What other people did to journeys of ours while a run was under way."""

    edited: Mapping[str, frozenset[Frozen]] = field(default_factory=dict)
    """Definitions that they may have made, by label."""
    moved: frozenset[str] = frozenset()
    """Journeys to which they gave another status."""
    removed: frozenset[str] = frozenset()
    """Journeys that are gone by their doing."""
    early: bool = False
    """Whether they did it before the run began to look, so that its plan knows."""

    @property
    def touched(self) -> frozenset[str]:
        """Every journey that they touched."""
        return frozenset(self.edited) | self.moved | self.removed


NOBODY = Others()


@dataclass(frozen=True)
class Tale:
    """All that happened in one case."""

    scenario: Scenario
    course: Course
    switches: str
    attacked: tuple[Scene, ...]
    """The runs that something came over."""
    healing: tuple[Scene, ...] = ()
    """The runs after it, in peace; the last one is a plan."""
    by_hand: tuple[str, ...] = ()
    """What a person had to do because the tool could not know."""
    others: Others = NOBODY
    lasting: bool = False
    """Whether nothing could be started as long as the attacked run lasted."""
    mingled: bool = False
    """Whether two runs were under way at once, so that nobody can say whose a call was."""
    spoilt: bool = False
    """Whether somebody else changed the state."""

    late: bool = False
    """Whether a run may go on long after another, on another machine, has taken its place."""

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """Every run in order."""
        return (*self.attacked, *self.healing)

    @property
    def last(self) -> Scene:
        """The last run."""
        return self.scenes[-1]

    @property
    def withdrawn(self) -> frozenset[str]:
        """Drafts that a late run made, put away before anybody could enter them, and told of."""
        return withdrawn(self.attacked[-1]) if self.late else frozenset()

    def labels(self) -> list[str]:
        """The journeys it is about."""
        return sorted({*self.course.was.ours, *self.course.wanted.ours})

    @property
    def applied(self) -> tuple[Scene, ...]:
        """The healing runs from the apply on."""
        return self.healing[-2:]


def not_running(course: Course, scene: Scene, others: Others = NOBODY) -> list[str]:
    """Journeys that ran before, are to run afterwards, and do not; without those that people moved."""
    now = Standing.of(scene.journeys)
    return [
        label
        for label in sorted(course.was.ours.keys() - others.moved - others.removed)
        if course.was.status(label) == course.wanted.status(label) == RUNNING != now.status(label)
    ]


def withdrawn(scene: Scene) -> frozenset[str]:
    """The journeys that a run made, never started, put away again, and says so."""
    done: dict[str, list[str]] = {}
    for call in writes(scene.calls):
        done.setdefault(call.uuid, []).append(call.action)
    return frozenset(
        uuid
        for uuid, actions in done.items()
        if actions == ["create", "archive"]
        and f"{uuid}, which was made here too, was archived" in scene.ran.out
    )


def writes(calls: Sequence[Call]) -> Iterator[Call]:
    """The calls that changed something."""
    return (call for call in calls if call.action in WRITES and worked(call))


def worked(call: Call) -> bool:
    """Whether the service did what was asked, whatever became of the answer."""
    return call.status == 200 and not call.fault.endswith("before")


def labels_by_uuid(scene: Scene) -> Mapping[str, str]:
    """Journey uuid -> label, of ours."""
    return {it.uuid: label for it in scene.journeys if (label := label_of(it.definition))}
