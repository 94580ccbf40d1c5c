"""What rules about comments look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journeys_as_code.source.ignores import Ignore


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the comments of a file ask to leave out, and what of that there was."""

    file: str
    ignores: tuple[Ignore, ...]
    used: Collection[Ignore]
    codes: Collection[str]
    """Every code that a comment can name."""
    fixed: Collection[str]
    """Codes of findings that cannot be left out."""
    off: Collection[str]
    """Codes that the project has switched off."""
