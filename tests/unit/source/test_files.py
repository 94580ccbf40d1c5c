import os
from pathlib import Path

import pytest

from journeys_as_code.errors import ProjectError
from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.source.files import find_root, read, report_path


def refusal(root: Path, relative: str) -> tuple[str, str]:
    source, findings = read(root, relative)
    assert source is None
    (finding,) = findings
    assert finding.code == "J114"
    assert finding.place == Place(relative)
    return finding.message, finding.hint


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "journeys").mkdir(parents=True)
    (root / "journeys.yaml").write_text("version: 1\n")
    (root / "journeys" / "welcome.yaml").write_text("title: Welcome\n")
    (tmp_path / "secret.yaml").write_text("title: Secret\n")
    return root


def test_the_root_is_the_nearest_folder_with_a_project_file(root: Path) -> None:
    deep = root / "journeys" / "more"
    deep.mkdir()
    for start in (root, deep, root / "journeys.yaml", deep / ".." / "nothing"):
        assert find_root(start) == root.resolve()


def test_without_a_project_file_there_is_no_root(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as caught:
        find_root(tmp_path)
    assert caught.value.message == (
        f"there is no journeys.yaml in {tmp_path.resolve()} or any folder above it"
    )
    assert "journeys init" in caught.value.hint


def test_reports_name_files_from_the_root(root: Path) -> None:
    assert report_path(root, root / "journeys" / ".." / "journeys" / "a.yaml") == "journeys/a.yaml"
    with pytest.raises(ProjectError, match="outside the project"):
        report_path(root, root.parent / "secret.yaml")


def test_a_file_is_read(root: Path) -> None:
    source, findings = read(root, "journeys/welcome.yaml")
    assert source is not None
    assert (source.file, source.data, findings) == (
        "journeys/welcome.yaml",
        {"title": "Welcome"},
        (),
    )


def test_a_project_reached_by_a_link_is_read(root: Path) -> None:
    linked = root.parent / "linked"
    linked.symlink_to(root)
    assert read(linked, "journeys/welcome.yaml")[1] == ()


def test_a_link_inside_the_project_is_read(root: Path) -> None:
    (root / "journeys" / "link.yaml").symlink_to("welcome.yaml")
    source, _ = read(root, "journeys/link.yaml")
    assert source is not None
    assert source.file == "journeys/link.yaml"


@pytest.mark.parametrize(
    ("relative", "message"),
    [
        ("journeys/none.yaml", "there is no such file"),
        ("journeys", "this is a folder, not a file"),
        ("journeys/dangling.yaml", "the link leads to nothing"),
        ("journeys/loop.yaml", "the file cannot be read: Too many levels of symbolic links"),
        ("journeys/out.yaml", "the file is outside the project"),
        ("outside/secret.yaml", "the file is outside the project"),
        ("../secret.yaml", "the file is outside the project"),
        ("/etc/hosts", "the file is outside the project"),
        ("journeys/pipe.yaml", "this is no regular file"),
        ("journeys/welcome.yaml/x.yaml", "there is no such file"),
        (f"{'x' * 300}.yaml", "the file cannot be read: File name too long"),
        ("a\0b.yaml", "the file cannot be read: there can be no file of this name"),
    ],
)
def test_what_cannot_be_read_is_a_finding(root: Path, relative: str, message: str) -> None:
    journeys = root / "journeys"
    (journeys / "dangling.yaml").symlink_to("nothing.yaml")
    (journeys / "loop.yaml").symlink_to("loop.yaml")
    (journeys / "out.yaml").symlink_to(root.parent / "secret.yaml")
    (root / "outside").symlink_to(root.parent)
    os.mkfifo(journeys / "pipe.yaml")
    assert refusal(root, relative)[0] == message


def test_a_file_without_permission_is_a_finding(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(root, "journeys/welcome.yaml") == (
        "the file cannot be read: Permission denied",
        "check its permissions and those of the folders above it",
    )


def test_a_file_of_50_megabytes_is_refused_by_its_size(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (root / "journeys" / "huge.yaml").open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.delattr(Path, "open")
    assert read(root, "journeys/huge.yaml") == (
        None,
        (
            Finding(
                "J109",
                Severity.ERROR,
                "the file has 50,000,000 bytes; at most 1,048,576 are read",
                Place("journeys/huge.yaml"),
                "split it into several files",
            ),
        ),
    )
