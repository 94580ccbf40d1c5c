"""`drift --unmanaged` from the outside: journeys nobody knows, journeys that are gone, and what can be known."""

import json
from pathlib import Path

import pytest
from junitparser import JUnitXml
from support.drifting import Drifting, session
from support.golden import golden
from support.sandbox import body, point

from journeys_as_code.sandbox.statuses import ARCHIVED
from journeys_as_code.sandbox.store import SandboxStore

EXAMPLE = Path(__file__).parent.parent / "cases" / "drift" / "field" / "project"
EVERY = "--unmanaged --format "


def made(
    title: str, application: str = "AAAAA-00000", status: str = ""
) -> tuple[dict[str, object], str]:
    entry = point("in", "start_by_api", default="out")
    definition = body(entry, point("out", "exit"), title=title)
    definition["params"] = {"application_code": application}
    return definition, status


OTHERS = (
    made("Spring sale"),
    made("autumn sale"),
    made("Last year", status=ARCHIVED),
    made("Another shop", "BBBBB-00000"),
)


def crowded(tmp_path: Path, switches: str = "") -> Drifting:
    """A project with one journey, in an account with some more."""
    project = Drifting.of(EXAMPLE, tmp_path / "project", switches=switches)
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        for definition, status in OTHERS:
            journey = store.create(definition, "Mary")
            if status:
                store.move(journey.uuid, status, "Mary")
    return project


def lose(project: Drifting, title: str) -> None:
    """A journey of the account is no more."""
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        (uuid,) = [it.uuid for it in store.journeys() if it.title == title]
        store._database.write("DELETE FROM journeys WHERE uuid = ?", (uuid,))


def test_whole_sessions(tmp_path: Path) -> None:
    project = crowded(tmp_path)
    commands = (
        "drift",
        "drift --unmanaged",
        *(f"drift {EVERY}{it}" for it in ("json", "markdown", "junit")),
    )
    golden("drift-unmanaged.txt", session(project, *commands))


def test_gone_as_well(tmp_path: Path) -> None:
    project = crowded(tmp_path)
    lose(project, "Welcome series")
    golden("drift-gone.txt", session(project, "drift", "drift --unmanaged", "drift --format junit"))


def test_what_is_proposed_for_what_is_gone_works(tmp_path: Path) -> None:
    project = crowded(tmp_path)
    lose(project, "Welcome series")
    out = str(tmp_path / "plan.json")
    assert project.run("plan", "welcome", "--out", out).code == 0
    assert project.run("apply", out).code == 0
    assert project.run("drift").code == 0


def test_pulled_as_proposed_all_are_managed(tmp_path: Path) -> None:
    project = crowded(tmp_path)
    told = json.loads(project.run("drift", *f"{EVERY}json".split()).out)
    uuids = [it["uuid"] for it in told["account"]["unmanaged"]]
    assert project.run("pull", *uuids).code == 0
    done = project.run("drift", "--unmanaged")
    assert (done.code, "Managed 3 of 3 journeys of AAAAA-00000, 100 %." in done.out) == (0, True)


def test_an_archived_journey_whose_file_is_gone_is_not_told_for_ever(tmp_path: Path) -> None:
    project = Drifting.of(EXAMPLE, tmp_path / "project")
    (project.root / "journeys" / "welcome.yaml").unlink()
    assert project.run("apply", "--auto-approve", "--allow-destructive").code == 0
    done = project.run("drift", "--unmanaged")
    assert (done.code, "Not counted: 1 archived." in done.out) == (0, True)


@pytest.mark.parametrize(
    ("switches", "code"), [("no_read", 2), ("no_list", 1), ("no_read,no_list", 1)]
)
def test_where_the_api_does_not_say(switches: str, code: int, tmp_path: Path) -> None:
    project = crowded(tmp_path, switches)
    told = session(project, "drift --unmanaged")
    golden(f"drift-unmanaged-{switches.replace(',', '-')}.txt", told)
    assert project.run("drift", "--unmanaged").code == code
    junit = project.run("drift", *f"{EVERY}junit".split())
    (_, others) = JUnitXml.fromstring(junit.out.encode())
    assert others.failures == (3 if code == 2 else 1)


@pytest.mark.parametrize("words", [("welcome", "--unmanaged"), ("--accept", "--unmanaged")])
def test_it_is_about_the_whole_account(words: tuple[str, ...], tmp_path: Path) -> None:
    project = Drifting.of(EXAMPLE, tmp_path / "project")
    assert project.run("drift", *words).code == 64
