"""A journey file becomes the whole journey: with included points, defaults and bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.references import rename_references
from journeys_as_code.source import bodies, fragments
from journeys_as_code.source.composed import ComposedSource, Part
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.files import read, shown

DEFAULTS = "defaults"
_POINT = len(("points", "name"))
_WHERE = "name a file of the project by its path from the project's folder"


class Assembler:
    """Assembles the journeys of one project; every shared file is read once.

    `project` is the valid project file, `journeys` are the files that are journeys themselves.
    """

    def __init__(
        self, root: FilePath, project: SourceFile, catalogue: Catalogue, journeys: Collection[str]
    ) -> None:
        self._root = root
        self._project = project
        self._defaults: Mapping[str, Any] = project.data.get(DEFAULTS) or {}
        self._catalogue = catalogue
        self._journeys = journeys
        self._fragments: dict[str, tuple[SourceFile | None, tuple[Finding, ...]]] = {}
        self._bodies: dict[str, SourceFile | Finding] = {}

    def assemble(self, source: SourceFile) -> tuple[SourceFile, tuple[Finding, ...]]:
        """The journey of a file, and what is wrong with what it uses; the file itself if it is all."""
        text = source.text
        if not (self._defaults or "include" in text or "file" in text or "\\" in text):
            return source, ()
        whole = _Whole(source, source.data)
        for path, file, prefix in fragments.includes(source.data):
            self._include(whole, path, file, prefix)
        whole.inherit(self._defaults, self._project)
        for path, file in list(bodies.bodies(whole.data, self._catalogue)):
            self._fill(whole, path, file)
        return whole.source, tuple(whole.findings)

    def _include(self, whole: _Whole, path: Path, file: str, prefix: str) -> None:
        at = (*path, "file")
        if file in self._journeys:
            hint = "keep fragments outside the folder of the journeys"
            whole.report("J118", at, f"{file} is a journey itself", hint)
        elif whole.may_use(file, at):
            if file not in self._fragments:
                self._fragments[file] = _fragment(self._root, file)
            fragment, findings = self._fragments[file]
            whole.others[file] = fragment.text if fragment else shown(self._root, file)
            for finding in findings:
                whole.relay(finding, at)
            if fragment:
                whole.add_points(fragment, prefix, path)

    def _fill(self, whole: _Whole, path: Path, file: str) -> None:
        at = (*path, bodies.KEY)
        if not whole.may_use(file, at):
            return
        if file not in self._bodies:
            self._bodies[file] = bodies.read_body(self._root, file)
        body = self._bodies[file]
        if isinstance(body, Finding):
            whole.others[file] = shown(self._root, file)
            whole.relay(body, at)
        else:
            whole.put(path, whole.as_named(path, body.data), Part(body))


@dataclass
class _Whole:
    """A journey while it is put together; the data of its own file is never changed."""

    own: SourceFile
    data: dict[str, Any]
    parts: dict[Path, Part] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    names: dict[Path, Mapping[str, str]] = field(default_factory=dict)
    """By the path of an included point, what the points of its fragment are called here."""
    findings: list[Finding] = field(default_factory=list)

    @property
    def source(self) -> SourceFile:
        """What is there by now, as one source."""
        if not (self.parts or self.others):
            return self.own
        own = self.own
        return ComposedSource(own.file, own.text, self.data, self.parts, self.others)

    def put(self, path: Path, value: Any, part: Part) -> None:
        """Set the value at `path`, whose parents exist; it was written elsewhere."""
        self.data = _with(self.data, path, value)
        self.parts[path] = part
        self.others[part.source.file] = part.source.text

    def add_points(self, fragment: SourceFile, prefix: str, path: Path) -> None:
        """Add the points of a fragment, included at `path`, under their new names."""
        points = self.data.get("points")
        if points is None:
            points = {}
        elif not isinstance(points, dict):
            return  # that is said when its shape is judged
        self.data = {**self.data, "points": points}
        names = fragments.names(fragment, prefix)
        earlier = fragments.earlier_prefix(self.own.data, path)
        for old, name in names.items():
            if name in points:
                message = f"`{old}` of {fragment.file} becomes `{name}`, which there is already"
                hint = "choose another prefix, or rename one of the two"
                self.report("J119", (*path, "prefix"), message, hint)
            else:
                at = ("points", name)
                point = fragments.renamed(fragment.data["points"][old], old, names, earlier)
                self.put(at, point, Part(fragment, ("points", old)))
                self.names[at] = names

    def as_named(self, path: Path, body: Any) -> Any:
        """A body at a path, which may speak of the points of the fragment that the path is in."""
        names = self.names.get(path[:_POINT])
        return rename_references(body, names) if names else body

    def inherit(self, defaults: Mapping[str, Any], project: SourceFile) -> None:
        """Lay the journey over the project's defaults: mapping over mapping, else it wins whole."""
        for path, value in list(_lacking(self.data, defaults, ())):
            self.put(path, value, Part(project, (DEFAULTS, *path)))

    def may_use(self, file: str, at: Path) -> bool:
        """Whether that can be the name of a file of the project; says why not."""
        reason = _unfit(file)
        if reason:
            self.report("J114", at, f"{file or 'the name'} {reason}", _WHERE)
        return not reason

    def report(self, code: str, at: Path, message: str, hint: str) -> None:
        """Say what is wrong with the value at a path."""
        place = self.source.place(at)
        self.findings.append(Finding(code, Severity.ERROR, message, place, hint, at))

    def relay(self, finding: Finding, at: Path) -> None:
        """Say what is wrong with the file named at a path, where that is of more use."""
        if finding.place != Place(finding.place.file):
            name = self.source.place(at)
            hint = finding.hint or f"{name} names this file"
            self.findings.append(replace(finding, hint=hint))
        else:
            self.report(finding.code, at, f"{finding.place.file}: {finding.message}", finding.hint)


def _fragment(root: FilePath, file: str) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    source, findings = read(root, file)
    return source, (*findings, *(fragments.check_fragment(source) if source else ()))


def _unfit(file: str) -> str:
    """Why that is no name of a file of the project."""
    windows = PureWindowsPath(file)
    if not file:
        return "is empty"
    if "\\" in file:
        return "is no path with `/`"
    if PurePosixPath(file).is_absolute() or windows.drive or windows.root:
        return "is an absolute path"
    return "leads out of the project" if ".." in PurePath(file).parts else ""


def _lacking(
    data: Mapping[str, Any], defaults: Mapping[str, Any], path: Path
) -> Iterator[tuple[Path, Any]]:
    """The outermost defaults for which the data has no value."""
    for key, value in defaults.items():
        if key not in data:
            yield (*path, key), value
        elif isinstance(value, dict) and isinstance(data[key], dict):
            yield from _lacking(data[key], value, (*path, key))


def _with(data: Any, path: Path, value: Any) -> Any:
    """A copy of the data with another value at a path; what does not lead there is shared."""
    if not path:
        return value
    copy = data.copy()
    step: Any = path[0]
    inner = copy[step] if len(path) > 1 else None
    copy[step] = _with(inner, path[1:], value)
    return copy
