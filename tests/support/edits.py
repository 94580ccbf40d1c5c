"""Canonical documents for hypothesis that differ from one another as real ones do."""

import copy
from typing import Any

from hypothesis import strategies as st
from support import documents as made
from support.documents import CATALOGUE, values, words
from support.planning import APP

from journeys_as_code.compile.canonical import canonical
from journeys_as_code.model.journey import Document, kind_of

NEW = ("new_1", "new_2")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A canonical document, with the parts that only some journeys have."""
    more = {
        "params": st.fixed_dictionaries({}, optional={"capping": made.anything}),
        "comments": st.lists(st.fixed_dictionaries({"text": words}), max_size=2),
        "extra": st.dictionaries(words, made.anything, max_size=2),
    }
    document = draw(made.documents()) | draw(st.fixed_dictionaries({}, optional=more))
    return canonical(document, CATALOGUE, APP)


@st.composite
def edited(draw: st.DrawFn, document: Document) -> Document:
    """The same document after a few edits: in git, or in the builder."""
    result = copy.deepcopy(document)
    for _ in range(draw(st.integers(0, 3))):
        edit = draw(st.sampled_from(EDITS))
        edit(draw, result)
    return result


@st.composite
def histories(draw: st.DrawFn) -> tuple[Document, Document, Document]:
    """What was applied, what is live and what git wants: three descendants of one document."""
    origin = draw(documents())
    return draw(edited(origin)), draw(edited(origin)), draw(edited(origin))


@st.composite
def shuffled(draw: st.DrawFn, value: Any) -> Any:
    """The same value with the keys of all its mappings in another order."""
    if isinstance(value, dict):
        items = draw(st.permutations(list(value.items())))
        return {key: draw(shuffled(item)) for key, item in items}
    return [draw(shuffled(item)) for item in value] if isinstance(value, list) else value


def _some_point(draw: st.DrawFn, document: Document) -> dict[str, Any]:
    name = draw(st.sampled_from(sorted(document["points"])))
    point: dict[str, Any] = document["points"][name]
    return point


def _remove_point(draw: st.DrawFn, document: Document) -> None:
    if len(document["points"]) > 1:
        del document["points"][draw(st.sampled_from(sorted(document["points"])))]


def _add_point(draw: st.DrawFn, document: Document) -> None:
    kind = draw(st.sampled_from(sorted(CATALOGUE.kinds)))
    name = draw(st.sampled_from(NEW))
    document["points"][name] = {kind: draw(values(CATALOGUE.kinds[kind].data))}


def _new_data(draw: st.DrawFn, document: Document) -> None:
    point = _some_point(draw, document)
    kind = kind_of(point)
    point[kind] = draw(values(CATALOGUE.kinds[kind].data))


def _some_data(draw: st.DrawFn, document: Document) -> None:
    point = _some_point(draw, document)
    kind = kind_of(point)
    point[kind] |= draw(values(CATALOGUE.kinds[kind].data))


def _no_data(draw: st.DrawFn, document: Document) -> None:
    data = _some_point(draw, document)
    data = data[kind_of(data)]
    if data:
        del data[draw(st.sampled_from(sorted(data)))]


def _unknown_field(draw: st.DrawFn, document: Document) -> None:
    point = _some_point(draw, document)
    point[kind_of(point)]["zz_unknown"] = draw(made.anything)


def _new_kind(draw: st.DrawFn, document: Document) -> None:
    point = _some_point(draw, document)
    del point[kind_of(point)]
    kind = draw(st.sampled_from(sorted(CATALOGUE.kinds)))
    point[kind] = draw(values(CATALOGUE.kinds[kind].data))


def _own_fields(draw: st.DrawFn, document: Document) -> None:
    point = _some_point(draw, document)
    point["title"] = draw(words)
    point["position"] = {"x": draw(made.numbers), "y": 1}
    point["extra"] = draw(st.dictionaries(words, made.anything, max_size=2))


def _edges(draw: st.DrawFn, document: Document) -> None:
    point = _some_point(draw, document)
    target = draw(st.sampled_from(sorted(document["points"])))
    if "outputs" in point:
        point["outputs"] = point["outputs"] | {draw(st.sampled_from(["b", "matched"])): target}
    else:
        point["next"] = target


def _journey_fields(draw: st.DrawFn, document: Document) -> None:
    document["title"] = draw(words)
    document["comments"] = draw(st.lists(made.anything, max_size=2))
    document["params"] = {"capping": draw(made.anything)}


EDITS = (
    _remove_point,
    _add_point,
    _new_data,
    _some_data,
    _no_data,
    _unknown_field,
    _new_kind,
    _own_fields,
    _edges,
    _journey_fields,
)
