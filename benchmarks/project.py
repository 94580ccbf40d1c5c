"""A project as large as we care about, made from a seed: the same arguments give the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import texts
from journeys_as_code.validate import schema_files

POINTS = 30
SEED = 20261
EVENT = "OrderDone"
"""What lets people in where they come in by an event."""

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


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the chain of a journey's points."""

    place: int
    names: Sequence[str]

    @property
    def entry(self) -> str:
        """The point where everybody came in."""
        return self.names[0]

    @property
    def ahead(self) -> Sequence[str]:
        """The points further on, the next one first."""
        return self.names[self.place + 1 :]

    @property
    def following(self) -> str:
        """The next point."""
        return self.ahead[0]


def touch(folder: Path) -> None:
    """Change one journey file, in a comment."""
    with min((folder / "journeys").rglob("*.yaml")).open("a", encoding="utf-8") as file:
        file.write("# touched\n")


def write(root: Path, *, journeys: int, api: str) -> None:
    """Make a project of so many journeys in `root`, for the API at `api`."""
    folder = root / "journeys"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "journeys.yaml").write_text(PROJECT.format(api=api), encoding="utf-8")
    schema = schema_files.as_text(schema_files.read("journey.schema.json"))
    (root / "schemas").mkdir(exist_ok=True)
    (root / "schemas" / "journey.schema.json").write_text(schema, encoding="utf-8")
    for number in range(journeys):
        (folder / f"journey-{number:04}.yaml").write_text(journey(number), encoding="utf-8")


def journey(number: int) -> str:
    """The file of one journey: a chain of points in which splitters also lead further ahead."""
    dice = Dice(SEED * 100_003 + number)
    kinds = [dice.choice(ENTRIES), *dice.choices(MIDDLES, WEIGHTS, k=POINTS - 2)]
    if kinds[-1] in SPLITTERS:  # from the last place all ways lead to the exit
        kinds[-1] = push
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
        lines.extend(f"    {line}" for line in kind(dice, Spot(place, names)))
    return "\n".join([*lines, "  bye:", "    exit: {}", ""])


def _titled(dice: Dice, at: Spot) -> str:
    return f'title: "{texts.title(dice)} ({at.place})"'


def by_segment(dice: Dice, at: Spot) -> Iterator[str]:
    """People of a segment."""
    yield _titled(dice, at)
    yield "start_by_segment:"
    yield '  filter_code: "${vars.audience}"'
    day, moment = f"2036-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}", dice.randint(0, 3599)
    yield f"  start_at: {day}T09:{moment // 60:02}:{moment % 60:02}Z"
    yield f"next: {at.following}"


def by_event(dice: Dice, at: Spot) -> Iterator[str]:
    """People to whom an event happens."""
    yield _titled(dice, at)
    yield "message_bus:"
    yield f"  event_name: {EVENT}"
    yield "  event_conditions:"
    for _ in range(3):
        yield f"    - attribute: {texts.word(dice)}"
        yield "      operator: GREATER_OR_EQUAL"
        yield f"      value: {dice.randint(1, 500)}"
    yield "  allow_reenter: true"
    yield f"next: {at.following}"


def by_api(dice: Dice, at: Spot) -> Iterator[str]:
    """People whom a backend names."""
    yield _titled(dice, at)
    yield "start_by_api:"
    yield "  attributes:"
    yield from (f"    - {texts.word(dice)}_{n}" for n in range(5))
    yield f"next: {at.following}"


def push(dice: Dice, at: Spot) -> Iterator[str]:
    """A push with its text in three languages."""
    yield _titled(dice, at)
    yield "send_push:"
    yield f"  preset_code: {texts.code(dice)}"
    yield "  content:"
    for language in ("en", "de", "fr"):
        yield f"    {language}:"
        yield f'      title: "{texts.sentence(dice, 4)}"'
        yield f'      body: "{texts.sentence(dice, 14)}"'
    yield "  capping: {messages: 3, days: 7}"
    yield f"next: {at.following}"


