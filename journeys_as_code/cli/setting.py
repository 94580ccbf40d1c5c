"""What the global options say, as one value that every command gets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journeys_as_code.cli.terminal import Terminal


@dataclass(frozen=True)
class Setting:
    """The global options of one run, and the terminal it speaks through."""

    terminal: Terminal
    directory: Path = Path()
    target: str | None = None
    format: str = "text"
    color: bool = False
    verbose: int = 0
