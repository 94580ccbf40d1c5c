"""A document as its file says it: variables in place of what differs by target and of credentials."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path, render
from journeys_as_code.model.journey import POINT_KEYS, Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.pull import sensitive
from journeys_as_code.pull.variables import Ledger

APPLICATION = "application_code"
_OPEN_KINDS = frozenset({"webhook"})
"""Kinds of the catalogue whose data may name a credential under any key."""


@dataclass(frozen=True)
class Extractor:
    """Writes documents with variables; the ledger remembers which. `fields` are names of fields."""

    ledger: Ledger
    application_code: str
    fields: frozenset[str] = frozenset()

    def written(self, document: Document, key: str) -> Document:
        """The document as its file says it: filled in again, it is the same document."""
        return {name: self._part(value, key, name) for name, value in document.items()}

    def _part(self, value: Any, key: str, name: str) -> Any:
        if name == "title":
            return literal(value)
        if name == "points":
            if not self.looks_into(value):
                return value
            return {n: _Point(self, key, n).written(point) for n, point in value.items()}
        return _Point(self, key, name).value(value, (name,))

    def looks_into(self, value: Any) -> bool:
        """Whether a value may hold what a file says by a variable."""
        asked = bool(self.fields) or sensitive.may_be_inside(value)
        return asked or self.ledger.may_hold(value)


@dataclass(frozen=True)
class _Point:
    """Writes the values of one point, or of another part of a journey."""

    run: Extractor
    key: str
    name: str

    def written(self, point: dict[str, Any]) -> dict[str, Any]:
        if not self.run.looks_into(point):
            return point
        known = Catalogue.builtin().kinds.keys() - _OPEN_KINDS
        found = {}
        for key, value in point.items():
            if key in POINT_KEYS and key != "extra":
                found[key] = literal(value) if key == "title" else value
            else:
                found[key] = self.value(value, (key,), random=key not in known)
        return found

    def value(self, value: Any, path: Path, *, random: bool = True, secret: bool = False) -> Any:
        """A value with variables. `random`: what a machine seems to have drawn is a credential."""
        if isinstance(value, dict):
            named = sensitive.names_credential(value)
            return {
                name: self.value(
                    item,
                    (*path, name),
                    random=random or name.lower() == "headers",
                    secret=secret
                    or sensitive.is_credential_key(name)
                    or (named and name == "value"),
                )
                for name, item in value.items()
            }
        if isinstance(value, list):
            return [
                self.value(item, (*path, place), random=random, secret=secret)
                for place, item in enumerate(value)
            ]
        if secret and isinstance(value, int) and not isinstance(value, bool):
            return self._secret(str(value), path)
        return (
            self._text(value, path, random=random, secret=secret)
            if isinstance(value, str)
            else value
        )

    def _text(self, text: str, path: Path, *, random: bool, secret: bool) -> str:
        if secret and sensitive.is_whole_credential(text):
            return self._secret(text, path)
        parts = self.run.ledger.parted(text)
        if any(name for _, name in parts):
            return "".join(
                reference(name) if name else "".join(self._pieces(part, path, random=random))
                for part, name in parts
            )
        field = sensitive.shown(path)
        if field in self.run.fields:
            self.run.ledger.met.add(field)
        if field in self.run.fields and text and text != self.run.application_code:
            return reference(self.run.ledger.name_of(text, self.name, field.removesuffix("_code")))
        return "".join(self._pieces(text, path, random=random))

    def _pieces(self, text: str, path: Path, *, random: bool) -> list[str]:
        pieces: list[str] = []
        position = 0
        for start, end in sensitive.spans(text, random=random):
            pieces += self._open(text[position:start]), self._secret(text[start:end], path)
            position = end
        return [*pieces, self._open(text[position:])]

    def _open(self, text: str) -> str:
        code = self.run.application_code
        if APPLICATION not in self.run.fields or not code:
            return literal(text)
        return "${target.application_code}".join(map(literal, text.split(code)))

    def _secret(self, text: str, path: Path) -> str:
        words = self.name, sensitive.shown(path)
        place = render((self.name, *path))
        return reference(self.run.ledger.secret_name(text, *words, key=self.key, place=place))


def literal(text: str) -> str:
    """The text as a file writes it, in which `${` stands for itself."""
    return text.replace("${", "$${")


def known_fields(names: Collection[str]) -> frozenset[str]:
    """The fields that were asked for, from options that may hold several, joined by commas."""
    return frozenset(part.strip() for name in names for part in name.split(",") if part.strip())


def reference(name: str) -> str:
    """How a file names a variable."""
    return f"${{vars.{name}}}"
