"""The door to the project's files; nothing outside the project is ever read."""

from __future__ import annotations

import stat
from pathlib import Path

from journeys_as_code.errors import ProjectError
from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.listing import (
    PROJECT_FILE,
    JourneyFile,
    is_inside,
    journey_files,
    make_folder,
)
from journeys_as_code.source.text import MAX_BYTES, too_large
from journeys_as_code.source.yaml_loader import load

__all__ = [
    "PROJECT_FILE",
    "JourneyFile",
    "content",
    "find_root",
    "is_inside",
    "journey_files",
    "make_folder",
    "read",
    "report_path",
    "shown",
]


def find_root(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds a project file; ProjectError if none does."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / PROJECT_FILE).is_file():
            return folder
    raise ProjectError(
        f"there is no {PROJECT_FILE} in {start} or any folder above it",
        hint="run `journeys init` to make a project, or name its folder with `-C DIR`",
    )


def report_path(root: Path, file: Path) -> str:
    """The name by which reports call a file of the project: relative to `root`, with `/`.

    ProjectError for a file outside the project.
    """
    real = file.parent.resolve() / file.name
    if not real.is_relative_to(root.resolve()):
        raise ProjectError(f"{file} is outside the project", hint=f"the project is {root}")
    return real.relative_to(root.resolve()).as_posix()


def read(
    root: Path, relative: str, *, limit: int = MAX_BYTES
) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """The file of that name below `root`, and what is wrong with it.

    A file that cannot be read is a finding (J114), a file of more than `limit` bytes is one too
    (J109, its content is not touched); nothing is raised.
    """
    found = content(root, relative, limit=limit)
    return (None, (found,)) if isinstance(found, Finding) else load(found, relative, limit=limit)


def content(root: Path, relative: str, *, limit: int = MAX_BYTES) -> bytes | Finding:
    """The bytes of the file of that name below `root`, or why they cannot be had, as `read` says."""
    path = root / relative
    try:
        if not is_inside(root, path):
            hint = "links may lead only to files of the project"
            return _refused(relative, "the file is outside the project", hint)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for
            return _not_regular(relative, status.st_mode)
        if status.st_size > limit:
            return too_large(relative, status.st_size, limit)
        with path.open("rb") as file:
            return file.read(status.st_size + 1)
    except (OSError, ValueError) as error:
        return _unreadable(relative, path, error)


def shown(root: Path, relative: str) -> str:
    """The text of a file that could not be loaded, as well as it can be shown beside a finding.

    Empty where there is nothing to show: outside the project, too large, no file at all.
    """
    path = root / relative
    try:
        if is_inside(root, path) and path.is_file() and path.stat().st_size <= MAX_BYTES:
            return path.read_bytes().decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return ""
    return ""


def is_there(root: Path, relative: str) -> bool:
    """Whether there is a file of that name; it may be anywhere, and is not opened."""
    try:
        return (root / relative).is_file()
    except (OSError, ValueError):
        return False


def _not_regular(relative: str, mode: int) -> Finding:
    if stat.S_ISDIR(mode):
        return _refused(relative, "this is a folder, not a file", "name a file in it")
    return _refused(relative, "this is no regular file", "replace it by a file")


def _unreadable(relative: str, path: Path, error: OSError | ValueError) -> Finding:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if path.is_symlink():
            return _refused(relative, "the link leads to nothing", "correct or delete the link")
        return _refused(relative, "there is no such file", "check its name")
    reason = getattr(error, "strerror", None) or "there can be no file of this name"
    hint = "check its permissions and those of the folders above it"
    return _refused(relative, f"the file cannot be read: {reason}", hint)


def _refused(file: str, message: str, hint: str) -> Finding:
    return Finding("J114", Severity.ERROR, message, Place(file), hint)
