"""The terminal door: where text goes out and answers come in."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TextIO

from journeys_as_code.errors import JourneysError
from journeys_as_code.secrets import Secrets


@dataclass
class Terminal:
    """The three streams of a process; a reader that went away never disturbs the work.

    `secrets` become known when a project is opened, and from then on nothing printed holds one.
    """

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    secrets: Secrets = field(default_factory=Secrets)
    target: str | None = None
    """The target that was asked for, which commands in error messages have to name."""

    @classmethod
    def of_process(cls, environ: Mapping[str, str]) -> Terminal:
        """The streams of this process, set to print what they cannot encode as escapes."""
        stdin, stdout, stderr = (
            stream or io.StringIO() for stream in (sys.stdin, sys.stdout, sys.stderr)
        )
        for stream in (stdout, stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return cls(stdin, stdout, stderr, environ)

    def out(self, text: str) -> None:
        """Print a report for people or programs, as it is."""
        _write(self.stdout, self.secrets.scrub(text))

    def note(self, text: str) -> None:
        """Print a line about what is going on."""
        _write(self.stderr, self.secrets.scrub(f"{text}\n"))

    @property
    def interactive(self) -> bool:
        """Whether somebody is there to be asked."""
        return _is_terminal(self.stdin) and _is_terminal(self.stderr)

    @property
    def read_by_people(self) -> bool:
        """Whether reports on stdout go to a terminal, and not to a file or a program."""
        return _is_terminal(self.stdout)

    @property
    def shows_progress(self) -> bool:
        """Whether moving text can be shown on stderr."""
        return _is_terminal(self.stderr) and self.environ.get("TERM") != "dumb"

    @property
    def colorful(self) -> bool:
        """Whether reports on stdout may have colour, as `NO_COLOR` and the terminal allow."""
        return self._allows_color and _is_terminal(self.stdout)

    @property
    def colorful_notes(self) -> bool:
        """The same of stderr."""
        return self._allows_color and _is_terminal(self.stderr)

    @property
    def _allows_color(self) -> bool:
        return not self.environ.get("NO_COLOR") and self.environ.get("TERM") != "dumb"

    def confirm(self, question: str) -> bool:
        """Ask a question on stderr; only `yes` is yes."""
        _write(self.stderr, self.secrets.scrub(f"{question} Only 'yes' is accepted: "))
        return self.stdin.readline().strip().lower() == "yes"

    def flush(self) -> None:
        """Send what is still held back, as far as anybody takes it."""
        for stream in (self.stdout, self.stderr):
            try:
                stream.flush()
            except OSError:
                _silence(stream)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        raise JourneysError(f"cannot print: {error.strerror}") from error


def _silence(stream: TextIO) -> None:
    """Point a stream whose reader is gone at nothing, so that the exit of the process stays quiet."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _is_terminal(stream: TextIO) -> bool:
    return not stream.closed and stream.isatty()
