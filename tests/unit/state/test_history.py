"""The history: whole lines only, whoever writes them and however that ends."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeys_as_code.errors import StateError
from journeys_as_code.state.entries import Begun, JourneyEnded, RunEnded
from journeys_as_code.state.history import FileHistory

HEAD: dict[str, Any] = {"run": "run-1", "at": "2026-03-01T12:00:00.000Z", "target": "prod"}
BEGUN = Begun(**HEAD, who="ann@desk pid 1", command="apply", plan="abc", journeys=1)
ENDED = RunEnded(**HEAD, ended="done", requests=3, paused_for=0.5)


def journey(title: str = "Welcome") -> JourneyEnded:
    return JourneyEnded(
        **HEAD,
        key="welcome",
        uuid="u-1",
        title=title,
        action="update",
        result="done",
        calls=["pause", "put", "start"],
        before="running",
        status="running",
        document={"title": title},
    )


@pytest.fixture
def history(tmp_path: Path) -> FileHistory:
    return FileHistory(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".journeys/history.jsonl"


def test_where_nothing_happened_there_is_nothing(history: FileHistory, file: Path) -> None:
    assert list(history.read()) == []
    assert not file.parent.exists()


def test_what_was_appended_is_read_in_order(history: FileHistory, file: Path) -> None:
    history.append([BEGUN])
    history.append([journey("half an emoji: \ud83d"), ENDED])
    assert list(history.read()) == [BEGUN, journey("half an emoji: \ud83d"), ENDED]
    assert file.stat().st_mode & 0o777 == 0o600
    assert (file.parent / ".gitignore").exists()


@pytest.mark.parametrize("cut", [1, 20, 100])
def test_half_a_line_at_the_end_costs_that_line_only(
    history: FileHistory, file: Path, cut: int
) -> None:
    history.append([BEGUN, journey()])
    file.write_bytes(file.read_bytes()[:-cut])
    whole = journey() if cut == 1 else None  # only the line break is missing
    assert list(history.read()) == [BEGUN, whole]
    history.append([ENDED])
    assert list(history.read()) == [BEGUN, whole, ENDED]


@pytest.mark.parametrize(
    "line",
    [
        b"not JSON",
        b"[1]",
        b'{"kind": "journey"}',
        b'{"kind": "later", "format": 2}',
        b"\x00\x00\xff",
        b"[" * 100_000,
    ],
    ids=["text", "list", "fields missing", "a later format", "no text", "too deep"],
)
def test_what_is_no_line_of_ours_is_passed_over(
    history: FileHistory, file: Path, line: bytes
) -> None:
    history.append([BEGUN])
    with file.open("ab") as end:
        end.write(line + b"\n\n")
    history.append([ENDED])
    assert list(history.read()) == [BEGUN, None, ENDED]


def test_what_a_later_version_adds_to_a_line_is_passed_over(
    history: FileHistory, file: Path
) -> None:
    history.append([ENDED])
    file.write_bytes(file.read_bytes().replace(b'"requests"', b'"more":{},"requests"'))
    assert list(history.read()) == [ENDED]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / ".journeys").write_text("in the way")
    with pytest.raises(StateError, match=r"^\.journeys/history\.jsonl: "):
        FileHistory(tmp_path).append([BEGUN])


MANY = """
import sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from unit.state.test_history import journey
from journeys_as_code.state.history import FileHistory
history = FileHistory(Path(sys.argv[1]))
sys.stdin.read()
for number in range(20):
    history.append([journey(f"{number} " + "long " * 5000)])
"""


def test_processes_that_write_at_once_never_mix_their_lines(
    history: FileHistory, tmp_path: Path
) -> None:
    tests = Path(__file__).parents[2]
    command = [sys.executable, "-c", MANY, str(tmp_path), str(tests), *sys.path]
    writers = [subprocess.Popen(command, stdin=subprocess.PIPE) for _ in range(4)]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.close()
    assert [writer.wait(60) for writer in writers] == [0] * 4
    found = list(history.read())
    assert len(found) == 80
    assert None not in found
