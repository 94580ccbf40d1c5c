"""A project as large as we care about, made from a seed: the same arguments give the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import texts

POINTS = 30
SEED = 20261

PROJECT = """\
version: 1
project: benchmark
default_target: bench
targets:
  bench:
    api: {api}
    token: {{env: JOURNEYS_BENCH_TOKEN}}
    application_code: BENCH-00000
    vars: {{audience: AUDNC-00001, sender: shop@example.com}}
"""

Dice = random.Random
"""Where every choice comes from."""


def write(root: Path, *, journeys: int, api: str) -> None:
    """Make a project of so many journeys in `root`, for the API at `api`."""
    folder = root / "journeys"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "journeys.yaml").write_text(PROJECT.format(api=api), encoding="utf-8")
    for number in range(journeys):
        (folder / f"journey-{number:04}.yaml").write_text(journey(number), encoding="utf-8")


def journey(number: int) -> str:
    """The file of one journey: a chain of points in which splitters also lead further ahead."""
    dice = Dice(SEED * 100_003 + number)
    kinds = [dice.choice(ENTRIES), *dice.choices(MIDDLES, WEIGHTS, k=POINTS - 2)]
    names = [f"{kind.__name__}_{place}" for place, kind in enumerate(kinds)] + ["bye"]
    lines = [
        "# yaml-language-server: $schema=../schemas/journey.schema.json",
        f"title: {texts.title(dice)} {number:04}",
        "status: running",
        "",
        "points:",
    ]
    for place, kind in enumerate(kinds):
        lines.append(f"  {names[place]}:")
        lines.extend(f"    {line}" for line in kind(dice, place, names[place + 1 :]))
    return "\n".join([*lines, "  bye:", "    exit: {}", ""])


def _titled(dice: Dice, place: int) -> str:
    return f'title: "{texts.title(dice)} ({place})"'


def by_segment(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """People of a segment."""
    yield _titled(dice, place)
    yield "start_by_segment:"
    yield '  filter_code: "${vars.audience}"'
    yield f"  start_at: 2026-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}T09:00:00Z"
    yield f"next: {ahead[0]}"


def by_event(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """People to whom an event happens."""
    yield _titled(dice, place)
    yield "message_bus:"
    yield f"  event_name: {texts.word(dice).title()}Done"
    yield "  event_conditions:"
    for _ in range(3):
        yield f"    - attribute: {texts.word(dice)}"
        yield "      operator: GREATER_OR_EQUAL"
        yield f"      value: {dice.randint(1, 500)}"
    yield "  allow_reenter: true"
    yield f"next: {ahead[0]}"


def by_api(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """People whom a backend names."""
    yield _titled(dice, place)
    yield "start_by_api:"
    yield "  attributes:"
    yield from (f"    - {texts.word(dice)}_{n}" for n in range(5))
    yield f"next: {ahead[0]}"


def push(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """A push with its text in three languages."""
    yield _titled(dice, place)
    yield "send_push:"
    yield f"  preset_code: {texts.code(dice)}"
    yield "  content:"
    for language in ("en", "de", "fr"):
        yield f"    {language}:"
        yield f'      title: "{texts.sentence(dice, 4)}"'
        yield f'      body: "{texts.sentence(dice, 14)}"'
    yield "  capping: {messages: 3, days: 7}"
    yield f"next: {ahead[0]}"


def email(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """An email with its subject in three languages."""
    yield _titled(dice, place)
    yield "send_email:"
    yield f"  preset_code: {texts.code(dice)}"
    yield "  subject:"
    yield from (f'    {language}: "{texts.sentence(dice, 7)}"' for language in ("en", "de", "fr"))
    yield '  from: "${vars.sender}"'
    yield "  reply_to: help@example.com"
    yield f"next: {ahead[0]}"


def wait(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """A fixed wait."""
    yield _titled(dice, place)
    yield f"wait: {{duration: {dice.randint(1, 20)}d {dice.randint(1, 23)}h}}"
    yield f"next: {ahead[0]}"


def trigger(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """A wait for one of two events."""
    yield _titled(dice, place)
    yield "wait_for_trigger:"
    yield f"  period: {dice.randint(1, 30)}d"
    yield "  branches:"
    for _ in range(2):
        yield "    - events:"
        yield from (f"        - event_name: {texts.word(dice).title()}{n}" for n in range(2))
    yield "outputs:"
    yield f"  triggered1: {_ahead(dice, ahead)}"
    yield f"  triggered2: {_ahead(dice, ahead)}"
    yield f"  not_triggered: {ahead[0]}"


def boolean(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """Two ways by a segment."""
    yield _titled(dice, place)
    yield "boolean_splitter:"
    yield f"  filter_code: {texts.code(dice)}"
    yield "outputs:"
    yield f"  matched: {ahead[0]}"
    yield f"  otherwise: {_ahead(dice, ahead)}"


def experiment(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """Three ways by chance."""
    yield _titled(dice, place)
    yield "ab_splitter:"
    yield "  percents:"
    yield from (f"    {way}: {share}" for way, share in zip("abc", (20, 40, 40), strict=True))
    yield "outputs:"
    yield f"  a: {ahead[0]}"
    yield f"  b: {_ahead(dice, ahead)}"
    yield f"  c: {_ahead(dice, ahead)}"


def tags(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """Tags with values of several types."""
    yield _titled(dice, place)
    yield "set_tags:"
    yield "  tags:"
    for n in range(4):
        yield f"    {texts.word(dice).title()} {n}: {dice.choice((dice.randint(1, 99), 'seen'))}"
    yield f"next: {ahead[0]}"


def webhook(dice: Dice, place: int, ahead: list[str]) -> Iterator[str]:
    """A request whose body names another point."""
    yield _titled(dice, place)
    yield "webhook:"
    yield f"  url: https://hooks.example.com/{texts.word(dice)}/{place}"
    yield "  method: POST"
    yield "  headers:"
    yield "    Content-Type: application/json"
    yield f"    X-Campaign: {texts.code(dice)}"
    yield "  data: |"
    yield "    {"
    yield '      "device": "{{device:hwid}}",'
    yield f'      "from": "{{{{point:{ahead[-1]};event:Left;attribute:reason}}}}",'
    yield f'      "note": "{texts.sentence(dice, 9)}"'
    yield "    }"
    yield f"next: {ahead[0]}"


def _ahead(dice: Dice, ahead: list[str]) -> str:
    return dice.choice(ahead[:6])


Maker = Callable[[Dice, int, list[str]], Iterator[str]]
ENTRIES: tuple[Maker, ...] = (by_segment, by_event, by_api)
MIDDLES: tuple[Maker, ...] = (
    push, email, wait, trigger, boolean, experiment, tags, webhook,
)  # fmt: skip
WEIGHTS = (9, 5, 4, 3, 2, 1, 2, 4)
