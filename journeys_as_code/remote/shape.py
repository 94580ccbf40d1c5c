"""Checking the shape of an answer, with words that say where it is something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn

from journeys_as_code.errors import BadAnswer, Request


@dataclass(frozen=True, slots=True)
class Check:
    """Says what is wrong with the shape of an answer that should be `what`; null is absent."""

    request: Request
    what: str

    def fail(self, why: str) -> NoReturn:
        """It is something else, and this is why."""
        raise BadAnswer(f"the API answered, but not with {self.what}: {why}", request=self.request)

    def object(self, value: Any, where: str) -> dict[str, Any]:
        """The value, if it is an object."""
        return value if isinstance(value, dict) else self._unlike(value, where, "an object")

    def array(self, value: Any, where: str) -> list[Any]:
        """The value, if it is a list; an absent one is empty."""
        if value is None:
            return []
        return value if isinstance(value, list) else self._unlike(value, where, "a list")

    def text(self, value: Any, where: str, *, empty: bool = True) -> str:
        """The value, if it is text; an absent one is empty, if it may be."""
        if value is None and empty:
            return ""
        if isinstance(value, str):
            return value if value or empty else self.fail(f"{where} is empty")
        return self._unlike(value, where, "text")

    def _unlike(self, value: Any, where: str, wanted: str) -> NoReturn:
        self.fail(f"{where} is missing" if value is None else f"{where} is not {wanted}")
