import json
from pathlib import Path
from threading import Thread

from journeys_as_code.state.cache import Cache

PLACE = ".journeys/cache/checked.json"


def cache(root: Path, about: str = "this") -> Cache:
    return Cache(root, "checked", about)


def test_what_was_written_is_read_by_the_next_run(tmp_path: Path) -> None:
    cache(tmp_path).write({"a": ["half \ud83d an emoji", 1.5, None]})
    assert cache(tmp_path).read() == {"a": ["half \ud83d an emoji", 1.5, None]}
    assert (tmp_path / ".journeys/.gitignore").read_text().endswith("*\n")
    assert (tmp_path / PLACE).stat().st_mode & 0o777 == 0o600


def test_it_is_about_one_thing(tmp_path: Path) -> None:
    cache(tmp_path).write({"a": 1})
    assert cache(tmp_path, "another version").read() == {}
    assert Cache(tmp_path, "another", "this").read() == {}


def test_every_spoiled_one_is_empty(tmp_path: Path) -> None:
    cache(tmp_path).write({"a": 1})
    file = tmp_path / PLACE
    whole = file.read_bytes()
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        assert cache(tmp_path).read() == {}
        file.write_bytes(whole[:end] + bytes([whole[end] ^ 1]) + whole[end + 1 :])
        assert cache(tmp_path).read() == {}


def test_what_cannot_be_written_is_forgotten_without_a_word(tmp_path: Path) -> None:
    (tmp_path / ".journeys").write_text("a file where a folder should be")
    cache(tmp_path).write({"a": 1})
    assert cache(tmp_path).read() == {}


def test_what_is_no_json_leaves_the_old_one(tmp_path: Path) -> None:
    cache(tmp_path).write({"a": 1})
    cache(tmp_path).write({"a": {1, 2}})
    assert cache(tmp_path).read() == {"a": 1}
    assert [it.name for it in (tmp_path / ".journeys/cache").iterdir()] == ["checked.json"]


def test_of_several_writers_one_wins_whole(tmp_path: Path) -> None:
    values = [{"n": [number] * 2000} for number in range(8)]
    writers = [Thread(target=cache(tmp_path).write, args=(value,)) for value in values]
    for writer in writers:
        writer.start()
    seen = [cache(tmp_path).read() for _ in range(50)]
    for writer in writers:
        writer.join()
    assert cache(tmp_path).read() in values
    assert all(each in [{}, *values] for each in seen)
    assert json.loads((tmp_path / PLACE).read_bytes()[64:]) in values


def test_what_a_killed_writer_left_goes_with_the_next_write(tmp_path: Path) -> None:
    folder = tmp_path / ".journeys" / "cache"
    folder.mkdir(parents=True)
    (folder / ".found.json.99-1.tmp").write_text("half")
    Cache(tmp_path, "found", "about").write({"a": "1"})
    assert [path.name for path in folder.iterdir()] == ["found.json"]
