import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.clock import Clock

from journeys_as_code.address import KEY
from journeys_as_code.errors import StateConflict, StateError
from journeys_as_code.state.file import FileStore, file_name, folder_name, key_of
from journeys_as_code.state.record import Record

KEYS = st.from_regex(KEY, fullmatch=True).filter(lambda key: len(key) <= 200)


@given(KEYS)
def test_every_key_has_a_file_name_of_its_own(key: str) -> None:
    name = file_name(key)
    assert key_of(name) == key
    assert name == name.lower()
    assert not name.startswith(".")
    assert len(name) <= 255


def test_names_that_some_systems_keep_for_devices_are_avoided() -> None:
    assert file_name("con") == "+con.json"
    assert file_name("nul.x") == "+nul.x.json"
    assert file_name("con/a") == "con+a.json"
    assert key_of("con.json") is None


def test_targets_that_differ_in_case_have_folders_that_differ() -> None:
    assert folder_name("Prod-EU") == "+prod-+e+u"
    assert folder_name("prod-eu") == "prod-eu"


def test_what_was_put_is_there(store: FileStore) -> None:
    record = Record(key="mail/welcome", uuid="u1", points={"hello": "p1"})
    version = store.put(record, None)
    found = store.get("mail/welcome")
    assert found is not None
    assert found.version == version
    assert found.record == record.model_copy(update={"updated_at": "2026-03-01T12:00:00.000Z"})
    assert store.load() == {"mail/welcome": found}


def test_records_come_in_order_of_key_and_another_store_reads_them(
    store: FileStore, tmp_path: Path, clock: Clock
) -> None:
    for key in ("b", "a.json/b", "a", "a-b"):
        store.put(Record(key=key), None)
    again = FileStore(tmp_path, "prod", clock=clock)
    assert list(again.load()) == ["a", "a-b", "a.json/b", "b"]
    assert FileStore(tmp_path, "dev", clock=clock).load() == {}


def test_reading_makes_no_files(store: FileStore, tmp_path: Path) -> None:
    assert store.load() == {}
    assert store.get("a") is None
    assert store.holder() is None
    store.unlock("x")
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_expects_another_version_is_refused(store: FileStore) -> None:
    first = store.put(Record(key="a"), None)
    second = store.put(Record(key="a", uuid="u"), first)
    for stale in (None, first):
        with pytest.raises(StateConflict, match=r"^\.journeys/state/prod/a\.json: .* nothing was"):
            store.put(Record(key="a", uuid="v"), stale)
    with pytest.raises(StateConflict):
        store.delete("a", first)
    with pytest.raises(StateConflict):
        store.put(Record(key="b"), "gone")
    assert {key: found.version for key, found in store.load().items()} == {"a": second}


def test_files_are_for_their_owner_alone_and_not_for_git(
    store: FileStore, folder: Path, tmp_path: Path
) -> None:
    store.put(Record(key="a"), None)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir() if path.is_file()}
    assert modes == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    ignored = (tmp_path / ".journeys/.gitignore").read_text().splitlines()
    assert ignored[-1] == "*"


def test_a_deleted_record_is_kept_as_a_backup(store: FileStore, folder: Path) -> None:
    version = store.put(Record(key="a/b", uuid="u"), None)
    content = (folder / "a+b.json").read_bytes()
    store.delete("a/b", version)
    assert store.load() == {}
    assert [path.read_bytes() for path in (folder / ".backup/a+b").iterdir()] == [content]
    store.put(Record(key="a/b"), None)


def test_the_last_settled_versions_are_kept(store: FileStore, folder: Path, clock: Clock) -> None:
    version = None
    for number in range(9):
        clock.advance(1)
        version = store.put(Record(key="a", uuid=f"u{number}"), version)
    kept = sorted((folder / ".backup/a").iterdir())
    assert [path.read_text().split('"uuid":"')[1][:2] for path in kept] == [
        "u3", "u4", "u5", "u6", "u7",
    ]  # fmt: skip


def test_a_record_moves_to_another_key(store: FileStore) -> None:
    version = store.put(Record(key="old", uuid="u"), None)
    store.put(Record(key="taken"), None)
    with pytest.raises(StateConflict):
        store.move("old", "taken", version)
    with pytest.raises(StateConflict):
        store.move("old", "new", "another")
    moved = store.move("old", "new", version)
    found = store.load()
    assert list(found) == ["new", "taken"]
    assert (found["new"].version, found["new"].record.uuid) == (moved, "u")


def test_a_move_cut_short_has_happened(store: FileStore, folder: Path) -> None:
    store.put(Record(key="old", uuid="u"), None)
    (folder / "old.json").rename(folder / "new.json")
    store.put(Record(key="old", uuid="another"), None)
    assert {key: found.record.key for key, found in store.load().items()} == {
        "new": "new",
        "old": "old",
    }


def test_a_copied_record_is_no_second_journey(store: FileStore, folder: Path) -> None:
    store.put(Record(key="a", uuid="u"), None)
    (folder / "b.json").write_bytes((folder / "a.json").read_bytes())
    with pytest.raises(StateError, match=r"state/prod/b\.json: this is a copy of the record of a$"):
        store.load()


def test_a_strange_file_is_named(store: FileStore, folder: Path) -> None:
    store.put(Record(key="a"), None)
    (folder / "a (1).json").write_text("{}")
    (folder / "notes.txt").write_text("not ours")
    with pytest.raises(StateError, match=r"a \(1\)\.json: not a record of ours"):
        store.load()


def test_a_damaged_record_is_named_and_never_overwritten(store: FileStore, folder: Path) -> None:
    version = store.put(Record(key="a"), None)
    (folder / "a.json").write_text("{")
    with pytest.raises(StateError, match=r"^\.journeys/state/prod/a\.json: this record is damaged"):
        store.load()
    with pytest.raises(StateConflict):
        store.put(Record(key="a"), version)
    assert (folder / "a.json").read_text() == "{"


@pytest.mark.parametrize("key", ["", "../a", "A", "a//b", "/a", "a" * 201])
def test_what_is_no_key_reaches_no_file(store: FileStore, key: str) -> None:
    with pytest.raises(StateError, match="is no key of a journey"):
        store.get(key)


def test_an_error_of_the_system_names_the_place(store: FileStore, tmp_path: Path) -> None:
    (tmp_path / ".journeys").write_text("a file where a folder should be")
    for write in (lambda: store.put(Record(key="a"), None), lambda: store.lock(who="", purpose="")):
        with pytest.raises(StateError, match=r"^\.journeys/state/prod.*: (Not a dir|File exists)"):
            write()


def test_without_hard_links_backups_are_copies(
    store: FileStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    first = store.put(Record(key="a"), None)
    content = (folder / "a.json").read_bytes()
    store.put(Record(key="a", uuid="u"), first)
    assert [path.read_bytes() for path in (folder / ".backup/a").iterdir()] == [content]
