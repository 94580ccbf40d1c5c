"""A plan that found nothing to do is remembered, and is made again in half the time: with the same result."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.cli import Done, journeys

from journeys_as_code.remote.wire import Codec
from journeys_as_code.sandbox.store import SandboxStore

MEMORY = ".journeys/cache/settled-sandbox.json"


@pytest.fixture
def settled(welcome: Path) -> Path:
    """A project of which everything is applied, and that was planned once since."""
    journeys("-C", welcome, "apply", "--auto-approve")
    assert plan(welcome).code == 0
    return welcome


def plan(project: Path, *words: str) -> Done:
    return journeys("-C", project, "plan", "--format", "json", "--detailed-exitcode", *words)


def looked_at(project: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Done, int]:
    """A plan, and how many live journeys were taken apart for it."""
    looks: list[Any] = []
    decode = Codec.decode

    def counted(codec: Codec, *given: Any) -> Any:
        looks.append(given)
        return decode(codec, *given)

    with monkeypatch.context() as patched:
        patched.setattr(Codec, "decode", counted)
        return plan(project), len(looks)


def change_push(project: Path) -> None:
    def changed(definition: Any) -> None:
        for point in definition["points"]:
            if "send_push" in point["point_data"]:
                point["point_data"]["send_push"]["preset_code"] = "99999-99999"

    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        store.edit(store.journeys()[0].uuid, changed, "Mary")


def edit_file(project: Path) -> None:
    file = project / "journeys" / "welcome-series.yaml"
    file.write_text(file.read_text().replace("duration: 1d", "duration: 2d"))


def spoil(project: Path) -> None:
    (project / MEMORY).write_bytes(b"0" * 64 + b"{}")


def remove(project: Path) -> None:
    (project / MEMORY).unlink()


def touch_project(project: Path) -> None:
    file = project / "journeys.yaml"
    file.write_text(f"{file.read_text()}# another word\n")


def test_what_is_known_to_be_unchanged_is_not_looked_at_again(
    settled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settled / MEMORY).unlink()
    long, looks = looked_at(settled, monkeypatch)
    assert (long.code, looks) == (0, 1)
    short, looks = looked_at(settled, monkeypatch)
    assert (short.out, short.code, looks) == (long.out, 0, 0)


@pytest.mark.parametrize(("moved", "definitions"), [(change_push, 2), (edit_file, 1)])
def test_what_moved_since_is_found(
    settled: Path,
    moved: Callable[[Path], None],
    definitions: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of what was edited in the builder, the definition that was seen before is looked at too."""
    moved(settled)
    found, looks = looked_at(settled, monkeypatch)
    assert (found.code, looks) == (2, definitions)
    (settled / MEMORY).unlink()
    assert plan(settled).out == found.out


@pytest.mark.parametrize("lost", [spoil, remove, touch_project])
def test_what_is_not_surely_remembered_is_looked_at(
    settled: Path, lost: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan(settled).out
    lost(settled)
    again, looks = looked_at(settled, monkeypatch)
    assert (again.out, looks) == (before, 1)


def test_drift_of_a_remembered_journey_is_found(settled: Path) -> None:
    assert journeys("-C", settled, "drift").code == 0
    change_push(settled)
    assert journeys("-C", settled, "drift").code == 2
    journeys("-C", settled, "apply", "--auto-approve", "--overwrite-drift")
    assert journeys("-C", settled, "drift").code == 0


def test_a_plan_of_some_journeys_forgets_no_others(
    example: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = example("two-targets")
    journeys("-C", project, "apply", "--auto-approve")
    assert plan(project).code == 0
    assert plan(project, "newsletter").code == 0
    again, looks = looked_at(project, monkeypatch)
    assert (again.code, looks) == (0, 0)
