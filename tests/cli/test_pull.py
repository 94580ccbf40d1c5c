"""Taking an account over: what is written, what is told, and what is left alone."""

import base64
import difflib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.cli import ENVIRON, Done, journeys
from support.golden import golden
from support.sandbox import APPLICATION, body, fresh_store, point, welcome

from journeys_as_code.pull.draft import Draft
from journeys_as_code.sandbox.foreign import planted
from journeys_as_code.sandbox.render import journey_object
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches
from journeys_as_code.workflow.filing import Filing

PROJECT = f"""\
version: 1
project: shop   # never change it
default_target: staging
targets:
  staging:
    api: sandbox:account.db
    application_code: {APPLICATION}
    # codes of segments and presets
    vars:
      openers: 4D5E6-FFFFF
  prod:
    api: sandbox:prod.db
    application_code: XXXXX-XXXXX
"""
HOOK = {
    "url": "https://shop:pa55w0rd@crm.example.com/in?app=AAAAA-00000&api_key=k3y-of-mine",
    "method": "POST",
    "headers": {"Authorization": "Basic c2hvcDpwYTU1dzByZA==", "X-Shop": "eu"},
    "data": {"when": "${later}", "password": "pa55w0rd"},
}


@dataclass(frozen=True)
class Account:
    """An account with journeys, and a project that knows none of them."""

    root: Path

    @property
    def store(self) -> SandboxStore:
        return SandboxStore(self.root / "account.db")

    def put(self, definition: Any, status: str = "STATUS_RUNNING") -> str:
        with fresh_store(self.root / "account.db") as store:
            numbers = len(store.journeys())
            uuid = f"00000000-0000-4000-8000-{numbers + 1:012}"
            store.new_uuid = lambda: uuid
            store.create(definition)
            store.move(uuid, status)
        return uuid

    def run(self, *words: str, **more: Any) -> Done:
        return journeys("-C", self.root, *words, **more)

    def printed(self, done: Done) -> str:
        """What a command printed, as it would be inside the project."""
        return done.out.replace(f" -C {self.root}", "")

    def file(self, key: str) -> Path:
        return self.root / "journeys" / f"{key}.yaml"

    def saved(self, uuid: str) -> Any:
        with self.store as store:
            journey = store.get(uuid)
            assert journey is not None
            return journey_object(journey, Switches())


@pytest.fixture
def account(tmp_path: Path) -> Account:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys.yaml").write_text(PROJECT)
    return Account(tmp_path)


def hooked() -> Any:
    return body(
        point("new", "start_by_segment", {"filter_code": "1A2B3-CCCCC"}, default="tell"),
        point("tell", "webhook", HOOK, default="fax"),
        point("fax", "send_fax", {"number": "{{tag:Fax}}", "pages": 2}, default="bye"),
        point("bye", "exit"),
        title="Приветствие новых",
    )


def written(account: Account) -> str:
    files = sorted(account.root.rglob("*.yaml"))
    return "".join(f"==> {it.relative_to(account.root)}\n{it.read_text()}" for it in files)


def test_an_account_is_taken_over(account: Account) -> None:
    account.put(welcome())
    account.put(hooked(), "STATUS_PAUSED")
    account.put(body(point("in", "start_by_api", default="in"), title="Welcome series"))

    done = account.run("pull", "--all", "--extract", "application_code,filter_code,preset_code")

    assert done.code == 0, done.err
    golden("pull/all.txt", account.printed(done) + written(account))


def test_no_credential_is_written_anywhere(account: Account) -> None:
    account.put(hooked())

    done = account.run("pull", "--all", "-v")

    everything = [done.out, done.err, *map(Path.read_text, account.root.rglob("*.[yj]*[ln]"))]
    for secret in ("c2hvcDpwYTU1dzByZA", "pa55w0rd", "k3y-of-mine"):
        assert not any(secret in text for text in everything)


def test_with_the_secrets_set_the_next_plan_is_empty(account: Account) -> None:
    account.put(hooked())
    account.run("pull", "--all", "--extract", "application_code,filter_code")
    environ = {
        **ENVIRON,
        "TELL_URL": "shop:pa55w0rd",
        "TELL_URL_2": "k3y-of-mine",
        "TELL_AUTHORIZATION": HOOK["headers"]["Authorization"],
        "TELL_PASSWORD": "pa55w0rd",
    }

    planned = account.run("plan", "--detailed-exitcode", environ=environ)

    assert planned.out == "No changes. 1 journey matches staging.\n"
    assert planned.code == 0


