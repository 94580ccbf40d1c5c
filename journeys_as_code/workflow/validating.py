"""Everything that can be found in a project, file by file; what was found before need not be found again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.source import files
from journeys_as_code.source.assemble import Assembler
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.files import JourneyFile
from journeys_as_code.source.interpolate import interpolate
from journeys_as_code.source.yaml_loader import load
from journeys_as_code.validate.check import Checked, Verdict, check_together, judging
from journeys_as_code.validate.ignoring import settle
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.judged import Judged, Judgements
from journeys_as_code.workflow.loading import around_of, named_by, points_of, scope_of
from journeys_as_code.workflow.opening import PROJECT_FILE, Workspace
from journeys_as_code.workflow.targets import load_targets


@dataclass(frozen=True)
class Validated:
    """What was found. `files` are those of the journeys that could be read, `points` theirs."""

    files: tuple[str, ...]
    points: int
    findings: tuple[Finding, ...]
    sources: Mapping[str, str] = field(repr=False)


def validated(
    spaces: Sequence[Workspace], paths: Sequence[str] = (), *, remembering: bool
) -> Validated:
    """What is found in a project through its target, or through all of them (see `load_targets`).

    `remembering` uses what earlier runs found through the one target, and keeps what this one finds.
    """
    if len(spaces) == 1:
        return validate(spaces[0], paths, judgements=Judgements(spaces[0]) if remembering else None)
    loaded = load_targets(spaces, paths)
    names = tuple(journey.source.file for journey in loaded.journeys)
    return Validated(names, loaded.points, loaded.findings, loaded.sources)


def validate(
    ws: Workspace, paths: Sequence[str] = (), *, judgements: Judgements | None = None
) -> Validated:
    """Read and check the journeys of the project, or only those in `paths`, as `load` does.

    The findings are the same with `judgements` of earlier runs and without; what this run finds is kept in
    them.
    """
    with collector_paused():
        run = _Run(ws, judgements)
        judged = run.all()
        findings = run.together(judged.values())
        if judgements is not None:
            judgements.keep()
    return _only(run.found, judged, paths, findings, run.texts)


class _Run:
    def __init__(self, ws: Workspace, judgements: Judgements | None) -> None:
        self._ws = ws
        self._judgements = judgements
        self.found = files.journey_files(ws.root, ws.project.journeys)
        self._scope = scope_of(ws, self.found, {})
        self.texts = {PROJECT_FILE: ws.source.text}
        self._findings = list(ws.findings)
        self._sources: dict[str, SourceFile | None] = {}
        if judgements is not None:
            judgements.begin(self.found)

    def all(self) -> dict[str, Judged]:
        """What was found in each file that could be read."""
        judged = ((file.file, self._one(file)) for file in self.found)
        return {file: each for file, each in judged if each is not None}

    def together(self, judged: Iterable[Judged]) -> tuple[Finding, ...]:
        """Everything that was found, in order."""
        ws = self._ws
        self._findings += (finding for each in judged for finding in each.findings)
        sketches = [each.sketch for each in judged]
        around = around_of(ws, self.found)
        self._findings += check_together(sketches, self._source, ws.catalogue, ws.project, around)
        return in_order(settle(self._findings, self.texts, ws.project.lint))

    def _source(self, file: str) -> SourceFile | None:
        """The whole journey of a file, for the places in it."""
        if file not in self._sources:
            content = files.content(self._ws.root, file)
            whole = None if isinstance(content, Finding) else self._read(file, content)[0]
            self._sources[file] = whole
        return self._sources[file]

    def _read(self, file: str, content: bytes) -> tuple[SourceFile | None, tuple[Finding, ...]]:
        """The whole journey of a file, and what is wrong with its text and with what it uses."""
        source, problems = load(content, file)
        if source is None:
            return None, problems
        source, more = self._assembler.assemble(source)
        return source, (*problems, *more)

    def _one(self, file: JourneyFile) -> Judged | None:
        content = files.content(self._ws.root, file.file)
        if isinstance(content, Finding):
            self._unread(file, (content,))
            return None
        known = self._judgements.of(file, content) if self._judgements else None
        if known is not None:
            self.texts.update(known.texts)
            return known.found
        source, problems = self._read(file.file, content)
        if source is None:
            self._unread(file, problems)
            return None
        self.texts.update(source.texts)
        self._sources[file.file] = source
        judged = self._judged(file, source, problems)
        if self._judgements is not None:
            self._judgements.note(file, content, judged, source.texts)
        return judged

    def _judged(
        self, file: JourneyFile, source: SourceFile, problems: tuple[Finding, ...]
    ) -> Judged:
        filled = interpolate(source, self._scope)
        journey = Checked(file.key, source, filled.data, filled.used_vars)
        verdict = self._judge(journey)
        findings = (*problems, *filled.findings, *verdict.findings)
        points = len(points_of(filled.data))
        return Judged(findings, verdict.sketch, tuple(source.texts), points)

    def _unread(self, file: JourneyFile, problems: tuple[Finding, ...]) -> None:
        self._findings.extend(problems)
        self.texts[file.file] = files.shown(self._ws.root, file.file)

    @cached_property
    def _assembler(self) -> Assembler:
        ws = self._ws
        return Assembler(ws.root, ws.source, ws.catalogue, {file.file for file in self.found})

    @cached_property
    def _judge(self) -> Callable[[Checked], Verdict]:
        return judging(self._ws.catalogue, self._ws.project)


def _only(
    found: Sequence[JourneyFile],
    judged: Mapping[str, Judged],
    paths: Sequence[str],
    findings: tuple[Finding, ...],
    texts: Mapping[str, str],
) -> Validated:
    """The part that is about these files, folders or keys; all of it where none is named."""
    chosen, kept = judged, findings
    if paths:
        files_of = {file: each.texts for file, each in judged.items()}
        wanted = {file for path in paths for file in named_by(path, found, files_of)}
        chosen = {file: each for file, each in judged.items() if file in wanted}
        used = {PROJECT_FILE, *wanted}.union(*(each.texts for each in chosen.values()))
        kept = tuple(finding for finding in findings if finding.place.file in used)
    points = sum(each.points for each in chosen.values())
    return Validated(tuple(chosen), points, kept, texts)
