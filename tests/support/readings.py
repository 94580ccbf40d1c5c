"""Journeys as they are read back from a service, in every reading of the API that has a call for it."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from support.account import account
from support.canonical import APPLICATION, CATALOGUE, uuids_of

from journeys_as_code.model.journey import Document, targets_of
from journeys_as_code.remote.names import camel
from journeys_as_code.remote.port import Prior
from journeys_as_code.remote.wire import Codec
from journeys_as_code.sandbox.foreign import planted
from journeys_as_code.sandbox.switches import Switches

readings = st.sampled_from([each for each in Switches.each() if not each.no_read])


def read_back(
    document: Document, switches: Switches, names: Mapping[str, str] | None = None
) -> Prior:
    """The journey as it is read back from a service of its own.

    `names` are what the reader knows of its points, uuids by name; all of them if nothing is said.
    """
    codec = Codec(CATALOGUE, APPLICATION)
    uuids = uuids_of(document)
    definition: dict[str, Any] = json.loads(json.dumps(codec.encode(document, uuids)))
    with account(switches) as there:
        made = there.store.create(planted(definition) if switches.unknown_fields else definition)
        return there.again().prior(made.uuid, uuids if names is None else names, None)


def told_apart(value: Any) -> bool:
    """Whether no two fields differ in spelling only: a service that spells in its own way has but one."""
    if isinstance(value, list):
        return all(map(told_apart, value))
    if not isinstance(value, dict):
        return True
    return len(set(map(camel, value))) == len(value) and all(map(told_apart, value.values()))


def can_be_live(document: Document) -> bool:
    """Whether any service can hold it: no two fields are one there, none is strange, points lead to points."""
    points = document["points"]
    if any("extra" in part for part in (document, *points.values())):
        return False
    ends = {to for point in points.values() for to in targets_of(point).values()}
    return told_apart(document) and ends <= points.keys()


def without_strangers(document: Document) -> Document:
    """The document without fields that nobody knows: what becomes of these is another law's."""
    points = {
        name: {key: part for key, part in point.items() if key != "extra"}
        for name, point in document["points"].items()
    }
    return {key: part for key, part in document.items() if key != "extra"} | {"points": points}
