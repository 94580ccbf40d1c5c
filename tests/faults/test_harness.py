"""The harness itself: it finds nothing where the tool is whole, and something where a protection is off."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from faults.__main__ import main
from faults.account import Sandbox
from faults.bench import Bench, Result
from faults.holes import HOLES, Hole
from faults.invariants import Violation
from faults.pool import make_ready
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
    assert hole.breaks in {violation.name for violation in broken.violations}, broken.story


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
