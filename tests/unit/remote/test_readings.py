"""Every reading of the API means the same to the tool."""

import pytest
from support.account import UUIDS, WELCOME, account

from journeys_as_code.model.journey import Status
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.remote.port import Audience
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.sandbox.switches import Switches

SEMANTICS = Semantics(Catalogue.builtin())


@pytest.mark.parametrize("switches", Switches.each(), ids=str)
def test_what_was_written_comes_back(switches: Switches) -> None:
    with account(switches) as here:
        made = here.create()
        prior = here.prior(made.uuid, made.raw)
        assert (prior.uuids, prior.status, prior.mismatches) == (UUIDS, Status.DRAFT, ())
        tidied = SEMANTICS.tidy(prior.document)
        if not switches.unknown_fields:
            assert SEMANTICS.same_document(prior.document, WELCOME)
            assert tidied == WELCOME


@pytest.mark.parametrize("switches", Switches.each(), ids=str)
def test_a_put_of_what_was_read_loses_nothing(switches: Switches) -> None:
    with account(switches) as here:
        made = here.create()
        prior = here.prior(made.uuid, made.raw)
        here.api.put(made.uuid, here.codec.encode(prior.document, prior.uuids))
        assert here.prior(made.uuid, made.raw).document == prior.document
        assert list(here.store.losses()) == []


@pytest.mark.parametrize("switches", Switches.each(), ids=str)
def test_every_other_call_works(switches: Switches) -> None:
    with account(switches) as here:
        uuid = here.create().uuid
        assert here.api.transition(uuid, "start").status is Status.RUNNING
        assert {row.title for row in here.api.statistics(uuid).points} == {"Hello", "Thank you"}
        here.api.drop_users(["ann"], journeys=[uuid])
        rows = here.reader.survey()
        assert rows is None if switches.no_list else rows[uuid].status is Status.RUNNING


def test_people_are_put_into_a_journey() -> None:
    document = {
        "title": "Onboarding",
        "points": {
            "new": {"start_by_api": {"attributes": ["plan"]}, "next": "bye"},
            "bye": {"exit": {}},
        },
    }
    with account() as here:
        uuid = here.create(document).uuid
        here.api.transition(uuid, "start")
        assert here.api.trigger(uuid, Audience(users=["ann"]), {"plan": "pro"})
