"""The record of one journey in the state store."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from journeys_as_code.model.journey import Document, kind_names

FORMAT: Literal[1] = 1
_UUID = re.compile(r"[\w.:-]+")


def is_uuid(text: str) -> bool:
    """Whether a journey may be called so: the API promises no form, but no path is one."""
    return bool(_UUID.fullmatch(text))


def _comparable(document: Document) -> Document:
    """The document, if what is compared in it is there to be compared: somebody may have edited it."""
    for name in ("points", "params", "extra"):
        if not isinstance(document.get(name) or {}, dict):
            raise PydanticCustomError("document", "{name} is no mapping", {"name": name})
    for name, point in (document.get("points") or {}).items():
        if not isinstance(point, dict) or len(kind_names(point)) != 1:
            raise PydanticCustomError("document", "points.{name} is no point", {"name": name})
    return document


_Document = Annotated[Document, AfterValidator(_comparable)]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Pending(_Frozen):
    """An operation that was begun and not (yet) seen to end."""

    operation: Literal["create", "update", "transition", "archive"]
    """What was begun."""
    calls: list[str]
    """The calls it was to make, in order: create, put, start, pause, finish, draft, archive."""
    done: list[str] = Field(default_factory=list)
    """The calls that surely worked."""
    unclear: str | None = None
    """The call that may or may not have worked."""
    status_before: str
    """The journey's status before the first call (`absent` for a create)."""
    title: str
    """The title a create was to give: how an unclear create is looked for."""
    after: str
    """Digest of the definition it was to write."""
    desired: _Document = Field(default_factory=dict)
    """The canonical document it was to write, sealed; becomes `applied` if the put is seen to have worked."""
    begun_at: str
    """When, RFC 3339 in UTC."""
    run: str
    """Id of the run that began it."""


class Record(_Frozen):
    """What the tool knows of one journey. All texts that hold a secret are sealed."""

    format: Literal[1] = FORMAT
    key: str
    """The journey's key in the project."""
    uuid: Annotated[str, Field(pattern=rf"^{_UUID.pattern}$")] | None = None
    """The live journey, None while a create is pending."""
    points: dict[str, str] = Field(default_factory=dict)
    """Point name -> uuid."""
    applied: _Document | None = None
    """The canonical document last written; None for a journey only bound, never written."""
    seen: dict[str, Any] | None = None
    """The last journey object that any call returned, as it came."""
    status: str | None = None
    """The status this tool last gave the journey, or saw it in when binding it."""
    pending: Pending | None = None
    """What was begun and not seen to end."""
    rolled_back: str = ""
    """To which version, where the last apply was a rollback: git says something else since then."""
    updated_at: str = ""
    """When this record was written, RFC 3339 in UTC."""
