"""The hunt finds what it is there to find."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fuzz import hunt as hunting
from fuzz.hunt import Hunt
from fuzz.seeds import Seed, plain, seeds
from fuzz.shrink import shrink


@pytest.fixture
def seed(tmp_path: Path) -> Seed:
    return plain(tmp_path / "plain")


@pytest.fixture
def alarm() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, hunting._too_slow)
    yield
    signal.signal(signal.SIGPROF, before)


def faulty(monkeypatch: pytest.MonkeyPatch, fault: Callable[[bytes], None]) -> None:
    """Have every input read by something that is at fault."""

    def exercise(root: Path, _: int) -> None:
        fault((root / "journeys" / "journey.yaml").read_bytes())

    monkeypatch.setattr(hunting, "exercise", exercise)


@pytest.mark.usefixtures("alarm")
def test_an_error_is_found_once_and_made_small(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: Seed
) -> None:
    def fault(content: bytes) -> None:
        if b"bad" in content:
            raise ValueError(content)

    faulty(monkeypatch, fault)
    run = Hunt(tmp_path)
    for content in (b"good", b"a line\nsome bad thing\n", b"bad again"):
        run.try_out(seed, content)
    assert run.found.inputs == 3
    assert list(run.found.faults) == ["ValueError in ?"]
    assert "(generated), now\nb'bad'\nTraceback" in run.found.faults["ValueError in ?"]
    assert seed.file.read_bytes() == b""


@pytest.mark.usefixtures("alarm")
def test_a_hang_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: Seed) -> None:
    def fault(content: bytes) -> None:
        if content:
            while True:
                pass

    monkeypatch.setattr(hunting, "SECONDS", 0.02)
    faulty(monkeypatch, fault)
    run = Hunt(tmp_path)
    run.try_out(seed, b"x")
    assert list(run.found.faults) == ["TooSlow"]


@pytest.mark.usefixtures("alarm")
def test_too_much_memory_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: Seed
) -> None:
    monkeypatch.setattr(hunting, "MEGABYTES", 1)
    run = Hunt(tmp_path)
    run.try_out(seed, b"title: x\n")
    assert list(run.found.faults) == ["memory"]


def test_the_smallest_input_that_fails() -> None:
    content = b"one\ntwo\nthree (here)\nfour\n"
    assert shrink(content, lambda less: b"(" in less and b")" in less) == b"()"


def test_every_seed_is_a_project_of_its_own(tmp_path: Path) -> None:
    known = seeds(tmp_path)
    assert {seed.name.split("/")[0] for seed in known} == {"examples", "invalid", "valid", "yaml"}
    assert all((seed.project / "journeys.yaml").exists() for seed in known)
