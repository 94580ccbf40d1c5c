"""How a file fits a live journey: what is sure, what is likely, what only one side has."""

from support.planning import BEFORE, SEMANTICS, journey, prior, push

from journeys_as_code.model.journey import Document
from journeys_as_code.operate.adopt import Adoption, fit, match_points


def fitted(document: Document, live: Document, **said: str) -> Adoption:
    return fit("welcome", document, prior(live), said, SEMANTICS)


def test_all_points_are_recognised_and_keep_their_uuids() -> None:
    found = fitted(BEFORE, BEFORE)
    assert found.points == {name: f"uuid-of-{name}" for name in BEFORE["points"]}
    assert (found.unsure, found.added, found.removed) == ((), (), ())


def test_zero_values_and_fields_of_the_service_make_no_difference() -> None:
    live = journey(hello={**push("12345-67890"), "title": "Push"})
    live["points"]["hello"]["send_push"] |= {"inbox": None, "strange": 1}
    file = journey()
    file["points"]["welcome"] = file["points"].pop("hello")
    (match,) = (it for it in fitted(file, live).matches if it.name == "welcome")
    assert (match.uuid, match.title, str(match.how)) == ("uuid-of-hello", "Push", "same data")


def test_what_is_said_by_hand_decides_and_what_is_no_point_says_nothing() -> None:
    found = fitted(BEFORE, BEFORE, hello="uuid-of-pause", bye="uuid-of-nobody")
    assert found.points["bye"] == "uuid-of-bye"
    assert found.points["hello"] == "uuid-of-pause"


def test_what_only_one_side_has() -> None:
    file, live = journey(more={"send_sms": {}}), journey(old={"send_email": {}, "title": "Old!"})
    found = fitted(file, live)
    assert [(it.name, it.uuid, it.kind) for it in found.added] == [("more", "", "send_sms")]
    assert [(it.title, it.uuid, it.kind) for it in found.removed] == [
        ("Old!", "uuid-of-old", "send_email")
    ]


def test_points_for_callers_that_check_the_whole() -> None:
    uuids = {name: f"uuid-of-{name}" for name in BEFORE["points"]}
    found = match_points(BEFORE, BEFORE, uuids, {"hello": "uuid-of-nobody"})
    assert found == uuids
