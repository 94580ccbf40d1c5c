"""The benchmark measures something: its projects are valid, and always the same."""

from pathlib import Path

from support.journeys import run

from benchmarks import project
from benchmarks.table import Row, render


def test_the_same_journey_is_the_same_text() -> None:
    assert project.journey(7) == project.journey(7)
    assert project.journey(7) != project.journey(8)


def test_the_project_is_as_large_as_said_and_valid(tmp_path: Path) -> None:
    project.write(tmp_path, journeys=20, api="http://127.0.0.1:9")
    lines = [len(file.read_text().splitlines()) for file in tmp_path.rglob("journey-*.yaml")]
    assert 300 < sum(lines) / len(lines) < 400
    done = run(tmp_path, "validate", "--strict")
    assert (done.code, done.out) == (0, "No findings in 20 journeys with 600 points.\n")


def test_the_table_says_what_was_met() -> None:
    rows = [Row("this", "that", [3.0, 1.0, 2.0], [1.0, 2.0, 4.0], 1.2, 1.5)]
    assert render(rows, [("this", 500.0, 400.0)]).splitlines()[2:] == [
        "| this                | that  | 2.00 s | 2.00 s  | 1.00x | 1.00x     | 1.50x        | 1.2x   | yes |",
        "| peak memory of this |       | 500 MB |         |       |           |              | 400 MB | no  |",
    ]
