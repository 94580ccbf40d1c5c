"""Kinds of runs: what the project and the account hold before, and what git wants then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faults.journeys import journey, path

Files = Mapping[str, str]
"""Journey files by key."""


@dataclass(frozen=True)
class Scenario:
    """A run: `before` are states of git that are applied first, in order, `after` is the one it is about."""

    name: str
    after: Files
    before: tuple[Files, ...] = ()
    consents: tuple[str, ...] = ()
    concurrency: int = 8

    @property
    def words(self) -> tuple[str, ...]:
        """The command line that is attacked."""
        return (
            "apply",
            "--auto-approve",
            *self.consents,
            *(() if self.concurrency == 8 else ("--concurrency", str(self.concurrency))),
        )

    @property
    def git(self) -> Mapping[str, str]:
        """The files in the project once git is as it should be, by path."""
        return {path(key): text for key, text in self.after.items()}

    @property
    def labels(self) -> Mapping[str, str]:
        """Key -> label of the journey it names."""
        states = (*self.before, self.after)
        return {key: _label(text) for files in states for key, text in files.items()}


def _label(text: str) -> str:
    return text.partition("title: Journey ")[2].split()[0]


_OLD, _NEW = journey("a", 1), journey("a", 2)
_DESTRUCTIVE = ("--allow-destructive",)


def _a(version: int, status: str | None, **head: str) -> Files:
    return {"a": journey("a", version, status, **head)}


def _mix() -> Scenario:
    """Twenty journeys: some are new, some change, some go, some stay."""
    before, after = {}, {}
    for number in range(20):
        key = f"j{number:02}"
        old, same = journey(key, 1), number % 5 == 4
        if number % 5 != 0:
            before[key] = old
        if number % 5 == 3 and number > 10:
            after[f"moved{number}"] = journey(key, 2, moved=key)
        elif number % 5 != 3:
            after[key] = old if same else journey(key, 2)
    return Scenario("a mix of 20 journeys", after, (before,), _DESTRUCTIVE)


MIX = _mix()

ONES = (
    Scenario("create and start", _a(2, "running")),
    Scenario("create a draft", _a(2, "draft")),
    Scenario("update a draft", _a(2, "draft"), (_a(1, "draft"),)),
    Scenario("update a paused one", _a(2, "paused"), (_a(1, "running"), _a(1, "paused"))),
    Scenario("update a running one", _a(2, "running"), (_a(1, "running"),)),
    Scenario("update a running one, status unsaid", _a(2, None), (_a(1, "running"),)),
    Scenario("start", _a(1, "running"), (_a(1, "draft"),)),
    Scenario("change and start", _a(2, "running"), (_a(1, "draft"),)),
    Scenario("resume", _a(1, "running"), (_a(1, "running"), _a(1, "paused"))),
    Scenario("pause", _a(1, "paused"), (_a(1, "running"),)),
    Scenario("pause and change", _a(2, "paused"), (_a(1, "running"),)),
    Scenario("finish", _a(1, "finished"), (_a(1, "running"),), _DESTRUCTIVE),
    Scenario("change and finish", _a(2, "finished"), (_a(1, "running"),), _DESTRUCTIVE),
    Scenario("take back to a draft", _a(1, "draft"), (_a(1, "running"),), _DESTRUCTIVE),
    Scenario("archive by status", _a(1, "archived"), (_a(1, "draft"),), _DESTRUCTIVE),
    Scenario("archive, its file gone", {}, (_a(1, "running"),), _DESTRUCTIVE),
    Scenario(
        "bring back from the archive",
        _a(2, "draft"),
        (_a(1, "draft"), _a(1, "archived")),
        _DESTRUCTIVE,
    ),
    Scenario("move", {"b": journey("a", 1, moved="a")}, (_a(1, "running"),)),
    Scenario("move and change", {"b": journey("a", 2, moved="a")}, (_a(1, "running"),)),
)
"""Runs of one journey."""

ALL = (*ONES, MIX)


def named(name: str) -> Scenario:
    """A scenario by its name."""
    return next(it for it in ALL if it.name == name)
