import os
from pathlib import Path

import pytest

from journeys_as_code.errors import ProjectError
from journeys_as_code.source.saving import save


def test_the_content_is_new_and_the_permissions_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("old")
    file.chmod(0o640)
    save(tmp_path, "a.yaml", b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("old")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    save(tmp_path, "link.yaml", b"new")
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"new"


def test_nothing_outside_the_project_is_written(tmp_path: Path) -> None:
    outside, project = tmp_path / "outside.yaml", tmp_path / "project"
    outside.write_text("old")
    project.mkdir()
    (project / "link.yaml").symlink_to(outside)
    with pytest.raises(ProjectError, match=r"link\.yaml is outside the project"):
        save(project, "link.yaml", b"new")
    assert outside.read_text() == "old"


def test_what_cannot_be_written_is_said_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ProjectError, match=r"a\.yaml cannot be written: No space left on device"):
        save(tmp_path, "a.yaml", b"new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
