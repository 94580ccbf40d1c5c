"""Answers that say yes, checked for the shape their call promises. Pure; raises BadAnswer."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from journeys_as_code.errors import BadAnswer, Rejected, Request
from journeys_as_code.model.journey import Status
from journeys_as_code.remote.names import take
from journeys_as_code.remote.port import JourneyObject, Listed, PointStatistics, Statistics
from journeys_as_code.remote.refusals import excerpt
from journeys_as_code.remote.shape import Check
from journeys_as_code.secrets import Secrets

_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_DEEPEST = 100
"""How deep messages may be nested. Documented by protobuf."""
_DEEPER = frozenset((dict, list))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list. `pages` is 0 where the answer does not say how many there are."""

    rows: tuple[Listed, ...]
    pages: int


def json_of(body: bytes, request: Request, secrets: Secrets) -> Any:
    """The JSON value of a 2xx answer; Rejected where it is the legacy envelope saying no."""
    try:
        value = json.loads(body, parse_constant=_no_constant)
        if _SURROGATE.search(body):
            json.dumps(value, ensure_ascii=False).encode()
        _require_shallow(value)
    except (ValueError, RecursionError) as error:
        shown = excerpt(secrets.scrub(body.decode(errors="replace")))
        raise BadAnswer(
            f"the answer is not JSON ({_why(error)}): {shown}", request=request
        ) from None
    if isinstance(value, dict) and value.get("success") is False:
        message = secrets.scrub(_words(value.get("message")))
        raise Rejected(message or "refused without a reason", request=request, status=200)
    return value


def journey_of(value: Any, request: Request, *, uuid: str = "") -> JourneyObject:
    """A journey object. Documented; `uuid` is the journey that was asked for, if one was."""
    check = Check(request, "a journey")
    info = check.object(take(check.object(value, "the answer"), "info"), "info")
    found = check.text(take(info, "uuid"), "info.uuid", empty=False)
    if uuid and found.lower() != uuid.lower():
        check.fail(f"it is about {found} instead of {uuid}")
    _check_points(value, check)
    params = check.object(take(info, "params") or {}, "info.params")
    return JourneyObject(
        uuid=found,
        title=check.text(take(info, "title"), "info.title"),
        status=status_of(_words(take(info, "status"))),
        application_code=check.text(
            take(params, "application_code"), "info.params.application_code"
        ),
        updated_at=_words(take(info, "updated_at")),
        last_edited_by=_editor(take(info, "last_edited_by")),
        raw=value,
    )


def page_of(value: Any, request: Request) -> Page:
    """One page of the list. Observed."""
    check = Check(request, "a list of journeys")
    payload = check.object(take(check.object(value, "the answer"), "payload"), "payload")
    rows = check.array(take(payload, "items"), "payload.items")
    metadata = take(value, "_metadata")
    pages = take(metadata, "page_count") if isinstance(metadata, dict) else None
    return Page(
        rows=tuple(_row(row, check, f"payload.items[{n}]") for n, row in enumerate(rows)),
        pages=pages if isinstance(pages, int) else 0,
    )


def statistics_of(value: Any, request: Request) -> Statistics:
    """The statistics of a journey. Documented."""
    check = Check(request, "statistics")
    payload = check.object(take(check.object(value, "the answer"), "payload"), "payload")
    rows = check.array(take(payload, "points"), "payload.points")
    points = (check.object(row, f"payload.points[{n}]") for n, row in enumerate(rows))
    return Statistics(
        title=check.text(take(payload, "title"), "payload.title"),
        points=tuple(
            PointStatistics(
                title=check.text(take(point, "point_title"), "pointTitle"),
                campaign_code=check.text(take(point, "campaign_code"), "campaignCode"),
                preset_code=check.text(take(point, "preset_code"), "presetCode"),
                counts=_counts(check.object(take(point, "point_stat") or {}, "pointStat")),
            )
            for point in points
        ),
    )


def request_uuid_of(value: Any, request: Request) -> str:
    """The receipt of a start by API. Documented."""
    check = Check(request, "a request_uuid")
    uuid = take(check.object(value, "the answer"), "request_uuid")
    return check.text(uuid, "request_uuid", empty=False)


def status_of(text: str) -> Status | None:
    """A status in any known spelling (`STATUS_RUNNING`, `running`, `RUNNING`), else None."""
    return Status.__members__.get(text.upper().removeprefix("STATUS_"))


def _row(value: Any, check: Check, where: str) -> Listed:
    row = check.object(value, where)
    return Listed(
        uuid=check.text(take(row, "id"), f"{where}.id", empty=False),
        title=check.text(take(row, "title"), f"{where}.title"),
        status=status_of(_words(take(row, "status"))),
        created_at=_words(take(row, "created_at")),
    )


def _check_points(value: Mapping[str, Any], check: Check) -> None:
    check.array(take(value, "comments"), "comments")
    uuids = set()
    for number, point in enumerate(check.array(take(value, "points"), "points")):
        where = f"points[{number}]"
        uuid = check.text(take(check.object(point, where), "uuid"), f"{where}.uuid", empty=False)
        if uuid in uuids:
            check.fail(f"two points have the uuid {uuid}")
        uuids.add(uuid)
        for name in ("title", "point_type"):
            check.text(take(point, name), f"{where}.{name}")
        check.object(take(point, "point_data") or {}, f"{where}.point_data")
        outputs = check.object(take(point, "outputs") or {}, f"{where}.outputs")
        for key, output in outputs.items():
            info = take(check.object(output or {}, f"{where}.outputs.{key}"), "info")
            to = take(check.object(info or {}, f"{where}.outputs.{key}.info"), "next_point_uuid")
            check.text(to, f"{where}.outputs.{key}.info.next_point_uuid")


def _counts(stat: Mapping[str, Any]) -> dict[str, int | float]:
    """The numbers of one point; 64-bit ones may come as strings."""
    read = {name: _count(count) for name, count in stat.items()}
    return {name: count for name, count in read.items() if count is not None}


def _count(value: Any) -> int | float | None:
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _words(value: Any) -> str:
    """A text that nothing depends on, so that its being no text spoils nothing."""
    return value if isinstance(value, str) else ""


def _editor(value: Any) -> str:
    """Who edited a journey, as text or as a message that names them. Assumed: its shape is unknown."""
    if isinstance(value, dict):
        named = [_words(value.get(name)) for name in ("name", "email", *sorted(value))]
        return next(filter(None, named), "")
    return _words(value)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _require_shallow(value: Any) -> None:
    """Raise RecursionError when a value is nested deeper than any protobuf message may be."""
    level = [value] if type(value) in _DEEPER else []
    for _ in range(_DEEPEST):
        inner = [it.values() if type(it) is dict else it for it in level]
        level = [it for all_of_it in inner for it in all_of_it if type(it) in _DEEPER]
        if not level:
            return
    raise RecursionError


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "too deeply nested"
    if isinstance(error, UnicodeError):
        return "its text is not Unicode"
    if isinstance(error, json.JSONDecodeError):
        return error.msg
    return "a number is too long" if "limit" in str(error) else str(error)
