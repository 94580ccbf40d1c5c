"""Secrets: known by their values, hidden wherever a value leaves the program other than to the API.

A leaf that contains a secret is hidden whole. State keeps a salted digest in its place, so that the
next plan can tell whether the secret in git or in the account is still the one last applied.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from journeys_as_code.glance import glance, utf8

SHOWN = "(secret)"
_SEAL = "(secret hmac-sha256 "


def is_seal(value: object) -> bool:
    """Whether `value` stands for a secret text in state."""
    return isinstance(value, str) and value.startswith(_SEAL) and value.endswith(")")


def holds_seal(value: object) -> bool:
    """Whether a JSON value holds, anywhere, a secret only as its digest."""
    parts = [value]
    while parts:
        part = parts.pop()
        if isinstance(part, str):
            if part.startswith(_SEAL) and is_seal(part):
                return True
        elif isinstance(part, dict):
            parts.extend(part.values())
        elif isinstance(part, list):
            parts.extend(part)
    return False


def matches(seal: str, text: str) -> bool:
    """Whether `text` is what was sealed."""
    salt, _, digest = seal[len(_SEAL) : -1].partition(" ")
    return hmac.compare_digest(digest, _digest(salt, text))


def _digest(salt: str, text: str) -> str:
    return hmac.new(salt.encode(), text.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Secrets:
    """The secret values of this run, and the salt they are sealed with."""

    values: frozenset[str] = frozenset()
    salt: str = ""

    @classmethod
    def of(cls, values: Iterable[str], *, salt: str) -> Secrets:
        """Secrets of these values; empty ones do not count."""
        return cls(frozenset(value for value in values if value), salt)

    def hides(self, value: object) -> bool:
        """Whether `value` is a text that must not be shown."""
        if is_seal(value):
            return True
        return isinstance(value, str) and any(secret in value for secret in self.values)

    def scrub(self, text: str) -> str:
        """`text` with every secret value replaced, longest first; the last line of defence of reports."""
        for secret in sorted(self.values, key=len, reverse=True):
            text = text.replace(secret, SHOWN)
        return text

    def seal(self, value: Any) -> Any:
        """`value` with the salted digest in place of each leaf text that holds a secret; never in place."""
        return self._sealed(value) if self.may_be_in(value) else value

    def may_be_in(self, value: Any) -> bool:
        """A quick look: False where no text holds a secret."""
        if not self.values:
            return False
        try:
            whole = glance(value)
        except ValueError:
            return True
        return any(utf8(secret) in whole for secret in self.values)

    def _sealed(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._sealed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._sealed(item) for item in value]
        if isinstance(value, str) and not is_seal(value) and self.hides(value):
            return f"{_SEAL}{self.salt} {_digest(self.salt, value)})"
        return value
