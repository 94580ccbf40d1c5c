"""Down the ladder: read, snapshot, blind, and what each rung can and cannot know."""

from copy import deepcopy
from threading import Thread
from typing import Any

import httpx
import pytest
from support.account import UUIDS, WELCOME, Account, account
from support.sandbox import APPLICATION
from support.talking import UUID, answering, journey, refused

from journeys_as_code.errors import Unclear
from journeys_as_code.model.journey import Status
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.remote.ladder import RunMemory
from journeys_as_code.remote.port import Prior, Rung
from journeys_as_code.remote.reader import Reader
from journeys_as_code.remote.retry import NEVER
from journeys_as_code.remote.wire import Codec

CODEC = Codec(Catalogue.builtin(), APPLICATION)
ROW = {"id": UUID, "title": "Welcome", "status": "draft", "createdAt": ""}
NO_CALL = httpx.Response(404, text="404 page not found")
NOT_FOUND = httpx.Response(404, json={"code": 5, "message": "not found", "details": []})


def listing(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"_metadata": {"page": 1, "page_count": 1}, "payload": {"items": list(rows)}}


def rename(title: str) -> Any:
    return lambda definition: definition | {"title": title}


def retitle_push(definition: Any) -> Any:
    [push] = [p for p in definition["points"] if "send_push" in p["point_data"]]
    push["title"] = "Hello again"


def test_what_can_be_read_is_read() -> None:
    with account() as here:
        made = here.create()
        assert here.prior(made.uuid) == Prior(
            uuid=made.uuid,
            rung=Rung.READ,
            status=Status.DRAFT,
            document=WELCOME,
            uuids=UUIDS,
            application_code=APPLICATION,
            updated_at=made.updated_at,
            last_edited_by="API",
            raw=made.raw,
        )


def test_a_journey_that_is_no_more_is_gone() -> None:
    with account() as here:
        assert here.prior(UUID) == Prior(UUID, Rung.READ, None, gone=True)


@pytest.mark.parametrize("switches", ["no_read", "no_read=405", "no_read=501"])
def test_without_a_read_call_the_snapshot_is_checked(switches: str) -> None:
    with account(switches) as here:
        made = here.create()
        prior = here.prior(made.uuid, made.raw)
    assert (prior.rung, prior.document, prior.mismatches) == (Rung.SNAPSHOT, WELCOME, ())
    assert (prior.status, prior.uuids, prior.gone) == (Status.DRAFT, UUIDS, False)


def test_a_call_that_is_missing_is_missed_once() -> None:
    with account("no_read,no_list") as here:
        made = here.create()
        for _ in range(3):
            assert here.prior(made.uuid, made.raw).rung is Rung.BLIND
        assert here.api.requests == 1 + 2, "one create, one read, one list"
        assert (here.ladder.get("read"), here.ladder.get("list")) == (False, False)


def test_one_list_serves_all_journeys() -> None:
    with account("no_read") as here:
        made = [here.create(WELCOME | {"points": {}}) for _ in range(5)]
        for each in made:
            assert here.reader.prior(each.uuid, {}, each.raw).rung is Rung.SNAPSHOT
        assert here.api.requests == 5 + 2
        here.reader.forget()
        assert set(here.reader.survey() or ()) == {each.uuid for each in made}
        assert here.api.requests == 5 + 3


def test_a_list_under_way_is_forgotten_without_waiting_for_it() -> None:
    with account() as here:

        class Slow:
            def __getattr__(self, name: str) -> Any:
                return getattr(here.api, name)

            def list(self) -> Any:
                asking = Thread(target=reader.forget)
                asking.start()
                asking.join(10)
                assert not asking.is_alive()
                return here.api.list()

        reader = Reader(Slow(), CODEC)
        assert reader.survey() == {}
        mine = here.create()
        assert set(reader.survey() or ()) == {mine.uuid}


def test_blind_is_the_snapshot_and_nothing_else() -> None:
    with account("no_read,no_list") as here:
        made = here.create()
        here.store.edit(made.uuid, rename("Renamed"))
        prior = here.prior(made.uuid, made.raw)
    assert (prior.rung, prior.document["title"], prior.mismatches) == (Rung.BLIND, "Welcome", ())


