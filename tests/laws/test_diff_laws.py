"""What two targets have alike is no difference, however it is spelled; what git varies is none either."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.canonical import documents
from support.planning import SEMANTICS, prior
from support.readings import read_back, readings, told_apart

from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.plan.between import between
from journeys_as_code.plan.carrying import carried
from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.difference import Kind, Side
from journeys_as_code.remote.port import Prior
from journeys_as_code.sandbox.switches import Switches
from journeys_as_code.secrets import Secrets

NO_SECRETS = Secrets()


def side(target: str, live: Prior, wanted: Document) -> Side:
    plan = JourneyPlan("key", live.uuid, "Title", Action.NONE, live, live.status, live.status)
    return Side(target, plan, wanted)


@settings(max_examples=80)
@given(documents().filter(told_apart), readings, readings)
def test_one_journey_on_two_services_does_not_differ(
    document: Document, one: Switches, other: Switches
) -> None:
    source, aim = (read_back(document, switches) for switches in (one, other))
    found = between(
        "key", side("a", source, document), side("b", aim, document), SEMANTICS, NO_SECRETS
    )
    assert (found.kind, found.changes, found.by_variable) == (Kind.SAME, (), ())


@given(documents(), st.data())
def test_values_that_git_varies_do_not_differ(here: Document, data: st.DataObject) -> None:
    there = varied(here, SEMANTICS.type_at({}, ()), data)
    raw = {"points": []}
    source, aim = prior(here, raw=raw), prior(there, raw=raw)
    found = between("key", side("a", source, here), side("b", aim, there), SEMANTICS, NO_SECRETS)
    assert (found.kind, found.changes) == (Kind.SAME, ())
    assert bool(found.by_variable) is not SEMANTICS.same_document(here, there)


@given(documents(), documents())
def test_carrying_changes_nothing_where_git_says_the_same(live: Document, git: Document) -> None:
    assert carried(live, git, git, SEMANTICS) == live


def varied(value: Any, type_: Type, data: st.DataObject) -> Any:
    """The value with other texts here and there, as variables would give it."""
    if isinstance(value, dict):
        return {key: varied(item, below(type_, key), data) for key, item in value.items()}
    if isinstance(value, list):
        return [varied(item, type_.item or Type(Form.ANY), data) for item in value]
    is_text = isinstance(value, str) and type_.form is Form.TEXT
    return f"{value} there" if is_text and data.draw(st.booleans()) else value


def below(type_: Type, key: str) -> Type:
    if key in ("next", "outputs", "extra"):
        return Type(Form.ANY)
    known = type_.fields.get(key) if type_.form is Form.MESSAGE else None
    return known.type if known else type_.item or Type(Form.ANY)
