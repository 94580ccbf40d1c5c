"""`drift --baseline` from the outside: what is known is left out, what is new or over is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml
from support.drifting import Drifting, session
from support.golden import golden
from support.sandbox import body, point

from journeys_as_code.sandbox.store import SandboxStore

EXAMPLE = Path(__file__).parent.parent / "cases" / "drift" / "field" / "project"
PRESET = {"Hello, you": {"point_data": {"send_push": {"preset_code": "99999-00000"}}}}
WAIT = {"Wait a day": {"point_data": {"wait": {"duration": "172800s"}}}}
EDIT: dict[str, Any] = {"title": "Hello", "points": {**PRESET}}
SECRET = "Basic aHVudGVyMjpsb25nLWVub3VnaA=="
HOOK = """\
title: Hook
points:
  in: {start_by_api: {}, next: call}
  call: {webhook: {url: "https://a.example", headers: {A: "1"}}, next: bye}
  bye: {exit: {}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Drifting:
    return Drifting.of(EXAMPLE, tmp_path / "project")


def stranger(project: Drifting, title: str) -> None:
    definition = body(point("in", "start_by_api", default="out"), point("out", "exit"), title=title)
    definition["params"] = {"application_code": "AAAAA-00000"}
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        store.create(definition, "Mary")


def test_a_whole_session(project: Drifting) -> None:
    file = project.root / "drift-baseline.json"
    project.edit(EDIT)
    stranger(project, "Spring sale")
    told = [session(project, f"drift --unmanaged --write-baseline {file}")]
    told.append(file.read_text("utf-8"))
    told.append(session(project, f"drift --unmanaged --baseline {file}"))
    project.edit({"title": "Welcome series", "points": WAIT}, title="Hello")
    stranger(project, "Summer sale")
    formats = (f"drift --unmanaged --baseline {file} --format {it}" for it in ("json", "junit"))
    told.append(session(project, f"drift --unmanaged --baseline {file}", *formats))
    told.append(session(project, "drift welcome --path points.wait_a_day --fix --auto-approve"))
    told.append(session(project, f"drift --baseline {file}", f"drift --write-baseline {file}"))
    told.append(session(project, f"drift --unmanaged --baseline {file}"))
    whole = "\n".join(told)
    for uuid, name in uuids(project).items():
        whole = whole.replace(uuid, name)
    golden("drift-baseline.txt", whole)


def uuids(project: Drifting) -> dict[str, str]:
    with SandboxStore(project.root / ".journeys" / "sandbox.db") as store:
        return {it.uuid: f"uuid-of-{it.title}" for it in store.journeys()}


def test_a_change_of_what_is_known_is_new(project: Drifting) -> None:
    file = str(project.root / "known.json")
    project.edit(EDIT)
    assert project.run("drift", "--write-baseline", file).code == 0
    assert project.run("drift", "--baseline", file).code == 0
    project.edit({"title": "Hello again"})
    done = json.loads(project.run("drift", "--baseline", file, "--format", "json").out)
    assert [it["path"] for it in done["journeys"][0]["changes"]] == ["title"]
    assert done["baseline"] == {
        "file": file, "known": 1, "missing": [{"key": "welcome", "path": "title"}]
    }  # fmt: skip


def test_gone_and_unread_are_known_as_well(tmp_path: Path) -> None:
    unread = Drifting.of(EXAMPLE, tmp_path / "unread", switches="no_read")
    gone = Drifting.of(EXAMPLE, tmp_path / "gone")
    unread.edit({"title": "Hello"})
    with SandboxStore(gone.root / ".journeys" / "sandbox.db") as store:
        store._database.write("DELETE FROM journeys", ())
    for project in (unread, gone):
        file = str(project.root / "known.json")
        assert project.run("drift").code == 2
        assert project.run("drift", "--write-baseline", file).code == 0
        assert project.run("drift", "--baseline", file).code == 0


def test_what_comes_next_names_only_what_is_new(project: Drifting) -> None:
    file = str(project.root / "known.json")
    project.edit(EDIT)
    project.run("drift", "--write-baseline", file)
    project.edit({"points": WAIT})
    told = project.run("drift", "--baseline", file).out
    fix = "drift welcome --path points.wait_a_day.wait.duration --fix --auto-approve"
    assert f"journeys {fix} -C {project.root} puts it back" in told
    assert project.run(*fix.split()).code == 0
    assert project.run("drift", "--baseline", file).code == 0


def test_no_secret_is_in_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "hook"
    (folder / "journeys").mkdir(parents=True)
    (folder / "journeys" / "hook.yaml").write_text(HOOK)
    project = Drifting.of(folder, tmp_path / "project")
    headers = {"Authorization": SECRET, "X-Plain": "yes"}
    data = {"url": "https://me:hunter2@a.example", "headers": headers}
    project.edit({"points": {"Call": {"point_data": {"webhook": data}}}})
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    assert project.run("drift", "--write-baseline", str(one)).code == 0
    headers["Authorization"], data["url"] = (
        "Basic eHh4eHh4eHg6eHh4eHg=",
        "https://me:other@a.example",
    )
    project.edit({"points": {"Call": {"point_data": {"webhook": data}}}})
    assert project.run("drift", "--write-baseline", str(other)).code == 0
    assert "hunter2" not in one.read_text()
    assert SECRET not in one.read_text()
    # Not even a digest is over one: nobody can guess it from the file.
    assert one.read_text() == other.read_text()


def test_junit_passes_what_is_known(project: Drifting) -> None:
    file = str(project.root / "known.json")
    project.edit(EDIT)
    project.run("drift", "--write-baseline", file)
    done = project.run("drift", "--baseline", file, "--format", "junit")
    (suite,) = JUnitXml.fromstring(done.out.encode())
    assert (done.code, suite.failures) == (0, 0)
    assert "2 changes known to the baseline" in done.out


def test_what_was_not_looked_at_stays_in_the_file(project: Drifting) -> None:
    file = str(project.root / "known.json")
    stranger(project, "Spring sale")
    project.run("drift", "--unmanaged", "--write-baseline", file)
    project.edit(EDIT, title="Welcome")
    assert project.run("drift", "--write-baseline", file).code == 0
    assert project.run("drift", "--unmanaged", "--baseline", file).code == 0


def written(version: str = "1.0", target: str = "sandbox", **entry: object) -> str:
    head = {"format_version": version, "target": target, "application_code": "AAAAA-00000"}
    return json.dumps({**head, "known": [entry] if entry else []})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: Hello", "is no baseline of drift\n  hint: name another file"),
        ("[]", "is no baseline of drift"),
        (written(unknown="x"), "is no baseline of drift"),
        (written(key=1), "is no baseline of drift"),
        (written("2.0"), "another version"),
        (written(target="prod"), "of the target 'prod'"),
    ],
)
def test_other_files_are_neither_read_nor_written_over(
    text: str, words: str, project: Drifting
) -> None:
    file = project.root / "journeys" / "any.txt"
    file.write_text(text)
    for flag in ("--baseline", "--write-baseline"):
        done = project.run("drift", flag, str(file))
        assert (done.code, words in done.err) == (1, True), done.err
    assert file.read_text() == text


@pytest.mark.parametrize(
    "words",
    [
        ("--baseline", "nowhere.json"),
        ("--baseline", "a", "--write-baseline", "b"),
        ("welcome", "--write-baseline", "b"),
        ("--accept", "--baseline", "a"),
        ("--fix", "--write-baseline", "a"),
    ],
)
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], project: Drifting) -> None:
    assert project.run("drift", *words).code == 64
