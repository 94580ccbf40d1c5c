"""Times as the service writes them."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time of the machine."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC, always with six digits, so that texts sort as times."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
