"""The global options, gathered as they are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from journeys_as_code.cli.setting import Setting
from journeys_as_code.cli.terminal import Terminal
from journeys_as_code.errors import UsageError


@dataclass
class Given:
    """The global options met so far on one command line, before or after the command's name."""

    terminal: Terminal
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def directory(self) -> Path:
        """Where the project is looked for."""
        found: Path = self.values.get("directory", Path())
        return found

    def setting(self, formats: Sequence[str]) -> Setting:
        """The options as one value; `formats` are those the command can print."""
        wanted = self.values.get("format", formats[0])
        if wanted not in formats:
            raise UsageError(
                f"this command cannot print {wanted!r}", hint=f"--format: {', '.join(formats)}"
            )
        return Setting(
            terminal=self.terminal,
            directory=self.directory,
            target=self.values.get("target"),
            variables=dict(map(_assignment, self.values.get("variables", ()))),
            format=wanted,
            color=self.terminal.colorful and "no_color" not in self.values,
            verbose=self.values.get("verbose", 0),
        )


def _assignment(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise UsageError("--var takes NAME=VALUE", hint="--var new_users=1A2B3-CCCCC")
    return name, value
