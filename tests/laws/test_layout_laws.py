"""What holds of the canvas, whatever the journey."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from support.graphs import graphs, trees

from journeys_as_code.model.flow import whole_flow
from journeys_as_code.model.graph import Graph
from journeys_as_code.model.journey import Document
from journeys_as_code.model.layout import HEIGHT, WIDTH, layout, missing_places
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.plan.positions import placed

CATALOGUE = Catalogue.builtin()


def overlapping(places: dict[str, tuple[float, float]]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, (x, y)), (other, (u, v)) in combinations(places.items(), 2)
        if abs(x - u) < WIDTH and abs(y - v) < HEIGHT
    ]


@given(graphs())
def test_every_point_has_a_place_and_none_overlaps(document: Document) -> None:
    places = dict(layout(document, CATALOGUE))
    assert places.keys() == document["points"].keys()
    assert overlapping(places) == []
    assert min(x for x, _ in places.values()) == min(y for _, y in places.values()) == 0


@given(graphs())
def test_every_way_leads_right_but_those_that_close_a_loop(document: Document) -> None:
    flow = whole_flow(Graph.of(document, CATALOGUE))
    places = layout(document, CATALOGUE)
    for name in flow.order:
        for edge in flow.onward(name):
            assert places[edge.source][0] < places[edge.target][0]


@given(trees())
def test_branches_keep_their_order(document: Document) -> None:
    places = layout(document, CATALOGUE)
    for point in document["points"].values():
        heights = [places[target][1] for target in point.get("outputs", {}).values()]
        assert heights == sorted(heights)


@given(graphs(), st.data())
def test_what_is_added_overlaps_nothing_and_moves_nothing(
    document: Document, data: st.DataObject
) -> None:
    names = list(document["points"])
    live = data.draw(st.sets(st.sampled_from(names)))
    before = {
        "points": {n: p for n, p in placed(document, CATALOGUE)["points"].items() if n in live}
    }
    wanted = {**document, "points": document["points"] | before["points"]}
    found = missing_places(wanted, CATALOGUE, before)
    after = placed(wanted, CATALOGUE, before)
    assert found.keys() == set(names) - live
    assert {n: after["points"][n] for n in live} == before["points"]
    assert (
        overlapping(
            {n: (p["position"]["x"], p["position"]["y"]) for n, p in after["points"].items()}
        )
        == []
    )
