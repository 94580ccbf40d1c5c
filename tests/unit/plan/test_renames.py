"""Which files look as if they were renamed without a word: what counts, and how much of it is enough."""

from collections.abc import Iterable
from typing import Any

import pytest
from support.planning import journey, pending, push, record, resource

from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.journey import Document
from journeys_as_code.plan.claims import subjects
from journeys_as_code.plan.rename_words import reasons
from journeys_as_code.plan.renames import suspicions
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record

NEWS: Document = {
    "title": "News",
    "points": {
        "all": {"start_by_segment": {"filter_code": "NEWSN-EWSNE"}, "next": "mail"},
        "mail": {"send_email": {"preset_code": "NEWSN-MAIL1"}, "next": "pause"},
        "pause": {"wait": {"duration": "1d"}, "next": "bye"},
        "bye": {"exit": {}},
    },
}
MAIL = {"send_email": {"preset_code": "12345-MAIL1"}, "next": "pause"}
LONG = journey(mail=MAIL) | {"title": "Long"}
API: Document = {
    "title": "A",
    "points": {"in": {"start_by_api": {}, "next": "bye"}, "bye": {"exit": {}}},
}


NO_SECRETS = Secrets()


def told(
    lost: dict[str, Record],
    fresh: dict[str, Resource],
    others: Iterable[Resource] = (),
    secrets: Secrets = NO_SECRETS,
) -> dict[str, str]:
    return reasons(suspicions(lost, fresh, others, secrets), fresh, lost)


def suspected(old: Document | None, new: Document, *others: Document, **more: Any) -> bool:
    known = record(old, key="old", **more)
    wanted = {"new": resource(new, uuid=None, key="new", file="journeys/new.yaml")}
    kept = [resource(other, key=f"other-{number}") for number, other in enumerate(others)]
    found = told({"old": known}, wanted, kept)
    assert found.keys() in ({"old", "new"}, set())
    return bool(found)


def named(document: Document, title: str) -> Document:
    return document | {"title": title}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (journey(), journey()),
        (journey(), named(journey(), "Another")),
        (journey(), named(NEWS, " welcome ")),
        (LONG, named(journey(mail=MAIL, hello=push("99999-00000")), "Another")),
        (LONG, named(journey(), "One message less")),
        (journey(), named(journey(hello=push("99999-00000")), "Half of what tells")),
        (API, named(API, "Nothing tells, and all is the same")),
    ],
)
def test_what_looks_alike(old: Document, new: Document) -> None:
    assert suspected(old, new)
    assert suspected(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (journey(), NEWS),
        (LONG, named(journey(mail=MAIL | NEWS["points"]["mail"], hello=push("99999-00000")), "B")),
        (API, NEWS),
    ],
)
def test_what_does_not(old: Document, new: Document) -> None:
    assert not suspected(old, new)
    assert not suspected(new, old)


def test_points_may_be_called_otherwise() -> None:
    points = {f"p_{name}": point for name, point in journey()["points"].items()}
    assert suspected(journey(), {"title": "Another", "points": points})


def test_what_other_journeys_say_too_tells_nothing() -> None:
    new = named(journey(hello=push("99999-00000")), "June")
    assert suspected(journey(), new)
    assert not suspected(journey(), new, named(journey(hello=push("77777-00000")), "April"))


def test_what_an_interrupted_run_was_about_to_write_counts_too() -> None:
    assert suspected(NEWS, journey(), pending=pending("pause put start", desired=journey()))


@pytest.mark.parametrize(("names", "is_it"), [("people hello", True), ("people a b c", False)])
def test_of_a_journey_that_was_only_bound_the_names_count(names: str, is_it: bool) -> None:
    points = dict.fromkeys(names.split(), "uuid")
    assert suspected(None, journey(), points=points) is is_it


def test_of_a_journey_that_was_only_bound_the_title_counts() -> None:
    assert suspected(None, journey(), seen={"info": {"title": "Welcome"}})


def test_secrets_count_as_their_seals() -> None:
    secrets = Secrets.of(["hunter2"], salt="salt")
    hook = {"webhook": {"url": "https://example.com", "headers": {"X": "hunter2"}}, "next": "bye"}
    document = {"title": "A", "points": {"call": hook, "bye": {"exit": {}}}}
    old = record(secrets.seal(document), key="old")
    new = resource(named(document, "B"), uuid=None, key="new")
    found = told({"old": old}, {"new": new}, (), secrets)
    assert found
    assert "hunter2" not in str(found)


def test_names_that_yaml_would_take_for_something_else_are_quoted() -> None:
    new = {"new": resource(uuid=None, key="new", file="journeys/new.yaml")}
    found = told({"123": record(key="123")}, new)
    assert 'write `moved: "123"` into journeys/new.yaml' in found["new"]


def test_a_new_journey_that_pins_another_live_one_is_not_asked_about() -> None:
    new = resource(uuid="22222222-0000-4000-8000-000000000001", key="new")
    assert [it.trouble for it in subjects({"new": new}, {"old": record(key="old")})] == ["", ""]


def test_many_that_fit_are_counted() -> None:
    new = {"new": resource(uuid=None, key="new")}
    old = {key: record(key=key) for key in "edcba"}
    (words, *_) = told(old, new)["new"].split(", whose files")
    alike = "(the same title, 4 of 4 points say the same)"
    assert words == f"it looks like a {alike}, b {alike}, c {alike} and 2 more"
