from typing import Any

from journeys_as_code.model.graph import Graph
from journeys_as_code.model.points.catalogue import Catalogue

POINTS = {
    "people": {"start_by_segment": {}, "next": "opened"},
    "opened": {"boolean_splitter": {}, "outputs": {"matched": "bye", "default": "nowhere"}},
    "left_over": {"wait": {}, "next": "bye"},
    "bye": {"exit": {}},
}


def graph(points: Any) -> Graph:
    return Graph.of({"points": points}, Catalogue.builtin())


def test_edges_have_aliases_and_paths() -> None:
    edges = [(edge.source, edge.output, edge.target) for edge in graph(POINTS).edges]
    assert edges == [
        ("people", "default", "opened"),
        ("opened", "matched", "bye"),
        ("opened", "otherwise", "nowhere"),
        ("left_over", "default", "bye"),
    ]
    assert graph(POINTS).edges[2].path == ("points", "opened", "outputs", "default")


def test_who_can_be_where() -> None:
    found = graph(POINTS)
    assert found.entries == ("people",)
    assert found.reachable == {"people", "opened", "bye"}
    assert found.preceding["bye"] == ["opened", "left_over"]
    assert found.lost == {"opened"}


def test_points_of_no_or_several_kinds_are_unclear() -> None:
    found = graph({"a": {"next": "b"}, "b": {"wait": {}, "exit": {}}, "c": {"teleport": {}}})
    assert found.unclear == ("a", "b", "c")


def test_a_broken_document_has_a_graph() -> None:
    broken: list[dict[str, Any]] = [
        {},
        {"points": []},
        {"points": {"a": None, "b": {"next": 5, "outputs": {"x": 1}}}},
    ]
    graphs = [Graph.of(document, Catalogue.builtin()) for document in broken]
    assert [list(each.points) for each in graphs] == [[], [], ["b"]]
    assert graphs[-1].lost == {"b"}
