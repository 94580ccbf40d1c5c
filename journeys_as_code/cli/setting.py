"""What the global options say, as one value that every command gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from journeys_as_code.cli.terminal import Terminal


@dataclass(frozen=True)
class Setting:
    """The global options of one run, and the terminal it speaks through."""

    terminal: Terminal
    directory: Path = Path()
    target: str | None = None
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Values of variables that win over all others, by name."""
    format: str = "text"
    color: bool = False
    verbose: int = 0
