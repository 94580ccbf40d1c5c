"""What holds of every plan, whatever the journeys look like."""

import copy
import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support import edits
from support.documents import CATALOGUE, anything
from support.planning import APP, CONTEXT, SEMANTICS, UUID, pending, prior, record, resource
from support.spellings import respelled

from journeys_as_code.compile.canonical import canonical
from journeys_as_code.model.journey import Document, Status, StatusOwner, kind_of
from journeys_as_code.plan.change import Action, Change, Consents, JourneyPlan, Plan
from journeys_as_code.plan.diff import changes
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.lifecycle import final
from journeys_as_code.plan.merge import Merged, merge
from journeys_as_code.plan.operations import Edit, steps
from journeys_as_code.plan.planfile import Verdict, compare, dump, load, save
from journeys_as_code.plan.planner import make_plan
from journeys_as_code.plan.subject import Subject
from journeys_as_code.remote.protojson import ANY, is_zero
from journeys_as_code.report.plan_json import document as as_json
from journeys_as_code.secrets import Secrets

History = tuple[Document, Document, Document]

statuses = st.sampled_from(Status)
maybe_status = st.none() | statuses


def diff(merged: Merged) -> tuple[Change, ...]:
    return changes(merged, SEMANTICS, Hiding(Secrets(), ()))


def seen(found: tuple[Change, ...]) -> list[tuple[Any, ...]]:
    return [(it.path, it.kind, it.origin) for it in found]


class TestMerge:
    @given(edits.documents(), st.data())
    def test_a_state_against_itself_is_nothing(
        self, document: Document, data: st.DataObject
    ) -> None:
        applied = data.draw(st.none() | edits.edited(document))
        merged = merge(applied, copy.deepcopy(document), document, SEMANTICS)
        assert merged.unchanged
        assert diff(merged) == ()

    @given(edits.histories())
    def test_what_was_written_needs_no_writing(self, history: History) -> None:
        applied, live, wanted = history
        merged = merge(applied, live, wanted, SEMANTICS)
        again = merge(wanted, merged.document, wanted, SEMANTICS)
        assert diff(again) == ()
        assert again.unchanged
        assert SEMANTICS.same_document(again.document, merged.document)

    @given(edits.histories())
    def test_what_git_wants_is_written(self, history: History) -> None:
        merged = merge(*history, SEMANTICS)
        assert merge(None, merged.document, history[2], SEMANTICS).unchanged

    @given(edits.histories())
    def test_changes_and_origins_tell_of_every_difference_and_of_nothing_else(
        self, history: History
    ) -> None:
        merged = merge(*history, SEMANTICS)
        found = diff(merged)
        assert bool(found) is not merged.unchanged
        assert bool(found) is bool(merged.origins)
        assert len({(it.path, it.kind) for it in found}) == len(found)
        if merged.unchanged:
            assert SEMANTICS.same_document(merged.document, history[1])

    @given(edits.documents(), st.data())
    def test_over_what_was_applied_nothing_to_write_is_the_same(
        self, live: Document, data: st.DataObject
    ) -> None:
        wanted = canonical(data.draw(edits.edited(live)), CATALOGUE, APP)
        merged = merge(copy.deepcopy(live), live, wanted, SEMANTICS)
        assert merged.unchanged is SEMANTICS.same_document(live, wanted)

    @given(edits.histories(), st.data())
    def test_the_order_of_keys_changes_nothing(self, history: History, data: st.DataObject) -> None:
        merged = merge(*history, SEMANTICS)
        other = merge(*(data.draw(edits.shuffled(it)) for it in history), SEMANTICS)
        assert other.document == merged.document
        assert diff(other) == diff(merged)

    @given(edits.histories(), st.data())
    def test_the_spelling_of_the_service_changes_nothing(
        self, history: History, data: st.DataObject
    ) -> None:
        applied, live, wanted = history
        other = copy.deepcopy(live)
        for point in other["points"].values():
            kind = kind_of(point)
            point[kind] = data.draw(respelled(point[kind], CATALOGUE.kinds[kind].data))
        one, two = (merge(applied, it, wanted, SEMANTICS) for it in (live, other))
        assert SEMANTICS.same_document(one.document, two.document)
        assert seen(diff(one)) == seen(diff(two))

    @given(edits.histories(), anything.filter(lambda value: not is_zero(value, ANY)))
    def test_what_is_in_neither_is_carried(self, history: History, strange: Any) -> None:
        applied, live, wanted = history
        live = copy.deepcopy(live) | {"strange": strange}
        live.setdefault("params", {})["strange"] = strange
        for point in live["points"].values():
            point["strange_position"] = point[kind_of(point)]["strange"] = strange
        written = merge(applied, live, wanted, SEMANTICS).document
        assert written["strange"] == written["params"]["strange"] == strange
        for name, point in written["points"].items():
            kind = kind_of(point)
            if kind in live["points"].get(name, ()):
                assert point[kind]["strange"] == strange

    @given(edits.histories())
    def test_nothing_that_was_given_is_changed(self, history: History) -> None:
        before = copy.deepcopy(history)
        diff(merge(*history, SEMANTICS))
        assert history == before


