"""Points under other names, with a word: the same points, and nothing to be written for it."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support import edits
from support.canonical import APPLICATION, CATALOGUE, documents, uuids_of
from support.planning import CONTEXT, UUID, record, resource
from support.readings import can_be_live, read_back, readings, without_strangers

from journeys_as_code.compile.canonical import canonical
from journeys_as_code.compile.identity import NOBODY, identify
from journeys_as_code.compile.resource import Identity
from journeys_as_code.model.journey import Document, Status
from journeys_as_code.model.references import speaking_of
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.planner import plan_journey
from journeys_as_code.plan.point_names import names_of
from journeys_as_code.plan.subject import Subject
from journeys_as_code.remote.port import Prior, Rung
from journeys_as_code.remote.wire import Codec
from journeys_as_code.sandbox.switches import Switches

CODEC = Codec(CATALOGUE, APPLICATION)
Names = dict[str, str]


@st.composite
def new_names(draw: st.DrawFn, document: Document) -> Names:
    """Other names for some of the points."""
    chosen = draw(st.sets(st.sampled_from(sorted(document["points"])), min_size=1))
    return {name: f"{name}_now" for name in sorted(chosen)}


def called(document: Document, names: Names) -> Document:
    points = {names.get(n, n): speaking_of(p, names) for n, p in document["points"].items()}
    return {**document, "points": points}


def planned(
    applied: Document, wanted: Document, names: Names, reading: Switches | None = None
) -> JourneyPlan:
    """The plan for a live journey that is as it was applied, where git wants it under these names."""
    known = record(applied, "running", points=uuids_of(applied))
    words: dict[str, Any] = {names.get(n, n): {} for n in wanted["points"]}
    words |= {new: {"renamed_from": old} for old, new in names.items() if new in words}
    identity = identify(
        {"points": words},
        project="p",
        application_code=APPLICATION,
        key="welcome",
        known=Identity(UUID, known.points),
    )
    git = resource(called(wanted, names), Status.RUNNING, identity=identity)
    prior = live(applied, names_of(known, git), reading)
    prior = replace(prior, uuid=UUID, status=Status.RUNNING, application_code="")
    return plan_journey(Subject("welcome", git, known, prior), CONTEXT)


def live(document: Document, names: Names, reading: Switches | None) -> Prior:
    """The journey as one reads it who knows its points by these uuids."""
    if reading is not None:
        return read_back(document, reading, names)
    raw = CODEC.encode(document, uuids_of(document))
    return Prior(UUID, Rung.READ, None, *CODEC.decode(raw, names), raw=raw)


@given(documents(), st.data())
def test_nothing_but_names_is_nothing_to_write(document: Document, data: st.DataObject) -> None:
    names = data.draw(new_names(document))
    plan = planned(document, document, names)
    assert (plan.action, plan.calls, plan.changes, plan.drift) == (Action.MOVE, (), (), ())
    assert dict(plan.renamed) == names
    uuids = uuids_of(document)
    assert plan.uuids == {names.get(name, name): uuid for name, uuid in uuids.items()}


@given(documents(), st.data())
def test_a_target_without_state_gives_the_same_uuids(
    document: Document, data: st.DataObject
) -> None:
    names = data.draw(new_names(document))
    words: dict[str, Any] = {names.get(n, n): {} for n in document["points"]}
    words |= {new: {"renamed_from": old} for old, new in names.items()}

    def points(said: Document, known: Identity = NOBODY) -> Names:
        found = identify(said, project="p", application_code=APPLICATION, key="k", known=known)
        return dict(found.points)

    before = points(document)
    assert points({"points": words}) == points({"points": words}, Identity(UUID, before))
    again = {"points": words | {old: {} for old in names}}
    applied = Identity(UUID, points({"points": words}))
    assert points(again) == points(again, applied)


@settings(max_examples=60)
@given(documents(), readings, st.data())
def test_names_are_nothing_to_write_in_any_reading(
    document: Document, reading: Switches, data: st.DataObject
) -> None:
    document = without_strangers(document)
    assume(can_be_live(document))
    names = data.draw(new_names(document))
    plan = planned(document, document, names, reading)
    assert (plan.action, plan.calls, plan.changes, plan.drift) == (Action.MOVE, (), (), ())
    assert dict(plan.renamed) == names


@given(documents(), st.data())
def test_other_changes_are_what_they_are_without_the_names(
    document: Document, data: st.DataObject
) -> None:
    wanted = canonical(data.draw(edits.edited(document)), CATALOGUE, APPLICATION)
    names = {n: it for n, it in data.draw(new_names(document)).items() if n in wanted["points"]}
    plain, under_names = planned(document, wanted, {}), planned(document, wanted, names)

    assert under_names.calls == plain.calls
    assert sorted(named(under_names, {})) == sorted(named(plain, names))


def named(plan: JourneyPlan, names: Names) -> list[tuple[str, ...]]:
    """The places that change, their points called by these names."""
    paths = (tuple(map(str, change.path)) for change in plan.changes)
    return [
        (*it[:1], names.get(it[1], it[1]), *it[2:]) if it[0] == "points" else it for it in paths
    ]