def email(dice: Dice, at: Spot) -> Iterator[str]:
    """An email with its subject in three languages."""
    yield _titled(dice, at)
    yield "send_email:"
    yield f"  preset_code: {texts.code(dice)}"
    yield "  subject:"
    yield from (f'    {language}: "{texts.sentence(dice, 7)}"' for language in ("en", "de", "fr"))
    yield '  from: "${vars.sender}"'
    yield "  reply_to: help@example.com"
    yield f"next: {at.following}"


def wait(dice: Dice, at: Spot) -> Iterator[str]:
    """A fixed wait."""
    yield _titled(dice, at)
    yield f"wait: {{duration: {dice.randint(1, 20)}d {dice.randint(1, 23)}h}}"
    yield f"next: {at.following}"


def trigger(dice: Dice, at: Spot) -> Iterator[str]:
    """A wait for one of two events."""
    yield _titled(dice, at)
    yield "wait_for_trigger:"
    yield f"  period: {dice.randint(1, 30)}d"
    yield "  branches:"
    for _ in range(2):
        yield "    - events:"
        yield from (f"        - event_name: {texts.word(dice).title()}{n}" for n in range(2))
    yield "outputs:"
    yield f"  triggered1: {_ahead(dice, at)}"
    yield f"  triggered2: {_ahead(dice, at)}"
    yield f"  not_triggered: {at.following}"


def boolean(dice: Dice, at: Spot) -> Iterator[str]:
    """Two ways by a segment."""
    yield _titled(dice, at)
    yield "boolean_splitter:"
    yield f"  filter_code: {texts.code(dice)}"
    yield "outputs:"
    yield f"  matched: {at.following}"
    yield f"  otherwise: {_ahead(dice, at)}"


def experiment(dice: Dice, at: Spot) -> Iterator[str]:
    """Three ways by chance."""
    yield _titled(dice, at)
    yield "ab_splitter:"
    yield "  percents:"
    yield from (f"    {way}: {share}" for way, share in zip("abc", (20, 40, 40), strict=True))
    yield "outputs:"
    yield f"  a: {at.following}"
    yield f"  b: {_ahead(dice, at)}"
    yield f"  c: {_ahead(dice, at)}"


def tags(dice: Dice, at: Spot) -> Iterator[str]:
    """Tags with values of several types."""
    yield _titled(dice, at)
    yield "set_tags:"
    yield "  tags:"
    for n in range(4):
        yield f"    {texts.word(dice).title()} {n}: {dice.choice((dice.randint(1, 99), 'seen'))}"
    yield f"next: {at.following}"


def webhook(dice: Dice, at: Spot) -> Iterator[str]:
    """A request whose body names another point."""
    yield _titled(dice, at)
    yield "webhook:"
    yield f"  url: https://hooks.example.com/{texts.word(dice)}/{at.place}"
    yield "  method: POST"
    yield "  headers:"
    yield "    Content-Type: application/json"
    yield f"    X-Campaign: {texts.code(dice)}"
    yield "  data: |"
    yield "    {"
    yield '      "device": "{{device:hwid}}",'
    yield f'      "about": "{_about(at)}",'
    yield f'      "note": "{texts.sentence(dice, 9)}"'
    yield "    }"
    yield f"next: {at.following}"


def _about(at: Spot) -> str:
    by_an_event = at.entry.startswith(by_event.__name__)
    return (
        f"{{{{point:{at.entry};event:{EVENT};attribute:sum}}}}" if by_an_event else "{{tag:City}}"
    )


def _ahead(dice: Dice, at: Spot) -> str:
    return dice.choice(at.ahead[1:7] or at.ahead)


Maker = Callable[[Dice, Spot], Iterator[str]]
ENTRIES: tuple[Maker, ...] = (by_segment, by_event, by_api)
MIDDLES: tuple[Maker, ...] = (
    push, email, wait, trigger, boolean, experiment, tags, webhook,
)  # fmt: skip
SPLITTERS = (boolean, experiment)
WEIGHTS = (9, 5, 4, 3, 2, 1, 2, 4)
