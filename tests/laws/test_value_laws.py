"""Durations and timestamps have one canonical spelling each, and it means the same."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from support.documents import durations, timestamps

from journeys_as_code.model.values import (
    canonical_duration,
    canonical_timestamp,
    format_duration,
    parse_duration,
)


@given(st.integers(0, 10**14))
def test_a_duration_is_read_back(seconds: int) -> None:
    assert parse_duration(format_duration(seconds)) == seconds
    assert parse_duration(f"{seconds}s"[-13:]) is not None


@given(durations)
def test_a_canonical_duration_is_canonical(text: str) -> None:
    canonical = canonical_duration(text)
    assert canonical is not None
    assert canonical_duration(canonical) == canonical
    assert parse_duration(canonical) == parse_duration(text)


@given(timestamps)
def test_a_canonical_timestamp_is_the_same_instant(text: str) -> None:
    canonical = canonical_timestamp(text)
    assert canonical is not None
    assert canonical_timestamp(canonical) == canonical
    assert instant(canonical) == instant(text)


@given(st.text(max_size=30))
def test_any_text_is_judged(text: str) -> None:
    for spell in (canonical_duration, canonical_timestamp):
        spelled = spell(text)
        assert spelled is None or spell(spelled) == spelled


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text.upper())
