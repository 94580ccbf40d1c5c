"""Rules of the whole project, and where they keep quiet."""

from datetime import UTC, datetime

import pytest
from support.checking import checked, source

from journeys_as_code.findings import Finding
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.source.listing import JourneyFile
from journeys_as_code.validate.around import NOTHING, Around
from journeys_as_code.validate.check import Checked, check_all
from journeys_as_code.validate.project import read_project

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
PROJECT = "version: 1\ntargets:\n  it: {api: sandbox, application_code: AAAAA-00000%s}\n"
ENTRY = "title: %s\npoints:\n  in: {%s, next: a}\n  a: {%s, next: b}\n"
REST = "  b: {send_push: {}, next: bye}\n  bye: {exit: {}}\n"


def found(
    journeys: list[Checked], around: Around = NOTHING, *, target: str = "", more: str = ""
) -> list[str]:
    """What is found, but for notes: codes with the file they are in."""
    return [f"{each.code} {each.place.file}" for each in findings(journeys, around, target, more)]


def findings(journeys: list[Checked], around: Around, target: str, more: str) -> list[Finding]:
    project, problems = read_project(source(PROJECT % target + more, "journeys.yaml"))
    assert project is not None, problems
    catalogue = Catalogue.builtin().with_project(project.point_kinds)
    return [each for each in check_all(journeys, catalogue, project, around) if each.code != "J602"]


def journey(key: str, entry: str, first: str = "send_push: {}", head: str = "") -> Checked:
    return checked(head + ENTRY % (key, entry, first) + REST, key, f"{key}.yaml")


CAME = "message_bus: {event_name: Came}"
BIG = "message_bus: {event_name: Came, event_conditions: [{attribute: total, value: 50}]}"
BIG_TOO = "message_bus: {event_name: Came, event_conditions: [{value: 50, attribute: total}]}"
SMALL = "message_bus: {event_name: Came, event_conditions: [{attribute: total, value: 5}]}"
MAY = "start_by_segment: {filter_code: A, start_at: 2026-05-01T09:00:00Z}"
JUNE = "start_by_segment: {filter_code: A, start_at: 2026-06-02T09:00:00Z}"


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (CAME, CAME, True),
        (CAME, BIG, True),
        (BIG, CAME, True),
        (BIG, BIG_TOO, True),
        (BIG, SMALL, False),
        (CAME, "message_bus: {event_name: Left}", False),
        (MAY, MAY, True),
        (MAY, JUNE, False),
        (MAY, "start_by_segment: {filter_code: A}", False),
        (MAY, MAY.replace("}", ", is_deactivated: true}"), False),
        ("start_by_api: {}", "start_by_api: {}", False),
    ],
)
def test_people_who_come_in_twice(one: str, other: str, meet: bool) -> None:
    both = [journey("a", one), journey("b", other)]
    assert found(both) == (["J503 b.yaml"] if meet else [])


@pytest.mark.parametrize(
    ("first", "meet"),
    [
        ("send_email: {}", True),
        ("set_tags: {}", True),
        ("wait: {duration: 0s}", True),
        ("wait: {duration: 1d}", False),
        ("wait: {until: {}}", False),
    ],
)
def test_a_message_at_once(first: str, meet: bool) -> None:
    both = [journey("a", CAME), journey("b", CAME, first)]
    assert ("J503 b.yaml" in found(both)) == meet


@pytest.mark.parametrize("status", ["draft", "finished", "archived"])
def test_a_journey_that_nobody_is_in_meets_no_other(status: str) -> None:
    both = [journey("a", CAME), journey("b", CAME, head=f"status: {status}\n")]
    assert found(both) == []


