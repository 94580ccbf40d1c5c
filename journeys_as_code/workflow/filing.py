"""One pulled journey into its file, or why not."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from journeys_as_code.compile.compiler import compile_journey
from journeys_as_code.compile.resource import Resource
from journeys_as_code.errors import ProjectError
from journeys_as_code.findings import Finding
from journeys_as_code.model.journey import Document
from journeys_as_code.model.project import Level
from journeys_as_code.operate.adopt import match_points
from journeys_as_code.plan.merge import merge
from journeys_as_code.plan.point_names import called
from journeys_as_code.pull.draft import Draft
from journeys_as_code.pull.keeping import kept, with_canvas_of
from journeys_as_code.pull.marking import marked
from journeys_as_code.pull.outcome import Result, Row
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec
from journeys_as_code.source import bodies, editing, placing
from journeys_as_code.source.difference import between
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.listing import Pattern, patterns_of
from journeys_as_code.source.saving import save
from journeys_as_code.source.writer import dump
from journeys_as_code.validate.check import Checked, check_journey
from journeys_as_code.validate.registry import errors_only
from journeys_as_code.validate.terms import Terms
from journeys_as_code.workflow.loading import Loaded, load
from journeys_as_code.workflow.opening import Workspace

_IN_THE_BUILDER = "change it in the builder, then pull it again"


@dataclass(frozen=True)
class Manner:
    """How journeys are taken over. `fields` are those whose values become variables."""

    fields: frozenset[str] = frozenset()
    canvas: bool = False
    """Positions and comments too."""
    status: bool = False
    """The status too: then git owns it."""
    update: bool = False
    """Files that are there get what is live put in."""
    force: bool = False
    """Files that are there are written anew."""


@dataclass(frozen=True)
class Filing:
    """Files journeys of one target, for any number of threads; `files` are those that are there, by key.

    Where a managed file says what is live it is left, and so is state: what others set where the file
    says nothing stays drift.
    """

    ws: Workspace
    manner: Manner
    files: dict[str, str]
    managed: Collection[str] = ()
    """The keys that state knows."""

    def file(self, draft: Draft, document: Document) -> tuple[Row, Draft | None]:
        """Write a journey whose file shall say `document`, unless a file is in the way.

        Answers with what is to be bound, in the names that the file has for its points.
        """
        try:
            there = self.files.get(draft.key)
            if there is None or self.manner.force:
                return self._new(draft, document, there)
            return self._beside(draft, document, there)
        except ProjectError as error:
            return _row(draft, Result.REFUSED, words=error.message, hint=error.hint), None

    def _new(self, draft: Draft, document: Document, there: str | None) -> tuple[Row, Draft | None]:
        file = there or placing.file_of(self._patterns, draft.key)
        document = self._with_status(draft, document)
        text = dump(document, schema=placing.schema_beside(self.ws.root, file))
        text, ignored, firm = self._judged(draft, document, text, file)
        if firm:
            words = f"a file cannot say it: {firm[0].message} [{firm[0].code}]"
            return _row(draft, Result.REFUSED, words=words, hint=_IN_THE_BUILDER), None
        placing.make(self.ws.root, file, text.encode())
        self.files[draft.key] = file
        result = Result.UPDATED if there else Result.WRITTEN
        return _row(draft, result, file=file, ignored=ignored), draft

    def _with_status(self, draft: Draft, document: Document) -> Document:
        """With its status where git shall own it, or where the project would give it another one."""
        wanted = self.manner.status or self.ws.project.defaults.status is not None
        status = draft.prior.status
        return {**document, "status": str(status)} if wanted and status else document

    def _judged(
        self, draft: Draft, document: Document, text: str, file: str
    ) -> tuple[str, tuple[str, ...], tuple[Finding, ...]]:
        if bodies.KEY in text and any(bodies.bodies(draft.document, self.ws.catalogue)):
            raise ProjectError(
                "it holds `{file: ...}`, which in a file means a file of the project"
            )
        source = SourceFile(file, text, document)
        whole = self._with_status(draft, draft.document)
        checked = Checked(draft.key, source, whole)
        findings = check_journey(checked, self.ws.catalogue, self._lint, self._terms)
        text, firm = marked(text, findings)
        errors = {it.code for it in findings if it.severity == "error"}
        return text, tuple(sorted(errors)), firm

    def _beside(self, draft: Draft, document: Document, file: str) -> tuple[Row, Draft | None]:
        """A journey whose file is there: bound if it says the same, changed only if asked to."""
        checked = next((it for it in self._loaded.valid if it.source.file == file), None)
        if checked is None:
            unset = ", ".join(sorted(self.ws.variables.unset.values()))
            why = f"is there, and needs {unset} set" if unset else "is there, and has errors"
            return self._in_the_way(draft, file, why), None
        resource = compile_journey(
            checked.document,
            key=draft.key,
            file=file,
            project=self.ws.project,
            target=self.ws.target,
            catalogue=self.ws.catalogue,
        )
        wanted, names = resource.document, _renamed(draft, resource)
        draft, document = _called(draft, names), called(document, names)
        points = match_points(wanted, draft.document, draft.uuids, {})
        codec = Codec(self.ws.catalogue, self.ws.target.application_code)
        live, uuids = codec.decode(draft.prior.raw, points)
        if merge(None, live, wanted, Semantics(self.ws.catalogue)).unchanged:
            if self.manner.update and draft.key in self.managed:
                return _row(draft, Result.KEPT, file=file), None
            result = Result.KEPT if self.manner.update else Result.BOUND
            today = {uuid: name for name, uuid in uuids.items()}
            names = {old: today.get(uuid, old) for old, uuid in draft.uuids.items()}
            return _row(draft, result, file=file), _called(draft, names)
        if not self.manner.update:
            return self._in_the_way(draft, file, "is there, and says something else"), None
        return self._updated(draft, document, live, checked, wanted), draft

    def _updated(
        self,
        draft: Draft,
        document: Document,
        live: Document,
        checked: Checked,
        wanted: Document,
    ) -> Row:
        source = checked.source
        if len(source.texts) > 1:
            raise ProjectError(
                f"{source.file} uses other files", hint=f"journeys drift --accept {draft.key}"
            )
        now, said = (with_canvas_of(source.data, it, live) for it in (draft.document, document))
        new = kept(source.data, checked.document, now, said, wanted)
        edited = editing.apply(source.text, between(source.data, new), file=source.file)
        if edited.refused:
            refusal = edited.refused[0]
            raise ProjectError(
                f"what is live cannot be put into {refusal.place}: {refusal.message}",
                hint=f"change it there by hand, or: journeys pull {draft.prior.uuid} --force",
            )
        _, errors, _ = self._judged(draft, new, edited.text, source.file)
        if errors:
            raise ProjectError(
                f"with what is live {source.file} would have errors: {', '.join(errors)}",
                hint=f"{_IN_THE_BUILDER}, or: journeys pull {draft.prior.uuid} --force",
            )
        save(self.ws.root, source.file, edited.text.encode())
        return _row(draft, Result.UPDATED, file=source.file)

    def _in_the_way(self, draft: Draft, file: str, why: str) -> Row:
        hint = f"journeys adopt {draft.key} {draft.prior.uuid}, or pull it with --force"
        return _row(draft, Result.REFUSED, words=f"{file} {why}", hint=hint)

    @cached_property
    def _patterns(self) -> Sequence[Pattern]:
        return patterns_of(self.ws.root, self.ws.project.journeys)

    @cached_property
    def _lint(self) -> Mapping[str, Level]:
        return errors_only(self.ws.project.lint)

    @cached_property
    def _terms(self) -> Terms:
        return Terms.of(self.ws.project)

    @cached_property
    def _loaded(self) -> Loaded:
        return load(self.ws, strict=True)


def _renamed(draft: Draft, resource: Resource) -> dict[str, str]:
    """The points that the file says it has renamed, as far as the new names are free: new by old."""
    return {
        old: new
        for new, old in resource.renamed_from.items()
        if isinstance(old, str) and old in draft.uuids and new not in draft.uuids
    }


def _called(draft: Draft, names: Mapping[str, str]) -> Draft:
    """The draft with some of its points called by other names."""
    uuids = {names.get(name, name): uuid for name, uuid in draft.uuids.items()}
    return replace(draft, document=called(draft.document, names), uuids=uuids)


def _row(
    draft: Draft,
    result: Result,
    *,
    file: str = "",
    words: str = "",
    hint: str = "",
    ignored: tuple[str, ...] = (),
) -> Row:
    title = str(draft.document.get("title", ""))
    prior = draft.prior
    return Row(prior.uuid, title, prior.status, result, draft.key, file, words, hint, ignored)
