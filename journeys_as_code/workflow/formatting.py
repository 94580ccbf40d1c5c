"""The project's files in their canonical layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from journeys_as_code.errors import UsageError
from journeys_as_code.findings import Finding
from journeys_as_code.model.project import Project
from journeys_as_code.source import files
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.formatting import Formatted, formatted
from journeys_as_code.source.fragments import includes
from journeys_as_code.source.listing import PROJECT_FILE, story_files
from journeys_as_code.source.order import JOURNEY, PLAIN, Order, project_order
from journeys_as_code.source.saving import save
from journeys_as_code.workflow.collector import collector_paused


def format_files(
    directory: Path, paths: Sequence[str] = (), *, write: bool
) -> tuple[Formatted, ...]:
    """Lay out the project file, its journeys, their fragments and stories, or only those in `paths`.

    A path is a file or a folder, seen from `directory` or from the project, or a journey's key. No
    target is needed, and only what makes a file unreadable keeps it from being laid out. What has
    changed is written if asked to. UsageError for a path at which there is none of these files.
    """
    with collector_paused():
        ours = _Files.of(files.find_root(directory))
        wanted = ours.named(directory, paths) if paths else ours.orders
        done = [_formatted(ours.root, file, ours.orders[file]) for file in sorted(wanted)]
        if write:
            for each in done:
                if each.changed and each.after is not None:
                    save(ours.root, each.file, each.after.encode())
    return tuple(done)


@dataclass(frozen=True)
class _Files:
    """The files that can be laid out, and how: by name, relative to `root`."""

    root: Path
    orders: Mapping[str, Order]
    keys: Mapping[str, str]
    """The file of each journey's key."""

    @classmethod
    def of(cls, root: Path) -> _Files:
        source, _ = files.read(root, PROJECT_FILE)
        patterns = _patterns(source)
        journeys = files.journey_files(root, patterns)
        orders = {PROJECT_FILE: project_order()}
        orders |= {file.file: PLAIN for file in story_files(root, patterns)}
        orders |= {file.file: JOURNEY for file in journeys}
        for file in journeys:
            orders |= dict.fromkeys(_fragments(root, file.file), JOURNEY)
        return cls(root, orders, {file.key: file.file for file in journeys})

    def named(self, directory: Path, paths: Iterable[str]) -> set[str]:
        """The files that these paths mean."""
        return {file for path in paths for file in self._named(directory, path)}

    def _named(self, directory: Path, path: str) -> set[str]:
        places = {PurePosixPath(path.replace("\\", "/")), PurePosixPath(self.keys.get(path, path))}
        there = directory / path
        if there.exists():
            there = there.resolve() if there.is_dir() else there
            places = {PurePosixPath(files.report_path(self.root, there))}
        found = {file for file in self.orders for at in places if _is_at(file, at)}
        if not found:
            raise UsageError(
                f"there is no file of this project to format at {path!r}",
                hint="name a journey's file, a folder or a key",
            )
        return found


def _is_at(file: str, place: PurePosixPath) -> bool:
    return PurePosixPath(file).is_relative_to(place)


def _patterns(project: SourceFile | None) -> str | list[str]:
    """Where the journeys are, even of a project that does not validate."""
    patterns = project.data.get("journeys") if project else None
    if isinstance(patterns, list) and all(isinstance(each, str) for each in patterns):
        return patterns
    return patterns if isinstance(patterns, str) else str(Project.model_fields["journeys"].default)


def _fragments(root: Path, journey: str) -> list[str]:
    """The files that a journey includes, as far as they are there."""
    content = files.content(root, journey)
    if isinstance(content, Finding) or b"include" not in content:
        return []
    source, _ = files.read(root, journey)
    named = [file for _, file, _ in includes(source.data)] if source else []
    return [
        PurePosixPath(file).as_posix()
        for file in named
        if not isinstance(files.content(root, file), Finding)
    ]


def _formatted(root: Path, file: str, order: Order) -> Formatted:
    content = files.content(root, file)
    if isinstance(content, Finding):
        return Formatted(file, files.shown(root, file), None, findings=(content,))
    return formatted(content, file, order)
