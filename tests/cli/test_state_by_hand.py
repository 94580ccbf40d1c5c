"""State that somebody edited by hand: nothing is made twice, taken apart or left paused."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.cli import Done, journeys

from journeys_as_code.sandbox.record import Journey
from journeys_as_code.sandbox.store import SandboxStore

PROJECT = "version: 1\ntargets: {it: {api: sandbox, application_code: AAAAA-00000}}\n"
JOURNEY = """title: Journey {key}
status: running
points:
  {key}_in: {{start_by_api: {{}}, next: {key}_say}}
  {key}_say: {{send_push: {{preset_code: {preset}}}, next: {key}_out}}
  {key}_out: {{exit: {{}}}}
"""
PENDING = {"status_before": "running", "title": "Journey a", "after": "x", "run": "r"} | {
    "begun_at": "2026-01-01T00:00:00Z"
}
Hand = Callable[[Path], object]


def record(root: Path, key: str) -> Path:
    return root / ".journeys" / "state" / "it" / f"{key}.json"


def of(root: Path, key: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(record(root, key).read_text())
    return found


def saying(**changes: Any) -> Hand:
    """The record of `a` says something else."""
    return lambda root: record(root, "a").write_text(json.dumps(of(root, "a") | changes))


def being(text: str) -> Hand:
    """The record of `a` is no record."""
    return lambda root: record(root, "a").write_text(text)


def as_the_other(*names: str) -> Hand:
    """Some of what the record of `a` says is what that of `b` says."""
    return lambda root: saying(**{name: of(root, "b")[name] for name in names})(root)


def exchange_uuids(root: Path) -> None:
    one, other = of(root, "a"), of(root, "b")
    record(root, "a").write_text(json.dumps(one | {"uuid": other["uuid"]}))
    record(root, "b").write_text(json.dumps(other | {"uuid": one["uuid"]}))


def exchange_points(root: Path) -> None:
    points = of(root, "a")["points"]
    saying(points=points | {"a_in": points["a_out"], "a_out": points["a_in"]})(root)


HANDS: dict[str, tuple[Hand, str]] = {
    "no JSON": (being("garbage"), "this record is damaged"),
    "cut short": (being('{"format":1,"key":"a","uu'), "this record is damaged"),
    "of a later version": (saying(format=99), "written by a newer version"),
    "points that are none": (saying(applied={"points": {"a_in": [1]}}), "this record is damaged"),
    "nothing that was begun": (saying(pending={"x": 1}), "this record is damaged"),
    "copied": (lambda root: shutil.copy(record(root, "a"), record(root, "c")), "is a copy of"),
    "the other's journey": (as_the_other("uuid"), "bound to the same live journey"),
    "journeys exchanged": (exchange_uuids, "--overwrite-drift"),
    "no such journey": (saying(uuid="99999999-0000-4000-8000-000000000009"), "has it already"),
    "no uuid": (saying(uuid=None), "the account has it already"),
    "an address": (saying(uuid="../../x"), "this record is damaged"),
    "removed": (lambda root: record(root, "a").unlink(), "the account has it already"),
    "points exchanged": (exchange_points, "--overwrite-drift"),
    "the other's document": (as_the_other("applied"), "--overwrite-drift"),
    "an empty document": (saying(applied={}), "--overwrite-drift"),
    "no document": (saying(applied=None), ""),
    "no points": (saying(points={}), ""),
    "the other's points": (as_the_other("points"), ""),
    "nothing seen": (saying(seen=None), ""),
    "something else seen": (saying(seen={"points": 3}), ""),
    "another status": (saying(status="paused"), ""),
    "no status": (saying(status="flying"), ""),
    "the other's key": (saying(key="b"), ""),
    "another key": (saying(key="z"), ""),
    "a create begun": (saying(pending={"operation": "create", "calls": ["create"], **PENDING}), ""),
    "a pause begun": (
        saying(pending={"operation": "update", "calls": ["pause", "put", "start"], **PENDING}),
        "",
    ),
}
"""What somebody does, and what apply then refuses with; empty where it changes the journey as it should."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys.yaml").write_text(PROJECT)
    for key in "ab":
        write(tmp_path, key, "OLD")
    assert apply(tmp_path).code == 0
    return tmp_path


def write(root: Path, key: str, preset: str) -> None:
    (root / "journeys" / f"{key}.yaml").write_text(JOURNEY.format(key=key, preset=preset))


def apply(root: Path) -> Done:
    return journeys("-C", root, "apply", "--auto-approve", "--allow-mass-change")


def live(root: Path) -> list[Journey]:
    with SandboxStore(root / ".journeys" / "sandbox.db") as store:
        return store.journeys()


@pytest.mark.parametrize(("hand", "refusal"), HANDS.values(), ids=HANDS)
def test_an_edited_record_costs_nobody_a_journey(root: Path, hand: Hand, refusal: str) -> None:
    before = {it.uuid: it.definition for it in live(root)}
    hand(root)
    write(root, "a", "NEW")

    done = apply(root)

    after = live(root)
    assert {it.uuid for it in after} == before.keys()
    assert {it.status for it in after} == {"STATUS_RUNNING"}
    changed = [it for it in after if it.definition != before[it.uuid]]
    assert (done.code, [it.title for it in changed]) == ((1, []) if refusal else (0, ["Journey a"]))
    assert refusal in done.out + done.err
    for it in changed:
        assert json.dumps(it.definition).replace("NEW", "OLD") == json.dumps(before[it.uuid])


@pytest.mark.parametrize("hand", [hand for hand, _ in HANDS.values()], ids=HANDS)
def test_where_git_has_nothing_new_an_edited_record_changes_nothing(root: Path, hand: Hand) -> None:
    before = {it.uuid: (it.definition, it.status) for it in live(root)}
    hand(root)
    assert apply(root).code in (0, 1)
    assert {it.uuid: (it.definition, it.status) for it in live(root)} == before
