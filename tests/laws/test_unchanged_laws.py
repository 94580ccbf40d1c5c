"""A journey known to be unchanged is planned the short way exactly where the long way says the same."""

import copy
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from support import edits
from support.documents import CATALOGUE, anything, words
from support.planning import APP, CONTEXT, UUID, resource

from journeys_as_code.errors import BadAnswer, Refused, Request
from journeys_as_code.model.journey import Document, Status, StatusOwner
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.planner import plan_journey
from journeys_as_code.plan.subject import Subject
from journeys_as_code.plan.unchanged import Settled, imprint, lightened, settled
from journeys_as_code.remote.answers import journey_of
from journeys_as_code.remote.port import JourneyObject, Prior, Rung
from journeys_as_code.remote.wire import Codec
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record

CODEC = Codec(CATALOGUE, APP)
SECRETS = Secrets.of(["1A2B3"], salt="project")


@dataclass(frozen=True)
class World:
    """What git wants, what state knows, what is live."""

    wanted: Document
    status: Status | None
    record: Record
    raw: dict[str, Any]

    @property
    def live(self) -> JourneyObject:
        return journey_of(self.raw, Request("GET", "/"))

    @property
    def imprint(self) -> str:
        return imprint(self.live, SECRETS)

    def long_way(self) -> JourneyPlan:
        live, names = self.live, {name: f"uuid-of-{name}" for name in self.wanted["points"]}
        document, uuids = CODEC.decode(live.raw, names)
        prior = Prior(live.uuid, Rung.READ, live.status, document, uuids, live.application_code)
        wanted = resource(self.wanted, self.status, StatusOwner.GIT)
        subject = Subject("welcome", wanted, self.record, prior)
        return lightened(plan_journey(subject, CONTEXT))

    def short_way(self, known: Settled) -> JourneyPlan:
        live = self.live
        prior = Prior(live.uuid, Rung.READ, live.status, application_code=live.application_code)
        return known.plan(prior)


def answer(document: Document, status: Status) -> dict[str, Any]:
    uuids = {name: f"uuid-of-{name}" for name in document["points"]}
    try:
        body = CODEC.encode(document, uuids)
    except Refused:
        assume(False)
    params = body.pop("params") | {"application_code": APP}
    info = {"uuid": UUID, "title": body.pop("title"), "status": f"STATUS_{status.upper()}"}
    return copy.deepcopy({"info": info | {"params": params, "pointCounts": {}}, **body})


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """One in which nothing is to be done."""
    document = draw(edits.documents())
    status = draw(st.sampled_from(Status))
    given = draw(st.sampled_from([None, status]))
    record = Record(key="welcome", uuid=UUID, applied=document, status=str(status))
    return World(document, given, record, answer(document, status))


@st.composite
def moved(draw: st.DrawFn, raw: dict[str, Any]) -> dict[str, Any]:
    """The same journey after somebody or something was at work on it in the account; or nobody."""
    raw = copy.deepcopy(raw)
    what = draw(st.sampled_from(["nothing", "live", "info"]))
    if what == "live":
        place = draw(st.sampled_from([raw["info"], raw["info"]["params"], *raw["points"]]))
        place[draw(st.sampled_from(["strange", "title"]))] = draw(words)
        raw["points"] = raw["points"][draw(st.integers(0, 1)) :]
        raw["comments"] = draw(st.lists(anything, max_size=1))
    if what == "info":
        raw["info"] |= {"pointCounts": {"uuid-of-x": draw(st.integers())}, "category_uuid": "x"}
        raw["info"]["status"] = f"STATUS_{draw(st.sampled_from(Status)).upper()}"
    return raw


@settings(max_examples=150)
@given(worlds(), st.data())
def test_the_short_way_leads_to_the_same_plan(world: World, data: st.DataObject) -> None:
    known = settled(world.long_way(), world.imprint)
    other = replace(world, raw=data.draw(moved(world.raw)))
    assume(known and _is_a_journey(other) and other.imprint == known.live)
    assert known is not None
    assert replace(other.long_way(), desired={}, uuids={}) == other.short_way(known)


@settings(max_examples=150)
@given(worlds(), st.data())
def test_where_anything_is_to_be_done_nothing_is_settled(world: World, data: st.DataObject) -> None:
    wanted = data.draw(edits.edited(world.wanted))
    made = replace(world, wanted=wanted).long_way()
    quiet = made.action is Action.NONE and not (made.changes or made.drift or made.ignored)
    assert (settled(made, world.imprint) is not None) == quiet


@settings(max_examples=50)
@given(worlds())
def test_who_is_in_a_journey_and_when_it_was_saved_is_no_change(world: World) -> None:
    raw = copy.deepcopy(world.raw)
    raw["info"] |= {"pointCounts": {"uuid-of-bye": 7}, "updated_at": "2026-03-01T12:00:00Z"}
    assert replace(world, raw=raw).imprint == world.imprint


@settings(max_examples=50)
@given(worlds())
def test_the_imprint_of_a_secret_is_that_of_its_seal(world: World) -> None:
    secret, sealed = copy.deepcopy(world.raw), copy.deepcopy(world.raw)
    secret["info"]["title"] = "code 1A2B3"
    sealed["info"]["title"] = SECRETS.seal("code 1A2B3")
    assert replace(world, raw=secret).imprint == replace(world, raw=sealed).imprint


def _is_a_journey(world: World) -> bool:
    try:
        return bool(world.live)
    except BadAnswer:
        return False
