"""Documents for hypothesis: valid ones of every kind, and ones with anything in a wrong place."""

import string
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Form, Kind, Type
from journeys_as_code.model.values import format_duration

CATALOGUE = Catalogue.builtin()

words = st.text(string.ascii_letters + string.digits + " -_.äß€{}:$\n", max_size=12)
names = st.from_regex(r"[a-z][a-z0-9_]{0,7}", fullmatch=True)
uuids = st.uuids().map(str)
numbers = st.integers(-(2**31), 2**31) | st.floats(-1e6, 1e6)
anything = st.recursive(
    st.none() | st.booleans() | numbers | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
durations = st.integers(0, 10**9).map(format_duration) | st.sampled_from(
    ["1w", "90m", "86400s", "86400.000s", "1.5s", "1d12h", "0s"]
)
timestamps = st.builds(
    "{:%Y-%m-%dT%H:%M:%S}{}{}".format,
    st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30)),  # noqa: DTZ001
    st.sampled_from(["", ".5", ".500", ".000000001"]),
    st.sampled_from(["Z", "z", "+00:00", "-05:30", "+14:00"]),
)
interpolations = st.just("${vars.later}")

SCALARS: dict[Form, st.SearchStrategy[Any]] = {
    Form.TEXT: words,
    Form.INTEGER: st.integers(-(2**63), 2**63) | interpolations,
    Form.NUMBER: numbers | interpolations,
    Form.BOOLEAN: st.booleans() | interpolations,
    Form.DURATION: durations | interpolations,
    Form.TIMESTAMP: timestamps | interpolations,
    Form.ANY: anything,
}


def values(declared: Type) -> st.SearchStrategy[Any]:
    """Valid values of a type."""
    item = values(declared.item) if declared.item else anything
    if declared.form is Form.MESSAGE:
        known = {name: values(field.type) for name, field in declared.fields.items()}
        return st.fixed_dictionaries({}, optional=known)
    if declared.form is Form.ENUM:
        return st.sampled_from(declared.values) | interpolations
    if declared.form is Form.LIST:
        return st.lists(item, max_size=3)
    if declared.form is Form.MAP:
        return st.dictionaries(words, item, max_size=3)
    return SCALARS[declared.form]


def distorted(declared: Type) -> st.SearchStrategy[Any]:
    """Values of a message, mostly with something in it that is not right."""
    spoiled = st.sampled_from(sorted(declared.fields) or ["other"]) | words
    odd = (
        anything
        | interpolations
        | st.sampled_from(["1 d", "2026-02-30T00:00:00Z", "${x}\n", "1d\n", "GET\n", "${}", 1.0])
    )
    return st.builds(
        lambda good, bad: {**good, **bad}, values(declared), st.dictionaries(spoiled, odd)
    )


@st.composite
def points(draw: st.DrawFn, kind: Kind, following: list[str]) -> dict[str, Any]:
    """A valid point of a kind that leads to some of these points."""
    point: dict[str, Any] = {kind.name: draw(values(kind.data))}
    ways = {output: draw(st.sampled_from(following)) for output in kind.outputs}
    if kind.single and draw(st.booleans()):
        point["next"] = ways[kind.outputs[0]]
    elif kind.outputs:
        spelled = {o: draw(st.sampled_from([o.alias, o.key])) for o in kind.outputs}
        point["outputs"] = {spelled[output]: target for output, target in ways.items()}
    extras = {
        "title": words,
        "note": words,
        "uuid": uuids,
        "position": st.fixed_dictionaries({"x": numbers, "y": numbers}),
        "extra": st.dictionaries(words, anything, max_size=2),
    }
    return {**point, **draw(st.fixed_dictionaries({}, optional=extras))}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document of the right shape: one point of each of some kinds, ways between them at random."""
    chosen = draw(st.lists(st.sampled_from(sorted(CATALOGUE.kinds)), min_size=1, max_size=6))
    called = [f"{kind}_{number}" for number, kind in enumerate(chosen)]
    return {
        "title": draw(words.filter(bool)),
        **draw(
            st.fixed_dictionaries({}, optional={"status": st.sampled_from(["draft", "running"])})
        ),
        "points": {
            name: draw(points(CATALOGUE.kinds[kind], called))
            for name, kind in zip(called, chosen, strict=True)
        },
    }
