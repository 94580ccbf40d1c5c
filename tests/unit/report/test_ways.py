"""Ways and stories in each format, as whole outputs."""

import json
import xml.etree.ElementTree as ET

import pytest
from support.golden import golden
from support.graphs import drawn
from support.stories import CATALOGUE, document, run_of, source

from journeys_as_code.model.journey import Document
from journeys_as_code.report import (
    paths_json,
    paths_mermaid,
    paths_text,
    stories_json,
    stories_junit,
    stories_text,
)
from journeys_as_code.ways.paths import Paths, paths
from journeys_as_code.ways.stories import Run

JOURNEY = """\
title: Cart & more
points:
  added: {message_bus: {event_name: AddToCart}, next: bought}
  bought:
    title: Bought?
    wait_for_trigger: {period: 2h, branches: [{events: [{event_name: Purchase}]}]}
    outputs: {triggered1: bye, not_triggered: remind}
  remind: {title: "Your cart \\e[31m is waiting", send_push: {}, next: until}
  until: {wait: {until: {time: "09:00"}}, next: again}
  again: {boolean_splitter: {filter_code: ABC}, outputs: {matched: remind, otherwise: bye}}
  bye: {exit: {}}
"""
STORIES = """\
stories:
  Buys at once:
    events: {Purchase: 1h}
    sends: nothing
    ends: {bye: 1h}
  Wants <another> time:
    takes: {again: otherwise}
    waits: {until: 8h}
    sends: {remind: 3h}
    ends: {bye: 10h}
  Does not say enough:
    sends: {remind: whenever}
  Names the wrong point:
    sends: {reminder: 2h}
"""


def found(document: Document) -> Paths:
    return paths("shop/cart", document, CATALOGUE)


@pytest.fixture(scope="module")
def told() -> Run:
    run = run_of(STORIES, JOURNEY)
    text = source(STORIES, "journey.test.yaml").text
    return Run(run.results, run.findings, run.coverage, {"journey.test.yaml": text})


def test_paths() -> None:
    ways = found(document(JOURNEY))
    golden("paths.txt", paths_text.render(ways))
    golden("paths.json", paths_json.render(ways))
    golden("paths.mmd", paths_mermaid.render(ways))


def test_paths_in_colour_say_the_same() -> None:
    ways = found(document(JOURNEY))
    colored = paths_text.render(ways, color=True)
    assert colored.replace("\x1b[1m", "").replace("\x1b[0m", "") == paths_text.render(ways)


def ladder(rungs: int) -> Document:
    ways = {f"a{at}": f"split b{at} a{at + 1}" for at in range(rungs)}
    ways |= {f"b{at}": f"send_push a{at + 1}" for at in range(rungs)}
    return drawn(start="message_bus a0", **ways, **{f"a{rungs}": "exit"})


@pytest.mark.parametrize(
    ("rungs", "words", "count", "exact"),
    [
        (12, "4,096 ways through Journey, too many to show", 4_096, True),
        (90, "at least 1,000,000,000,000,000,000 ways through Journey, too many to show", 10**18, False),
    ],
)  # fmt: skip
def test_too_many_ways(rungs: int, words: str, count: int, exact: bool) -> None:
    ways = found(ladder(rungs))
    assert paths_text.render(ways) == f"shop/cart: {words}\n"
    assert json.loads(paths_json.render(ways)) == {
        "key": "shop/cart",
        "title": "Journey",
        "count": count,
        "exact": exact,
        "ways": None,
    }
    assert paths_mermaid.render(ways).splitlines() == ["flowchart LR", f'  n0["{words}"]']


def test_no_ways() -> None:
    ways = found({"title": "Nothing", "points": {}})
    assert paths_text.render(ways) == "shop/cart: 0 ways through Nothing\n"
    assert json.loads(paths_json.render(ways))["ways"] == []


def test_stories(told: Run) -> None:
    golden("stories.txt", stories_text.render(told))
    golden("stories-full.txt", stories_text.render(told, full=True))
    golden("stories-color.txt", stories_text.render(told, color=True))
    golden("stories.json", stories_json.render(told))
    golden("stories.xml", stories_junit.render(told))


def test_a_file_that_is_not_at_hand_is_named_only(told: Run) -> None:
    text = stories_text.render(Run(told.results, (), told.coverage))
    assert "journey.test.yaml:9:21: `remind` is sent" in text
    assert "sends: {remind: 3h}" not in text


def test_ci_systems_count_what_failed(told: Run) -> None:
    root = ET.fromstring(stories_junit.render(told))
    assert (root.attrib["tests"], root.attrib["failures"]) == ("4", "3")
    assert [suite.attrib["name"] for suite in root] == ["journey", "journey.test.yaml"]
    cases = {case.attrib["name"]: case.find("failure") for case in root.iter("testcase")}
    assert cases["Buys at once"] is None
    assert cases["Wants <another> time"] is not None


def test_no_stories() -> None:
    run = run_of(
        "stories: {}\n", "title: T\npoints:\n  a: {message_bus: {}, next: b}\n  b: {exit: {}}\n"
    )
    assert run.ok
    assert stories_text.render(run) == (
        "journey\n  no story\n\n0 stories told; 0 of 0 branches taken.\n"
    )
    assert ET.fromstring(stories_junit.render(run)).attrib["tests"] == "0"
