"""The main job, end to end, against the embedded API: `make demo`.

Works on a copy of `examples/` in `demo/`. Every step says what it expects and checks it; the first
surprise ends the demo with exit code 1. Nothing leaves this machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeys_as_code.sandbox.record import Definition
from journeys_as_code.sandbox.store import SandboxStore

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / "demo"
STORY = COPY / "welcome-series"
FILE = STORY / "journeys" / "welcome-series.yaml"
WRITES = ("create", "put", "start", "pause", "finish", "draft", "archive")
BIN = Path(sys.executable).parent


class Surprise(Exception):
    """A step showed something else than it should."""


@dataclass(frozen=True)
class Screen:
    """Where the story is told; coloured only on a terminal."""

    color: bool

    def heading(self, text: str) -> None:
        """What comes next, and why."""
        print(f"\n{self._paint('1;36', '== ' + text)}")

    def say(self, text: str) -> None:
        """A remark of the narrator."""
        print(self._paint("2", textwrap.fill(text, 96)))

    def command(self, folder: Path, text: str) -> None:
        """A command as it would be typed."""
        print(self._paint("1;32", f"\n{folder.relative_to(ROOT)}$ {text}"), flush=True)

    def _paint(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.color else text


SCREEN = Screen(sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def journeys(*words: str, folder: Path = STORY, code: int = 0, shows: Sequence[str] = ()) -> None:
    """Run one command, show it and what it prints, and hold it to what it should show."""
    command = " ".join(["journeys", *words])
    SCREEN.command(folder, command)
    done = subprocess.run(
        [str(BIN / "journeys"), *words], cwd=folder, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    print(done.stdout, end="")
    if done.returncode != code:
        raise Surprise(f"`{command}` ended with exit code {done.returncode} in place of {code}")
    if code:
        SCREEN.say(f"(exit code {code})")
    missing = [text for text in shows if text not in done.stdout]
    if missing:
        raise Surprise(f"`{command}` did not show {missing[0]!r}")


def edit(file: Path, before: str, after: str) -> None:
    """Change a journey file, as an editor would."""
    text = file.read_text(encoding="utf-8")
    if text.count(before) != 1:
        raise Surprise(f"{file.relative_to(ROOT)} should hold {before!r} once")
    file.write_text(text.replace(before, after), encoding="utf-8")
    SCREEN.command(file.parent.parent, f"edit {file.relative_to(file.parent.parent)}")
    print(f"-  {before.strip()}\n+  {after.strip()}")


class Account:
    """The account behind the embedded API, seen from the other side."""

    def __init__(self, project: Path) -> None:
        self._path = project / ".journeys" / "sandbox.db"

    def last(self) -> int:
        """The number of the latest call."""
        with SandboxStore(self._path) as store:
            return max((call.number for call in store.calls()), default=0)

    def expect(self, since: int, *actions: str) -> None:
        """Exactly these writes must have arrived since that call."""
        with SandboxStore(self._path) as store:
            arrived = [call.action for call in store.calls(*WRITES, after=since)]
        print(f"   the account saw: {', '.join(arrived) or 'no write at all'}")
        if arrived != list(actions):
            raise Surprise(f"the account should have seen: {', '.join(actions) or 'no write'}")

    def change(self, point_title: str, preset: str, *, by: str) -> None:
        """Change the preset of a message in the account, as a person in the builder would."""
        with SandboxStore(self._path) as store:
            (journey,) = store.journeys()
            store.edit(journey.uuid, lambda journey: _with_preset(journey, point_title, preset), by)


def _with_preset(journey: Definition, point_title: str, preset: str) -> Definition:
    point: dict[str, Any] = next(p for p in journey["points"] if p.get("title") == point_title)
    (data,) = point["point_data"].values()
    data["preset_code"] = preset
    return journey


def copy_examples() -> None:
    """A fresh copy of the examples, with no state and no account."""
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(ROOT / "examples", COPY, ignore=shutil.ignore_patterns(".journeys"))


def validate() -> None:
    """Every example project is well-formed; a mistake is named with its place."""
    SCREEN.heading("1. Validate: every example project, offline")
    for project in sorted(path for path in COPY.iterdir() if path.is_dir()):
        journeys("validate", folder=project)
    SCREEN.say("A slip of the pen is found before anything is sent, with its place and a hint:")
    good = FILE.read_text(encoding="utf-8")
    edit(FILE, "next: wait_a_day", "next: wait_a_dya")
    journeys("validate", code=1, shows=["journeys/welcome-series.yaml:", "wait_a_day"])
    FILE.write_text(good, encoding="utf-8")
    SCREEN.say("(put right again)")


def create() -> None:
    """The journey comes to be, runs, and then there is nothing left to do."""
    SCREEN.heading("2. Plan and apply: the journey is created and started")
    account = Account(STORY)
    journeys("plan", shows=["welcome-series", "1 to create"])
    account.expect(0)
    journeys("apply", "--auto-approve", shows=["welcome-series"])
    account.expect(0, "create", "start")

    SCREEN.heading("3. Plan again: no changes, and nothing is sent")
    before = account.last()
    journeys("plan", "--detailed-exitcode", shows=["No changes"])
    journeys("apply", "--auto-approve", shows=["No changes"])
    account.expect(before)


def change() -> None:
    """An edit of a running journey: paused, written, started again."""
    SCREEN.heading("4. Edit a running journey: pause, put, start, and nothing more")
    account = Account(STORY)
    edit(FILE, "wait: {duration: 1d}", "wait: {duration: 2d}")
    SCREEN.say(
        "A plan can be saved, reviewed, and applied later: then exactly that happens, or nothing."
    )
    journeys(
        "plan", "--out", "plan.json", "--detailed-exitcode", code=2,
        shows=["(pause, put, start)", "points.wait_a_day.wait.duration"],
    )  # fmt: skip
    before = account.last()
    journeys("apply", "plan.json", shows=["welcome-series", "now running"])
    account.expect(before, "pause", "put", "start")


def drift() -> None:
    """Somebody edits the journey in the builder: seen, and repaired."""
    SCREEN.heading("5. Drift: Mary changes the push in the builder, git knows nothing of it")
    account = Account(STORY)
    account.change("Say hello", "MARYS-PRESET", by="Mary")
    journeys("drift", code=2, shows=["edited by Mary", "MARYS-PRESET"])
    SCREEN.say("To put git's value back over somebody's work is a decision, so it needs a word:")
    before = account.last()
    journeys("apply", "--auto-approve", code=1, shows=["MARYS-PRESET", "--overwrite-drift"])
    account.expect(before)
    SCREEN.say("--overwrite-drift is that word, and so is a saved plan that showed it:")
    journeys("plan", "--out", "repair.json", shows=["MARYS-PRESET", "12345-67890"])
    journeys("apply", "repair.json", shows=["welcome-series"])
    account.expect(before, "pause", "put", "start")
    journeys("drift", shows=["No drift"])


def look_around() -> None:
    """What there is now."""
    SCREEN.heading("6. List: what is in the account, and where it came from")
    journeys("list", shows=["welcome-series", "running"])


def closing() -> None:
    """What was shown, and what to try next."""
    SCREEN.heading("That was the main job")
    print(
        textwrap.dedent("""\
        Shown, and checked at each step: files validated, a plan before every change, a journey created
        and started, no write when nothing changed, a running journey edited with the shortest pause,
        an edit outside git found and repaired.

        To try next:
          source .venv/bin/activate
          cd demo/win-back                 an experiment, and a secret that no report shows
          journeys plan
          journeys apply
          journeys sandbox --help          the same API as a service, to look at and to disturb
          journeys init my-journeys        a project of your own
        README.md tells the rest in five minutes.""")
    )


def main() -> int:
    """Tell the story; 1 when anything was not as it should be."""
    copy_examples()
    try:
        for step in (validate, create, change, drift, look_around):
            step()
    except Surprise as surprise:
        print(f"\nThe demo failed: {surprise}.", file=sys.stderr)
        return 1
    closing()
    return 0


if __name__ == "__main__":
    sys.exit(main())