def test_some_are_chosen_by_status_and_title(account: Account) -> None:
    account.put(welcome())
    account.put(body(point("in", "start_by_api"), title="Old one"), "STATUS_ARCHIVED")

    account.run("pull", "--status", "running", "--status", "paused")
    assert not account.file("old-one").exists()
    account.run("pull", "--title", "old*")
    assert account.file("old-one").exists()


def test_a_journey_that_is_wrong_as_it_is_live_says_so_in_its_file(account: Account) -> None:
    account.put(body(point("in", "start_by_api"), title="Half made"), "STATUS_DRAFT")

    done = account.run("pull", "--all")

    golden("pull/half-made.txt", account.printed(done) + account.file("half-made").read_text())
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_what_is_there_is_never_overwritten_by_surprise(account: Account) -> None:
    uuid = account.put(welcome())
    account.file("welcome-series").write_text("title: Mine\npoints: {}\n")

    done = account.run("pull", uuid)

    assert done.code == 1
    golden("pull/in-the-way.txt", account.printed(done))
    assert account.file("welcome-series").read_text() == "title: Mine\npoints: {}\n"
    assert account.run("pull", uuid, "--force").code == 0
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_a_file_that_says_what_is_live_is_bound(account: Account) -> None:
    account.put(welcome())
    account.run("pull", "--all")
    text = f"# ours\n{account.file('welcome-series').read_text()}"
    account.file("welcome-series").write_text(text)
    account.run("state", "rm", "welcome-series", "--yes")

    done = account.run("pull", "--all")

    assert "=  bound  welcome-series" in done.out
    assert account.file("welcome-series").read_text() == text
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_an_update_changes_what_differs_and_keeps_comments_and_variables(account: Account) -> None:
    uuid = account.put(welcome())
    account.run("pull", "--all", "--extract", "filter_code")
    file = account.file("welcome-series")
    file.write_text(file.read_text().replace("    wait:", "    # not too soon\n    wait:"))
    before = file.read_text()
    with account.store as store:
        store.edit(uuid, later)

    assert account.run("pull", "--all").out.startswith("Pull from staging: 1 journey. 1 managed")
    done = account.run("pull", "--all", "--update")

    assert "~  updated  welcome-series" in done.out
    after = before.replace("duration: 1d", "duration: 2d")
    assert file.read_text() == after.replace("preset_code: 12345-67890", "preset_code: 99999-67890")
    assert account.run("plan", "--detailed-exitcode").code == 0


def later(definition: Any) -> None:
    _, push, wait, *_ = definition["points"]
    wait["point_data"]["wait"]["duration"] = "172800s"
    push["point_data"]["send_push"]["preset_code"] = "99999-67890"


def test_without_a_call_that_reads_it_says_what_to_do(account: Account) -> None:
    uuid = account.put(welcome())
    file = account.root / "journeys.yaml"
    file.write_text(file.read_text().replace("account.db", "account.db?no_read"))

    done = account.run("pull", "--all")

    assert done.code == 1
    golden("pull/no-read.txt", account.printed(done))
    har = {
        "log": {
            "entries": [{"response": {"content": content}} for content in contents(account, uuid)]
        }
    }
    saved = account.root / "builder.har"
    saved.write_text(json.dumps(har))
    done = account.run("pull", "--from", str(saved))
    golden("pull/from-har.txt", account.printed(done))
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_a_call_that_is_there_again_is_tried_again(account: Account) -> None:
    uuid = account.put(welcome())
    file = account.root / "journeys.yaml"
    whole = file.read_text()
    file.write_text(whole.replace("account.db", "account.db?no_read"))
    assert account.run("pull", "--all").code == 1
    file.write_text(whole.replace("account.db", "account.db?no_list"))
    assert account.run("pull", uuid).code == 1
    assert "not known yet" in account.run("doctor").out
    assert account.run("pull", uuid).code == 0


def test_what_is_managed_already_is_put_into_its_file_when_asked_to(account: Account) -> None:
    uuid = account.put(welcome())
    account.run("pull", "--all")
    with account.store as store:
        store.edit(uuid, later)
    saved = account.root / "answer.json"
    saved.write_text(json.dumps(account.saved(uuid)))
    assert "with --update" in account.run("pull", "--from", str(saved)).out
    assert "duration: 1d" in account.file("welcome-series").read_text()
    assert account.run("pull", "--from", str(saved), "--update").code == 0
    assert "duration: 2d" in account.file("welcome-series").read_text()


