"""A story: what is known of one person who goes through a journey, and what is to come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.findings import Place
from journeys_as_code.source.document import SourceFile

Time = float
"""Seconds since the person entered."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of the person. None means that nothing is said, which is not the same as none."""

    tags: Mapping[str, Any] | None = None
    segments: frozenset[str] | None = None
    channels: frozenset[str] | None = None
    events: Mapping[str, Sequence[Time]] = field(default_factory=dict)
    """When which event comes; those that are not named do not come."""
    takes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Which output the person takes, by point: always the one, or one at each visit."""
    waits: Mapping[str, Time] = field(default_factory=dict)
    """How many seconds the person stays, at points that do not say it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to come of it; None and empty where the story does not care. None is any time."""

    sends: Mapping[str, Sequence[Time | None]] | None = None
    """Everything that is sent, and when."""
    sets: Mapping[str, Any] = field(default_factory=dict)
    passes: Sequence[str] = ()
    """Points that the person passes, in this order."""
    ends: tuple[str, Time | None] | None = None

    @property
    def says_nothing(self) -> bool:
        """Whether anything at all would do."""
        return self.sends is None and not self.sets and not self.passes and self.ends is None


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a story file, about the journey with this key."""

    journey: str
    name: str
    source: SourceFile = field(repr=False)
    enters: str | None
    """The entry; None for the only one."""
    person: Person
    expected: Outcome

    @property
    def path(self) -> tuple[str, str]:
        """Where in its file the story stands."""
        return ("stories", self.name)

    @property
    def place(self) -> Place:
        """Where its name stands."""
        return self.source.place(self.path, key=True)
