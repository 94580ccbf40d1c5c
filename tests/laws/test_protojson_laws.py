"""What means the same, judged by a real protobuf library."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.referee import ENUM_VALUES, OUTER, Referee
from support.spellings import respelled

from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.remote.names import camel
from journeys_as_code.remote.protojson import ANY, align, canonical, is_zero, same, tidy

REFEREE = Referee(OUTER)

SCALARS: dict[Form, st.SearchStrategy[Any]] = {
    Form.TEXT: st.sampled_from(["", "a", "0", "1.5s", "1.50s", "2026-01-01T00:00:00Z", "true"]),
    Form.INTEGER: st.sampled_from([0, 1, -1, 2**53 + 1, "0", "1", "-1", str(2**53 + 1), 1.0]),
    Form.NUMBER: st.sampled_from([0, 1, 1.5, 1.0, 1e300, "1.5", "1", "NaN", "Infinity", 2**53 + 1]),
    Form.BOOLEAN: st.booleans(),
    Form.ENUM: st.sampled_from(ENUM_VALUES),
    Form.TIMESTAMP: st.sampled_from(
        [
            "2026-03-01T09:00:00Z",
            "2026-03-01T10:00:00+01:00",
            "2026-03-01T09:00:00.000Z",
            "2026-03-01T09:00:00.5Z",
            "2026-03-01T09:00:00.500000Z",
        ]
    ),
    Form.DURATION: st.sampled_from(["0s", "1s", "1.000s", "1.5s", "1.50s", "86400s"]),
}


@st.composite
def values(draw: st.DrawFn, type_: Type) -> Any:
    """JSON of a type, in any spelling a server or a person may choose."""
    if type_.form is Form.LIST:
        return draw(st.lists(values(type_.item), max_size=2))
    if type_.form is Form.MAP:
        keys = st.sampled_from(["free_key", "freeKey", ""])
        return draw(st.dictionaries(keys, values(type_.item), max_size=2))
    if type_.form is not Form.MESSAGE:
        return draw(SCALARS[type_.form])
    names = draw(st.lists(st.sampled_from(sorted(type_.fields)), unique=True, max_size=4))
    spelled = [draw(st.sampled_from([name, camel(name)])) for name in names]
    types = [type_.fields[name].type for name in names]
    return {key: draw(st.none() | values(t)) for key, t in zip(spelled, types, strict=True)}


@given(values(OUTER), values(OUTER))
def test_same_is_what_protobuf_parses_to_the_same_message(a: Any, b: Any) -> None:
    assert same(a, b, OUTER) == (REFEREE.parse(a) == REFEREE.parse(b))


@given(st.data(), values(OUTER))
def test_one_changed_field_is_told_as_protobuf_tells_it(data: st.DataObject, value: Any) -> None:
    field = data.draw(st.sampled_from(list(OUTER.fields.values())))
    other = {k: v for k, v in value.items() if k not in (field.name, camel(field.name))}
    other[field.name] = data.draw(values(field.type))
    assert same(value, other, OUTER) == (REFEREE.parse(value) == REFEREE.parse(other))


@given(st.data(), values(OUTER))
def test_another_spelling_is_the_same_and_protobuf_agrees(data: st.DataObject, value: Any) -> None:
    plain = tidy(value, OUTER)
    other = data.draw(respelled(plain, OUTER))
    assert same(value, other, OUTER)
    assert REFEREE.parse(value) == REFEREE.parse(other)


@given(values(OUTER), values(OUTER))
def test_the_canonical_form_decides(a: Any, b: Any) -> None:
    assert same(a, b, OUTER) == (canonical(a, OUTER) == canonical(b, OUTER))
    assert is_zero(a, OUTER) == same(a, None, OUTER)


@given(values(OUTER), values(OUTER))
def test_aligning_changes_no_meaning(live: Any, like: Any) -> None:
    assert same(align(live, like, OUTER), live, OUTER)
    assert same(align(live, like, ANY), live, ANY)


@given(st.data(), values(OUTER))
def test_nothing_known_is_the_loosest_rule(data: st.DataObject, value: Any) -> None:
    """Whatever a known type calls the same, ANY does too, apart from maps and from durations of 0."""
    loose = {k: v for k, v in value.items() if camel(k) not in ("freeTexts", "freeCounts")}
    loose.pop("wait_kind", None)
    plain = tidy(loose, OUTER)
    other = data.draw(respelled(plain, OUTER, zeros=False))
    assert same(plain, other, ANY)
