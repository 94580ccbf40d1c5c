import sqlite3
import threading
from pathlib import Path

import pytest
from support.clock import Clock
from support.sandbox import Api, edit, fresh_store, welcome

from journeys_as_code.errors import StateError
from journeys_as_code.sandbox.record import Call, Definition
from journeys_as_code.sandbox.store import SandboxStore


def test_it_survives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "sandbox.db"
    with fresh_store(path) as store, Api(store) as api:
        uuid = api.made("start")
        before = api.read(uuid)
        calls = store.calls()
    with fresh_store(path) as again, Api(again) as api:
        assert api.read(uuid) == before
        assert again.calls()[: len(calls)] == calls


def test_two_processes_may_use_one_file(tmp_path: Path) -> None:
    with SandboxStore(tmp_path / "db") as one, SandboxStore(tmp_path / "db") as other:
        journey = one.create(welcome())
        other.move(journey.uuid, "STATUS_RUNNING")
        assert one.status(journey.uuid) == "STATUS_RUNNING"


def test_threads_may_share_it(tmp_path: Path) -> None:
    with SandboxStore(tmp_path / "db") as store:
        threads = [
            threading.Thread(target=lambda: [store.create(welcome()) for _ in range(10)])
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.count() == 40


def test_what_fails_inside_leaves_nothing(store: SandboxStore) -> None:
    def create_and_fail() -> None:
        with store.transaction():
            store.create(welcome())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        create_and_fail()
    assert store.count() == 0


def test_calls_are_recorded(api: Api, clock: Clock) -> None:
    uuid = api.made("start")
    clock.advance(5)
    api.move(uuid, "start")
    path = "/api/v3/journeygateway"
    assert api.store.calls() == (
        Call(1, "2026-03-01T12:00:00.000000Z", "POST", path, "create", uuid, 200, "", "STATUS_DRAFT"),
        Call(
            2, "2026-03-01T12:00:00.000000Z", "POST", f"{path}/start", "start", uuid, 200,
            "STATUS_DRAFT", "STATUS_RUNNING",
        ),
        Call(
            3, "2026-03-01T12:00:05.000000Z", "POST", f"{path}/start", "start", uuid, 400,
            "STATUS_RUNNING", "STATUS_RUNNING",
        ),
    )  # fmt: skip


def test_calls_by_action_and_number(api: Api) -> None:
    uuid = api.made("start", "pause")
    api.read(uuid)
    assert [call.action for call in api.store.calls()] == ["create", "start", "pause", "read"]
    assert [call.number for call in api.store.calls("pause", "create")] == [1, 3]
    assert [call.action for call in api.store.calls(after=2)] == ["pause", "read"]


def test_old_calls_are_forgotten(store: SandboxStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeys_as_code.sandbox.store.KEPT_CALLS", 10)
    with store.transaction():
        for _ in range(1000):
            store.log("GET", "/api/x", "", status=404)
    assert [call.number for call in store.calls()] == list(range(991, 1001))


def test_an_edit_by_somebody_else(api: Api) -> None:
    uuid = api.made("start")
    before = api.read(uuid)["info"]

    def rename(found: Definition) -> None:
        found["title"] = "Mine now"

    edit(api.store, uuid, rename)
    after = api.read(uuid)["info"]
    assert (after["title"], after["status"]) == ("Mine now", "STATUS_RUNNING")
    assert after["last_edited_by"] == {"name": "Mary"}
    assert after["updated_at"] > before["updated_at"]


def test_an_edit_may_return_a_new_definition(api: Api) -> None:
    uuid = api.made()
    edit(api.store, uuid, lambda found: {**found, "points": []}, by="Tom")
    assert api.read(uuid)["points"] == []


def test_an_edit_of_no_journey(store: SandboxStore) -> None:
    with pytest.raises(KeyError):
        edit(store, "none", lambda found: found)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0broken"])
def test_a_file_that_is_no_sandbox(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sandbox.db"
    path.write_bytes(content)
    with pytest.raises(StateError, match="is not a usable sandbox") as caught:
        SandboxStore(path)
    assert caught.value.hint == "remove the file to begin anew"


def test_a_file_of_another_format(tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    SandboxStore(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    with pytest.raises(StateError, match="is a sandbox of format 9, this version reads format 1"):
        SandboxStore(path)


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="cannot be opened"):
        SandboxStore(tmp_path)


def test_a_file_where_its_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="cannot be opened"):
        SandboxStore(tmp_path / "file" / "sandbox.db")
