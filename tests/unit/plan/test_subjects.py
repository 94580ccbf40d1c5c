"""Which record belongs to which resource."""

from dataclasses import replace

from support.planning import UUID, record, resource

from journeys_as_code.compile.resource import Resource
from journeys_as_code.plan.claims import subjects
from journeys_as_code.plan.subject import Subject
from journeys_as_code.state.record import Record

OTHER = UUID.replace("1", "2")


def res(key: str, uuid: str | None = None, moved: str | None = None) -> dict[str, Resource]:
    return {key: replace(resource(uuid=uuid), key=key, moved=moved)}


def rec(key: str, uuid: str = UUID) -> dict[str, Record]:
    return {key: record(key=key, uuid=uuid)}


def test_by_key_in_order_of_key() -> None:
    found = subjects(res("b") | res("a"), rec("b") | rec("c", OTHER))
    assert [(it.key, bool(it.resource), it.uuid) for it in found] == [
        ("a", True, None),
        ("b", True, UUID),
        ("c", False, OTHER),
    ]


def test_a_moved_journey_takes_over_the_record_of_its_old_key() -> None:
    (found,) = subjects(res("new", moved="old"), rec("old"))
    assert (found.key, found.moved_from, found.uuid) == ("new", "old", UUID)


def test_a_move_that_was_made_is_no_move() -> None:
    (found,) = subjects(res("new", moved="old"), rec("new"))
    assert (found.moved_from, found.trouble) == (None, "")


def troubles(found: tuple[Subject, ...]) -> dict[str, str]:
    return {it.key: it.trouble for it in found if it.trouble}


def test_a_move_from_a_journey_that_is_still_there_is_trouble_for_the_new_one() -> None:
    found = subjects(res("new", moved="old") | res("old"), rec("old"))
    assert troubles(found) == {
        "new": "it says `moved: old`, but old has its file still; if that is another journey by now, run "
        "`journeys state mv old new`, else take `moved` out of journeys/welcome.yaml"
    }
    assert [it.uuid for it in found] == [None, UUID]


def test_two_heirs_are_trouble_for_both() -> None:
    found = subjects(res("a", moved="old") | res("b", moved="old"), rec("old"))
    assert troubles(found).keys() == {"a", "b", "old"}


def test_what_moved_and_has_a_record_of_its_own_is_not_archived() -> None:
    found = subjects(res("new", moved="old"), rec("new") | rec("old", OTHER))
    assert troubles(found) == {
        "new": "it says `moved: old`, but state knows a journey new already, and to make that one say "
        "what old said would mix up two journeys; if it is old, run `journeys state mv new new-before`, then "
        "`journeys state mv old new`, and take `moved` out of journeys/welcome.yaml; if it is not, only "
        "take `moved` out",
        "old": "new says `moved: old`, but state knows both as journeys of their own; if it is this one, "
        "run `journeys state mv new new-before`, then `journeys state mv old new`; to have this one "
        "archived, take `moved` out of journeys/welcome.yaml",
    }


def test_two_keys_of_one_live_journey_are_trouble_for_both() -> None:
    found = subjects(res("a", UUID) | res("b"), rec("b"))
    assert troubles(found).keys() == {"a", "b"}
