"""What is known of one kind of point: its names on the wire, its outputs and its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel


class Sure(StrEnum):
    """How sure a fact of the API is."""

    DOCUMENTED = "documented"
    """Stated in Pushwoosh's API reference or product documentation."""
    OBSERVED = "observed"
    """Used by public client code against the live service."""
    ASSUMED = "assumed"
    """Our reading; nothing public confirms it. A project may override it with one line."""


class Form(StrEnum):
    """The form of a value, which decides how it is compared and written on the wire."""

    TEXT = "text"
    INTEGER = "integer"
    """On the wire a number or, for 64-bit fields, a decimal string."""
    NUMBER = "number"
    BOOLEAN = "boolean"
    ENUM = "enum"
    TIMESTAMP = "timestamp"
    """RFC 3339 on the wire; documents hold it in UTC with `Z`."""
    DURATION = "duration"
    """`86400s` on the wire; documents hold `1d`."""
    MESSAGE = "message"
    """A protobuf message: its keys are field names (snake_case or lowerCamelCase)."""
    MAP = "map"
    """A free map: its keys are data and never renamed."""
    LIST = "list"
    ANY = "any"
    """Nothing is known; compared by the loosest rules of protobuf JSON."""


@dataclass(frozen=True, slots=True)
class Type:
    """The type of a value: its form and, where it has parts, the types of those."""

    form: Form
    item: Type | None = None
    """Of a LIST its elements, of a MAP its values."""
    fields: Mapping[str, Field] = field(default_factory=dict)
    """Of a MESSAGE its known fields, by authoring name."""
    open: bool = False
    """Of a MESSAGE whether unknown fields are allowed."""
    values: tuple[str, ...] = ()
    """Of an ENUM its values, where they are known."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind."""

    name: str
    """As authors write it."""
    wire_name: str
    """As the API writes it, in snake_case."""
    type: Type
    sure: Sure
    doc: str
    from_target: bool = False
    """Filled in from the target's application code when the author leaves it out."""


@dataclass(frozen=True, slots=True)
class Output:
    """One way out of a point."""

    key: str
    """As the API writes it (`default`, `output1`)."""
    alias: str
    """As authors may write it (`otherwise`, `matched`); the canonical form in documents."""
    sure: Sure = Sure.ASSUMED
    required: bool = True
    """Whether every point of the kind must have it."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of point."""

    name: str
    """The key authors write."""
    data_key: str
    """The one key of `point_data`."""
    point_type: str
    """The enum value of `point_type`."""
    family: str
    """entry, timing, splitting, action, messaging, or project for a project's own."""
    sure: Sure
    """How sure `data_key` is."""
    summary: str
    outputs: tuple[Output, ...]
    data: Type
    """A MESSAGE: the kind's fields."""
    model: type[BaseModel] | None = None
    schema: Mapping[str, Any] | None = None
    """JSON Schema of a project's own kind."""
    type_sure: Sure = Sure.ASSUMED
    """How sure `point_type` is."""

    @property
    def single(self) -> bool:
        """Whether `default` is the only way out, so that authors write `next`."""
        return len(self.outputs) == 1 and self.outputs[0].key == "default"

    def output(self, name: str) -> Output | None:
        """The output with this alias or key, if the kind has one."""
        for output in self.outputs:
            if name in (output.alias, output.key):
                return output
        return None