def test_a_title_and_a_status_that_moved_are_seen_in_the_list() -> None:
    with account("no_read") as here:
        made = here.create()
        here.store.edit(made.uuid, rename("Renamed"))
        here.api.transition(made.uuid, "start")
        prior = here.prior(made.uuid, made.raw)
    assert (prior.document["title"], prior.status) == ("Renamed", Status.RUNNING)
    assert prior.mismatches == (
        "its title is 'Renamed' now, and was 'Welcome' when last seen",
        "it is running now, and was draft when last seen",
    )


def test_a_message_point_that_moved_is_seen_in_the_statistics() -> None:
    with account("no_read") as here:
        made = here.create()
        here.store.edit(made.uuid, retitle_push)
        prior = here.prior(made.uuid, made.raw)
    assert prior.mismatches == (
        "its statistics name a message 'Hello again' that was not there",
        "its statistics name no message 'Hello' any more",
    )


@pytest.mark.parametrize(
    "statistics",
    [
        {"payload": {"points": []}},
        httpx.Response(400, json={"success": False, "message": "not started"}),
        httpx.Response(200, text="<html>"),
    ],
)
def test_statistics_that_say_nothing_are_no_mismatch(statistics: Any) -> None:
    with account("no_read") as here:
        seen = here.create().raw
    listed = listing(ROW | {"id": seen["info"]["uuid"]})
    talk = answering(NO_CALL, listed, statistics, retry=NEVER)
    prior = Reader(talk.client, CODEC).prior(seen["info"]["uuid"], UUIDS, seen)
    assert (prior.rung, prior.mismatches, len(talk.requests)) == (Rung.SNAPSHOT, (), 3)


def test_a_journey_that_left_the_list_is_gone_and_that_is_said() -> None:
    talk = answering(NO_CALL, listing(), retry=NEVER)
    words = ("the list of journeys does not show it any more",)
    expected = Prior(UUID, Rung.SNAPSHOT, None, gone=True, mismatches=words)
    assert Reader(talk.client, CODEC).prior(UUID, {}, journey()) == expected


def test_an_archived_journey_may_be_left_out_of_the_list() -> None:
    talk = answering(NO_CALL, listing(), retry=NEVER)
    seen = journey(status="STATUS_ARCHIVED")
    prior = Reader(talk.client, CODEC).prior(UUID, {}, seen)
    assert (prior.gone, prior.rung, prior.status) == (False, Rung.SNAPSHOT, Status.ARCHIVED)


@pytest.mark.parametrize("snapshot", [None, {}, {"info": {"uuid": "other"}}, {"points": 5}])
def test_without_a_snapshot_nothing_is_known_of_the_definition(snapshot: Any) -> None:
    with account("no_read") as here:
        made = here.create()
        assert here.prior(made.uuid, snapshot) == Prior(
            uuid=made.uuid,
            rung=Rung.BLIND,
            status=Status.DRAFT,
            document={"title": "Welcome", "points": {}},
            mismatches=("nothing is known of its definition: no call has returned it yet",),
        )


def test_a_listed_journey_that_is_not_found_means_that_the_path_is_wrong() -> None:
    """A gateway answers a path it does not know with code 5 too; nothing is gone then."""
    talk = answering(NOT_FOUND, listing(ROW), NOT_FOUND, retry=NEVER)
    memory = RunMemory()
    prior = Reader(talk.client, CODEC, memory).prior(UUID, {}, journey())
    assert (prior.gone, prior.rung) == (False, Rung.SNAPSHOT)
    assert memory.get("read") is False


def test_where_reading_is_known_to_work_not_found_is_believed() -> None:
    talk = answering(journey(), NOT_FOUND, retry=NEVER)
    reader = Reader(talk.client, CODEC)
    assert not reader.prior(UUID, {}, None).gone
    assert reader.prior(UUID[:-1] + "2", {}, None).gone
    assert len(talk.requests) == 2


def test_a_service_in_trouble_is_no_missing_call() -> None:
    talk = answering(httpx.Response(503), journey(), retry=NEVER)
    reader = Reader(talk.client, CODEC)
    refused(lambda: reader.prior(UUID, {}, None), Unclear)
    assert reader.prior(UUID, {}, None).rung is Rung.READ


