"""The harness itself: it finds nothing where the tool is whole, and something where a protection is off."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from faults import crash, strikes
from faults.__main__ import main
from faults.account import Sandbox
from faults.bench import Bench, Result
from faults.doors import CALLS, KILL, Moment
from faults.holes import GATEWAY, HOLES, Hole
from faults.invariants import Violation
from faults.pool import make_ready
from faults.scenarios import named
from faults.sweeps import NOBODY_CAN_LOOK
from faults.table import table

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    make_ready()
    with Sandbox() as sandbox:
        yield Bench(sandbox)


@pytest.mark.parametrize("hole", HOLES, ids=str)
def test_what_a_protection_keeps_is_seen_to_break_without_it(bench: Bench, hole: Hole) -> None:
    kept = hole.attack(bench)
    assert not kept.violations, kept.story

    broken = hole.attack(replace(bench, changes=(hole.change,)))
    found = {violation.name for violation in broken.violations}
    assert found & set(hole.breaks.split()), broken.story


@pytest.mark.parametrize("switches", NOBODY_CAN_LOOK)
@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("create and start", f"{CALLS} sent POST {GATEWAY}"),
        ("create and start", f"{CALLS} before POST {GATEWAY}/start"),
        ("update a running one", f"{CALLS} sent POST {GATEWAY}/pause"),
        ("update a running one", f"{CALLS} answered PUT"),
        ("update a running one", f"{CALLS} sent POST {GATEWAY}/start"),
    ],
)
def test_where_nobody_can_look_it_never_guesses(
    bench: Bench, switches: str, name: str, event: str
) -> None:
    tale, came = crash.killed(bench, named(name), switches, Moment(1, KILL, (event,)))
    assert came
    result = bench.tried("killed", tale)
    assert not result.violations, result.story


@pytest.mark.parametrize(
    ("name", "kind", "action"),
    [
        ("create and start", "other_json after", "start"),
        ("take back to a draft", "html after", "draft"),
    ],
)
def test_what_is_known_by_a_refusal_alone_is_told_and_kept(
    bench: Bench, name: str, kind: str, action: str
) -> None:
    blind, scenario = "no_read,no_list", named(name)
    _, course = bench.ready(scenario, blind)
    target = next(it for it in strikes.targets(course) if it.action == action)
    tale = strikes.struck(bench, scenario, blind, strikes.Strike(kind, target, "twice"))
    result = bench.tried("struck", tale)
    assert not result.violations, result.story


def test_a_case_is_tried_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--only", "crash/move/4", "--jobs", "1"])
    assert code == 0
    assert capsys.readouterr().out.splitlines()[1:5] == [
        "| kind | what | cases | violations | left to a person |",
        "|---|---|---:|---:|---:|",
        "| crash | move | 1 | 0 |  |",
        "| **all** |  | 1 | 0 |  |",
    ]


def test_nothing_tried_is_no_success() -> None:
    assert main(["--only", "crash/nothing of this name"]) == 1


def test_the_table_counts_what_was_tried_and_what_went_wrong() -> None:
    assert table([Result("crash/move/4", (Violation("I1", "two of them"),), by_hand=1)]) == (
        "| kind | what | cases | violations | left to a person |\n"
        "|---|---|---:|---:|---:|\n"
        "| crash | move | 1 | 1 | 1 |\n"
        "| **all** |  | 1 | 1 | 1 |\n"
    )
