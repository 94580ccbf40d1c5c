"""What holds of all ways, of pictures and of stories, whatever the journey."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

from hypothesis import given
from support.canonical import texts
from support.graphs import graphs

from journeys_as_code.model.flow import ways_of
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.report import drawing_html, drawing_mermaid, drawing_svg, paths_mermaid
from journeys_as_code.ways.coverage import cover
from journeys_as_code.ways.drawing import draw
from journeys_as_code.ways.paths import MOST, End, count_ways, paths

CATALOGUE = Catalogue.builtin()


@given(graphs(most=8))
def test_ways_are_counted_as_they_are(document: Document) -> None:
    graph = Graph.of(document, CATALOGUE)
    count, exact = count_ways(ways_of(graph), graph.entries)
    found = paths("key", document, CATALOGUE)
    if found.ways:
        assert count == len(found.ways) if exact else 0 < count <= len(found.ways)
    else:
        assert found.count > MOST
        assert found.exact is exact


@given(graphs(most=8))
def test_ways_are_all_different_and_each_can_be_gone(document: Document) -> None:
    graph = Graph.of(document, CATALOGUE)
    edges = {(edge.source, edge.output, edge.target) for edge in graph.edges}
    gone = set()
    for way in paths("key", document, CATALOGUE).ways:
        points = [step.point for step in way.steps]
        assert points[0] in graph.entries
        assert len(set(points)) == len(points)
        assert (way.end is End.LOOP) == (way.back_to in points)
        onward = [*points[1:], *([way.back_to] if way.back_to else [])]
        steps = zip(way.steps, onward, strict=False)
        assert all((step.point, step.output, target) in edges for step, target in steps)
        gone.add(tuple((step.point, step.output) for step in way.steps))
    assert len(gone) == len(paths("key", document, CATALOGUE).ways)


@given(graphs())
def test_branches_taken_and_missing_are_all_there_are(document: Document) -> None:
    graph = Graph.of(document, CATALOGUE)
    coverage = cover("key", graph, ())
    splits = {name for name, edges in ways_of(graph).items() if len(edges) > 1}
    assert {point for point, _ in coverage.missing} == splits & graph.reachable
    assert coverage.count == len(coverage.missing) == len(set(coverage.missing))


def apart(one: float, size: float, other: float, its_size: float) -> bool:
    return one + size <= other or other + its_size <= one


@given(graphs())
def test_pictures_show_everything_and_no_card_covers_another(document: Document) -> None:
    graph = Graph.of(document, CATALOGUE)
    drawing = draw(document, CATALOGUE)
    assert [card.name for card in drawing.cards] == list(document["points"])
    assert len(drawing.lines) == len(graph.edges)
    for one, other in combinations(drawing.cards, 2):
        assert apart(one.x, one.width, other.x, other.width) or apart(
            one.y, one.height, other.y, other.height
        )
    for card in drawing.cards:
        assert 0 <= card.x <= drawing.width - card.width
        assert 0 <= card.y <= drawing.height - card.height
    for line in drawing.lines:
        assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in line.spots)


@given(graphs(most=4), texts)
def test_pictures_are_well_formed_whatever_is_written(document: Document, text: str) -> None:
    document["title"] = document["points"]["start"]["title"] = text or "x"
    document["points"]["start"]["message_bus"] = {"event_name": text}
    drawing = draw(document, CATALOGUE)
    root = ET.fromstring(drawing_svg.render(drawing))
    assert not [it for it in root.iter() if it.tag.endswith("script")]
    page = drawing_html.render(drawing)
    assert page.count("<svg ") == page.count("</svg>") == 1
    shown = [drawing_mermaid.render(drawing), paths_mermaid.render(paths("k", document, CATALOGUE))]
    for line in "".join(shown).splitlines():
        assert line.count('"') % 2 == 0
        assert re.sub(r'"[^"]*"', '""', line) == re.sub(r'"[\w \-.,:?!()/+=%#;<>]*"', '""', line)
