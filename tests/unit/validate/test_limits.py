"""Limits: what is just allowed, what is just not, and shapes of which nothing can be said."""

import pytest
from support.checking import codes_of

POINTS = (
    "points:\n  people: {{start_by_segment: {{filter_code: 1A2B3-CCCCC}}, next: it}}\n"
    "  it: {point}\n  other: {{send_push: {{}}, next: bye}}\n  bye: {{exit: {{}}}}\n"
)


def codes(point: str, head: str = "") -> list[str]:
    """The codes of what is found of one point; that nobody comes to the other one is left out."""
    found = codes_of(f"title: Case\n{head}{POINTS.format(point=point)}")
    return [code for code in found if code != "J202"]


@pytest.mark.parametrize(
    ("duration", "found"),
    [
        ("90d", []),
        ("90d 1s", ["J301"]),
        ("12w 6d", []),
        ("7776000s", []),
        ("7776000.5s", ["J301"]),
        ("999999999999w", ["J301"]),
        ("0s", ["J302"]),
        ("0d 0h", ["J302"]),
        ("0.000000001s", []),
        ('"${vars.later}"', []),
    ],
)
def test_a_wait(duration: str, found: list[str]) -> None:
    assert codes(f"{{wait: {{duration: {duration}}}, next: bye}}") == found


@pytest.mark.parametrize(
    ("percents", "found"),
    [
        ("{a: 50, b: 50}", []),
        ("{a: 33.3, b: 33.3, c: 33.4}", []),
        ("{a: 33.33, b: 33.33, c: 33.33}", ["J307"]),
        ("{a: 010, b: 90.0}", []),
        ("{a: 0, b: 100}", []),
        ("{a: -1, b: 101}", ["J307"]),
        ('{a: "${vars.share}", b: 90}', []),
        ("{}", []),
        ("{a: 20, b: 20, c: 20, d: 20, e: 20}", ["J306"]),
    ],
)
def test_shares(percents: str, found: list[str]) -> None:
    ways = ", ".join(f"{way}: {to}" for way, to in zip("abcd", ["bye", "other"] * 2, strict=True))
    text = f"{{ab_splitter: {{percents: {percents}}}, outputs: {{{ways}}}}}"
    assert [code for code in codes(text) if code != "J222"] == found


@pytest.mark.parametrize(
    ("winner", "found"),
    [
        ("by_hand", []),
        ("automatic", ["J308"]),
        ("{by: automatic}", ["J308"]),
        ("{automatic: true}", ["J308"]),
        ("{automatic: false}", []),
        ("{mode: auto, goal_event: Bought}", []),
        ('{mode: auto, goal: ""}', ["J308"]),
        ("{event: Bought, mode: manual}", []),
        ("[automatic]", []),
    ],
)
def test_a_winner(winner: str, found: list[str]) -> None:
    text = f"{{ab_splitter: {{winner: {winner}}}, outputs: {{a: bye, b: other}}}}"
    assert codes(text) == found


@pytest.mark.parametrize(
    ("window", "found"),
    [
        ("30d", []),
        ("31d", ["J309"]),
        ("{days: 31}", ["J309"]),
        ("{days: 30}", []),
        ("{duration: 5w}", ["J309"]),
        ("{duration: {days: 60}}", ["J309"]),
        ("40", []),
        ("{weeks: 40}", []),
        ('"${vars.window}"', []),
    ],
)
def test_a_conversion_window(window: str, found: list[str]) -> None:
    head = f"params: {{conversion_window: {window}}}\n"
    assert codes("{wait: {duration: 1d}, next: bye}", head) == found


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ("{from: 22:00, to: 08:00}", []),
        ("{from: 00:00, to: 24:00}", ["J313"]),
        ("{from: 00:00, to: 23:59:59}", ["J313"]),
        ("{from: 00:00, to: 23:00}", []),
        ("{from: 12:00, to: 12:00}", ["J313"]),
        ("{from: 12:00, to: 11:59}", ["J313"]),
        ("{push: [{start: 00:00, end: 23:59}], sms: {start: 10:00, end: 9:59}}", ["J313"] * 2),
        ("{from: 0, to: 24}", []),
        ("{from: noon, to: noon}", []),
        ("[]", []),
    ],
)
def test_silent_hours(hours: str, found: list[str]) -> None:
    head = f"params: {{silent_hours: {hours}}}\n"
    assert codes("{wait: {duration: 1d}, next: bye}", head) == found


@pytest.mark.parametrize(
    ("events", "found"),
    [
        ("[{event_name: %s}]" % ("x" * 32), []),
        ("[{event_name: %s}]" % ("x" * 33), ["J310"]),
        ("[%s]" % ("x" * 33), ["J310"]),
        ("[{name: %s}]" % ("x" * 33), ["J310"]),
        ("[{what: %s}]" % ("x" * 33), []),
        ('["${vars.%s}"]' % ("x" * 33), []),
        ("[a, b, c, d]", []),
        ("[a, b, c, d, e]", ["J304"]),
        ("five", ["J122"]),
        ("[5]", []),
    ],
)
def test_events(events: str, found: list[str]) -> None:
    text = (
        f"{{wait_for_trigger: {{period: 1d, branches: [{{events: {events}}}]}}, "
        "outputs: {triggered1: other, not_triggered: bye}}"
    )
    assert codes(text) == found
