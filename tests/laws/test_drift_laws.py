"""Laws of drift: what is ignored or known never appears; what is put back is no drift any more."""

from dataclasses import replace

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from support import edits
from support.documents import CATALOGUE
from support.planning import APP, CONTEXT, SEMANTICS, plan_of, prior, record, resource
from support.readings import can_be_live, read_back, readings, without_strangers

from journeys_as_code.compile.canonical import canonical
from journeys_as_code.model.journey import Document
from journeys_as_code.model.project import DriftIgnore
from journeys_as_code.plan.account import Overview
from journeys_as_code.plan.baseline import baseline_of, beyond, dump, load
from journeys_as_code.plan.change import Action, JourneyPlan, Plan
from journeys_as_code.plan.ignoring import whole
from journeys_as_code.plan.restoring import with_additions
from journeys_as_code.plan.subject import Context
from journeys_as_code.sandbox.switches import Switches
from journeys_as_code.secrets import Secrets

LARGE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
SECRETS = Secrets(salt="shop")
ALL = DriftIgnore(path="*", reason="not ours")


@st.composite
def drifted(draw: st.DrawFn) -> tuple[Document, Document]:
    """What was applied, and what somebody made of it."""
    applied = canonical(draw(edits.documents()), CATALOGUE, APP)
    return applied, canonical(draw(edits.edited(applied)), CATALOGUE, APP)


def planned(applied: Document, live: Document, context: Context = CONTEXT) -> JourneyPlan:
    return plan_of(context, resource=resource(applied), record=record(applied), prior=prior(live))


@settings(LARGE, max_examples=60)
@given(drifted(), readings)
def test_in_every_reading_the_same_has_drifted(
    both: tuple[Document, Document], reading: Switches
) -> None:
    applied, live = map(without_strangers, both)
    assume(can_be_live(applied) and can_be_live(live))
    for document in (applied, live):
        found = planned(applied, read_back(document, reading).document)
        assert {it.path for it in found.drift} == {
            it.path for it in planned(applied, document).drift
        }


@LARGE
@given(drifted())
def test_what_is_ignored_wholly_is_not_seen_and_not_touched(
    both: tuple[Document, Document],
) -> None:
    ignoring = planned(*both, replace(CONTEXT, drift_ignore=(ALL,)))
    assert (ignoring.action, ignoring.drift, ignoring.changes) == (Action.NONE, (), ())
    assert tuple(it.change for it in ignoring.ignored) == planned(*both).drift


@LARGE
@given(drifted(), st.data())
def test_an_ignored_place_never_appears_and_nothing_else_is_lost(
    both: tuple[Document, Document], data: st.DataObject
) -> None:
    plain = planned(*both)
    names = sorted({str(it.path[1]) for it in plain.drift if it.path[0] == "points"})
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    entry = DriftIgnore(path=f"points.{name}", reason="not ours")
    made = planned(*both, replace(CONTEXT, drift_ignore=(entry,)))
    place = ("points", name)
    assert all(it.path[:2] != place for it in (*made.drift, *made.changes))
    assert {whole(it.change.path, ())[:2] for it in made.ignored} == {place}
    others = [it for it in plain.drift if it.path[:2] != place]
    assert list(made.drift) == others
    if made.after:
        after, live = (
            {"points": {name: it["points"].get(name) or {}}} for it in (made.after, both[1])
        )
        assert SEMANTICS.tidy(after) == SEMANTICS.tidy(live)


NO_COMMENTS = {
    "title": "Welcome",
    "points": {"came": {"start_by_api": {}, "next": "out"}, "out": {"exit": {}}},
    "comments": [],
}
A_COMMENT = {**NO_COMMENTS, "comments": [{"text": "Who wrote this?"}]}


def fixed(applied: Document, live: Document) -> JourneyPlan:
    """The plan that puts back what drifted."""
    drift = planned(applied, live).drift
    added = with_additions(applied, live, drift, SEMANTICS)
    return plan_of(
        replace(CONTEXT, include_cosmetic=True),
        resource=resource(applied),
        record=record(added),
        prior=prior(live),
        only=tuple(it.path for it in drift),
    )


@LARGE
@given(drifted())
@example((NO_COMMENTS, A_COMMENT))
@example((A_COMMENT, NO_COMMENTS))
def test_after_what_drifted_is_put_back_nothing_drifts(both: tuple[Document, Document]) -> None:
    applied, live = both
    fix = fixed(applied, live)
    assert (fix.action is Action.NONE) == (not planned(*both).drift)
    if fix.after:
        again = planned(applied, fix.after)
        assert (again.action, again.drift) == (Action.NONE, ())


@settings(LARGE, max_examples=60)
@given(drifted(), readings)
def test_in_every_reading_what_is_put_back_drifts_no_more(
    both: tuple[Document, Document], reading: Switches
) -> None:
    applied, live = map(without_strangers, both)
    assume(can_be_live(applied) and can_be_live(live))
    fix = fixed(applied, read_back(live, reading).document)
    assert (fix.action is Action.NONE) == (not planned(applied, live).drift)
    if fix.after:
        again = planned(applied, read_back(fix.after, reading).document)
        assert (again.action, again.drift) == (Action.NONE, ())


@LARGE
@given(drifted())
def test_a_baseline_of_what_there_is_leaves_nothing(both: tuple[Document, Document]) -> None:
    overview = Overview(Plan("here", APP, (planned(*both),), 1))
    baseline = baseline_of(overview, SECRETS)
    assert load(dump(baseline), "") == baseline
    seen = beyond(overview, baseline, SECRETS)
    assert seen.plan.journeys[0].drift == ()
    assert seen.known is not None
    assert seen.known.missing == ()


@LARGE
@given(drifted(), drifted())
def test_a_baseline_hides_nothing_else(
    one: tuple[Document, Document], other: tuple[Document, Document]
) -> None:
    """Every change is told or known, and nothing is both."""
    first = Overview(Plan("here", APP, (planned(*one),), 1))
    second = Overview(Plan("here", APP, (planned(*other),), 1))
    known = set(baseline_of(first, SECRETS).entries)
    seen = beyond(second, baseline_of(first, SECRETS), SECRETS)
    new = set(baseline_of(seen, SECRETS).entries)
    assert not new & known
    assert new | (known & set(baseline_of(second, SECRETS).entries)) == set(
        baseline_of(second, SECRETS).entries
    )
