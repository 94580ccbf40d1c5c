"""How far an apply is: a moving line on a terminal, plain lines with -v, silence otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from journeys_as_code.apply.events import Begun, Called, Ended, Event
from journeys_as_code.cli.setting import Setting
from journeys_as_code.report.escape import plain
from journeys_as_code.workflow.watching import NOBODY, Watcher

Listener = Callable[[Event], None]


@contextmanager
def applying(setting: Setting, total: int) -> Iterator[Listener]:
    """A listener for the events of applying `total` journeys."""
    if setting.verbose:
        yield lambda event: setting.terminal.note(_line(event))
    elif setting.terminal.shows_progress:
        with _bar(setting, "Applying", total) as (told, done):
            yield (
                lambda event: (
                    done(event.outcome.key) if isinstance(event, Ended) else told(event.key)
                )
            )
    else:
        yield lambda _: None


@contextmanager
def reading(setting: Setting) -> Iterator[Watcher]:
    """A watcher of the reading of live journeys."""
    if setting.verbose:
        yield _Noting(setting)
    elif setting.terminal.shows_progress:
        with _timed(setting, "Reading") as (total, step):
            yield _Counting(total, step)
    else:
        yield NOBODY


@dataclass(frozen=True)
class _Noting:
    """Says each journey in a line of its own."""

    setting: Setting

    def expect(self, more: int) -> None:
        """Nothing is said of what is to come."""

    def read(self, name: str) -> None:
        self.setting.terminal.note(f"read {plain(name)}")


@dataclass
class _Counting:
    """Moves a bar on."""

    total: Callable[[int], None]
    read: Callable[[str], None]
    expected: int = 0

    def expect(self, more: int) -> None:
        self.expected += more
        self.total(self.expected)


@contextmanager
def counting(
    setting: Setting, verb: str
) -> Iterator[tuple[Callable[[int], None], Callable[[str], None]]]:
    """Two functions: to say how many there are, and that one of them is through."""
    if setting.verbose:
        yield (
            lambda total: setting.terminal.note(f"{verb.lower()} {total}"),
            lambda title: setting.terminal.note(f"read {plain(title)}"),
        )
    elif setting.terminal.shows_progress:
        with _timed(setting, verb) as (total, step):
            yield total, step
    else:
        yield (lambda _: None), (lambda _: None)


@contextmanager
def _timed(
    setting: Setting, verb: str
) -> Iterator[tuple[Callable[[int], None], Callable[[str], None]]]:
    """A bar that says how many a second, and how long it will take."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(
        file=setting.terminal.stderr,
        color_system="auto" if setting.color else None,
        highlight=False,
    )
    rate = TextColumn("{task.fields[rate]}", markup=False)
    looks = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate)
    with Progress(*looks, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task(verb, total=None, rate="")

        def step(_: str) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, rate=f"{speed:.0f}/s" if speed else "")

        yield (lambda total: bar.update(task, total=total)), step


def _line(event: Event) -> str:
    match event:
        case Begun():
            return f"begin {event.action} {plain(event.key)}"
        case Called():
            return f"{event.call} worked: {plain(event.key)}"
        case Ended():
            return f"{event.outcome.result}: {plain(event.outcome.key)}"


@contextmanager
def _bar(
    setting: Setting, verb: str, total: int | None
) -> Iterator[tuple[Callable[[str], None], Callable[[str], None]]]:
    """Two functions: to say which journey is under way, and that one is through."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(
        file=setting.terminal.stderr,
        color_system="auto" if setting.color else None,
        highlight=False,
    )
    looks = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*looks, console=console, transient=True) as bar:
        task = bar.add_task(verb, total=total)
        yield (
            lambda key: bar.update(task, description=f"{verb} {plain(key)}"),
            lambda key: bar.update(task, description=f"{verb} {plain(key)}", advance=1),
        )
