"""Opening a project: its root, its target, its variables and its catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from journeys_as_code.errors import ProjectError, UsageError
from journeys_as_code.findings import Finding, Severity, has_errors
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Project, Target
from journeys_as_code.source import files, variables
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.project import read_project
from journeys_as_code.workflow.clock import now

PROJECT_FILE = "journeys.yaml"


class Invalid(ProjectError):
    """What was written has errors; `findings` is all that was found, `sources` the texts it is in.

    `target` is the one it was looked at through, where that is not the default one.
    """

    def __init__(
        self, findings: tuple[Finding, ...], sources: Mapping[str, str], target: str = ""
    ) -> None:
        self.findings = findings
        self.sources = sources
        through = f" --target {target}" if target else ""
        count = len(findings) - len(self.errors)
        stop = "stops" if count == 1 else "stop"
        more = f", and {count:,} more that {stop} nothing" if count else ""
        hint = f"journeys validate{through} shows it again{more}"
        super().__init__("the project does not validate", hint=hint)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop everything."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


@dataclass(frozen=True)
class Workspace:
    """An open project and the target it is looked at through.

    `environ` is the process environment, `overrides` the variables given on the command line.
    """

    root: Path
    project: Project
    source: SourceFile
    findings: tuple[Finding, ...]
    """What `journeys.yaml` itself deserves: warnings only, or this would not be open."""
    target_name: str
    target: Target
    catalogue: Catalogue
    environ: Mapping[str, str] = field(repr=False)
    variables: variables.Variables = field(repr=False)
    clock: Callable[[], datetime] = field(default=now, repr=False)

    @property
    def is_default(self) -> bool:
        """Whether commands take this target when none is named."""
        return self.target_name == self.project.default_target or len(self.project.targets) == 1


def open_project(
    directory: Path,
    *,
    target: str | None = None,
    environ: Mapping[str, str],
    overrides: Mapping[str, str] | None = None,
) -> Workspace:
    """Open the project that `directory` belongs to, through one of its targets.

    Raises ProjectError when there is none, Invalid when journeys.yaml has errors, UsageError when
    it has no such target.
    """
    read = _read(directory)
    return _through(read, _choose(read.project, target), environ, overrides or {})


def open_targets(
    directory: Path,
    *,
    environ: Mapping[str, str],
    overrides: Mapping[str, str],
    names: Sequence[str] = (),
) -> tuple[Workspace, ...]:
    """Open the project once for each of its targets, or of those named.

    An override is for those that have the variable. Raises as `open_project` does.
    """
    read = _read(directory)
    chosen = [_choose(read.project, name) for name in names or read.project.targets]
    targets = {name: read.project.targets[name] for name in chosen}
    variables.require_known(overrides, [name for each in targets.values() for name in each.vars])
    return tuple(
        _through(read, name, environ, {k: v for k, v in overrides.items() if k in each.vars})
        for name, each in targets.items()
    )


def read_only(directory: Path) -> tuple[Path, Project]:
    """The root of the project that `directory` belongs to, and what its journeys.yaml says.

    No target is chosen and no variable looked up. Raises as `open_project` does.
    """
    read = _read(directory)
    return read.root, read.project


@dataclass(frozen=True)
class _Read:
    root: Path
    source: SourceFile
    project: Project
    findings: tuple[Finding, ...]
    catalogue: Catalogue


def _read(directory: Path) -> _Read:
    root = files.find_root(directory)
    source, findings = files.read(root, PROJECT_FILE)
    project = None
    if source is not None:
        project, more = read_project(source)
        findings = (*findings, *more)
    if source is None or project is None or has_errors(findings):
        raise Invalid(findings, {PROJECT_FILE: files.shown(root, PROJECT_FILE)})
    catalogue = Catalogue.builtin().with_project(project.point_kinds)
    return _Read(root, source, project, findings, catalogue)


def _through(
    read: _Read, name: str, environ: Mapping[str, str], overrides: Mapping[str, str]
) -> Workspace:
    target = read.project.targets[name]
    return Workspace(
        root=read.root,
        project=read.project,
        source=read.source,
        findings=read.findings,
        target_name=name,
        target=target,
        catalogue=read.catalogue,
        environ=environ,
        variables=variables.resolve(target, environ, overrides),
    )


def _choose(project: Project, asked: str | None) -> str:
    names = list(project.targets)
    if asked is None:
        if project.default_target is None and len(names) > 1:
            raise UsageError(
                "the project has several targets and no default_target",
                hint=f"choose one with --target: {', '.join(names)}",
            )
        return project.default_target or names[0]
    if asked not in project.targets:
        near = get_close_matches(asked, names, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"its targets are: {', '.join(names)}"
        raise UsageError(f"the project has no target {asked!r}", hint=hint)
    return asked
