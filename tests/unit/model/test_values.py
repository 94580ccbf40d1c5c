import pytest

from journeys_as_code.model.values import (
    canonical_duration,
    canonical_timestamp,
    is_interpolation,
    parse_duration,
    parse_number,
)


@pytest.mark.parametrize(
    ("text", "seconds", "canonical"),
    [
        ("1d", 86_400, "1d"),
        ("12h", 43_200, "12h"),
        ("1d 12h", 129_600, "1d 12h"),
        ("1d12h", 129_600, "1d 12h"),
        ("90m", 5_400, "1h 30m"),
        ("45s", 45, "45s"),
        ("1w", 604_800, "7d"),
        ("86400s", 86_400, "1d"),
        ("86400.000s", 86_400, "1d"),
        ("1.5s", 1.5, "1.5s"),
        ("0s", 0, "0s"),
        ("24h", 86_400, "1d"),
    ],
)
def test_a_duration(text: str, seconds: float, canonical: str) -> None:
    assert (parse_duration(text), canonical_duration(text)) == (seconds, canonical)


@pytest.mark.parametrize(
    "text", ["", "1", "d", "1 d", "1.5d", "-1d", "1d  2h", "1d ", "1y", "PT1H", "1d\n"]
)
def test_no_duration(text: str) -> None:
    assert canonical_duration(text) is None


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z"),
        ("2026-03-01T10:00:00+01:00", "2026-03-01T09:00:00Z"),
        ("2026-03-01t09:00:00.000z", "2026-03-01T09:00:00Z"),
        ("2026-03-01 09:00:00.120Z", "2026-03-01T09:00:00.12Z"),
        ("2025-12-31T23:30:00.000000001-01:00", "2026-01-01T00:30:00.000000001Z"),
    ],
)
def test_a_timestamp(text: str, canonical: str) -> None:
    assert canonical_timestamp(text) == canonical


@pytest.mark.parametrize(
    "text",
    ["", "2026-03-01", "2026-03-01T09:00:00", "2026-02-30T09:00:00Z", "2026-03-01T24:00:00Z",
     "2026-03-01T09:00Z", "0001-01-01T00:00:00+01:00", "2026-03-01T09:00:00Z\n"],
)  # fmt: skip
def test_no_timestamp(text: str) -> None:
    assert canonical_timestamp(text) is None


@pytest.mark.parametrize(
    ("text", "whole", "number"),
    [("010", True, 10), ("1.10", False, 1.1), ("+5", True, 5), ("1e3", False, 1000.0),
     ("1.0", True, None), ("0x1F", False, None), ("", False, None), ("1e999", False, None)],
)  # fmt: skip
def test_a_number_kept_as_text(text: str, *, whole: bool, number: float | None) -> None:
    assert parse_number(text, whole=whole) == number


def test_an_interpolation_is_the_whole_text() -> None:
    assert is_interpolation("${vars.delay}")
    assert not any(map(is_interpolation, ["a ${vars.delay}", "${}", "${a}\n", "$${a}", 5, None]))
