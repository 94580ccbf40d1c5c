"""From files to checked documents: read, interpolate, validate; the first half of every plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

from journeys_as_code.errors import UsageError
from journeys_as_code.findings import Finding, Severity, has_errors, in_order
from journeys_as_code.source import files
from journeys_as_code.source.assemble import Assembler
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.files import JourneyFile
from journeys_as_code.source.interpolate import Scope, interpolate
from journeys_as_code.validate.around import Around
from journeys_as_code.validate.check import Checked, Judge, check_all
from journeys_as_code.validate.ignoring import settle
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.opening import PROJECT_FILE, Invalid, Workspace


@dataclass(frozen=True)
class Loaded:
    """The journeys of a project as checked documents, interpolated for its target.

    `sources` are the texts by file, so that a finding can be shown with its line.
    """

    journeys: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    sources: Mapping[str, str] = field(repr=False)
    broken: frozenset[str] = frozenset()
    """The files that have errors which `findings` do not tell of."""
    target: str = ""
    """Through which they were checked, where that is not the default one."""

    @property
    def points(self) -> int:
        """How many points all journeys have together."""
        return sum(len(points_of(journey.document)) for journey in self.journeys)

    @property
    def valid(self) -> tuple[Checked, ...]:
        """The journeys in whose files nothing is an error, those that they use included."""
        wrong = {f.place.file for f in self.findings if f.severity is Severity.ERROR}
        wrong |= self.broken
        return tuple(each for each in self.journeys if wrong.isdisjoint(each.source.texts))

    def about(self, keys: Collection[str]) -> Loaded:
        """All journeys, but of the findings only those about `keys` and the project itself."""
        own: set[str] = {PROJECT_FILE}
        others: set[str] = set()
        for journey in self.journeys:
            (own if journey.key in keys else others).update(journey.source.texts)
        kept, left = [], set()
        for finding in self.findings:
            if finding.place.file not in others - own:
                kept.append(finding)
            elif finding.severity is Severity.ERROR:
                left.add(finding.place.file)
        return replace(self, findings=tuple(kept), broken=self.broken | left)

    def without(self, codes: Collection[str]) -> Loaded:
        """The same, without the findings that have one of these codes."""
        return replace(self, findings=tuple(f for f in self.findings if f.code not in codes))

    def require_valid(self) -> Loaded:
        """This very value, or Invalid when any finding is an error."""
        if has_errors(self.findings):
            raise Invalid(self.findings, self.sources, self.target)
        return self


def load(
    ws: Workspace,
    paths: Sequence[str] = (),
    *,
    uuids: Mapping[str, str | None] | None = None,
    strict: bool = False,
    judge: Judge | None = None,
) -> Loaded:
    """Read and check the journeys of the project, or only those in `paths`.

    `uuids` are the live journeys by key, for `${journeys.KEY.uuid}`. With `strict`, what cannot be
    resolved (an unset environment variable, a journey not made yet) is an error; without it stays.
    `judge` says what is wrong with one journey, where it was said before.
    """
    with collector_paused():
        written = read(ws)
        loaded = check(ws, written, uuids=uuids, strict=strict, judge=judge)
    return only(loaded, written, paths) if paths else loaded


@dataclass(frozen=True)
class Written:
    """The journeys of a project as they are written, the same for every target.

    `sources` are the texts of all files by name, those too that could not be read.
    """

    found: Sequence[JourneyFile]
    journeys: Sequence[tuple[str, SourceFile]]
    findings: Sequence[Finding]
    sources: Mapping[str, str] = field(repr=False)


def read(ws: Workspace) -> Written:
    """Read every journey of the project."""
    found = files.journey_files(ws.root, ws.project.journeys)
    assembler = Assembler(ws.root, ws.source, ws.catalogue, {file.file for file in found})
    journeys: list[tuple[str, SourceFile]] = []
    findings: list[Finding] = list(ws.findings)
    sources = {PROJECT_FILE: ws.source.text}
    for file in found:
        source, problems = files.read(ws.root, file.file)
        findings.extend(problems)
        if source is None:
            sources[file.file] = files.shown(ws.root, file.file)
            continue
        source, problems = assembler.assemble(source)
        findings.extend(problems)
        sources.update(source.texts)
        journeys.append((file.key, source))
    return Written(found, journeys, findings, sources)


def check(
    ws: Workspace,
    written: Written,
    *,
    uuids: Mapping[str, str | None] | None = None,
    strict: bool = False,
    judge: Judge | None = None,
) -> Loaded:
    """Fill in what the target gives, and check; arguments and answer as those of `load`."""
    scope = scope_of(ws, written.found, uuids or {}, strict=strict)
    findings = list(written.findings)
    checked = []
    for key, source in written.journeys:
        filled = interpolate(source, scope)
        findings.extend(filled.findings)
        checked.append(Checked(key, source, filled.data, filled.used_vars))
    around = around_of(ws, written.found)
    findings.extend(check_all(checked, ws.catalogue, ws.project, around, judge))
    settled = settle(findings, written.sources, ws.project.lint)
    target = "" if ws.is_default else ws.target_name
    return Loaded(tuple(checked), in_order(settled), written.sources, target=target)


def scope_of(
    ws: Workspace,
    found: Sequence[JourneyFile],
    uuids: Mapping[str, str | None],
    *,
    strict: bool = False,
) -> Scope:
    """What `${...}` stands for in the journeys that were found."""
    return Scope(
        vars=ws.variables.values,
        unset=ws.variables.unset,
        application_code=ws.target.application_code,
        journeys={file.key: uuids.get(file.key) for file in found},
        target=ws.target_name,
        elsewhere=elsewhere(ws),
        strict=strict,
    )


def elsewhere(ws: Workspace) -> dict[str, list[str]]:
    """The variables that this target lacks, with the targets that have them."""
    having: dict[str, list[str]] = {}
    for target, settings in ws.project.targets.items():
        for name in settings.vars.keys() - ws.target.vars.keys():
            having.setdefault(name, []).append(target)
    return having


def around_of(ws: Workspace, found: Sequence[JourneyFile]) -> Around:
    """What lies around the journeys that were found."""
    return Around(ws.source, found, ws.clock(), partial(files.is_there, ws.root))


def only(loaded: Loaded, written: Written, paths: Sequence[str]) -> Loaded:
    """The part of `loaded` that is about these files, folders or keys.

    A file that journeys use (a fragment, a body) stands for those journeys.
    """
    wanted = {file for path in paths for file in _named(path, written)}
    journeys = tuple(journey for journey in loaded.journeys if journey.source.file in wanted)
    used = {PROJECT_FILE, *wanted}.union(*(journey.source.texts for journey in journeys))
    findings = tuple(f for f in loaded.findings if f.place.file in used)
    return replace(loaded, journeys=journeys, findings=findings)


def _named(path: str, written: Written) -> set[str]:
    return named_by(path, written.found, {it.file: it.texts for _, it in written.journeys})


def named_by(
    path: str, found: Sequence[JourneyFile], texts: Mapping[str, Iterable[str]]
) -> set[str]:
    """The journey files at a path or with a key, and those that use a file there.

    `texts` are the names of all files that each journey is made of. UsageError where there is none.
    """
    clean = PurePosixPath(path.replace("\\", "/"))

    def below(file: str) -> bool:
        return PurePosixPath(file).is_relative_to(clean)

    named = {it.file for it in found if it.key == str(clean) or below(it.file)}
    named |= {file for file, used in texts.items() if any(map(below, used))}
    if not named:
        raise UsageError(
            f"no journey of this project is at {path!r}",
            hint="paths are relative to the project; a journey's key works too",
        )
    return named


def points_of(document: object) -> Mapping[str, object]:
    """The points of a document, which may be anything."""
    points = document.get("points") if isinstance(document, dict) else None
    return points if isinstance(points, dict) else {}
