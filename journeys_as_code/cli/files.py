"""Files that are named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from journeys_as_code.cli.terminal import Terminal
from journeys_as_code.errors import JourneysError, UsageError


def read(path: Path) -> str:
    """The text of a file; UsageError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise UsageError(f"cannot read {path}: {reason}") from error


def read_or_stdin(source: str, terminal: Terminal) -> str:
    """The text of a file, or of standard input for `-`."""
    return terminal.stdin.read() if source == "-" else read(Path(source))


def write(path: Path, text: str) -> None:
    """Make a file hold this text; JourneysError where it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise JourneysError(f"cannot write {path}: {error.strerror}") from error


def ids_from(source: str | None, terminal: Terminal) -> list[str]:
    """One id a line from a file, or from standard input for `-`; empty lines do not count."""
    if source is None:
        return []
    lines: Iterable[str] = terminal.stdin if source == "-" else read(Path(source)).splitlines()
    return [line.strip() for line in lines if line.strip()]
