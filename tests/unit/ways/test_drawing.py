"""The picture: what is on the cards, how lines go, where labels are, and all of it in each format."""

from itertools import combinations
from pathlib import Path

import pytest
from support.golden import golden
from support.graphs import drawn
from support.stories import CATALOGUE, document

from journeys_as_code.model.journey import Document
from journeys_as_code.report import drawing_html, drawing_mermaid, drawing_svg
from journeys_as_code.ways import lettering
from journeys_as_code.ways.drawing import Card, Drawing, draw
from journeys_as_code.ways.labels import LONGEST, SIZE

EXAMPLES = Path(__file__).parents[3] / "examples"
JOURNEYS = sorted(
    file for file in EXAMPLES.glob("*/journeys/**/*.yaml") if ".test." not in file.name
)

ODD = """\
title: "Odd & <b>tricky</b> ]]> 日本語"
points:
  one:
    title: "<script>alert(1)</script> & friends: a title that is much too long for a single card"
    message_bus: {event_name: "A<B\\e[31m"}
    next: ask
  two: {start_by_api: {attributes: [a, b]}, next: second}
  ask:
    tag_splitter: {tag: Plan, branches: [{values: [pro, team]}, {value: free}, {between: [1, 2]}]}
    outputs: {branch1: rest, branch2: second, branch3: push, otherwise: bye}
  rest: {wait: {until: {time: "9:00"}}, next: listen}
  listen:
    wait_for_trigger: {period: 2d, branches: [{events: [{event_name: Buy}, Return]}, {events: 5}]}
    outputs: {triggered1: ask, triggered2: rest, not_triggered: push}
  second: {send_sms: {preset_code: AAAAA}, next: mark}
  push: {send_email: {subject: {en: Hello, de: Hallo}}, next: mark}
  mark: {set_tags: {tags: {a: 1}}, next: again}
  again: {ab_splitter: {percents: {a: 12.5}}, outputs: {a: again, b: bye}}
  bye: {exit: {}}
  stray: {exit: {}}
"""


def card(drawing: Drawing, name: str) -> Card:
    return next(card for card in drawing.cards if card.name == name)


def branches(drawing: Drawing, name: str) -> list[str]:
    return [line.branch for line in drawing.lines if line.source == name]


def test_cards_tell_the_most_important() -> None:
    drawing = draw(document(ODD), CATALOGUE)
    told = {it.name: f"{it.kind}: {it.detail}".rstrip(": ") for it in drawing.cards}
    assert told == {
        "one": "event entry: A<B\x1b[31m",
        "two": "API entry: a, b",
        "ask": "tag splitter: Plan",
        "rest": "wait: until a moment",
        "listen": "wait for events: up to 2d",
        "second": "SMS: AAAAA",
        "push": "email: en = Hello, de = Hallo",
        "mark": "set tags: a = 1",
        "again": "A/B splitter",
        "bye": "exit",
        "stray": "exit",
    }


def test_branches_are_called_what_they_are_for() -> None:
    drawing = draw(document(ODD), CATALOGUE)
    assert branches(drawing, "ask") == ["pro or team", "free", "branch3", "otherwise"]
    assert branches(drawing, "listen") == ["Buy or Return", "triggered2", "not triggered"]
    assert branches(drawing, "again") == ["a: 12.5 %", "b"]
    assert branches(drawing, "rest") == [""]


def test_titles_are_wrapped_and_cut() -> None:
    drawing = draw(document(ODD), CATALOGUE)
    first = card(drawing, "one").title
    assert len(first) == 2
    assert first[1].endswith("…")
    assert card(drawing, "two").title == ("Two",)


@pytest.mark.parametrize("file", JOURNEYS, ids=lambda file: file.stem)
def test_no_label_covers_another_in_the_examples(file: Path) -> None:
    labels = draw(document(file.read_text("utf-8")), CATALOGUE).labels
    assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]
    assert all(lettering.width(label.text, SIZE) <= LONGEST for label in labels)


def test_lines_that_lead_back_keep_outside_of_everything() -> None:
    loops = drawn(start="message_bus a", a="send_push b", b="split a b start end", end="exit")
    drawing = draw(loops, CATALOGUE)
    right = max(it.x + it.width for it in drawing.cards)
    outside = sorted(max(x for x, _ in line.spots) for line in drawing.lines if line.back)
    assert len(outside) == 3
    assert right < outside[0] < outside[1] < outside[2] <= drawing.width


def test_a_long_way_goes_past_the_cards_between() -> None:
    past = drawn(
        start="message_bus a", a="split end b", b="send_push c", c="send_push end", end="exit"
    )
    drawing = draw(past, CATALOGUE)
    line = next(it for it in drawing.lines if (it.source, it.target) == ("a", "end"))
    assert len(line.spots) == 6
    for name in ("b", "c"):
        between = card(drawing, name)
        assert all(not between.x <= x <= between.x + between.width for x, _ in line.spots[1:-1])


def test_so_many_ways_past_others_that_they_have_no_lane() -> None:
    ways = {f"p{number}": f"split end p{number + 1}" for number in range(100)}
    drawing = draw(drawn(start="message_bus p0", **ways, p100="exit", end="exit"), CATALOGUE)
    assert len(drawing.lines) == 201
    assert max(len(line.spots) for line in drawing.lines) == 2


def test_nothing_can_be_drawn_too() -> None:
    empty: Document = {"title": "Nothing", "points": {}}
    assert draw(empty, CATALOGUE).cards == ()
    assert "</svg>" in drawing_svg.render(draw(empty, CATALOGUE))


def test_the_formats() -> None:
    drawing = draw(document(ODD), CATALOGUE)
    golden("graph.svg", drawing_svg.render(drawing))
    golden("graph.mmd", drawing_mermaid.render(drawing))
    html = drawing_html.render(drawing)
    golden("graph.html", html.replace(drawing_svg.render(drawing), "SVG\n"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("one two", ["one two"]),
        ("one two three four five", ["one two three", "four five"]),
        ("a" * 40, ["a" * 16, f"{'a' * 15}…"]),
        ("日本語日本語日本語日本語", ["日本語日本語日本語", "日本語"]),
        ("e\u0301" * 15 + " x", ["e\u0301" * 15, "x"]),
    ],
)
def test_lettering(text: str, lines: list[str]) -> None:
    assert lettering.lines(text, 10, 100, 2) == lines
    assert all(lettering.width(line, 10) <= 100 for line in lines)


def test_a_very_long_text_is_cut_at_once() -> None:
    assert lettering.cut("x" * 500_000, 10, 100) == "x" * 15 + "…"
