"""The console entry. What needs no command (`--help`) is answered without any import."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

from journeys_as_code.cli import help as help_text


def run() -> int:
    """Run the command line of this process; the result is its exit code."""
    return main(sys.argv[1:], os.environ)


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command line and return its exit code; never raises."""
    completing = "_JOURNEYS_COMPLETE" in environ
    if not arguments and not completing:
        return _print(help_text.text(), sys.stderr, 64)
    if list(arguments) in (["--help"], ["-h"]) and not completing:
        return _print(help_text.text(), sys.stdout, 0)
    from journeys_as_code.cli.errors import guarded
    from journeys_as_code.cli.root import invoke
    from journeys_as_code.cli.signals import ending
    from journeys_as_code.cli.terminal import Terminal

    terminal = Terminal.of_process(environ)
    with ending():
        return guarded(lambda: invoke(list(arguments), terminal), terminal, arguments)


def _print(text: str, stream: TextIO, code: int) -> int:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code
