"""What of a change may be shown: secrets are taken out of it here, before anything else sees it.

A live text need not be one of this run's secrets to be one: it may be last month's, or somebody has
typed it into the builder just now. So whatever stands where git or the last apply has a secret is
hidden as well, and what is a credential by its form or by the key that holds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document
from journeys_as_code.secrets import SHOWN, Secrets, holds_seal
from journeys_as_code.validate.credentials import (
    credential_in,
    is_credential_header,
    is_filled_later,
)


class Hiding:
    """Hides secrets in values by what they are and by where they stand."""

    def __init__(
        self, secrets: Secrets, documents: Iterable[Document | None], *, by_form: bool = True
    ) -> None:
        """With `by_form` what only looks like a credential is hidden too."""
        self._secrets = secrets
        self._documents = [document for document in documents if document]
        self._by_form = by_form
        self._has_any = bool(secrets.values) or any(map(holds_seal, self._documents))

    def __call__(self, path: Path, value: Any) -> Any:
        """The value at a path with `(secret)` for each secret in it; absence stays absent."""
        if value is ABSENT or not (self._by_form or self._has_any or holds_seal(value)):
            return value
        shadows: Sequence[Any] = self._documents
        for step in path:
            shadows = _below(shadows, step)
        return self._hide(value, shadows, named=any(map(_names_credential, path)))

    def path(self, path: Path) -> Path:
        """The path without a secret among its steps."""
        return tuple(self._secrets.scrub(step) if isinstance(step, str) else step for step in path)

    def _hide(self, value: Any, shadows: Sequence[Any], *, named: bool) -> Any:
        if isinstance(value, dict):
            return {
                self._secrets.scrub(str(key)): self._hide(
                    item, _below(shadows, key), named=named or _names_credential(key)
                )
                for key, item in value.items()
            }
        if isinstance(value, list):
            below = _below(shadows, 0)
            return [self._hide(item, below, named=named) for item in value]
        hidden = (
            self._is_secret(value)
            or any(map(self._holds, shadows))
            or (self._by_form and isinstance(value, str) and _is_credential(value, named=named))
        )
        return SHOWN if hidden else value

    def _is_secret(self, value: Any) -> bool:
        """A secret number or truth value is known by its text."""
        return self._secrets.hides(value) or (
            not isinstance(value, str) and str(value) in self._secrets.values
        )

    def _holds(self, value: Any) -> bool:
        if isinstance(value, dict):
            return any(map(self._holds, value.values()))
        return any(map(self._holds, value)) if isinstance(value, list) else self._is_secret(value)


def _names_credential(step: object) -> bool:
    return isinstance(step, str) and is_credential_header(step)


def _is_credential(text: str, *, named: bool) -> bool:
    """Whether a text is one, though no variable names it; what is filled in later is none."""
    return bool(credential_in(text)) or (named and bool(text) and not is_filled_later(text))


def _below(shadows: Sequence[Any], step: str | int) -> list[Any]:
    """What stands under a step; of a list all elements, since places in lists move."""
    found: list[Any] = []
    for shadow in shadows:
        if isinstance(shadow, list) and isinstance(step, int):
            found.extend(shadow)
        elif isinstance(shadow, dict) and step in shadow:
            found.append(shadow[step])
    return found
