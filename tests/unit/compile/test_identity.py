from journeys_as_code.compile.identity import identify, point_uuid
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
    assert renamed({}, b=word) == {"b": point_uuid("shop", "A", "k", "b")}


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
