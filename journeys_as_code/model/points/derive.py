"""From the model of a kind to its `Kind`: the models are the one source of what is known."""

from __future__ import annotations

from typing import Annotated, Any, Literal, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from journeys_as_code.model.points.declare import AssumedKind, DocumentedKind
from journeys_as_code.model.points.kind import Field, Form, Kind, Sure, Type
from journeys_as_code.model.points.types import Scalar

KindModel = type[DocumentedKind] | type[AssumedKind]


def kind_of_model(model: KindModel) -> Kind:
    """The kind that a model declares; its family is the module it stands in."""
    facts = model.facts
    return Kind(
        name=facts.name,
        data_key=facts.name,
        point_type=facts.point_type,
        family=model.__module__.rpartition(".")[2],
        sure=facts.sure,
        type_sure=facts.type_sure,
        summary=model.__doc__ or "",
        outputs=facts.outputs,
        data=message_type(model),
        model=model,
    )


def message_type(model: type[BaseModel]) -> Type:
    """The type that a model declares."""
    fields = (_field(name, info) for name, info in model.model_fields.items())
    return Type(
        Form.MESSAGE,
        fields={field.name: field for field in fields},
        open=model.model_config.get("extra") == "allow",
    )


def _field(name: str, info: FieldInfo) -> Field:
    marks = cast("dict[str, Any]", info.json_schema_extra)
    name = info.alias or name
    return Field(
        name=name,
        wire_name=name,
        type=_type(info.annotation, info.metadata),
        sure=Sure(marks["x-sure"]),
        doc=info.description or "",
        from_target=marks["x-from-target"],
    )


_PLAIN = {str: Form.TEXT}


def _type(annotation: Any, metadata: list[Any] | tuple[Any, ...] = ()) -> Type:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(args[0], args[1:])
    scalar = next((mark for mark in metadata if isinstance(mark, Scalar)), None)
    if scalar:
        return Type(scalar.form, values=args if origin is Literal else ())
    if origin in (list, dict):
        return Type(Form.LIST if origin is list else Form.MAP, item=_type(args[-1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return message_type(annotation)
    return Type(_PLAIN.get(annotation, Form.ANY))
