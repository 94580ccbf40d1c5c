"""The console entry in this process, with any terminal one may wish for, and as a real process."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from unittest.mock import patch

from journeys_as_code.cli.main import main

ENVIRON: Mapping[str, str] = {"HOME": "/nowhere", "TERM": "xterm"}


class Stream(io.StringIO):
    """A stream that is a terminal, or not."""

    def __init__(self, text: str = "", *, terminal: bool) -> None:
        super().__init__(text)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def journeys(
    *words: str | Path,
    stdin: str = "",
    terminal: bool = False,
    environ: Mapping[str, str] = ENVIRON,
) -> Done:
    """Run one command line in this process; `terminal` says what all three streams are."""
    out, err = Stream(terminal=terminal), Stream(terminal=terminal)
    with (
        patch.object(sys, "stdin", Stream(stdin, terminal=terminal)),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main([str(word) for word in words], environ)
    return Done(code, out.getvalue(), err.getvalue())


def process(
    *words: str | Path, cwd: Path, stdout: int | IO[str] = subprocess.PIPE, **more: str
) -> "subprocess.Popen[str]":
    """The same as a real process; `more` are variables of its environment."""
    here = str(Path(sys.executable).parent / "journeys")
    return subprocess.Popen(
        [here, *map(str, words)],
        cwd=cwd,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
    )
