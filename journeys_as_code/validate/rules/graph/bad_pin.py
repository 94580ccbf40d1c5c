"""J211: a pinned uuid is one, and is pinned once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.values import is_interpolation
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@rule("J211", firm=True)
def bad_pin(subject: Subject) -> Iterator[Problem]:
    """A pinned uuid is one, and no two points have the same.

    A pinned uuid says which live journey or point this one is. If two were the same live one, each
    apply would undo the other.
    """
    yield from _malformed(pins(subject.document, ()))
    taken: dict[str, list[tuple[str, str]]] = {}
    found = list(point_pins(subject.graph.points))
    yield from _malformed(found)
    for path, pin in found:
        name, target = str(path[1]), target_of(path)
        owners = taken.setdefault(pin.lower(), [])
        clash = next((owner for owner, at in owners if owner != name and meet(at, target)), None)
        if clash:
            yield Problem(path, f"point `{clash}` has the same uuid", "each point has its own")
        owners.append((name, target))


def _malformed(found: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    for path, pin in found:
        if not _UUID.fullmatch(pin):
            hint = "a uuid looks like `8f14e45f-ceea-467f-a0e6-2b7f5c0a9d31`"
            yield Problem(path, f"`{pin}` is no uuid", hint)


def pins(holder: Mapping[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    """The uuids a journey or a point is pinned to, one or one per target; those not yet known left out."""
    pin = holder.get("uuid")
    found = pin if isinstance(pin, dict) else {"": pin}
    for target, uuid in found.items():
        if isinstance(uuid, str) and not is_interpolation(uuid):
            yield (*path, "uuid", target) if target else (*path, "uuid"), uuid


def point_pins(points: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[Path, str]]:
    """The same of points by name."""
    for name, point in points.items():
        if "uuid" in point:
            yield from pins(point, ("points", name))


def meet(target: str, other: str) -> bool:
    """Whether two pins are for one target; a pin without a target is for all."""
    return target == other or "" in (target, other)


def target_of(path: Path) -> str:
    """The target that the pin at a path is for; nothing where it is for all."""
    pin = path[2:] if path[0] == "points" else path
    return str(pin[1]) if len(pin) > 1 else ""
