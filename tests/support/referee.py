"""A real protobuf library as the judge of what means the same in its JSON."""

from collections.abc import Mapping
from typing import Any

from google.protobuf import (
    descriptor_pb2,
    descriptor_pool,
    duration_pb2,
    json_format,
    message_factory,
    timestamp_pb2,
)
from google.protobuf.message import Message

from journeys_as_code.model.points.kind import Field, Form, Sure, Type

TEXT, INTEGER, NUMBER, BOOLEAN = map(Type, (Form.TEXT, Form.INTEGER, Form.NUMBER, Form.BOOLEAN))
ENUM, TIMESTAMP, DURATION = map(Type, (Form.ENUM, Form.TIMESTAMP, Form.DURATION))


def message(**types: Type) -> Type:
    """A message type with these fields, numbered in this order."""
    fields = {name: Field(name, name, type_, Sure.DOCUMENTED, "") for name, type_ in types.items()}
    return Type(Form.MESSAGE, fields=fields)


def list_of(item: Type) -> Type:
    return Type(Form.LIST, item=item)


def map_of(item: Type) -> Type:
    return Type(Form.MAP, item=item)


INNER = message(preset_code=TEXT, sent_count=INTEGER, is_on=BOOLEAN)
OUTER = message(
    event_name=TEXT,
    total_count=INTEGER,
    share=NUMBER,
    is_deactivated=BOOLEAN,
    wait_kind=ENUM,
    start_at=TIMESTAMP,
    wait_period=DURATION,
    inner_part=INNER,
    more_parts=list_of(INNER),
    more_counts=list_of(INTEGER),
    free_texts=map_of(TEXT),
    free_counts=map_of(INTEGER),
    deeper_part=message(inner_part=INNER, wait_period=DURATION),
)
"""One message with everything in it."""

ENUM_VALUES = ("WAIT_KIND_UNSPECIFIED", "WAIT_KIND_FIXED", "WAIT_KIND_UNTIL")

_F = descriptor_pb2.FieldDescriptorProto
_SCALARS = {
    Form.TEXT: _F.TYPE_STRING,
    Form.INTEGER: _F.TYPE_INT64,
    Form.NUMBER: _F.TYPE_DOUBLE,
    Form.BOOLEAN: _F.TYPE_BOOL,
    Form.ENUM: _F.TYPE_ENUM,
}
_KNOWN = {
    Form.TIMESTAMP: timestamp_pb2.Timestamp.DESCRIPTOR,
    Form.DURATION: duration_pb2.Duration.DESCRIPTOR,
}


class Referee:
    """Parses the JSON of one message type as protobuf does."""

    def __init__(self, type_: Type) -> None:
        file = descriptor_pb2.FileDescriptorProto(
            name="referee.proto", package="referee", syntax="proto3"
        )
        file.dependency.extend(known.file.name for known in _KNOWN.values())
        kind = file.enum_type.add(name="WaitKind")
        for number, name in enumerate(ENUM_VALUES):
            kind.value.add(name=name, number=number)
        _describe(file.message_type.add(name="Outer"), type_, "referee.Outer")
        pool = descriptor_pool.DescriptorPool()
        for known in _KNOWN.values():
            pool.AddSerializedFile(known.file.serialized_pb)
        pool.Add(file)
        self._class = message_factory.GetMessageClass(pool.FindMessageTypeByName("referee.Outer"))

    def parse(self, value: Mapping[str, Any]) -> Message:
        """The message that a JSON object stands for, without parts that hold nothing."""
        parsed = json_format.ParseDict(value, self._class())
        _prune(parsed)
        return parsed


def _describe(descriptor: Any, type_: Type, full_name: str) -> None:
    for number, field in enumerate(type_.fields.values(), start=1):
        described = descriptor.field.add(name=field.name, number=number, label=_F.LABEL_OPTIONAL)
        item = field.type
        if item.form is Form.LIST:
            described.label, item = _F.LABEL_REPEATED, item.item
        if item.form is Form.MAP:
            described.label = _F.LABEL_REPEATED
            _nest(descriptor, described, _entry(item), full_name).options.map_entry = True
        elif item.form is Form.MESSAGE:
            _nest(descriptor, described, item, full_name)
        elif item.form in _KNOWN:
            described.type, described.type_name = _F.TYPE_MESSAGE, f".{_KNOWN[item.form].full_name}"
        else:
            described.type = _SCALARS[item.form]
            if item.form is Form.ENUM:
                described.type_name = ".referee.WaitKind"


def _nest(descriptor: Any, described: Any, type_: Type, full_name: str) -> Any:
    name = "".join(word.title() for word in described.name.split("_")) + "Entry"
    described.type, described.type_name = _F.TYPE_MESSAGE, f".{full_name}.{name}"
    nested = descriptor.nested_type.add(name=name)
    _describe(nested, type_, f"{full_name}.{name}")
    return nested


def _entry(type_: Type) -> Type:
    return message(key=TEXT, value=type_.item)


def _prune(parsed: Message) -> None:
    """Clear parts that hold nothing: for this API an empty part is an absent one."""
    for field, value in parsed.ListFields():
        if field.message_type is None or field.message_type.full_name.endswith("Timestamp"):
            continue
        if field.message_type.GetOptions().map_entry:
            continue
        for part in value if field.is_repeated else [value]:
            _prune(part)
        if not field.is_repeated and not value.ListFields():
            parsed.ClearField(field.name)
