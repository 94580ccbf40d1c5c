"""One journey: what drifted is taken into its files, change by change, each wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from journeys_as_code.accept.data import Step, taken
from journeys_as_code.accept.live import Live, up_to_lists
from journeys_as_code.accept.outcome import Accepted, Left, Rewritten
from journeys_as_code.accept.places import Files, Kind, Where
from journeys_as_code.accept.reasons import Reason, Reasons
from journeys_as_code.accept.refit import Refit, Secret
from journeys_as_code.accept.texts import rewritten
from journeys_as_code.address import Path
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.source.document import SourceFile


@dataclass(frozen=True, slots=True)
class Ways:
    """What may be done where a value is not simply the journey's own.

    `inline` makes it the journey's own, `into_source` writes it where it comes from, `over_git`
    gives up what git has and nobody has applied yet.
    """

    inline: bool = False
    into_source: bool = False
    over_git: bool = False


@dataclass(frozen=True)
class Project:
    """What all journeys share: what each `${NAME}` is worth, which vars are secret, how often a file is used.

    `settable` are the vars whose value stands in the project file, by name its path there.
    """

    source: SourceFile
    names: Mapping[str, object] = field(repr=False)
    secrets: Mapping[str, str] = field(repr=False)
    uses: Mapping[str, int]
    settable: Mapping[str, Path]


def accept(
    source: SourceFile, live: Live, changes: Sequence[Change], project: Project, ways: Ways
) -> Accepted:
    """The texts of a journey's files with what is live in place of what drifted.

    `source` is the journey as it is written. What cannot be taken is left, with the reason.
    """
    run = _Run(source, live, project, ways)
    for path, group in _by_place(changes).items():
        run.take(path, group)
    return Accepted(tuple(run.taken), tuple(run.left), run.rewritten())


def _by_place(changes: Iterable[Change]) -> dict[Path, list[Change]]:
    """Changes by the smallest value that is taken as a whole."""
    found: dict[Path, list[Change]] = {}
    for change in changes:
        found.setdefault(up_to_lists(change.path), []).append(change)
    return found


class _Run:
    def __init__(self, source: SourceFile, live: Live, project: Project, ways: Ways) -> None:
        self._live = live
        self._project = project
        self._ways = ways
        self._source = source
        self._reasons = Reasons(project.uses, project.settable, project.secrets)
        self._files = Files(source)
        self._files.data.setdefault(project.source.file, project.source.data)
        self._sources = {part.source.file: part.source for part in self._files.parts.values()}
        self._sources |= {self._files.own.file: self._files.own}
        self._sources.setdefault(project.source.file, project.source)
        self._before = {file: it.text for file, it in self._sources.items()}
        self._texts = dict(self._before)
        self.taken: list[Change] = []
        self.left: list[Left] = []

    def rewritten(self) -> tuple[Rewritten, ...]:
        """The files that are another text now."""
        before, after = self._before, self._texts
        return tuple(
            Rewritten(file, before[file], after[file])
            for file in sorted(after)
            if before[file] != after[file]
        )

    def take(self, path: Path, changes: list[Change]) -> None:
        """Take what is live at one place, or say why not."""
        reason = self._conflict(changes) or self._try(path)
        if reason is None:
            self.taken += changes
        else:
            self.left += [Left(it, reason.place, reason.text, reason.hint) for it in changes]

    def _conflict(self, changes: list[Change]) -> Reason | None:
        conflicts = any(change.origin is Origin.CONFLICT for change in changes)
        if not conflicts or self._ways.over_git:
            return None
        return self._reasons.conflict(self._source.place(changes[0].path))

    def _try(self, path: Path) -> Reason | None:
        files = self._files.copy()
        project = self._project
        kept = project.settable if self._ways.into_source else ()
        refit = Refit(self._live.semantics, project.names, project.secrets, kept)
        try:
            steps = self._live.steps(path, files.whole, refit)
        except Secret as found:
            return self._reasons.sealed(self._source.place(found.path))
        reason = self._fixed(files, steps, refit)
        return reason or self._write(files)

    def _fixed(self, files: Files, steps: list[Step], refit: Refit) -> Reason | None:
        """Take the steps in the data of the files."""
        for lost in refit.lost:
            reason = self._reasons.var(lost, self._source.place(lost.path), self._ways)
            if reason:
                return reason
            if self._ways.into_source:
                step = Step(self._project.settable[str(lost.var)], lost.live)
                file = self._project.source.file
                files.data[file] = taken(files.data[file], step)
        return next(filter(None, (self._take(files, step) for step in steps)), None)

    def _take(self, files: Files, step: Step) -> Reason | None:
        at = files.where(step.path)
        if at.kind is Kind.OWN and files.below(step.path) and step.value is not None:
            inner = files.below(step.path)[0]
            at = files.where(inner)
        reason = self._reasons.place(at, self._source.place(step.path), self._ways)
        if reason:
            return reason
        if self._ways.inline and at.kind is Kind.DEFAULT:
            files.override(step)
            return None
        if self._ways.inline and self._inlines(at):
            files.inline(at)
            return self._take(files, step)
        files.take(step)
        return None

    def _inlines(self, at: Where) -> bool:
        return at.kind is Kind.BODY or (
            at.kind is Kind.FRAGMENT and self._project.uses.get(at.file, 1) > 1
        )

    def _write(self, files: Files) -> Reason | None:
        """Bring the texts to the data; the texts stay as they are where one cannot be."""
        texts = dict(self._texts)
        for file, data in files.data.items():
            old = self._files.data[file]
            if data is old:
                continue
            source = self._sources[file]
            texts[file], refused = rewritten(
                source, texts[file], old, data, inline=self._ways.inline
            )
            if refused:
                return self._reasons.edit(refused[0])
        self._files, self._texts = files, texts
        return None