@pytest.mark.parametrize(
    ("entry", "passed"),
    [
        (MAY, True),
        (JUNE, False),
        ("start_by_segment: {start_at: 2026-06-01T13:59:59+02:00}", True),
        ("start_by_segment: {start_at: 2026-06-01T12:00:00.000000001Z}", False),
        ("start_by_segment: {start_at: 2026-05-01T09:00:00Z, repeat: {every: day}}", False),
        ("start_by_segment: {start_at: 2026-05-01T09:00:00Z, is_deactivated: true}", False),
        ("start_by_segment: {start_at: '${vars.later}'}", False),
    ],
)
def test_a_moment_that_has_passed(entry: str, passed: bool) -> None:
    assert found([journey("a", entry)], Around(now=NOW)) == (["J312 a.yaml"] if passed else [])
    assert found([journey("a", entry)]) == []


def test_a_variable_is_only_unused_where_every_journey_was_read() -> None:
    target = ", vars: {x: 1, y: 2}"
    about = source(PROJECT % target, "journeys.yaml")
    read = journey("a", "start_by_api: {}")
    using = Checked(read.key, read.source, read.document, frozenset({"x"}))
    files = (JourneyFile("a", "a.yaml"), JourneyFile("broken", "broken.yaml"))
    assert found([using], Around(about, files[:1]), target=target) == ["J405 journeys.yaml"]
    assert found([using], Around(about, files), target=target) == []
    assert found([read], Around(about, files[:1]), target=target) == []


@pytest.mark.parametrize(
    ("var", "clear"),
    [
        ("crm_token: x", True),
        ("crm_token: {env: X}", True),
        ("crm_token: {env: X, secret: true}", False),
        ("crm_tokens: 5", False),
        ("url: https://me:letmein@example.com", True),
        ("url: {value: https://me:letmein@example.com}", True),
        ("url: https://example.com", False),
        ("count: 5", False),
    ],
)
def test_a_variable_that_should_be_secret(var: str, clear: bool) -> None:
    expected = ["J409 journeys.yaml"] if clear else []
    assert found([], target=f", vars: {{{var}}}") == expected


def test_patterns_that_protect_nothing_need_journeys_to_be_compared_with() -> None:
    target = ", protect: [a*, b*]"
    assert found([journey("a/b", "start_by_api: {}")], target=target) == ["J505 journeys.yaml"]
    assert found([], target=target) == []


@pytest.mark.parametrize(
    ("schema", "lost"),
    [
        ("schema.json", True),
        ("../schemas/there.json", False),
        ("./../schemas/there.json", False),
        ("../../schemas/elsewhere.json", False),
        ("/schemas/elsewhere.json", False),
        ("https://example.com/schema.json", False),
    ],
)
def test_a_schema_is_looked_for_in_the_project(schema: str, lost: bool) -> None:
    text = f"# yaml-language-server: $schema={schema}\n" + ENTRY % (
        "a",
        "start_by_api: {}",
        "wait: {}",
    )
    one = [checked(text + REST, "a", "journeys/a.yaml")]
    around = Around(exists={"schemas/there.json"}.__contains__)
    assert found(one, around) == (["J151 journeys/a.yaml"] if lost else [])


def test_the_project_file_names_a_schema_too() -> None:
    about = source("# yaml-language-server: $schema=nowhere.json\n" + PROJECT % "", "journeys.yaml")
    assert found([], Around(about, exists=lambda _: False)) == ["J151 journeys.yaml"]


def test_a_project_that_knows_a_kind_better_is_told_nothing_of_it() -> None:
    one = [journey("a", "start_by_segment: {filter_code: A}")]
    notes = check_all(one, Catalogue.builtin(), read_project(source(PROJECT % ""))[0], NOTHING)  # type: ignore[arg-type]
    assert [note.code for note in notes] == ["J602", "J602"]
    known = "point_kinds: {send_push: {}, exit: {}}\n"
    assert findings(one, NOTHING, "", known) == []


def test_lint_sets_rules_of_the_whole_project_too() -> None:
    both = [journey("a", CAME), journey("b", CAME)]
    assert found(both, more="lint: {J503: off}\n") == []
    (said,) = findings(both, NOTHING, "", "lint: {J503: error}\n")
    assert said.severity == "error"
