"""New points get a place on the canvas; whose it is afterwards is nobody's business."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.applying import World, document, plan_of
from support.graphs import drawn

from journeys_as_code.model.layout import ROW, STEP
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.plan.change import Action
from journeys_as_code.plan.positions import placed


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with World(tmp_path) as made:
        yield made


def positions(world: World) -> dict[str, Any]:
    return {point["title"]: point.get("position") for point in world.only().points}


def test_a_journey_that_is_created_is_laid_out(world: World) -> None:
    world.apply(a=document())
    assert positions(world) == {
        "New": {"x": 0, "y": 0},
        "Hello": {"x": STEP, "y": 0},
        "Bye": {"x": 2 * STEP, "y": 0},
    }
    assert "position" not in str(world.record().applied)
    assert plan_of(world.plan(a=document())).action is Action.NONE


def test_a_position_in_the_file_is_kept(world: World) -> None:
    given = document()
    given["points"]["hello"]["position"] = {"x": 7, "y": 70}
    world.apply(a=given)
    assert positions(world)["Hello"] == {"x": 7, "y": 70}
    assert positions(world)["Bye"] == {"x": 7 + STEP, "y": 70}
    assert plan_of(world.plan(a=given)).action is Action.NONE


def test_only_what_is_added_gets_a_place(world: World) -> None:
    world.apply(a=document())
    world.edit(lambda made: made["points"][1].update(position={"x": 5000, "y": 400}))
    plan = plan_of(world.plan(a=document()))
    assert (plan.action, plan.drift) == (Action.NONE, ())

    wanted = document()
    wanted["points"]["hello"]["next"] = "more"
    wanted["points"]["more"] = {"send_push": {"preset_code": "33333-33333"}, "next": "bye"}
    plan = plan_of(world.plan(a=wanted))
    assert "position" not in str(plan.changes)
    world.apply(a=wanted)
    assert positions(world) == {
        "New": {"x": 0, "y": 0},
        "Hello": {"x": 5000, "y": 400},
        "More": {"x": 5000 + STEP, "y": 400},
        "Bye": {"x": 2 * STEP, "y": 0},
    }
    assert plan_of(world.plan(a=wanted)).action is Action.NONE


def test_an_added_point_takes_nobodys_place(world: World) -> None:
    world.apply(a=document())
    wanted = document()
    wanted["points"]["hello"]["next"] = "more"
    wanted["points"]["more"] = {"send_push": {"preset_code": "33333-33333"}, "next": "bye"}
    world.apply(a=wanted)
    assert positions(world)["More"] == {"x": 2 * STEP, "y": ROW}


def test_the_place_is_part_of_what_is_planned_whatever_the_order_of_points(world: World) -> None:
    ways = {"start": "message_bus a", "a": "split b c", "b": "exit", "c": "exit"}
    one, other = drawn(**ways), drawn(**dict(reversed(ways.items())))
    first, second = plan_of(world.plan(a=one)), plan_of(world.plan(a=other))
    assert first.after == second.after


@pytest.mark.parametrize("kind", ["ab_splitter", "send_fax"])
def test_nor_does_the_order_of_the_ways_out_move_anything(kind: str) -> None:
    def placed_with(*ways: str) -> Any:
        wanted = drawn(start="message_bus it", b="exit", c="exit")
        targets = {"b": "b", "a": "c", "another": "it"}
        wanted["points"]["it"] = {kind: {}, "outputs": {way: targets[way] for way in ways}}
        return placed(wanted, Catalogue.builtin())

    assert placed_with("a", "b", "another") == placed_with("another", "b", "a")
