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
from journeys_as_code.validate.check import Checked, Verdict, found_in, judging
from journeys_as_code.validate.ignoring import settle
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.opening import PROJECT_FILE, Invalid, Workspace
from journeys_as_code.workflow.remembering import Recalled


@dataclass(frozen=True)
class Loaded:
    """The journeys of a project as checked documents, interpolated for its target.

    `sources` are the texts by file, so that a finding can be shown with its line.
    """

    journeys: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    sources: Mapping[str, str] = field(repr=False)
    verdicts: Mapping[str, Verdict] = field(repr=False, default_factory=dict, compare=False)
    """What was found in each journey on its own, by file."""
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
    recalled: Mapping[str, Recalled[Verdict]] | None = None,
) -> Loaded:
    """Read and check the journeys of the project, or only those in `paths`.

    `uuids` are the live journeys by key, for `${journeys.KEY.uuid}`. With `strict`, what cannot be
    resolved (an unset environment variable, a journey not made yet) is an error; without it stays.
    Of journeys that are `recalled`, by file, nothing is read: they are not in what is loaded, but for
    what was found in them.
    """
    with collector_paused():
        written = read(ws, recalled)
        loaded = check(ws, written, uuids=uuids, strict=strict, recalled=recalled)
    return only(loaded, written, paths) if paths else loaded


@dataclass(frozen=True)
class Written:
    """The journeys of a project as they are written, the same for every target.

    Each comes with what is wrong with its text and with what it uses; `findings` are of files that
    could not be read. `sources` are the texts of all files by name, those too that could not be read.
    """

    found: Sequence[JourneyFile]
    journeys: Sequence[tuple[str, SourceFile, tuple[Finding, ...]]]
    findings: Sequence[Finding]
    sources: Mapping[str, str] = field(repr=False)


class Whole:
    """Reads whole journeys of a project, those of `found`, with all that they use."""

    def __init__(self, ws: Workspace, found: Sequence[JourneyFile]) -> None:
        self._ws = ws
        names = {file.file for file in found}
        self._assembler = Assembler(ws.root, ws.source, ws.catalogue, names)

    def journey(self, file: str) -> tuple[SourceFile | None, tuple[Finding, ...]]:
        """The journey of a file, and what is wrong with its text and with what it uses."""
        source, problems = files.read(self._ws.root, file)
        if source is None:
            return None, problems
        source, more = self._assembler.assemble(source)
        return source, (*problems, *more)


def read(ws: Workspace, recalled: Mapping[str, Recalled[Verdict]] | None = None) -> Written:
    """Read every journey of the project but those that are recalled."""
    known = recalled or {}
    found = files.journey_files(ws.root, ws.project.journeys)
    whole = Whole(ws, found)
    journeys: list[tuple[str, SourceFile, tuple[Finding, ...]]] = []
    findings: list[Finding] = list(ws.findings)
    sources = {PROJECT_FILE: ws.source.text}
    for file in found:
        if file.file in known:
            sources.update(known[file.file].texts)
            continue
        source, problems = whole.journey(file.file)
        if source is None:
            findings.extend(problems)
            sources[file.file] = files.shown(ws.root, file.file)
        else:
            sources.update(source.texts)
            journeys.append((file.key, source, problems))
    return Written(found, journeys, findings, sources)


def check(
    ws: Workspace,
    written: Written,
    *,
    uuids: Mapping[str, str | None] | None = None,
    strict: bool = False,
    recalled: Mapping[str, Recalled[Verdict]] | None = None,
) -> Loaded:
    """Fill in what the target gives, and check; arguments and answer as those of `load`."""
    scope = scope_of(ws, written.found, uuids or {}, strict=strict)
    checked = []
    verdicts = {file: it.found for file, it in (recalled or {}).items()}
    judge = judging(ws.catalogue, ws.project)
    for key, source, problems in written.journeys:
        journey, more = filled(key, source, scope)
        verdict = judge(journey)
        findings = (*problems, *more, *verdict.findings)
        verdicts[source.file] = replace(verdict, findings=findings)
        checked.append(journey)
    findings = (*written.findings, *_found(ws, written, verdicts))
    settled = settle(findings, written.sources, ws.project.lint)
    target = "" if ws.is_default else ws.target_name
    return Loaded(tuple(checked), in_order(settled), written.sources, verdicts, target=target)


def filled(key: str, source: SourceFile, scope: Scope) -> tuple[Checked, tuple[Finding, ...]]:
    """A journey with every `${...}` replaced, and what could not be."""
    found = interpolate(source, scope)
    return Checked(key, source, found.data, found.used_vars), found.findings


def _found(ws: Workspace, written: Written, verdicts: Mapping[str, Verdict]) -> tuple[Finding, ...]:
    """What is to be said of the journeys, each on its own and all together."""
    sources = {source.file: source for _, source, _ in written.journeys}
    whole = Whole(ws, written.found)

    def source_of(file: str) -> SourceFile | None:
        return sources.get(file) or whole.journey(file)[0]

    return found_in(
        [verdicts[it.file] for it in written.found if it.file in verdicts],
        source_of, ws.catalogue, ws.project, around_of(ws, written.found),
    )  # fmt: skip


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
    return named_by(path, written.found, {it.file: it.texts for _, it, _ in written.journeys})


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
