"""Which files are journeys, and which key each has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path, PurePosixPath

from journeys_as_code.errors import ProjectError

PROJECT_FILE = "journeys.yaml"
"""The file that makes a folder a project."""
_SUFFIXES = (".yaml", ".yml")
_TESTS = (".test.yaml", ".test.yml")
_WILD = frozenset("*?[")

_Called = Callable[[str], str]
"""From the name of a file to the name that patterns are about, "" for one that is not wanted."""


@dataclass(frozen=True, slots=True, order=True)
class JourneyFile:
    """One journey of the project: its key, and its file relative to the project."""

    key: str
    file: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of `journeys:`: the folder it begins with, and the steps of its glob from there on."""

    folder: PurePosixPath
    steps: tuple[str, ...]

    def place_of(self, key: str) -> str:
        """The file in which a journey of this key would be found; empty where it would not be."""
        *above, name = key.split("/")
        parts = (*above, f"{name}{_SUFFIXES[0]}")
        return self.folder.joinpath(*parts).as_posix() if _fits(parts, self.steps) else ""


def patterns_of(root: Path, patterns: str | Sequence[str]) -> list[Pattern]:
    """The patterns of a project. ProjectError for a folder that is not there or outside the project."""
    return [_split(root, it) for it in ([patterns] if isinstance(patterns, str) else patterns)]


def make_folder(root: Path, patterns: str | Sequence[str]) -> None:
    """Make the first folder of a project that has none yet: git keeps no folder without files.

    ProjectError where it cannot be made. A folder outside the project never is.
    """
    steps = [_literal(it) for it in ([patterns] if isinstance(patterns, str) else patterns)]
    if not steps or any((root / it).exists() for it in steps):
        return
    first = steps[0].parent if steps[0].suffix in _SUFFIXES else steps[0]
    if ".." in first.parts or not is_inside(root, root / first):
        return
    try:
        (root / first).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"the folder `{first}` cannot be made: {reason}"
        raise ProjectError(
            message, hint=f"make it, or correct `journeys:` in {PROJECT_FILE}"
        ) from error


def _literal(pattern: str) -> PurePosixPath:
    """The part of a pattern before its first wildcard."""
    steps = takewhile(_WILD.isdisjoint, PurePosixPath(pattern).parts)
    return PurePosixPath(*steps)


def journey_files(root: Path, patterns: str | Sequence[str]) -> list[JourneyFile]:
    """The project's journeys, sorted by key; two files may have one, which `validate` refuses.

    A pattern is a folder (every `*.yaml` and `*.yml` below it), a file, or a glob with `*`, `?`, `[]`
    and `**`. Hidden files, `*.test.yaml` and the project file are never journeys. A key is the path
    below the folder that the pattern names before its first wildcard, without suffix; where several
    patterns fit a file, the first gives its key. ProjectError for a folder that does not exist or is
    outside the project.
    """
    return _files(root, patterns, _as_journey)


def story_files(root: Path, patterns: str | Sequence[str]) -> list[JourneyFile]:
    """The project's story files, `*.test.yaml` wherever a journey may be, sorted by key.

    The key is that of the journey whose file has the same name without `.test`.
    """
    return _files(root, patterns, _as_story)


def _files(root: Path, patterns: str | Sequence[str], called: _Called) -> list[JourneyFile]:
    found: list[JourneyFile] = []
    taken = {PROJECT_FILE}
    for pattern in patterns_of(root, patterns):
        for parts in _walk(root, pattern, called):
            file = pattern.folder.joinpath(*parts).as_posix()
            key = "/".join((*parts[:-1], called(parts[-1]))).rpartition(".")[0]
            if file in taken:
                continue
            taken.add(file)
            found.append(JourneyFile(key, file))
    return sorted(found)


def is_inside(root: Path, path: Path) -> bool:
    """Whether `path`, all links followed, is below `root`."""
    real = os.path.realpath(path)
    if real.startswith(f"{root}{os.sep}"):  # nearly always, and a third of the cost
        return True
    base = os.path.realpath(root)
    return os.path.commonpath((base, real)) == base


def _split(root: Path, pattern: str) -> Pattern:
    steps, folder = PurePosixPath(pattern).parts, _literal(pattern)
    rest = steps[len(folder.parts) :]
    if ".." in steps or not is_inside(root, root / folder):
        message = f"the pattern `{pattern}` leads outside the project"
        raise ProjectError(message, hint=f"name a folder of the project in {PROJECT_FILE}")
    if not rest and (root / folder).is_file():
        folder, rest = folder.parent, (folder.name,)
    if not (root / folder).is_dir():
        message = f"there is no folder `{folder}` for the journeys"
        raise ProjectError(message, hint=f"create it, or correct `journeys:` in {PROJECT_FILE}")
    return Pattern(folder, rest or ("**", "*"))


def _walk(root: Path, pattern: Pattern, called: _Called) -> Iterator[tuple[str, ...]]:
    """The steps from the folder of a pattern to every file that is wanted and fits it."""
    folder, glob = pattern.folder, pattern.steps
    pending: list[tuple[str, ...]] = [()]
    while pending:
        above = pending.pop()
        for entry in _entries(root, folder.joinpath(*above)):
            steps = (*above, entry.name)
            if entry.is_dir():
                if "**" in glob or len(steps) < len(glob):
                    _refuse_link(entry, folder.joinpath(*steps))
                    pending.append(steps)
            elif (name := called(entry.name)) and _fits((*above, name), glob):
                yield steps


def _entries(root: Path, folder: PurePosixPath) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise ProjectError(f"the folder `{folder}` cannot be read: {error.strerror}") from error
    for entry in visible:
        if not entry.name.isprintable():
            message = f"the folder `{folder}` has a file with an unprintable name: {entry.name!a}"
            raise ProjectError(message, hint="rename it")
    return visible


def _refuse_link(entry: os.DirEntry[str], shown: PurePosixPath) -> None:
    if entry.is_symlink():
        hint = f"list the folder that it leads to under `journeys:` in {PROJECT_FILE}"
        raise ProjectError(f"`{shown}` is a link to a folder, which is not followed", hint=hint)


def _as_journey(name: str) -> str:
    return name if name.endswith(_SUFFIXES) and not name.endswith(_TESTS) else ""


def _as_story(name: str) -> str:
    stem, test, suffix = name.rpartition(".test.")
    return f"{stem}.{suffix}" if test and name.endswith(_TESTS) else ""


def _fits(steps: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Whether the steps of a path fit those of a glob; `**` stands for any number of folders."""
    if not pattern:
        return not steps
    if pattern[0] == "**":
        return _fits(steps, pattern[1:]) or (bool(steps) and _fits(steps[1:], pattern))
    return bool(steps) and fnmatchcase(steps[0], pattern[0]) and _fits(steps[1:], pattern[1:])
