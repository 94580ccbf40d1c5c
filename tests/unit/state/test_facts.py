from pathlib import Path

import pytest

from journeys_as_code.remote.ladder import LadderMemory
from journeys_as_code.state.facts import FileFacts


def test_a_fact_is_remembered_per_target(tmp_path: Path) -> None:
    facts: LadderMemory = FileFacts(tmp_path, "prod")
    assert facts.get("read") is None
    facts.set("read", available=False)
    facts.set("list", available=True)
    facts.set("list", available=True)
    again = FileFacts(tmp_path, "prod")
    assert (again.get("read"), again.get("list")) == (False, True)
    assert FileFacts(tmp_path, "dev").get("read") is None
    assert (tmp_path / ".journeys/.gitignore").exists()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"read": "no"}'])
def test_what_cannot_be_read_is_not_known(tmp_path: Path, content: bytes) -> None:
    facts = FileFacts(tmp_path, "prod")
    facts.set("read", available=True)
    (tmp_path / ".journeys/state/prod/.facts.json").write_bytes(content)
    assert facts.get("read") is None


def test_what_cannot_be_written_is_lost_without_a_word(tmp_path: Path) -> None:
    (tmp_path / ".journeys").write_text("a file where a folder should be")
    facts = FileFacts(tmp_path, "prod")
    facts.set("read", available=True)
    assert facts.get("read") is None
