"""Start by API: who is put into a running journey, checked before anything is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from journeys_as_code.errors import Refused, UsageError
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.remote.port import Audience, JourneysApi

BATCH = 1000
"""How many people go into one call. Assumed: the API publishes no limit."""


@dataclass(frozen=True, slots=True)
class Started:
    """One accepted call: the API answers at once and works later."""

    request_uuid: str
    people: int
    """How many were named; 0 for a filter, whose size only the API knows."""


def audiences(
    users: Iterable[str] = (), hwids: Iterable[str] = (), filter_: str = "", *, size: int = BATCH
) -> tuple[Audience, ...]:
    """The calls to make: exactly one of the three ways, repeated ids left out, in batches.

    Raises UsageError when none or several ways are given.
    """
    names, devices = list(dict.fromkeys(users)), list(dict.fromkeys(hwids))
    if sum(map(bool, (names, devices, filter_))) != 1:
        raise UsageError(
            "give exactly one of users, hwids or a filter",
            hint="--user ID, --hwid ID, --filter SEGLANG, or ids in a file with --from FILE",
        )
    if filter_:
        return (Audience(filter=filter_),)
    if names:
        return tuple(Audience(users=batch) for batch in _batches(names, size))
    return tuple(Audience(hwids=batch) for batch in _batches(devices, size))


def check(
    key: str, status: Status | None, document: Document, attributes: Mapping[str, str]
) -> None:
    """Refuse what the API would refuse. Documented.

    That is: a journey that is not running, none or several API entries, a deactivated entry, and
    attribute names that the entry does not have.
    """
    if status is not Status.RUNNING:
        shown = status or "in a status this tool does not know"
        raise Refused(
            f"{key} is {shown}, and only a running journey can be started by API",
            hint=f"start it first: journeys start {key}",
        )
    entry = _api_entry(key, document)
    if entry.get("is_deactivated") is True:
        raise Refused(
            f"the API entry of {key} is deactivated", hint="set is_deactivated: false, then apply"
        )
    _check_attributes(key, entry, attributes)


def send(
    api: JourneysApi, uuid: str, calls: Iterable[Audience], attributes: Mapping[str, str]
) -> Iterator[Started]:
    """Make the calls one by one; each is yielded as soon as the API accepted it."""
    for audience in calls:
        request_uuid = api.trigger(uuid, audience, attributes)
        yield Started(request_uuid, len(audience.users) + len(audience.hwids))


def _batches(ids: list[str], size: int) -> Iterator[list[str]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _api_entry(key: str, document: Document) -> dict[str, Any]:
    points = document.get("points", {}).values()
    entries = [point["start_by_api"] for point in points if "start_by_api" in point]
    if len(entries) != 1:
        raise Refused(
            f"{key} has {len(entries)} API entry points, and start by API needs exactly one",
            hint="look at it with: journeys show " + key,
        )
    return entries[0] or {}


def _check_attributes(key: str, entry: dict[str, Any], attributes: Mapping[str, str]) -> None:
    known = [_attribute_name(item) for item in entry.get("attributes") or ()]
    for name in attributes:
        if name in known:
            continue
        near = get_close_matches(name, known, n=1)
        listed = ", ".join(known) or "none"
        raise Refused(
            f"the API entry of {key} has no attribute {name!r}",
            hint=f"did you mean {near[0]!r}?" if near else f"its attributes are: {listed}",
        )


def _attribute_name(item: object) -> str:
    """Assumed: an attribute is its name, or an object that has one."""
    if isinstance(item, dict):
        return str(item.get("name") or item.get("attribute_name") or "")
    return str(item)
