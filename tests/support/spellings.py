"""Other spellings of the same value in protobuf JSON, drawn by hypothesis."""

from typing import Any

from hypothesis import strategies as st

from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.remote.names import camel

ZEROS: dict[Form, tuple[Any, ...]] = {
    Form.TEXT: ("",),
    Form.INTEGER: (0, "0"),
    Form.NUMBER: (0, 0.0),
    Form.BOOLEAN: (False,),
    Form.ENUM: ("WAIT_KIND_UNSPECIFIED",),
    Form.DURATION: ("0s",),
    Form.MESSAGE: ({},),
    Form.LIST: ([],),
    Form.MAP: ({},),
}


@st.composite
def respelled(draw: st.DrawFn, value: Any, type_: Type, *, zeros: bool = True) -> Any:
    """The same value, spelled otherwise: names, order, zero values, numbers as texts, fractions."""
    if type_.form is Form.MESSAGE and isinstance(value, dict):
        return draw(_message(value, type_, zeros=zeros))
    if type_.form is Form.LIST and isinstance(value, list):
        return [draw(respelled(element, type_.item, zeros=zeros)) for element in value]
    if type_.form is Form.MAP and isinstance(value, dict):
        items = [(key, draw(respelled(v, type_.item, zeros=zeros))) for key, v in value.items()]
        return dict(draw(st.permutations(items)))
    return draw(st.sampled_from(_scalars(value, type_.form)))


@st.composite
def _message(draw: st.DrawFn, value: dict[str, Any], type_: Type, *, zeros: bool) -> dict[str, Any]:
    known = {f.wire_name: f for f in type_.fields.values()}
    camels = {camel(name): field for name, field in known.items()}
    items = []
    for key, element in value.items():
        name = draw(st.sampled_from([key, camel(key)]))
        field = known.get(key) or camels.get(key)
        items.append(
            (name, draw(respelled(element, field.type, zeros=zeros)) if field else element)
        )
    absent = sorted(name for name in known if not {name, camel(name)} & value.keys())
    for name in (
        draw(st.lists(st.sampled_from(absent), max_size=3, unique=True)) if zeros and absent else ()
    ):
        zero = draw(st.sampled_from([None, *ZEROS.get(known[name].type.form, ())]))
        items.append((draw(st.sampled_from([name, camel(name)])), zero))
    return dict(draw(st.permutations(items)))


def _scalars(value: Any, form: Form) -> list[Any]:
    if form is Form.INTEGER and isinstance(value, int):
        return [value, str(value)]
    if form is Form.TIMESTAMP and isinstance(value, str) and value.endswith("Z"):
        return [value, f"{value[:-1]}+00:00", f"{_with_fraction(value[:-1])}Z"]
    if form is Form.DURATION and isinstance(value, str) and value.endswith("s"):
        return [value, f"{_with_fraction(value[:-1])}s"]
    return [value]


def _with_fraction(text: str) -> str:
    """The number of seconds at the end of a text, in nanoseconds."""
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction:0<9}"
