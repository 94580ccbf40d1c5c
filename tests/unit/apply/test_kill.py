"""Killed at every moment of every kind of run: before and after each request and each state write.

One more plan and apply then completes the work, and never at the price of a journey.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from support.applying import World, document, plan_of, preset_of
from support.dying import API, STATE, Death, Killed, Mortal

from journeys_as_code.model.journey import Document

OLD, NEW = document("11111-11111"), document("22222-22222")
DRAFT = {**OLD, "status": "draft"}
SILENT = {key: value for key, value in NEW.items() if key != "status"}
"""A file that says nothing of the status: whatever was running has to run again all the same."""


def renamed(journey: Document) -> Document:
    """The journey with its message called `greet`."""
    points = {name: {**point} for name, point in journey["points"].items()}
    points["greet"] = {**points.pop("hello"), "renamed_from": "hello"}
    points["new"]["next"] = "greet"
    return {**journey, "points": points}


RUNS: dict[str, tuple[Mapping[str, Any], Mapping[str, Any], list[str]]] = {
    "create and start": ({}, {"a": NEW}, ["STATUS_RUNNING"]),
    "create a draft": ({}, {"a": DRAFT}, ["STATUS_DRAFT"]),
    "update running": ({"a": OLD}, {"a": NEW}, ["STATUS_RUNNING"]),
    "update running, status left alone": ({"a": OLD}, {"a": SILENT}, ["STATUS_RUNNING"]),
    "update draft": ({"a": DRAFT}, {"a": {**NEW, "status": "draft"}}, ["STATUS_DRAFT"]),
    "start": ({"a": DRAFT}, {"a": OLD}, ["STATUS_RUNNING"]),
    "pause with a change": ({"a": OLD}, {"a": {**NEW, "status": "paused"}}, ["STATUS_PAUSED"]),
    "finish with a change": ({"a": OLD}, {"a": {**NEW, "status": "finished"}}, ["STATUS_FINISHED"]),
    "archive": ({"a": OLD}, {}, ["STATUS_ARCHIVED"]),
    "move": ({"a": OLD}, {"b": {**OLD, "moved": "a"}}, ["STATUS_RUNNING"]),
    "move with a change": ({"a": OLD}, {"b": {**NEW, "moved": "a"}}, ["STATUS_RUNNING"]),
    "rename a point": ({"a": OLD}, {"a": renamed(OLD)}, ["STATUS_RUNNING"]),
    "rename a point with a change": ({"a": OLD}, {"a": renamed(NEW)}, ["STATUS_RUNNING"]),
    "three at once": (
        {"a": OLD, "b": {**OLD, "title": "B"}},
        {"a": NEW, "c": {**OLD, "title": "C", "moved": False}},
        ["STATUS_ARCHIVED", "STATUS_RUNNING", "STATUS_RUNNING"],
    ),
}


def killed_at(moment: int, world: World, wanted: Mapping[str, Any]) -> bool:
    """Apply until death comes; whether it came before the end."""
    death = Death(moment)
    plan = world.plan(**wanted)
    api, store = Mortal(world.api, death, API), Mortal(world.store, death, STATE)
    reader = type(world.reader)(api, world.codec)
    try:
        world.execute(plan, api=api, store=store, reader=reader, concurrency=1)
    except Killed:
        return True
    return False


def each_moment(root: Path, run: str, judge: Callable[[World, Mapping[str, Any]], None]) -> int:
    before, wanted, _ = RUNS[run]
    moment = 0
    while True:
        moment += 1
        with World(root / str(moment)) as world:
            world.apply(**before)
            if not killed_at(moment, world, wanted):
                return moment
            judge(world, wanted)


@pytest.mark.parametrize("run", RUNS)
def test_the_next_apply_completes_what_was_cut_short(tmp_path: Path, run: str) -> None:
    _, _, statuses = RUNS[run]

    def judge(world: World, wanted: Mapping[str, Any]) -> None:
        assert {preset_of(journey) for journey in world.journeys} <= {"11111-11111", "22222-22222"}
        world.apply(**wanted)
        assert sorted(journey.status for journey in world.journeys) == statuses
        assert world.plan(**wanted).empty
        records = world.store.load().values()
        alive = {it.uuid for it in world.journeys if it.status != "STATUS_ARCHIVED"}
        assert {found.record.uuid for found in records} == alive
        assert not any(found.record.pending for found in records)

    assert each_moment(tmp_path, run, judge) > 2


def test_a_journey_left_paused_is_what_the_next_plan_is_about(tmp_path: Path) -> None:
    left = []

    def judge(world: World, wanted: Mapping[str, Any]) -> None:
        if world.only().status == "STATUS_PAUSED":
            plan = plan_of(world.plan(**wanted))
            left.append(plan.calls)
            assert plan.recovers
            assert plan.calls[-1] == "start"
            assert plan.reason == "an interrupted update left it paused: it is started again"

    each_moment(tmp_path, "update running, status left alone", judge)
    assert set(left) == {("put", "start"), ("start",)}


def test_killed_again_while_it_recovers(tmp_path: Path) -> None:
    before, wanted, _ = RUNS["update running, status left alone"]
    for first in range(5, 13):
        for second in range(1, 13, 2):
            with World(tmp_path / f"{first}-{second}") as world:
                world.apply(**before)
                killed_at(first, world, wanted)
                killed_at(second, world, wanted)
                world.apply(**wanted)
                assert world.only().status == "STATUS_RUNNING"
                assert world.plan(**wanted).empty


@pytest.mark.parametrize("run", [name for name in RUNS if name.startswith("rename")])
def test_a_renamed_point_is_the_same_one_whenever_the_run_dies(tmp_path: Path, run: str) -> None:
    def points(world: World) -> set[str]:
        return {point["uuid"] for point in world.only().definition["points"]}

    with World(tmp_path / "before") as world:
        world.apply(**RUNS[run][0])
        before = points(world)

    def judge(world: World, wanted: Mapping[str, Any]) -> None:
        assert points(world) == before
        world.apply(**wanted)
        assert world.plan(**wanted).empty
        assert points(world) == before

    each_moment(tmp_path, run, judge)