@pytest.mark.parametrize("said", [False, True])
def test_a_file_that_was_renamed_is_not_written_a_second_time(account: Account, said: bool) -> None:
    account.put(welcome())
    account.run("pull", "--all")
    account.file("welcome-series").rename(account.file("hello"))
    if said:
        hello = account.file("hello")
        hello.write_text(f"moved: welcome-series\n{hello.read_text()}")
    done = account.run("pull", "--all")
    assert (done.code, "refused  welcome-series" in done.out) == (1, True)
    assert ("journeys apply" if said else "journeys state mv welcome-series hello") in done.out
    assert not account.file("welcome-series").exists()
    account.file("hello").unlink()
    assert account.run("pull", "--all").code == 0
    assert account.file("welcome-series").exists()


def test_an_interrupted_pull_goes_on_where_it_stopped(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Filing.file

    def interrupted(self: Filing, draft: Draft, *document: Any) -> Any:
        if draft.prior.uuid == second:
            raise KeyboardInterrupt
        return file(self, draft, *document)

    first, second = account.put(welcome()), account.put(faxed())
    with monkeypatch.context() as patch:
        patch.setattr(Filing, "file", interrupted)
        done = account.run("pull", "--all")
    assert (done.code, "the same command goes on with the rest" in done.err) == (130, True)

    done = account.run("pull", "--all", "--format", "json")
    results = {row["uuid"]: row["result"] for row in json.loads(done.out)["journeys"]}
    assert results == {first: "kept", second: "written"}
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_a_secret_that_was_pulled_before_keeps_its_name_though_nobody_has_set_it(
    account: Account,
) -> None:
    def calling(title: str, token: str) -> Any:
        hook = {"url": "https://crm.example.com", "headers": {"Authorization": token}}
        return body(
            point("in", "start_by_api", default="tell"),
            point("tell", "webhook", hook, default="bye"),
            point("bye", "exit"),
            title=title,
        )

    account.put(calling("One", "Bearer 0123456789"))
    assert account.run("pull", "--all").code == 0
    account.put(calling("Same", "Bearer 0123456789"))
    account.put(calling("Other", "Bearer abcdefghij"))

    assert account.run("pull", "--all").code == 0

    tokens = {key: account.file(key).read_text() for key in ("one", "same", "other")}
    assert "${vars.tell_authorization}" in tokens["one"]
    assert "${vars.tell_authorization}" in tokens["same"]
    assert "${vars.tell_authorization_2}" in tokens["other"]
    state = [it.read_text() for it in account.root.rglob("*.json")]
    assert not any("0123456789" in text for text in state)
    environ = ENVIRON | {
        "TELL_AUTHORIZATION": "Bearer 0123456789",
        "TELL_AUTHORIZATION_2": "Bearer abcdefghij",
    }
    planned = account.run("plan", "--detailed-exitcode", environ=environ)
    assert (planned.code, planned.out) == (0, "No changes. 3 journeys match staging.\n")


def test_a_project_without_its_folder_gets_one(account: Account) -> None:
    (account.root / "journeys").rmdir()
    account.put(welcome())

    assert account.run("pull", "--all").code == 0

    assert account.run("plan", "--detailed-exitcode").code == 0


def test_what_comes_from_a_variable_is_left_and_said(account: Account) -> None:
    uuid = account.put(welcome())
    account.run("pull", "--all", "--extract", "preset_code")
    with account.store as store:
        store.edit(uuid, later)
    done = account.run("pull", "--all", "--update")
    assert done.code == 1
    assert "what is live cannot be put into journeys/welcome-series.yaml:" in done.out
    assert f"or: journeys pull {uuid} --force" in done.out


def test_what_was_refused_leaves_nothing_in_journeys_yaml(account: Account) -> None:
    definition = body(
        point("new", "start_by_segment", {"filter_code": "1A2B3-CCCCC"}, default="tell"),
        point("tell", "webhook", HOOK, default="bye"),
        point("bye", "exit"),
        title="Welcome series",
    )
    uuid = account.put(definition)
    account.put({**welcome(), "title": "Another"})
    account.file("welcome-series").write_text("title: Mine\npoints: {}\n")

    done = account.run("pull", uuid, "--extract", "filter_code")

    assert done.code == 1
    assert "set its value" not in done.out
    assert (account.root / "journeys.yaml").read_text() == PROJECT
    done = account.run("pull", "--all", "--extract", "filter_code,preset_code")
    assert done.code == 1
    golden("pull/refused-beside.txt", account.printed(done) + declared(account))


def declared(account: Account) -> str:
    text = (account.root / "journeys.yaml").read_text()
    return "".join(difflib.ndiff(PROJECT.splitlines(True), text.splitlines(True)))


def test_a_file_that_is_bound_needs_no_new_variable(account: Account) -> None:
    account.put(welcome())
    account.run("pull", "--all")
    account.run("state", "rm", "welcome-series", "--yes")
    assert "=  bound" in account.run("pull", "--all", "--extract", "filter_code").out
    assert (account.root / "journeys.yaml").read_text() == PROJECT


def test_a_field_that_no_journey_has_is_told(account: Account) -> None:
    account.put(welcome())
    done = account.run("pull", "--all", "--extract", "preset_code,filter_cod,application_code")
    assert (done.code, done.out.count("--extract ")) == (0, 1)
    assert "--extract filter_cod: no journey written now has such a field" in done.out


def test_what_is_called_by_no_uuid_is_refused(account: Account) -> None:
    saved = account.saved(account.put(welcome()))
    saved["info"]["uuid"] = "../../x"
    (account.root / "in.json").write_text(json.dumps(saved))

    done = account.run("pull", "--from", str(account.root / "in.json"))

    assert (done.code, "what it is called is no uuid" in done.out) == (1, True)
    assert [*(account.root / "journeys").iterdir()] == []


def contents(account: Account, uuid: str) -> list[dict[str, str]]:
    answer = json.dumps({"payload": account.saved(uuid)})
    rows = {"payload": {"items": [{"id": uuid, "title": "Welcome series", "status": "running"}]}}
    broken = {"info": {"uuid": "u", "title": 5}, "points": []}
    kind = "application/json"
    return [
        {"mimeType": "text/html", "text": "<html>"},
        {"mimeType": kind, "text": json.dumps([rows, broken])},
        {
            "mimeType": kind,
            "text": base64.b64encode(answer.encode()).decode(),
            "encoding": "base64",
        },
    ]


def test_without_a_list_they_are_named(account: Account) -> None:
    uuid = account.put(welcome())
    file = account.root / "journeys.yaml"
    file.write_text(file.read_text().replace("account.db", "account.db?no_list"))

    refused = account.run("pull", "--all")

    assert refused.code == 1
    golden("pull/no-list.txt", refused.err)
    assert account.run("pull", uuid.upper()).code == 0


@pytest.mark.parametrize(
    ("saved", "message"),
    [
        ("{", "standard input is not JSON"),
        ('{"a": 1}\n{"b":', "standard input is not JSON"),
        ("[" * 100_000, "standard input is not JSON: it is nested too deeply"),
    ],
)
def test_what_is_no_json_is_an_error(account: Account, saved: str, message: str) -> None:
    done = account.run("pull", "--from", "-", stdin=saved)
    assert done.code == 1
    assert message in done.err


def test_journeys_of_other_applications_are_left_alone(account: Account) -> None:
    other = welcome() | {"params": {"application_code": "BBBBB-00000"}}
    account.put(other)

    done = account.run("pull", "--all")

    assert done.out == ("Pull from staging: 1 journey. 1 of other applications left alone.\n")
    assert not account.file("welcome-series").exists()


@pytest.mark.parametrize("words", [(), ("--all", "some-uuid")])
def test_it_has_to_be_said_which(account: Account, words: tuple[str, ...]) -> None:
    assert account.run("pull", *words).code == 64


def test_on_a_terminal_it_says_how_far_it_is(account: Account) -> None:
    account.put(welcome())

    done = account.run("pull", "--all", terminal=True)

    assert "Pulling" in done.err
    assert "1/1" in done.err


def test_what_was_pulled_before_is_kept(account: Account) -> None:
    first = account.put(welcome())
    account.put(hooked())
    account.run("pull", first)

    done = account.run("pull", "--all", "--format", "json")

    results = [row["result"] for row in json.loads(done.out)["journeys"]]
    assert results == ["kept", "written"]


def test_a_second_target_takes_over_the_same_files(account: Account) -> None:
    account.put(welcome())
    account.run("pull", "--all")
    shop = account.root / "prod.db"
    with fresh_store(shop) as store:
        store.create(welcome() | {"params": {"application_code": "XXXXX-XXXXX"}})

    done = account.run("pull", "--all", "--target", "prod")
    assert account.printed(done).endswith("Next: journeys plan --target prod\n")

    assert "=  bound  welcome-series" in done.out
    assert account.run("plan", "--target", "prod", "--detailed-exitcode").code == 0


@pytest.mark.parametrize("switches", Switches.each(), ids=str)
def test_under_every_reading_of_the_api_the_next_plan_is_empty(
    account: Account, switches: Switches
) -> None:
    uuids = [account.put(planted(it)) for it in (welcome(), faxed())]
    file = account.root / "journeys.yaml"
    file.write_text(file.read_text().replace("account.db", f"account.db?{switches}"))
    which = ["--all"] if not switches.no_list else uuids
    saved = json.dumps([account.saved(uuid) for uuid in uuids])
    words = ["--from", "-"] if switches.no_read else which

    assert account.run("pull", *words, stdin=saved).code == 0

    assert account.run("plan", "--detailed-exitcode").code == 0
    before = written(account)
    assert account.run("pull", *words, stdin=saved).code == 0
    assert written(account) == before


def faxed() -> Any:
    return body(
        point("in", "start_by_api", {"attributes": ["city"]}, default="fax"),
        point("fax", "send_fax", {"number": "{{tag:Fax}}", "pages": 2}, sent="out", lost="out"),
        point("out", "exit"),
        title="Fax",
    )


def test_the_status_is_written_only_where_git_shall_own_it(account: Account) -> None:
    first = account.put(welcome())
    second = account.put(hooked(), "STATUS_PAUSED")

    account.run("pull", first)
    account.run("pull", second, "--with-status")

    assert "status:" not in account.file("welcome-series").read_text()
    assert "\nstatus: paused\n" in account.file("privetstvie-novykh").read_text()


def test_pulling_starts_nothing_where_the_project_says_that_journeys_run(account: Account) -> None:
    account.put(welcome(), "STATUS_PAUSED")
    file = account.root / "journeys.yaml"
    file.write_text(f"{file.read_text()}defaults: {{status: running}}\n")

    account.run("pull", "--all")

    assert "\nstatus: paused\n" in account.file("welcome-series").read_text()
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_the_canvas_is_written_only_when_asked_for(account: Account) -> None:
    placed = welcome() | {"comments": [{"text": "ask Ann"}]}
    placed["points"][0]["position"] = {"x": 10, "y": 20}
    uuid = account.put(placed)
    account.run("pull", uuid)
    plain = account.file("welcome-series").read_text()
    assert "ask Ann" not in plain
    assert "position" not in plain

    account.run("pull", uuid, "--force", "--with-canvas")

    golden("pull/canvas.txt", account.file("welcome-series").read_text())
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_a_journey_without_a_title_is_refused_and_the_others_are_written(account: Account) -> None:
    uuid = account.put({**welcome(), "title": ""})
    account.put(welcome())

    done = account.run("pull", "--all")

    assert done.code == 1
    golden("pull/untitled.txt", account.printed(done))
    with account.store as store:
        store.edit(uuid, lambda definition: {**definition, "title": "Titled"})
    assert account.run("pull", uuid).code == 0
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_a_body_that_would_be_read_as_a_file_is_refused(account: Account) -> None:
    strange = point("tell", "webhook", {"data": {"file": "bodies/x.json"}}, default="bye")
    start = point("in", "start_by_api", default="tell")
    account.put(body(start, strange, point("bye", "exit"), title="Hooked"))

    done = account.run("pull", "--all")

    assert done.code == 1
    assert "it holds `{file: ...}`" in done.out
    assert not account.file("hooked").exists()


CRM = """\
title: Welcome series
points:
  in: {start_by_api: {}, position: {x: 10, y: 20}, next: push}
  push: {send_push: {preset_code: 12345-67890}, next: rest}
  rest: {wait: {duration: 24h}, next: tell}   # not too soon
  tell:
    webhook: {url: "https://crm.example.com", headers: {Authorization: "Bearer ${vars.token}"}}
    next: bye
  bye: {exit: {}}
comments:
- text: ask Ann first
  position: {x: 1, y: 2}
"""


@pytest.fixture
def applied(account: Account) -> Account:
    """A file with all that the account does not say so, applied."""
    (account.root / "journeys.yaml").write_text(
        PROJECT.replace("openers:", "token: {env: TOKEN, secret: true}\n      openers:")
    )
    account.file("welcome-series").write_text(CRM)
    assert account.run("apply", "--auto-approve", environ=WITH_TOKEN).code == 0
    return account


WITH_TOKEN = {**ENVIRON, "TOKEN": "t0ken-of-the-shop"}


def edited(account: Account, change: Any) -> None:
    with account.store as store:
        (journey,) = store.journeys()
        store.edit(journey.uuid, change, "Mary")


def texts(account: Account) -> dict[str, str]:
    return {it.name: it.read_text() for it in account.root.rglob("*.yaml")}


def test_an_update_without_a_difference_changes_no_byte(applied: Account) -> None:
    before = texts(applied)
    for _ in range(2):
        done = applied.run("pull", "--all", "--update", environ=WITH_TOKEN)
        assert "1 managed already and left alone" in done.out
    assert texts(applied) == before


def test_an_update_keeps_what_means_the_same_and_the_canvas_that_the_file_gives(
    applied: Account,
) -> None:
    def another(definition: Any) -> None:
        definition["points"][1]["point_data"]["send_push"]["preset_code"] = "99999-00000"
        definition["points"][0]["position"]["x"] = 15

    before = texts(applied)
    edited(applied, another)

    assert applied.run("pull", "--all", "--update", environ=WITH_TOKEN).code == 0

    changed = before["welcome-series.yaml"].replace("12345-67890", "99999-00000")
    changed = changed.replace("x: 10", "x: 15")
    assert texts(applied) == before | {"welcome-series.yaml": changed}
    assert applied.run("plan", "--detailed-exitcode", environ=WITH_TOKEN).code == 0


def test_an_update_that_has_nothing_to_write_hides_no_drift(applied: Account) -> None:
    edited(applied, lambda it: it["params"].update(capping={"entries": 2}))
    before = texts(applied)

    applied.run("pull", "--all", "--update", environ=WITH_TOKEN)

    assert texts(applied) == before
    assert "+ params: {capping: {entries: 2}}" in applied.run("drift", environ=WITH_TOKEN).out


def test_an_update_writes_no_file_with_errors(applied: Account) -> None:
    def passed_over(definition: Any) -> None:
        first, second, *_ = definition["points"]
        first["outputs"]["default"] = second["outputs"]["default"]

    before = texts(applied)
    edited(applied, passed_over)

    done = applied.run("pull", "--all", "--update", environ=WITH_TOKEN)

    assert (done.code, "would have errors: J202" in done.out) == (1, True)
    assert texts(applied) == before


def test_a_secret_that_has_a_name_is_never_written_in_clear(applied: Account) -> None:
    content = {
        "one": "t0ken-of-the-shop",
        "two": "say t0ken-of-the-shop twice",
        "password": "12345",
    }
    push = point("push", "send_push", {"content": content}, default="bye")
    entry = point("in", "start_by_api", default="push")
    applied.put(body(entry, push, point("bye", "exit"), title="Other"))

    assert applied.run("pull", "--all", environ=WITH_TOKEN).code == 0

    text = applied.file("other").read_text()
    assert ("${vars.token}" in text, "say ${vars.token} twice" in text) == (True, True)
    assert ("12345" in text, "t0ken" in text) == (False, False)
    state = [it.read_text() for it in applied.root.rglob("*.json")]
    assert not any("t0ken-of" in it or '"12345"' in it for it in state)


def test_a_coordinate_that_is_left_out_is_zero(account: Account) -> None:
    entry = {**point("in", "start_by_api", default="bye"), "position": {"x": 100}}
    account.put(body(entry, point("bye", "exit"), title="Other"))

    assert account.run("pull", "--all", "--with-canvas").code == 0

    text = account.file("other").read_text()
    assert "position: {x: 100, y: 0}" in text
    assert account.run("plan", "--detailed-exitcode").code == 0


def test_what_was_saved_before_the_last_apply_is_refused(account: Account) -> None:
    (account.root / "journeys.yaml").write_text(PROJECT.replace("account.db", "account.db?no_read"))
    (account.root / "in.json").write_text(json.dumps(account.saved(account.put(welcome()))))
    pulled = ("pull", "--from", str(account.root / "in.json"))
    assert account.run(*pulled).code == 0
    file = account.file("welcome-series")
    file.write_text(file.read_text().replace("12345-67890", "99999-00000"))
    assert account.run("apply", "--auto-approve").code == 0
    before = file.read_text()

    done = account.run(*pulled, "--update")

    assert (done.code, "state has seen a later version" in done.out) == (1, True)
    assert file.read_text() == before
