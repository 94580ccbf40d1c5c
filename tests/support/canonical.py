"""Valid canonical documents of every kind, for laws about what is written, read and merged."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from hypothesis import strategies as st

from journeys_as_code.model.journey import Document, Point, default_title
from journeys_as_code.model.params import params_type
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Form, Kind, Type
from journeys_as_code.model.values import format_duration

CATALOGUE = Catalogue.builtin()
APPLICATION = "AAAAA-00000"

UNKNOWN = ("unknown_part", "unknownPart", "x")
"""Names of fields that no kind knows."""

texts = st.sampled_from(
    ["", "Hello", "Größe 😀", "0", "007", "1.50s", "true", "{{tag:City}} {{point:nowhere;event:x}}"]
) | st.text(max_size=8)
whole = st.integers(-(2**63), 2**63 - 1) | st.integers(-3, 3)
fractions = st.floats(-1e9, 1e9, allow_nan=False).filter(lambda number: not number.is_integer())
json_values = st.recursive(
    st.booleans() | whole | fractions | texts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["foo_bar", "fooBar", "X-Key", ""]), inner, max_size=3)
    ),
    max_leaves=6,
)
timestamps = st.sampled_from(["2026-03-01T09:00:00Z", "2026-12-31T23:59:59.5Z"])
durations = (st.integers(0, 90 * 86_400) | st.sampled_from([0.5, 86_400.25])).map(format_duration)

SCALARS: dict[Form, st.SearchStrategy[Any]] = {
    Form.TEXT: texts,
    Form.INTEGER: whole,
    Form.NUMBER: whole | fractions,
    Form.BOOLEAN: st.booleans(),
    Form.TIMESTAMP: timestamps,
    Form.DURATION: durations,
    Form.ANY: json_values,
}


@st.composite
def values(draw: st.DrawFn, type_: Type) -> Any:
    """A value of a type, as canonical documents hold it."""
    if type_.form is Form.ENUM:
        return draw(st.sampled_from(type_.values or ("SOME_VALUE", "OTHER_VALUE")))
    if type_.form is Form.LIST:
        return draw(st.lists(values(type_.item), max_size=3))
    if type_.form is Form.MAP:
        keys = st.sampled_from(["tag_name", "tagName", "X-Api Key", "a"])
        return draw(st.dictionaries(keys, values(type_.item), max_size=3))
    if type_.form is not Form.MESSAGE:
        return draw(SCALARS[type_.form])
    fields = {name: f for name, f in type_.fields.items() if not f.from_target}
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), unique=True)) if fields else []
    found = {name: draw(values(fields[name].type)) for name in chosen}
    if type_.open and draw(st.booleans()):
        found[draw(st.sampled_from(UNKNOWN))] = draw(json_values)
    for name in type_.fields.keys() - fields.keys():
        if draw(st.booleans()):
            found[name] = "BBBBB-11111"
    return found


@st.composite
def points(draw: st.DrawFn, name: str, kind: Kind, onward: list[str], following: str = "") -> Point:
    """A point of a kind that leads to some of `onward`, and surely to `following`."""
    point: Point = {kind.name: draw(values(kind.data))}
    ways = [output for output in kind.outputs if output.required or draw(st.booleans())]
    targets = [following, *(draw(st.sampled_from(onward)) for _ in ways[1:])] if onward else []
    if ways and kind.single:
        point["next"] = following
    elif ways:
        point["outputs"] = {way.alias: to for way, to in zip(ways, targets, strict=True)}
    titles = texts.filter(lambda title: title and title != default_title(name))
    extras = {
        "unknown_side": json_values,
        "outputs": st.fixed_dictionaries({way.key: _stray for way in ways[:1]}),
    }
    optional = {
        "title": titles,
        "position": st.fixed_dictionaries({"x": whole, "y": fractions}),
        "extra": st.fixed_dictionaries({}, optional=extras if ways else {}).filter(bool),
    }
    if not ways:
        del optional["extra"]
    return point | draw(st.fixed_dictionaries({}, optional=optional))


_stray = st.fixed_dictionaries({"info": st.fixed_dictionaries({"unknown_weight": whole})})


@st.composite
def documents(draw: st.DrawFn, catalogue: Catalogue = CATALOGUE, most: int = 5) -> Document:
    """A journey: an entry, up to `most` other points, an exit; all reached, all ending."""
    families: dict[bool, list[Kind]] = {True: [], False: []}
    for kind in catalogue.kinds.values():
        if kind.outputs:
            families[kind.family == "entry"].append(kind)
    middle = draw(st.lists(st.sampled_from(families[False]), max_size=most))
    kinds = [draw(st.sampled_from(families[True])), *middle, catalogue.kinds["exit"]]
    called = [f"{kind.name}_{number}" for number, kind in enumerate(kinds)]
    made = {}
    for number, (name, kind) in enumerate(zip(called, kinds, strict=True), start=1):
        onward = called[number:]
        made[name] = draw(points(name, kind, onward, onward[0] if onward else ""))
    optional = {
        "params": values(params_type()).filter(bool),
        "comments": st.lists(json_values, min_size=1, max_size=2),
        "extra": st.dictionaries(st.just("unknown_flow"), json_values, min_size=1),
    }
    title = {"title": draw(texts)}
    return title | {"points": made} | draw(st.fixed_dictionaries({}, optional=optional))


def uuids_of(document: Document) -> dict[str, str]:
    """A uuid for every point of a document, the same for the same name."""
    return {name: str(uuid5(NAMESPACE_URL, name)) for name in document["points"]}
