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