@given(statuses, maybe_status, st.sampled_from(Edit))
def test_every_list_of_calls_is_legal(status: Status, wanted: Status | None, edit: Edit) -> None:
    found = steps("key", status, wanted, edit)
    assert final(status, found.calls) is found.status
    assert "put" not in found.calls or edit is not Edit.NOTHING
    if found.calls and edit in (Edit.NOTHING, Edit.COSMETIC) and status is wanted is Status.RUNNING:
        raise AssertionError(found)


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    applied, live, wanted = draw(edits.histories())
    begun = pending(
        draw(st.sampled_from(["pause put start", "put", "start", "pause put", "finish archive"])),
        draw(st.sampled_from([*map(str, Status), "absent"])),
        draw(st.sampled_from([applied, live, wanted])),
    )
    status = draw(statuses)
    known = record(
        draw(st.none() | st.just(applied)),
        draw(st.none() | st.sampled_from([*map(str, Status)])),
        pending=draw(st.none() | st.just(begun)),
    )
    owner = draw(st.sampled_from(StatusOwner))
    there = resource(wanted, draw(maybe_status), owner, uuid=draw(st.sampled_from([None, UUID])))
    return Subject(
        "welcome",
        draw(st.none() | st.just(there)),
        known,
        prior(live, status),
        moved_from=draw(st.none() | st.just("old")),
    )


def plan_of(subject: Subject, secrets: Secrets | None = None) -> Plan:
    context = replace(CONTEXT, secrets=secrets or Secrets())
    return make_plan([subject], context, target="prod")


def one(subject: Subject) -> JourneyPlan:
    return plan_of(subject).journeys[0]


class TestPlan:
    @given(subjects())
    def test_its_calls_are_legal_and_end_where_it_says(self, subject: Subject) -> None:
        plan = one(subject)
        assert final(plan.status_from, plan.calls) is plan.status_to
        assert bool(plan.after) is ("put" in plan.calls)
        assert plan.uuid == UUID

    @given(subjects())
    def test_it_never_ends_in_another_status_than_git_wants(self, subject: Subject) -> None:
        plan, there = one(subject), subject.resource
        if there is None or plan.action is Action.BLOCKED or not plan.calls:
            return
        if there.status is None or there.owner is StatusOwner.PEOPLE:
            assert plan.status_to is plan.status_from or plan.recovers
        elif there.owner is StatusOwner.GIT:
            same = {there.status, Status.DRAFT, Status.ARCHIVED}
            assert plan.status_to in same

    @given(subjects())
    def test_applying_it_leaves_nothing_to_do(self, subject: Subject) -> None:
        plan = one(subject)
        if subject.resource is None or plan.action is Action.BLOCKED:
            return
        done = replace(
            subject,
            record=record(plan.desired, str(plan.status_to)),
            prior=prior(plan.after or subject.prior.document, plan.status_to),
            moved_from=None,
        )
        again = one(done)
        assert again.calls == ()
        assert again.action is Action.NONE
        assert all(change.deferred for change in again.changes)

    @given(subjects(), st.data())
    def test_the_order_of_keys_changes_nothing(self, subject: Subject, data: st.DataObject) -> None:
        live = data.draw(edits.shuffled(subject.prior.document))
        there = subject.resource
        if there is not None:
            there = replace(there, document=data.draw(edits.shuffled(there.document)))
        other = replace(subject, prior=replace(subject.prior, document=live), resource=there)
        assert plan_of(other) == plan_of(subject)

    @given(subjects())
    def test_a_plan_read_back_is_equal_and_still_the_same(self, subject: Subject) -> None:
        plan = plan_of(subject)
        saved = save(plan, as_json(plan), project="p", consents=Consents(), secrets=Secrets())
        assert load(dump(saved)) == saved
        judged = compare(saved, plan_of(copy.deepcopy(subject)), project="p", secrets=Secrets())
        assert {it.verdict for it in judged} <= {Verdict.SAME}
        assert len(judged) == len(plan.changed)


SECRET = "s3cr3t!"


@st.composite
def secretive(draw: st.DrawFn, value: Any) -> Any:
    """The same value with some texts replaced by ones that hold a secret."""
    if isinstance(value, dict):
        return {key: draw(secretive(item)) for key, item in value.items()}
    if isinstance(value, list):
        return [draw(secretive(item)) for item in value]
    if isinstance(value, str):
        return draw(st.sampled_from([value, SECRET, f"Basic {SECRET}\n"]))
    return value


@given(edits.histories(), st.data(), maybe_status, statuses)
def test_no_secret_is_in_any_dump(
    history: History, data: st.DataObject, wanted: Status | None, status: Status
) -> None:
    secrets = Secrets.of([SECRET], salt="salt")
    applied, live, desired = (
        it | {"points": {n: data.draw(secretive(p)) for n, p in it["points"].items()}}
        for it in history
    )
    live = data.draw(st.sampled_from([live, secrets.seal(live)]))
    subject = Subject(
        "welcome", resource(desired, wanted), record(secrets.seal(applied)), prior(live, status)
    )
    plan = plan_of(subject, secrets)
    shown = json.dumps(as_json(plan, secrets=secrets))
    saved = save(plan, as_json(plan), project="p", consents=Consents(), secrets=secrets)
    (journey,) = plan.journeys
    for text in (shown, dump(saved), repr([*journey.changes, *journey.drift, *journey.warnings])):
        assert SECRET not in text
        assert "hmac-sha256" not in text
