"""Running the tool as a user does, in this process."""

import contextlib
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journeys_as_code.cli.main import main


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def run(project: Path, *words: str, environ: Mapping[str, str] = os.environ) -> Done:
    """Run one command line on a project."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["-C", str(project), *words], environ)
    return Done(code, out.getvalue(), err.getvalue())
