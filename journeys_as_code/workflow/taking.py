"""Taking journeys over, some at a time: their files, their records, and what they need in journeys.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from journeys_as_code.model.journey import Document
from journeys_as_code.model.naming import journey_keys
from journeys_as_code.model.project import Target, Var
from journeys_as_code.pull.draft import Draft, without_canvas
from journeys_as_code.pull.extract import APPLICATION, Extractor, reference
from journeys_as_code.pull.kinds import learn
from journeys_as_code.pull.outcome import Pulled, Result, Row
from journeys_as_code.pull.seals import named_seals
from journeys_as_code.pull.variables import Ledger
from journeys_as_code.remote.port import JourneyObject, Listed, Prior, Rung
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec
from journeys_as_code.secrets import Secrets, holds_seal
from journeys_as_code.source import files
from journeys_as_code.state.file import FileStore
from journeys_as_code.state.record import Record, is_uuid
from journeys_as_code.workflow.declaring import declare, with_kinds
from journeys_as_code.workflow.elsewhere import not_their_own
from journeys_as_code.workflow.filing import Filing, Manner
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace

_WRITERS = 2


class Taker:
    """Takes journeys of one target over. The target's lock is held while it works."""

    def __init__(self, ws: Workspace, store: FileStore, secrets: Secrets, manner: Manner) -> None:
        self._ws, self._store, self._secrets, self._manner = ws, store, secrets, manner
        self._catalogue = ws.catalogue
        files.make_folder(ws.root, ws.project.journeys)
        self._files = {it.key: it.file for it in files.journey_files(ws.root, ws.project.journeys)}
        self._versions = dict(store.load())
        variables = ws.variables
        self._ledger = Ledger(
            variables.values,
            variables.unset,
            variables.secrets,
            outside=_from_environment(ws.target),
            target=ws.target_name,
            sealed=self._sealed_names(),
            salt=ws.project.project,
            elsewhere={
                env
                for name, target in ws.project.targets.items()
                if name != ws.target_name
                for env in _from_environment(target).values()
            },
        )
        self._keys = {it.record.uuid: key for key, it in self._versions.items() if it.record.uuid}
        lost = self._versions.keys() - self._files.keys()
        records = {key: it.record for key, it in self._versions.items()}
        self._others: Mapping[str, str] = {}
        if lost or manner.update or manner.force:
            self._others = not_their_own(ws, load(ws, strict=True), records, secrets)
        self._kinds: dict[str, Mapping[str, object]] = {}
        self._filing: Filing | None = None

    def _sealed_names(self) -> dict[str, str]:
        """The secret variables of which this run has no value, by what state keeps of it."""
        unset = self._ws.variables.unset.keys()
        found: dict[str, str] = {}
        for key, file in self._files.items() if unset else ():
            known = self._versions.get(key)
            if known is None or not holds_seal(known.record.applied):
                continue
            source, _ = files.read(self._ws.root, file)
            written = source.data if source else None
            found |= {
                seal: name
                for seal, name in named_seals(written, known.record.applied)
                if name in unset
            }
        return found

    def record_of(self, uuid: str) -> Record | None:
        """The record of a journey that is bound to a key."""
        key = self._keys.get(uuid)
        return self._versions[key].record if key else None

    def settled(self, uuid: str, seen: Listed | JourneyObject) -> Row | None:
        """The row of a journey that is managed already, which needs no reading."""
        key = self._keys.get(uuid)
        if key is None or key not in self._files or self._manner.update or self._manner.force:
            return None
        record = self._versions[key].record
        title = seen.title or str((record.applied or {}).get("title", ""))
        return Row(uuid, title, seen.status, Result.KEPT, key, self._files[key])

    def take(self, priors: Sequence[Prior]) -> list[Row]:
        """Write and bind these journeys; what is of another application is left alone."""
        code = self._ws.target.application_code
        rows = [
            _row(it, Result.FOREIGN, words=f"of the application {it.application_code}")
            for it in priors
            if it.application_code != code
        ]
        ours = [it for it in priors if it.application_code == code]
        words = "what it is called is no uuid, and state could not keep it"
        rows += [_row(it, Result.REFUSED, words=words) for it in ours if not is_uuid(it.uuid)]
        drafts = self._drafts([it for it in ours if is_uuid(it.uuid)])
        extractor = Extractor(self._ledger, code, self._manner.fields)
        before, known = self._ws, self._ledger.new
        written = [(it, extractor.written(it.document, it.key)) for it in drafts]
        self._ws = declare(self._ws, self._ledger, self._kinds)
        if self._filing is None or self._filing.ws is not self._ws:
            self._filing = Filing(self._ws, self._manner, self._files, self._versions.keys())
        one = partial(self._one, self._filing, self._sealing())
        with ThreadPoolExecutor(_WRITERS) as pool:  # they wait for the disk, and for one another
            taken = list(pool.map(one, written))
        new = self._ledger.new - known
        if unused := self._unused(new, taken):
            self._ledger.forget(unused)
            self._ws = declare(before, self._ledger, self._kinds, instead=self._ws)
        return [*rows, *taken]

    def _unused(self, new: Collection[str], taken: Iterable[Row]) -> list[str]:
        """The new variables that no file uses: what was bound has names of its own, or none."""
        if not new:
            return []
        files = [
            (self._ws.root / row.file).read_text(encoding="utf-8")
            for row in taken
            if row.result in (Result.WRITTEN, Result.UPDATED)
        ]
        return [name for name in new if not any(reference(name) in it for it in files)]

    def _one(self, filing: Filing, seals: Secrets, written: tuple[Draft, Document]) -> Row:
        draft, document = written
        row, bound = self._elsewhere(draft) or filing.file(draft, document)
        if bound is not None:
            self._bind(bound, seals)
        return row

    def _elsewhere(self, draft: Draft) -> tuple[Row, None] | None:
        """A journey that is managed, and whose file may be another one."""
        if words := self._others.get(draft.key):
            return replace(_row(draft.prior, Result.REFUSED, words=words), key=draft.key), None
        return None

    def pulled(
        self, rows: Iterable[Row], passed: Sequence[str] = (), *, saved: bool = False
    ) -> Pulled:
        """The outcome, with everything that journeys.yaml has got meanwhile."""
        names = {*self._ledger.plain, *self._ledger.hidden}
        targets = self._ws.project.targets
        others = [name for name, it in targets.items() if names - it.vars.keys()]
        found = tuple(rows)
        written = any(row.result in (Result.WRITTEN, Result.UPDATED) for row in found)
        unmet = self._manner.fields - self._ledger.met - {APPLICATION} if written else ()
        return Pulled(
            target=self._ws.target_name,
            rows=found,
            unmet=tuple(sorted(unmet)),
            variables=dict(self._ledger.plain),
            secrets=tuple(self._ledger.hidden.values()),
            kinds=dict(self._kinds),
            others=tuple(name for name in others if name != self._ws.target_name),
            passed=tuple(passed),
            saved=saved,
        )

    def _drafts(self, priors: Sequence[Prior]) -> list[Draft]:
        """The journeys in terms of the catalogue, and of the kinds that they teach."""
        decoded = [(it, *self._decoded(it, self._ws)) for it in priors]
        learned = learn((document for _, document, _ in decoded), self._ws.catalogue)
        if learned.kinds:
            self._kinds |= learned.kinds
            self._ws = with_kinds(self._ws, learned.kinds)
            decoded = [(it, *self._decoded(it, self._ws)) for it in priors]
        titles = [(it.uuid, str(document.get("title", ""))) for it, document, _ in decoded]
        known = {key: uuid for uuid, key in self._keys.items()} | dict.fromkeys(
            self._versions.keys() - self._keys.values(), ""
        )
        keys = journey_keys(titles, known)
        self._keys |= keys
        return [Draft(keys[it.uuid], it, document, uuids) for it, document, uuids in decoded]

    def _decoded(self, prior: Prior, ws: Workspace) -> tuple[dict[str, object], dict[str, str]]:
        if prior.rung is Rung.READ and ws.catalogue is self._catalogue:
            document, uuids = prior.document, dict(prior.uuids)
        else:
            record = self.record_of(prior.uuid) if prior.uuid in self._keys else None
            codec = Codec(ws.catalogue, ws.target.application_code)
            document, uuids = codec.decode(prior.raw, record.points if record else {})
        document = Semantics(ws.catalogue).tidy(document)
        return document if self._manner.canvas else without_canvas(document), uuids

    def _sealing(self) -> Secrets:
        """The secrets that were known, and those found just now."""
        new = {it.value for it in self._ledger.hidden.values() if it.hidden}
        new |= {*self._ledger.recognised.values()}
        return Secrets.of(self._secrets.values | new, salt=self._secrets.salt)

    def _bind(self, draft: Draft, seals: Secrets) -> None:
        found = self._versions.get(draft.key)
        record = Record(
            key=draft.key,
            uuid=draft.prior.uuid,
            points=dict(draft.uuids),
            applied=seals.seal(draft.document),
            seen=seals.seal(draft.prior.raw),
            status=str(draft.prior.status) if draft.prior.status else None,
            pending=found.record.pending if found else None,
        )
        self._store.put(record, found.version if found else None)


def _from_environment(target: Target) -> dict[str, str]:
    """The variables that the environment gives to a target, by name."""
    return {name: it.env for name, it in target.vars.items() if isinstance(it, Var) and it.env}


def _row(prior: Prior, result: Result, *, words: str) -> Row:
    title = str(prior.document.get("title", ""))
    return Row(prior.uuid, title, prior.status, result, words=words)
