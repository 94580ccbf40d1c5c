"""Writes the output shown in README and docs anew, from real runs and from the code.

What stands between `<!-- generated: NAME -->` and `<!-- end of NAME -->` is a section of
`reference.py`.

In a document, a block that begins with ```` ```console ```` is a piece of a session: lines after `$ `
are run by a shell, what stands between them is what they printed (standard output and error). The
blocks of one document share a folder; `<!-- session: examples/NAME -->` starts again in a copy of
that example, `<!-- session -->` in an empty folder. `tests/test_docs.py` compares.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reference import SECTIONS

ROOT = Path(__file__).resolve().parent.parent
SHOWN = (
    "README.md", "CONTRIBUTING.md", "docs/*.md", "benchmarks/README.md", "changelog.d/README.md",
)  # fmt: skip

_PIECE = re.compile(
    r"<!-- session(?:: (?P<start>\S+))? -->|^```console\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SECTION = re.compile(
    r"(<!-- generated: (\w+) -->\n\n).*?(<!-- end of \2 -->)",
    re.DOTALL,
)
_MARK = "\x1e"


def documents() -> list[Path]:
    """Every document that may show output."""
    return sorted(file for pattern in SHOWN for file in ROOT.glob(pattern))


def rewritten(text: str) -> str:
    """The document with the output that its commands print now, and its generated sections."""
    text = _SECTION.sub(lambda found: f"{found[1]}{SECTIONS[found[2]]()}\n\n{found[3]}", text)
    fresh = iter(_blocks(text))
    return _PIECE.sub(lambda piece: piece[0] if piece["block"] is None else next(fresh), text)


def _blocks(text: str) -> Iterator[str]:
    names = Names()
    with tempfile.TemporaryDirectory() as scratch:
        for number, session in enumerate(_sessions(text)):
            home = Path(scratch, str(number))
            for printed in _run(session, home):
                yield f"```console\n{names.settle(printed, home)}```"


@dataclass
class Session:
    """Blocks that are run one after the other in one folder."""

    start: str | None
    blocks: list[str] = field(default_factory=list)


@dataclass
class Names:
    """What differs from run to run, by what stands in its place."""

    uuids: dict[str, str] = field(default_factory=dict)

    def settle(self, printed: str, home: Path) -> str:
        """The text with uuids numbered, and the clock and the folder made always the same."""
        printed = printed.replace(f"{home}/", "").replace(str(home), ".")
        printed = re.sub(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", self._uuid, printed)
        printed = re.sub(
            r"\d{4}-\d\d-\d\d([T ])\d\d:\d\d(:\d\d(\.\d+)?)?", r"2026-03-01\g<1>09:00:00", printed
        )
        return re.sub(r"\b\d+(\.\d+)? (m?s)\b", r"0.1 \2", printed)

    def _uuid(self, match: re.Match[str]) -> str:
        number = len(self.uuids) + 1
        return self.uuids.setdefault(match[0], f"00000000-0000-4000-8000-{number:012}")


def _sessions(text: str) -> list[Session]:
    sessions = [Session(None)]
    for piece in _PIECE.finditer(text):
        if piece["block"] is not None:
            sessions[-1].blocks.append(piece["block"])
        else:
            sessions.append(Session(piece["start"]))
    return [session for session in sessions if session.blocks]


def _run(session: Session, home: Path) -> list[str]:
    """What each block becomes: its commands, each followed by what it printed."""
    if session.start:
        shutil.copytree(ROOT / session.start, home)
    else:
        home.mkdir()
    done = subprocess.run(
        ["bash", "-c", _script(session)],
        cwd=home, env=_environ(home), stdin=subprocess.DEVNULL, capture_output=True,
        text=True, check=True, timeout=120,
    )  # fmt: skip
    printed = iter(done.stdout.split(_MARK)[1:])
    return [
        "".join(f"$ {command}\n{next(printed)}" for command in _commands(block))
        for block in session.blocks
    ]


def _script(session: Session) -> str:
    commands = [command for block in session.blocks for command in _commands(block)]
    return (
        "exec 2>&1\n"
        + "\n".join(f"printf '{_MARK}'\n{command}" for command in commands)
        + "\ntrue\n"
    )


def _commands(block: str) -> Iterator[str]:
    """The commands of a block; a line that ends in a backslash goes on in the next one."""
    going = False
    lines: list[str] = []
    for line in block.splitlines():
        if going or line.startswith("$ "):
            lines.append(line if going else line.removeprefix("$ "))
            going = line.endswith("\\")
            if not going:
                yield "\n".join(lines)
                lines = []


def _environ(home: Path) -> dict[str, str]:
    here = str(Path(sys.executable).parent)
    return {
        "PATH": os.pathsep.join([here, os.environ["PATH"]]),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def main() -> None:
    """Rewrite every document that shows something else than it should."""
    for document in documents():
        text = document.read_text(encoding="utf-8")
        fresh = rewritten(text)
        if fresh != text:
            document.write_text(fresh, encoding="utf-8")
            print(f"rewritten: {document.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
