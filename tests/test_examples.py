"""Every example, through the whole main job, under every reading of what the API only may do."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from support.journeys import run

from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches

EXAMPLES = Path(__file__).parent.parent / "examples"
WRITES = ("create", "put", "start", "pause", "finish", "draft", "archive")


@dataclass(frozen=True)
class Example:
    """A target of an example project, and an edit somebody would make of one of its journeys."""

    project: str
    file: str
    before: str
    after: str
    target: str = "sandbox"
    journeys: int = 1

    def __str__(self) -> str:
        return f"{self.project}-{self.target}"


EVERY = [
    Example("welcome-series", "welcome-series.yaml", "duration: 1d", "duration: 36h"),
    Example("abandoned-cart", "abandoned-cart.yaml", "period: 2h", "period: 90m"),
    Example("api-onboarding", "onboarding.yaml", "Onboarding wave: 2", "Onboarding wave: 3"),
    Example("win-back", "win-back.yaml", "b: 40, c: 40", "b: 30, c: 50"),
    Example("two-targets", "newsletter.yaml", "confirm your", "verify your", "staging", 2),
    Example("two-targets", "newsletter.yaml", "confirm your", "verify your", "production", 2),
]


def test_no_example_is_left_out() -> None:
    assert {example.project for example in EVERY} == {path.name for path in EXAMPLES.iterdir()}


@pytest.mark.parametrize("switches", Switches.each(), ids=str)
@pytest.mark.parametrize("example", EVERY, ids=str)
def test_the_main_job(example: Example, switches: Switches, tmp_path: Path) -> None:
    account = Account.of(example, switches, tmp_path)

    account.expect("validate", code=0)
    account.expect("plan", "--detailed-exitcode", code=2)
    account.expect("apply", "--auto-approve", *unseen(switches.no_list), code=0)
    assert sorted(account.writes()) == sorted(["create", "start"] * example.journeys)
    assert account.statuses() == {"STATUS_RUNNING"}
    account.expect_nothing_to_do()

    made = len(account.writes())
    account.edit(example)
    account.expect("plan", "--detailed-exitcode", code=2)
    account.expect(
        "apply", "--auto-approve", *unseen(switches.no_list and switches.no_read), code=0
    )
    assert account.writes()[made:] == ["pause", "put", "start"]
    assert account.statuses() == {"STATUS_RUNNING"}
    account.expect_nothing_to_do()


def unseen(blind: bool) -> list[str]:
    """Where nothing can be looked up, to create or to overwrite needs a word."""
    return ["--allow-blind"] if blind else []


@dataclass(frozen=True)
class Account:
    """A copy of an example, and the account behind its target's sandbox."""

    root: Path
    target: str

    @classmethod
    def of(cls, example: Example, switches: Switches, folder: Path) -> Self:
        root = folder / "project"
        shutil.copytree(
            EXAMPLES / example.project, root, ignore=shutil.ignore_patterns(".journeys")
        )
        project = root / "journeys.yaml"
        query = f"?{switches}" if switches != Switches() else ""
        text, replaced = re.subn(
            r"(?m)^(  (\w+):\n    api: )sandbox.*$", rf"\g<1>sandbox:.journeys/\g<2>.db{query}",
            project.read_text("utf-8"),
        )  # fmt: skip
        assert replaced
        project.write_text(text, "utf-8")
        return cls(root, example.target)

    def expect(self, *words: str, code: int) -> str:
        done = run(self.root, "--target", self.target, *words)
        assert done.code == code, f"journeys {' '.join(words)}\n{done.out}\n{done.err}"
        return done.out

    def expect_nothing_to_do(self) -> None:
        before = len(self.writes())
        self.expect("plan", "--detailed-exitcode", code=0)
        self.expect("apply", "--auto-approve", code=0)
        assert self.writes()[before:] == []

    def edit(self, example: Example) -> None:
        (file,) = self.root.rglob(example.file)
        text = file.read_text("utf-8")
        assert text.count(example.before) == 1
        file.write_text(text.replace(example.before, example.after), "utf-8")

    def writes(self) -> list[str]:
        with SandboxStore(self.root / ".journeys" / f"{self.target}.db") as store:
            return [call.action for call in store.calls(*WRITES)]

    def statuses(self) -> set[str]:
        with SandboxStore(self.root / ".journeys" / f"{self.target}.db") as store:
            return {journey.status for journey in store.journeys()}
