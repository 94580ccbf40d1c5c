"""The one canonical way to spell durations and timestamps.

Documents hold `1d 12h` and `2026-03-01T09:00:00Z`; the API's own spellings (`129600s`,
`2026-03-01T10:00:00.000+01:00`) mean the same and are understood wherever these are.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime

SECONDS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}

DURATION = r"(?:[0-9]{1,12}[wdhms] ?)*(?:[0-9]{1,12}[wdhm]|[0-9]{1,12}(?:\.[0-9]{1,9})?s)"
"""Pattern of a duration: `1d`, `1d 12h`, `90m`, and the API's `86400s` and `86400.500s`."""
TIMESTAMP = (
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])[Tt ]"
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{1,9})?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)
"""Pattern of an RFC 3339 timestamp; that its day is in the calendar only `canonical_timestamp` knows."""
INTERPOLATION = r"\$\{[^}]+\}"
"""Pattern of a value that a variable gives: `${vars.delay}`."""

_WHOLE = re.compile(r"[-+]?[0-9]{1,300}")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_DURATION = re.compile(DURATION)
_PART = re.compile(r"([0-9.]+)([wdhms])")
_TIMESTAMP = re.compile(TIMESTAMP)
_INTERPOLATION = re.compile(INTERPOLATION)


def parse_duration(text: str) -> float | None:
    """Seconds in a duration (an int where they are whole), or None where `text` is none."""
    if not _DURATION.fullmatch(text):
        return None
    seconds = sum(_number(amount) * SECONDS[unit] for amount, unit in _PART.findall(text))
    return int(seconds) if seconds == int(seconds) else seconds


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


def format_duration(seconds: float) -> str:
    """The canonical spelling: days, hours, minutes and seconds, those that are not zero (`1d 2h`)."""
    parts: list[str] = []
    rest = seconds
    for unit in "dhm":
        amount, rest = divmod(rest, SECONDS[unit])
        if amount:
            parts.append(f"{int(amount)}{unit}")
    if rest or not parts:
        parts.append(f"{rest:.9f}".rstrip("0").rstrip(".") + "s")
    return " ".join(parts)


def canonical_duration(text: str) -> str | None:
    """A duration in its canonical spelling, or None where `text` is none."""
    seconds = parse_duration(text)
    return None if seconds is None else format_duration(seconds)


def canonical_timestamp(text: str) -> str | None:
    """An RFC 3339 timestamp in UTC with `Z`, fractions only when not zero; None where `text` is none."""
    if not _TIMESTAMP.fullmatch(text):
        return None
    zone_at = 19
    fraction = ""
    if text[19] == ".":
        zone_at = 20 + len(re.match(r"[0-9]+", text[20:])[0])  # type: ignore[index]
        fraction = text[19:zone_at].rstrip("0").rstrip(".")
    try:
        moment = datetime.fromisoformat(text[:10] + "T" + text[11:19] + text[zone_at:].upper())
        in_utc = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return f"{in_utc:%Y-%m-%dT%H:%M:%S}{fraction}Z" if in_utc.year >= 1000 else None  # noqa: PLR2004


def parse_number(text: str, *, whole: bool = False) -> float | None:
    """The number that a text spells (`010` is 10, `1.10` is 1.1), or None where it spells none."""
    if _WHOLE.fullmatch(text):
        return int(text)
    number = float(text) if _DECIMAL.fullmatch(text) and not whole else math.nan
    return number if math.isfinite(number) else None


def is_interpolation(value: object) -> bool:
    """Whether `value` is exactly one `${...}`: a value that is not known yet."""
    return isinstance(value, str) and _INTERPOLATION.fullmatch(value) is not None
