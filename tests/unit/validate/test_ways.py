"""What rules of loops, splitters and references say, and where they keep quiet."""

import pytest
from support.checking import checked, codes_of, findings_of

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import PointKind
from journeys_as_code.validate.check import check_journey

ENTRY = "title: Case\npoints:\n  people: {message_bus: {event_name: Came}, next: a}\n"
BYE = "  bye: {exit: {}}\n"
ROUND = "  b: {boolean_splitter: {}, outputs: {matched: a, otherwise: bye}}\n"


@pytest.mark.parametrize(
    ("points", "codes"),
    [
        ("  a: {wait: {duration: 1d}, next: b}\n" + ROUND, ["J216"]),
        ("  a: {wait: {until: {time: noon}}, next: b}\n" + ROUND, ["J216"]),
        ("  a: {wait: {duration: '${vars.later}'}, next: b}\n" + ROUND, ["J216"]),
        ("  a: {wait: {duration: 0s}, next: b}\n" + ROUND, ["J215", "J302"]),
        ("  a: {send_push: {}, next: b}\n" + ROUND, ["J215"]),
        ("  a: {wiat: {}, next: b}\n" + ROUND, ["J216", "J124"]),
        ("  a: {send_push: {}, next: c}\n  c: {send_sms: {}, next: a}\n", ["J213", "J202"]),
        ("  a: {exit: {}, next: b}\n" + ROUND, ["J212"]),
        ("  a: {send_push: {}, next: people}\n", ["J207", "J202"]),
    ],
)
def test_loops(points: str, codes: list[str]) -> None:
    assert codes_of(ENTRY + points + BYE) == codes


@pytest.mark.parametrize("status", ["finished", "archived"])
def test_nobody_goes_round_in_what_is_over(status: str) -> None:
    text = f"status: {status}\n" + ENTRY + "  a: {send_push: {}, next: b}\n" + ROUND + BYE
    assert codes_of(text) == []


def test_a_kind_of_the_project_may_be_a_wait() -> None:
    ring = PointKind(point_type="POINT_TYPE_RING", schema={"type": "object"})
    text = ENTRY + "  a: {ring: {}, next: b}\n" + ROUND + BYE
    catalogue = Catalogue.builtin().with_project({"ring": ring})
    assert [found.code for found in check_journey(checked(text), catalogue, {})] == ["J216"]


def test_one_loop_in_another_is_said_once_and_by_its_shortest_way() -> None:
    text = ENTRY + (
        "  a: {wait: {duration: 1d}, next: b}\n"
        "  b: {boolean_splitter: {}, outputs: {matched: a, otherwise: c}}\n"
        "  c: {boolean_splitter: {}, outputs: {matched: a, otherwise: bye}}\n"
    )
    (found,) = findings_of(text + BYE)
    assert found.message == "people can go round in a loop: a -> b -> a"


@pytest.mark.parametrize(
    ("outputs", "codes"),
    [
        ("{matched: bye, otherwise: bye}", ["J218"]),
        ("{output1: bye, default: bye}", ["J218"]),
        ("{matched: bye, otherwise: a}", ["J215"]),
        ("{matched: bye}", ["J205"]),
        ("{matched: bye, output1: bye}", ["J210", "J205"]),
        ("{matched: by, otherwise: by}", ["J218", "J203", "J203"]),
        ("{matched: 5, otherwise: 5}", ["J122", "J122"]),
        ("{matched: [bye], otherwise: [bye]}", ["J122", "J122"]),
    ],
)
def test_a_splitter(outputs: str, codes: list[str]) -> None:
    found = codes_of(f"{ENTRY}  a: {{boolean_splitter: {{}}, outputs: {outputs}}}\n{BYE}")
    assert sorted(code for code in found if code != "J202") == sorted(codes)


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("{{point:people}}", []),
        ("{{point:people;event:Came;attribute:total}}", []),
        ("{{point:people;event:Gone}}", ["J221"]),
        ("{{point:people;event:${vars.event}}}", []),
        ("{{point:b;event:opened}}", ["J220"]),
        ("{{point:a;event:opened}}", ["J220"]),
        ("{{point:nobody;event:opened}}", ["J209"]),
    ],
)
def test_a_reference(data: str, codes: list[str]) -> None:
    points = f"  a: {{webhook: {{data: '{data}'}}, next: b}}\n  b: {{send_push: {{}}, next: bye}}\n"
    assert codes_of(ENTRY + points + BYE) == codes


def test_a_reference_is_left_alone_where_a_way_is_lost() -> None:
    points = "  a: {webhook: {data: '{{point:b}}'}, next: b}\n  b: {send_push: {}, next: nowhere}\n"
    assert codes_of(ENTRY + points + BYE) == ["J203"]


@pytest.mark.parametrize(
    ("entry", "attribute", "codes"),
    [
        ("start_by_api: {attributes: [plan]}", "plan", []),
        ("start_by_api: {attributes: [{name: plan}]}", "plan", []),
        ("start_by_api: {attributes: [plan]}", "{name: city}", ["J221"]),
        ("start_by_api: {attributes: [plan]}", "{what: city}", []),
        ("start_by_api: {attributes: [{what: plan}]}", "city", []),
        ("start_by_api: {attributes: '${vars.all}'}", "city", ["J122"]),
        ("start_by_api: {}", "city", ["J221"]),
        ("start_by_segment: {}", "city", ["J221"]),
        ("message_bus: {event_name: Came}", "city", []),
        ("start_by_appointment: {}", "city", ["J124"]),
    ],
)
def test_an_attribute_that_splits(entry: str, attribute: str, codes: list[str]) -> None:
    text = (
        f"title: Case\npoints:\n  people: {{{entry}, next: a}}\n"
        f"  a:\n    tag_splitter: {{attribute: {attribute}, branches: [{{}}]}}\n"
        "    outputs: {branch1: b, otherwise: bye}\n"
        "  b: {send_push: {}, next: bye}\n"
    )
    assert codes_of(text + BYE) == codes


def test_a_wait_for_events_may_give_any_attribute() -> None:
    points = (
        "  a:\n    wait_for_trigger: {period: 1d, branches: [{events: [Bought]}]}\n"
        "    outputs: {triggered1: b, not_triggered: bye}\n"
        "  b: {tag_splitter: {attribute: total, branches: [{}]}, outputs: {branch1: c, otherwise: bye}}\n"
        "  c: {send_push: {}, next: bye}\n"
    )
    text = (ENTRY + points + BYE).replace("message_bus: {event_name: Came}", "start_by_segment: {}")
    assert codes_of(text) == []


def test_titles_are_compared_as_the_builder_shows_them() -> None:
    points = "  a: {send_push: {}, next: A}\n  A: {title: A, send_sms: {}, next: bye}\n"
    assert codes_of(ENTRY + points + BYE) == ["J152", "J219"]
