"""How a kind of point is declared: a pydantic model with its facts, each field with its mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from journeys_as_code.model.points.kind import Output, Sure

DEFAULT = (Output("default", "default", Sure.DOCUMENTED),)
"""The one way out that most kinds have. Documented."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a kind beside its fields."""

    name: str
    """The key authors write, and the key of `point_data`."""
    point_type: str
    sure: Sure = Sure.ASSUMED
    """How sure the key is."""
    type_sure: Sure = Sure.ASSUMED
    """How sure `point_type` is."""
    outputs: tuple[Output, ...] = DEFAULT


class Message(BaseModel):
    """A message of the API whose fields are all documented: no others are allowed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class OpenMessage(Message):
    """A message of the API of which not all is known: other fields are allowed."""

    model_config = ConfigDict(extra="allow")


class DocumentedKind(Message):
    """A kind whose fields are all documented."""

    facts: ClassVar[Facts]


class AssumedKind(OpenMessage):
    """A kind whose fields nobody could confirm."""

    facts: ClassVar[Facts]


def documented(doc: str, *, from_target: bool = False) -> Any:
    """A field that the API's reference or the product documentation states."""
    return _field(Sure.DOCUMENTED, doc, from_target=from_target)


def assumed(doc: str, *, name: str | None = None, from_target: bool = False) -> Any:
    """A field of our own reading; `name` where authors' name is no Python name (`from`)."""
    return _field(Sure.ASSUMED, doc, name=name, from_target=from_target)


def _field(sure: Sure, doc: str, *, name: str | None = None, from_target: bool = False) -> Any:
    marks: dict[str, Any] = {"x-sure": str(sure), "x-from-target": from_target}
    return Field(default=None, alias=name, description=doc, json_schema_extra=marks)
