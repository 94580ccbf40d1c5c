"""Documents to journey objects and back: nothing is lost, and spelling never matters."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.canonical import APPLICATION, CATALOGUE, documents, uuids_of
from support.estranged import STRANGER, estranged
from support.spellings import respelled

from journeys_as_code.model.journey import Document
from journeys_as_code.model.params import params_type
from journeys_as_code.remote.names import camel
from journeys_as_code.remote.port import Wire
from journeys_as_code.remote.protojson import ANY, canonical
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec

CODEC = Codec(CATALOGUE, APPLICATION)
SEMANTICS = Semantics(CATALOGUE)


def answered(payload: Wire) -> Wire:
    """The journey object that a create or put call answers with."""
    body = json.loads(json.dumps(payload))
    info = {"uuid": STRANGER, "title": body.pop("title"), "params": body.pop("params")}
    return body | {"info": info | {"status": "STATUS_DRAFT", "pointCounts": {}}}


@given(documents())
def test_decoding_what_was_encoded_is_the_document(document: Document) -> None:
    uuids = uuids_of(document)
    assert CODEC.decode(CODEC.encode(document, uuids), uuids) == (document, uuids)
    assert CODEC.decode(answered(CODEC.encode(document, uuids)), uuids) == (document, uuids)


@given(documents())
def test_reading_order_is_the_order_in_which_points_lead_on(document: Document) -> None:
    decoded, _ = CODEC.decode(CODEC.encode(document, uuids_of(document)), {})
    order = list(decoded["points"])
    for name, point in decoded["points"].items():
        for to in {point.get("next"), *point.get("outputs", {}).values()} - {None}:
            assert order.index(name) < order.index(to)


@given(documents(), st.data())
def test_another_spelling_is_the_same_document(document: Document, data: st.DataObject) -> None:
    uuids = uuids_of(document)
    raw = answered(CODEC.encode(document, uuids))
    decoded, found = CODEC.decode(data.draw(respelled_journey(raw)), uuids)
    assert found == uuids
    assert SEMANTICS.same_document(decoded, document)


@given(documents(), st.data())
def test_names_of_unknown_points_depend_on_no_order(
    document: Document, data: st.DataObject
) -> None:
    raw = answered(CODEC.encode(document, uuids_of(document)))
    shuffled = raw | {"points": data.draw(st.permutations(raw["points"]))}
    assert CODEC.decode(shuffled, {}) == CODEC.decode(raw, {})


@given(documents(), st.data())
def test_encoding_what_was_decoded_keeps_every_datum(
    document: Document, data: st.DataObject
) -> None:
    raw = data.draw(estranged(answered(CODEC.encode(document, uuids_of(document)))))
    decoded, found = CODEC.decode(raw, {})
    encoded = CODEC.encode(decoded, found)
    before = {point["uuid"]: canonical(point, ANY) for point in raw["points"]}
    after = {point["uuid"]: canonical(point, ANY) for point in encoded["points"]}
    assert within(before, after)
    around = {key: value for key, value in raw.items() if key not in ("info", "points")}
    title = {name: raw["info"][name] for name in ("title", "params")}
    assert within(canonical(around | title, ANY) or {}, canonical(encoded, ANY))


@st.composite
def respelled_journey(draw: st.DrawFn, raw: Wire) -> Wire:
    """A journey object that means the same: names, order, zero values, numbers as texts, fractions."""
    points = [draw(_respelled_point(point)) for point in draw(st.permutations(raw["points"]))]
    info = raw["info"] | {"params": draw(respelled(raw["info"]["params"], params_type()))}
    more = draw(
        st.dictionaries(st.sampled_from(["emptyPart", "empty_list"]), st.sampled_from([None]))
    )
    return draw(_renamed(raw | more | {"points": points, "info": draw(_renamed(info))}))


@st.composite
def _respelled_point(draw: st.DrawFn, point: Wire) -> Wire:
    [(key, data)] = point["point_data"].items()
    kind = CATALOGUE.on_wire(key, point["point_type"])
    data = draw(_renamed({key: draw(respelled(data, kind.data))}))
    outputs = {}
    for output, target in point["outputs"].items():
        info = draw(_renamed(target["info"]))
        outputs[output] = target | {"info": info}
    for output in draw(st.lists(st.sampled_from(["default", "output1", "spare"]), unique=True)):
        zero = {"info": {"nextPointUuid": ""}}
        outputs.setdefault(output, draw(st.sampled_from([zero, {}, None])))
    return draw(_renamed(point | {"point_data": data, "outputs": outputs}))


@st.composite
def _renamed(draw: st.DrawFn, message: dict[str, Any]) -> dict[str, Any]:
    items = [(draw(st.sampled_from([key, camel(key)])), value) for key, value in message.items()]
    return dict(draw(st.permutations(items)))


def within(part: Any, whole: Any) -> bool:
    """Whether everything of `part` is in `whole`, which may hold more."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and within(value, whole[key]) for key, value in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and len(part) == len(whole) and all(map(within, part, whole))
    return part == whole
