from itertools import islice

from journeys_as_code.compile.identity import identify, point_uuid, point_uuids
from journeys_as_code.compile.resource import Identity

PIN = "8F14E45F-CEEA-467F-A0E6-2B7F5C0A9D31"
DOCUMENT = {"title": "Case", "points": {"people": {"start_by_segment": {}}, "bye": {"exit": {}}}}


def test_point_uuids_never_change() -> None:
    """People's journeys are recognised by these: another value here breaks every project."""
    assert (
        point_uuid("shop", "AAAAA-00000", "welcome", "bye")
        == "851dd537-5dd1-5f5c-b229-be546bc2bd24"
    )


def test_two_applications_never_share_a_point() -> None:
    uuids = {point_uuid("shop", code, "welcome", "bye") for code in ("AAAAA-00000", "XXXXX-XXXXX")}
    assert len(uuids) == 2


def test_a_new_journey_has_derived_points() -> None:
    found = identify(DOCUMENT, project="shop", application_code="A", key="welcome")
    assert found.uuid is None
    assert found.points == {
        name: point_uuid("shop", "A", "welcome", name) for name in ("people", "bye")
    }


def test_pins_win_over_what_is_known_and_that_over_what_is_derived() -> None:
    document = {**DOCUMENT, "uuid": PIN, "points": {"a": {"uuid": PIN}, "b": {}, "c": {}}}
    known = Identity("known", {"a": "known-a", "b": "known-b", "gone": "known-gone"})
    found = identify(document, project="shop", application_code="A", key="k", known=known)
    assert found.uuid == PIN.lower()
    assert found.points == {
        "a": PIN.lower(),
        "b": "known-b",
        "c": point_uuid("shop", "A", "k", "c"),
    }


def test_a_pin_may_be_for_one_target() -> None:
    document = {"title": "Case", "uuid": {"prod": PIN}, "points": None}
    pinned = [
        identify(document, project="p", application_code="A", key="k", target_name=target).uuid
        for target in ("prod", "staging", "")
    ]
    assert pinned == [PIN.lower(), None, None]


def renamed(known: dict[str, str], **points: object) -> dict[str, str]:
    document = {"title": "Case", "points": {name: said or {} for name, said in points.items()}}
    identity = Identity("known", known)
    found = identify(document, project="shop", application_code="A", key="k", known=identity)
    return dict(found.points)


def test_a_renamed_point_has_the_uuid_of_its_old_name_as_long_as_that_is_known() -> None:
    word = {"renamed_from": "a"}
    assert renamed({"a": "1"}, b=word) == {"b": "1"}
    assert renamed({"a": "1", "b": "2"}, b=word) == {"b": "1"}
    assert renamed({"b": "2"}, b=word) == {"b": "2"}
    assert renamed({"c": "3"}, b=word) == {"b": point_uuid("shop", "A", "k", "b")}


def test_where_no_point_is_known_a_renamed_one_has_the_uuid_that_its_old_name_has() -> None:
    first, second = islice(point_uuids("shop", "A", "k", "a"), 2)
    word = {"renamed_from": "a"}
    assert renamed({}, b=word) == {"b": first}
    assert renamed({}, a=None, b=word) == renamed({}, b=word, a=None) == {"a": second, "b": first}


def test_a_name_that_was_used_again_is_the_same_whether_state_is_there_or_lost() -> None:
    word = {"renamed_from": "a"}
    once = renamed(renamed({}, a=None), b=word)
    assert renamed({}, a=None, b=word) == renamed(once, a=None, b=word)


def test_a_new_point_never_has_the_uuid_of_another_journeys() -> None:
    first, second = islice(point_uuids("shop", "A", "k", "a"), 2)

    def found(known: dict[str, str], point: dict[str, str]) -> str:
        return identify(
            {"title": "Case", "points": {"a": point}},
            project="shop",
            application_code="A",
            key="k",
            known=Identity("known", known),
            others=lambda: {first},
        ).points["a"]

    assert found({}, {}) == second
    assert found({}, {"renamed_from": "a"}) == second
    assert found({"gone": first}, {}) == first, "which is its own"
    assert found({"a": first}, {}) == first
    assert found({}, {"uuid": first}) == first


def test_others_are_asked_for_only_where_a_point_is_new() -> None:
    def asked() -> frozenset[str]:
        raise AssertionError

    identify(
        {"title": "Case", "points": {"a": {}, "b": {"renamed_from": "c"}, "d": {"uuid": PIN}}},
        project="shop",
        application_code="A",
        key="k",
        known=Identity("known", {"a": "1", "c": "2"}),
        others=asked,
    )


def test_a_pin_wins_over_an_earlier_name() -> None:
    assert renamed({"a": "1"}, b={"renamed_from": "a", "uuid": PIN}) == {"b": PIN.lower()}


def test_a_new_point_never_has_the_uuid_of_one_that_had_its_name() -> None:
    old = point_uuid("shop", "A", "k", "a")
    found = renamed({"b": old}, a=None, b=None)
    assert found["b"] == old != found["a"]
    assert found == renamed({"b": old}, b=None, a=None)


def test_no_two_points_have_one_uuid_even_where_state_says_so() -> None:
    found = renamed({"a": "1", "b": "1"}, b=None, a=None)
    assert found == {"a": "1", "b": point_uuid("shop", "A", "k", "b")}