def test_an_unknown_spelling_of_the_status_leaves_the_one_last_seen() -> None:
    talk = answering(NO_CALL, listing(ROW | {"status": "parked"}), retry=NEVER)
    prior = Reader(talk.client, CODEC).prior(UUID, {}, journey())
    assert (prior.status, prior.mismatches) == (Status.DRAFT, ())


class Kept:
    """A memory beyond the run that counts how often it is asked."""

    def __init__(self, **known: bool) -> None:
        self.known: dict[str, bool] = known
        self.asked = 0

    def get(self, call: str) -> bool | None:
        self.asked += 1
        return self.known.get(call)

    def set(self, call: str, *, available: bool) -> None:
        self.known[call] = available


def test_what_earlier_runs_learnt_is_asked_for_once() -> None:
    memory = Kept(read=False)
    talk = answering(listing(ROW), retry=NEVER)
    reader = Reader(talk.client, CODEC, memory)
    for _ in range(3):
        assert reader.prior(UUID, {}, journey()).rung is Rung.SNAPSHOT
    assert memory.known == {"read": False, "list": True}
    assert memory.asked == 2


def made_by(here: Account, **options: Any) -> tuple[str | None, bool, str]:
    made = here.reader.find_made("Welcome", UUIDS.values(), **options)
    return made.uuid, made.sure, made.words


def test_the_journey_an_unclear_create_made_is_found_by_its_points() -> None:
    with account() as here:
        assert made_by(here) == (None, True, "")
        here.create(WELCOME | {"points": {}})
        assert made_by(here) == (None, True, "")
        mine = here.create()
        assert made_by(here) == (mine.uuid, True, "")
        assert made_by(here, bound={mine.uuid}) == (None, True, "")


def test_two_journeys_of_the_same_points_are_not_chosen_between() -> None:
    with account() as here:
        uuids = [here.create().uuid for _ in range(2)]
        words = f"several journeys may be it: {', '.join(uuids)}"
        assert made_by(here) == (None, False, words)


def test_points_that_were_given_once_are_looked_for_under_any_title() -> None:
    with account() as here:
        made, given = here.create(), tuple(UUIDS.values())[:1]

        def found(title: str, **words: Any) -> str | None:
            return here.reader.find_made(title, ["new"], application=APPLICATION, **words).uuid

        assert found("Other") is None
        assert found("Other", given=lambda: given) == made.uuid
        assert found("Welcome", given=lambda: given) is None


def test_what_cannot_be_read_cannot_be_told() -> None:
    with account("no_read") as here:
        uuid = here.create().uuid
        words = f"a journey of this title is there, and cannot be told from it: {uuid}"
        assert made_by(here) == made_by(here) == (None, False, words)
        assert here.reader.find_made("Other", UUIDS.values()).sure
    with account("no_list") as here:
        assert made_by(here) == (None, False, "the service has no call that lists journeys")


@pytest.mark.parametrize(
    ("answers", "sure"),
    [
        ([listing(ROW), NOT_FOUND], False),
        ([journey(UUID[:-1] + "2"), listing(ROW), NOT_FOUND], True),
    ],
)
def test_a_listed_journey_that_is_not_found_is_told_only_where_reading_works(
    answers: list[Any], sure: bool
) -> None:
    reader = Reader(answering(*answers, retry=NEVER).client, CODEC)
    if sure:
        reader.prior(UUID[:-1] + "2", {}, None)
    assert reader.find_made("Welcome", UUIDS.values()).sure is sure


def test_no_list_was_found_out_before() -> None:
    with account("no_read,no_list") as here:
        here.create()
        made = here.reader
        assert made.survey() is None
        assert not made.find_made("Welcome", UUIDS.values()).sure
        assert here.api.requests == 2


def test_some_of_the_points_are_not_enough() -> None:
    with account() as here:
        mine = here.create()
        found = here.reader.find_made("Welcome", [*UUIDS.values(), "another"])
        assert found.words == (
            f"a journey of this title is there, and cannot be told from it: {mine.uuid}"
        )
        assert not here.reader.find_made("Welcome", []).sure


def test_a_snapshot_is_left_as_it_was() -> None:
    with account("no_read") as here:
        made = here.create()
        before = deepcopy(made)
        here.prior(made.uuid, made.raw)
        assert made == before
