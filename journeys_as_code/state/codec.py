"""Records as bytes, the same for every store, and what is said when the bytes are no record."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from journeys_as_code.errors import StateError
from journeys_as_code.state.record import FORMAT, Record

REPAIR = "put back a copy from the .backup folder beside it, or move it away and run `journeys state rebuild`"


def encode(record: Record) -> bytes:
    """One line of JSON. Texts that UTF-8 cannot hold (half an emoji) survive, since those are escaped."""
    pending = record.pending and record.pending.model_dump()
    fields = {**dict(record), "pending": pending}
    try:
        return to_json(fields, inf_nan_mode="constants") + b"\n"
    except PydanticSerializationError:
        return json.dumps(fields, separators=(",", ":")).encode() + b"\n"


def decode(content: bytes, origin: str) -> Record:
    """The record in `content`; raises `StateError` that names `origin` when there is none."""
    data = _parse(content, origin)
    written = data.get("format")
    if isinstance(written, int) and written > FORMAT:
        raise StateError(
            f"{origin}: was written by a newer version of journeys-as-code (format {written})",
            hint="upgrade journeys-as-code, then run the command again",
        )
    try:
        return Record.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise _damaged(origin, f"{where}: {first['msg']}") from None


def version(content: bytes) -> str:
    """The version of a record: a digest of its bytes."""
    return hashlib.sha256(content).hexdigest()


def stamp(moment: datetime) -> str:
    """A moment as RFC 3339 in UTC, to the millisecond."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def _parse(content: bytes, origin: str) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _damaged(origin, str(error) or "not JSON") from None
    if not isinstance(data, dict):
        raise _damaged(origin, "not an object")
    return data


def _damaged(origin: str, what: str) -> StateError:
    return StateError(f"{origin}: this record is damaged ({what})", hint=REPAIR)
