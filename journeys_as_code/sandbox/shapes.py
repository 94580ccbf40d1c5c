"""The messages that journeys are made of, as types: what is a field name, what is data, what is a time.

What is inside `point_data` comes from the catalogue of kinds; the rest is declared here. Names that
no one knows are field names one level deep, and data below that.
"""

from __future__ import annotations

from functools import cache

from journeys_as_code.model.points.kind import Field, Form, Sure, Type

ANY = Type(Form.ANY)
TEXT = Type(Form.TEXT)
OPEN = Type(Form.MESSAGE, open=True)


def _message(**fields: Type) -> Type:
    known = {name: Field(name, name, type_, Sure.ASSUMED, "") for name, type_ in fields.items()}
    return Type(Form.MESSAGE, fields=known, open=True)


PARAMS = _message(
    application_code=TEXT,
    silent_hours=Type(Form.MAP, item=OPEN),
    capping=OPEN,
    conversion_window=OPEN,
    user_id_track_change_policy=Type(Form.ENUM),
)
"""Names documented; that these are messages is documented, what is inside is not."""

OUTPUT = _message(info=_message(next_point_uuid=TEXT))
POINT = _message(
    uuid=TEXT,
    title=TEXT,
    point_type=Type(Form.ENUM),
    position=_message(x=Type(Form.NUMBER), y=Type(Form.NUMBER)),
    point_data=OPEN,
    outputs=Type(Form.MAP, item=OUTPUT),
)
COMMENT = OPEN
INFO = _message(
    uuid=TEXT,
    title=TEXT,
    status=Type(Form.ENUM),
    created_at=Type(Form.TIMESTAMP),
    updated_at=Type(Form.TIMESTAMP),
    is_first_activated=Type(Form.BOOLEAN),
    params=PARAMS,
    category_uuid=TEXT,
    pointCounts=Type(Form.MAP, item=Type(Form.NUMBER)),
    campaign_type=Type(Form.ENUM),
    stop_reason=TEXT,
    last_edited_by=OPEN,
    dynamic_entry=Type(Form.BOOLEAN),
)
"""Names and types documented; `pointCounts` is camelCase among snake_case."""


@cache
def data_of(data_key: str, point_type: str) -> Type:
    """The type of what stands under the one key of `point_data`."""
    from journeys_as_code.model.points.catalogue import Catalogue

    kind = Catalogue.builtin().on_wire(data_key, point_type)
    return kind.data if kind else OPEN


@cache
def data_keys() -> frozenset[str]:
    """The keys of `point_data` that the catalogue knows."""
    from journeys_as_code.model.points.catalogue import Catalogue

    return frozenset(kind.data_key for kind in Catalogue.builtin().kinds.values())
