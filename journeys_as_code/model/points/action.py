"""Action points: what happens beside messages."""

from __future__ import annotations

from typing import ClassVar

from journeys_as_code.model.points.declare import AssumedKind, Facts, assumed
from journeys_as_code.model.points.types import Anything, FreeMap, Method, Text


class SetTags(AssumedKind):
    """Tags of the person are set, to fixed values or from the data of an event."""

    facts: ClassVar[Facts] = Facts("set_tags", "POINT_TYPE_SET_TAGS")
    tags: FreeMap = assumed("Tag name -> value.")


class Webhook(AssumedKind):
    """A request is sent to another service. Texts may hold `{{point:NAME;...}}` and `{{tag:Name}}`."""

    facts: ClassVar[Facts] = Facts("webhook", "POINT_TYPE_WEBHOOK")
    url: Text = assumed("Where the request goes.")
    method: Method = assumed("`GET` or `POST`.")
    headers: dict[str, Text] = assumed(
        "Header name -> value. Give credentials by a secret variable."
    )
    data: Anything = assumed("The body of a `POST`.")


class Exit(AssumedKind):
    """People leave the journey."""

    facts: ClassVar[Facts] = Facts("exit", "POINT_TYPE_EXIT", outputs=())


KINDS = (SetTags, Webhook, Exit)
