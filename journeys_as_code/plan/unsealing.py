"""An earlier document made whole: in the place of each sealed secret, the secret that belongs there now.

What was kept of a secret is its digest, so it cannot be given back: only be recognised in what git
and the account have today, or be taken from the place in git where it stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.journey import Document
from journeys_as_code.secrets import Secrets, is_seal, matches


@dataclass(frozen=True, slots=True)
class Unsealed:
    """`replaced` are places that get another secret than they had, `missing` those that get none."""

    document: Document = field(repr=False)
    replaced: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()


def unsealed(
    document: Document, git: Document | None, live: Document | None, secrets: Secrets
) -> Unsealed:
    """The document with its secrets; the first that fits is taken.

    That is the very text that was sealed, wherever it is found; else the text that git has in the
    same place, if that holds a secret of today.
    """
    known = [*secrets.values, *_texts(git), *_texts(live)]
    work = _Work(git, secrets, known)
    made = work.made(document, ())
    return Unsealed(made, tuple(work.replaced), tuple(work.missing))


class _Work:
    def __init__(self, git: Document | None, secrets: Secrets, known: list[str]) -> None:
        self._git, self._secrets, self._known = git, secrets, known
        self.replaced: list[Path] = []
        self.missing: list[Path] = []

    def made(self, value: Any, path: Path) -> Any:
        if isinstance(value, dict):
            return {key: self.made(item, (*path, key)) for key, item in value.items()}
        if isinstance(value, list):
            return [self.made(item, (*path, place)) for place, item in enumerate(value)]
        return self._secret(value, path) if is_seal(value) else value

    def _secret(self, seal: str, path: Path) -> str:
        for text in self._known:
            if matches(seal, text):
                return text
        today = _at(self._git, path)
        if isinstance(today, str) and self._secrets.hides(today) and not is_seal(today):
            self.replaced.append(path)
            return today
        self.missing.append(path)
        return seal


def _at(document: Any, path: Path) -> Any:
    for step in path:
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return None
    return document


def _texts(value: Any) -> Iterator[str]:
    parts: Iterable[Any] = ()
    if isinstance(value, dict):
        parts = value.values()
    elif isinstance(value, list):
        parts = value
    elif isinstance(value, str):
        yield value
    for part in parts:
        yield from _texts(part)
