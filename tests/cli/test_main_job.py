"""validate, plan, apply and drift, from the outside: output, exit codes, questions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support.cli import ENVIRON, journeys
from support.golden import golden

from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.state.file import FileStore
from journeys_as_code.workflow.connecting import now

FILE = "journeys/welcome-series.yaml"
SCHEMA = Path(__file__).parent.parent.parent / "schemas" / "plan.schema.json"


def edit(project: Path, before: str, after: str, file: str = FILE) -> None:
    path = project / file
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after))


def applied(project: Path) -> Path:
    done = journeys("-C", project, "apply", "--auto-approve")
    assert done.code == 0, done.err
    return project


def edited_by_mary(project: Path) -> None:
    def changed(journey: dict[str, Any]) -> dict[str, Any]:
        point = next(p for p in journey["points"] if p.get("title") == "Say hello")
        point["point_data"]["send_push"]["preset_code"] = "MARYS-PRESET"
        return journey

    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        (journey,) = store.journeys()
        store.edit(journey.uuid, changed, "Mary")


def calls(project: Path) -> list[str]:
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        return [call.action for call in store.calls("create", "put", "start", "pause", "archive")]


def test_validate_is_quiet_when_all_is_well(welcome: Path) -> None:
    done = journeys("-C", welcome, "validate")
    assert (done.code, done.err) == (0, "")
    assert done.out == "No findings in 1 journey with 6 points.\n"


def test_validate_shows_every_finding(welcome: Path) -> None:
    edit(welcome, "next: wait_a_day", "next: wait_a_dya")
    edit(welcome, "exit: {}", "exit: {}\n    next: bye")
    done = journeys("-C", welcome, "validate")
    assert (done.code, done.err) == (1, "")
    golden("cli/validate.txt", done.out)
    found = json.loads(journeys("-C", welcome, "validate", "--format", "json").out)["findings"]
    assert [finding["code"] for finding in found] == ["J203", "J212"]
    assert journeys("-C", welcome, "validate", "--format", "github").out.startswith("::error ")


def test_files_that_cannot_be_loaded_are_shown_as_well_as_can_be(welcome: Path) -> None:
    folder = welcome / "journeys"
    (folder / "broken.yaml").write_text("title: a\npoints: {a: [\n")
    (folder / "latin.yaml").write_bytes(b"title: \xe9\n")
    (folder / "outside.yaml").symlink_to("/etc/hostname")
    (folder / "empty.yaml").write_text("")
    done = journeys("-C", welcome, "validate")
    assert done.code == 1
    golden("cli/validate-broken.txt", done.out)


@pytest.mark.parametrize("where", ["welcome-series", FILE, "journeys"])
def test_validate_only_what_is_named(welcome: Path, where: str) -> None:
    (welcome / "journeys" / "other.yaml").write_text("title: [")
    assert journeys("-C", welcome, "validate").code == 1
    assert journeys("-C", welcome, "validate", where).code == (1 if where == "journeys" else 0)


def test_validate_takes_paths_as_the_shell_completes_them(
    welcome: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(welcome / "journeys")
    assert journeys("validate", "welcome-series.yaml").code == 0


def test_a_broken_project_file_is_shown_by_every_command(welcome: Path) -> None:
    edit(welcome, "version: 1", "version: one", "journeys.yaml")
    shown = journeys("-C", welcome, "validate")
    assert shown.code == 1
    assert shown.out.startswith("journeys.yaml:")
    planned = journeys("-C", welcome, "plan")
    assert (planned.code, planned.out) == (1, "")
    assert planned.err.startswith(shown.out.split("\n\n")[0])


def test_no_project_is_1_and_an_unknown_target_64(welcome: Path, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    assert journeys("-C", nothing, "plan").code == 1
    unknown = journeys("-C", welcome, "--target", "pord", "plan")
    assert unknown.code == 64
    assert unknown.err.endswith("hint: did you mean 'prod'?\n")


def test_plan_in_every_format(welcome: Path) -> None:
    for suffix, name in (("txt", "text"), ("json", "json"), ("md", "markdown")):
        done = journeys("-C", welcome, "plan", "--format", name)
        assert (done.code, done.err) == (0, "")
        golden(f"cli/plan.{suffix}", done.out.replace(str(welcome), "PROJECT"))
    assert calls(welcome) == []


def test_plan_says_with_its_exit_code_whether_there_are_changes(welcome: Path) -> None:
    assert journeys("-C", welcome, "plan", "--detailed-exitcode").code == 2
    applied(welcome)
    again = journeys("-C", welcome, "plan", "--detailed-exitcode")
    assert (again.code, again.out) == (0, "No changes. 1 journey matches sandbox.\n")


def test_plans_and_plan_files_fit_their_schema(welcome: Path) -> None:
    schema = json.loads(SCHEMA.read_text())
    jsonschema.validate(json.loads(journeys("-C", welcome, "plan", "--format", "json").out), schema)
    journeys("-C", welcome, "plan", "--out", welcome / "plan.json")
    jsonschema.validate(json.loads((welcome / "plan.json").read_text()), schema)


def test_apply_without_a_terminal_needs_a_word(welcome: Path) -> None:
    done = journeys("-C", welcome, "apply")
    assert (done.code, done.out) == (64, "")
    assert done.err == (
        "error: there is no terminal to ask on\n"
        "  hint: give --auto-approve, or a plan to carry out: journeys plan --out FILE saves one\n"
    )


@pytest.mark.parametrize(("answer", "code"), [("yes\n", 0), ("y\n", 1), ("", 1)])
def test_apply_asks_on_a_terminal(welcome: Path, answer: str, code: int) -> None:
    done = journeys("-C", welcome, "apply", stdin=answer, terminal=True, environ={"TERM": "dumb"})
    assert done.code == code
    assert done.err.startswith("Apply this plan to sandbox? Only 'yes' is accepted: ")
    assert calls(welcome) == (["create", "start"] if code == 0 else [])
    assert ("Nothing was done." in done.err) == bool(code)


def test_apply_shows_the_plan_and_what_was_done(welcome: Path) -> None:
    done = journeys("-C", welcome, "apply", "--auto-approve")
    assert (done.code, done.err) == (0, "")
    golden("cli/apply.txt", done.out)


def test_apply_for_programs(welcome: Path) -> None:
    first = json.loads(journeys("-C", welcome, "apply", "--auto-approve", "--format", "json").out)
    assert first["summary"]["done"] == 1
    assert first["journeys"][0]["calls"] == ["create", "start"]
    again = json.loads(journeys("-C", welcome, "apply", "--auto-approve", "--format", "json").out)
    assert (again["journeys"], again["requests"]) == ([], 0)


def test_a_saved_plan_is_applied_once(welcome: Path) -> None:
    file = welcome / "plan.json"
    assert f"Next: journeys apply {file}" in journeys("-C", welcome, "plan", "--out", file).out
    assert journeys("-C", welcome, "apply", file).code == 0
    assert calls(welcome) == ["create", "start"]
    again = journeys("-C", welcome, "apply", file)
    assert (again.code, calls(welcome)) == (0, ["create", "start"])
    assert again.out.startswith("Apply to sandbox: nothing to do.")


def test_a_saved_plan_goes_to_its_own_target(welcome: Path) -> None:
    edit(welcome, "targets:", "targets:\n  other: {api: 'sandbox:o.db', application_code: A, "
         "vars: {new_users: a, openers: b}}", "journeys.yaml")  # fmt: skip
    journeys("-C", welcome, "--target", "other", "plan", "--out", welcome / "plan.json")
    assert "Apply to other" in journeys("-C", welcome, "apply", welcome / "plan.json").out
    elsewhere = journeys("-C", welcome, "--target", "sandbox", "apply", welcome / "plan.json")
    assert elsewhere.code == 1
    assert "for the target 'other'" in elsewhere.err


def test_a_saved_plan_that_is_out_of_date_does_nothing(welcome: Path) -> None:
    journeys("-C", welcome, "plan", "--out", welcome / "plan.json")
    edit(welcome, "duration: 1d", "duration: 2d")
    done = journeys("-C", welcome, "apply", welcome / "plan.json")
    assert (done.code, calls(welcome)) == (1, [])
    assert "left alone" in done.out


@pytest.mark.parametrize(
    ("text", "code"), [("{}", 1), ("no json", 1), ('{"format_version": "9"}', 1), (None, 64)]
)
def test_what_is_no_saved_plan(welcome: Path, text: str | None, code: int) -> None:
    if text is not None:
        (welcome / "plan.json").write_text(text)
    done = journeys("-C", welcome, "apply", welcome / "plan.json")
    assert (done.code, done.out) == (code, "")


def test_a_changed_plan_file_is_refused(welcome: Path) -> None:
    file = welcome / "plan.json"
    journeys("-C", welcome, "plan", "--out", file)
    file.write_text(file.read_text().replace("Welcome series", "Other"))
    done = journeys("-C", welcome, "apply", file)
    assert (done.code, calls(welcome)) == (1, [])
    assert "was changed after it was saved" in done.err


def test_drift_is_2_and_needs_a_word_to_be_written_over(welcome: Path) -> None:
    edited_by_mary(applied(welcome))
    shown = journeys("-C", welcome, "drift")
    assert shown.code == 2
    assert 'preset_code: "12345-67890" -> "MARYS-PRESET"' in shown.out
    assert "last edited by Mary" in shown.out
    refused = journeys("-C", welcome, "apply", "--auto-approve")
    assert refused.code == 1
    assert refused.err.endswith("hint: if that is meant: --overwrite-drift\n")
    done = journeys("-C", welcome, "apply", "--auto-approve", "--overwrite-drift")
    assert done.code == 0
    assert journeys("-C", welcome, "drift").code == 0


@pytest.mark.parametrize("name", ["json", "markdown"])
def test_drift_in_other_formats(welcome: Path, name: str) -> None:
    edited_by_mary(applied(welcome))
    done = journeys("-C", welcome, "drift", "--format", name)
    assert done.code == 2
    assert "Mary" in done.out


def test_a_removed_file_needs_a_word(welcome: Path) -> None:
    applied(welcome)
    (welcome / FILE).unlink()
    assert journeys("-C", welcome, "apply", "--auto-approve").code == 1
    done = journeys("-C", welcome, "apply", "--auto-approve", "--allow-destructive")
    assert done.code == 0
    assert "archive" in done.out


def test_what_is_blocked_makes_apply_fail(welcome: Path) -> None:
    applied(welcome)
    assert journeys("-C", welcome, "finish", "welcome-series", "--yes").code == 0
    done = journeys("-C", welcome, "apply", "--auto-approve")
    assert done.code == 1
    assert "! blocked" in done.out


def test_a_held_lock_is_1_and_names_its_holder(welcome: Path) -> None:
    lease = FileStore(welcome, "sandbox", clock=now).lock(who="anna@desk", purpose="apply")
    try:
        done = journeys("-C", welcome, "apply", "--auto-approve")
    finally:
        lease.release()
    assert done.code == 1
    assert "anna@desk" in done.err


def test_progress_only_on_a_terminal_and_words_with_v(welcome: Path) -> None:
    said = journeys("-C", welcome, "apply", "--auto-approve", "-v")
    assert "begin create welcome-series\ncreate worked: welcome-series\n" in said.err
    moving = journeys("-C", welcome, "plan", terminal=True)
    assert "Reading" in moving.err
    assert (
        "Reading"
        not in journeys("-C", welcome, "plan", terminal=True, environ={"TERM": "dumb"}).err
    )


def test_colour_only_on_a_terminal_that_wants_it(welcome: Path) -> None:
    assert "\x1b[" in journeys("-C", welcome, "plan", terminal=True).out
    for words, environ in ((["--no-color"], ENVIRON), ([], {"NO_COLOR": "1"})):
        assert (
            "\x1b["
            not in journeys("-C", welcome, *words, "plan", terminal=True, environ=environ).out
        )
    assert "\x1b[" not in journeys("-C", welcome, "plan").out


def test_no_secret_in_anything_printed_or_saved(example: Callable[[str], Path]) -> None:
    project, secret = example("win-back"), "s3cr3t value"
    environ = {**ENVIRON, "CRM_TOKEN": secret}
    words = [
        ["validate"], ["plan", "-vv"], ["plan", "--format", "json"], ["plan", "--format", "markdown"],
        ["plan", "--out", str(project / "plan.json")], ["apply", "--auto-approve", "-vv"], ["drift"],
        ["show", "win-back"], ["show", "win-back", "--live"], ["show", "win-back", "--format", "json"],
        ["state", "show", "win-back"], ["list"], ["stats"], ["doctor"],
    ]  # fmt: skip
    for line in words:
        done = journeys("-C", project, *line, environ=environ)
        assert done.code == 0, (line, done.err)
        assert secret not in done.out + done.err, line
    kept = [file for file in project.rglob("*") if file.is_file() and "sandbox.db" not in file.name]
    assert not [file for file in kept if secret.encode() in file.read_bytes()]
