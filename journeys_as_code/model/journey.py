"""A journey as a document: plain nested mappings, exactly what the YAML says, names instead of uuids.

Desired, live and last-applied journeys all become documents; nothing else is ever compared. A
*canonical* document (made by `compile.canonical` and by `remote.wire`) is one in which

- a point whose kind has the one output `default` writes it as `next`; every other kind writes
  `outputs` by alias (`matched`, never `output1`);
- durations and timestamps are spelled the one canonical way of `model.values`;
- `{{point:...}}` references name points;
- a point's title that is empty or only `default_title` of its name is gone, and so is an
  application code that is the target's;
- authoring-only keys (`uuid`, `renamed_from`, `note`, `status`, `status_owner`, `moved`, `include`)
  are gone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

Document = dict[str, Any]
"""A journey in authoring form, keys as in `JOURNEY_KEYS`."""

Point = dict[str, Any]
"""One point of a document: exactly one key that names its kind, and keys of `POINT_KEYS`."""

JOURNEY_KEYS = (
    "title", "status", "status_owner", "moved", "uuid", "note", "params", "points", "include", "comments",
    "extra",
)  # fmt: skip
POINT_KEYS = ("title", "next", "outputs", "position", "uuid", "renamed_from", "note", "extra")
"""Reserved keys of a point. `extra` holds what the API knows of this point and the tool does not:
a partial point object, laid under what the tool writes, carried through every PUT."""

_RESERVED = frozenset(POINT_KEYS)

AUTHORING_ONLY = frozenset(
    {"uuid", "renamed_from", "note", "status", "status_owner", "moved", "include"}
)


class Status(StrEnum):
    """A journey's status as authors write it. Documented (`STATUS_DRAFT` and so on)."""

    DRAFT = "draft"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    ARCHIVED = "archived"


class StatusOwner(StrEnum):
    """Who decides whether a journey runs: git, the people in the builder, or git only the first time."""

    GIT = "git"
    PEOPLE = "people"
    START_ONCE = "start_once"


def kind_names(point: Point) -> list[str]:
    """The keys of a point that are not reserved: exactly one in a well-formed point."""
    return [key for key in point if key not in _RESERVED]


def kind_of(point: Point) -> str:
    """The kind of a well-formed point (KeyError-free only after validation)."""
    return kind_names(point)[0]


def targets_of(point: Point) -> dict[str, str]:
    """Where a point leads, as written: output key or alias -> point name; `next` is `default`."""
    edges: dict[str, str] = {}
    following = point.get("next")
    if isinstance(following, str):
        edges["default"] = following
    outputs = point.get("outputs")
    if isinstance(outputs, dict):
        edges.update((key, name) for key, name in outputs.items() if isinstance(name, str))
    return edges


def default_title(name: str) -> str:
    """The title a point gets in the builder when its author gave none: `say_hello` -> `Say hello`."""
    words = name.replace("_", " ").replace("-", " ").strip() or name
    return words[0].upper() + words[1:]
