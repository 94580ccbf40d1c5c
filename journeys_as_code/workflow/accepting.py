"""Drift into files: what is live becomes what git wants, tried out before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from journeys_as_code.accept.accepting import Project, Ways, accept
from journeys_as_code.accept.live import Live
from journeys_as_code.accept.outcome import NOTHING, Acceptance, Journey, Rewritten
from journeys_as_code.accept.places import uses
from journeys_as_code.address import Path, render
from journeys_as_code.errors import Refused, UsageError
from journeys_as_code.findings import Finding
from journeys_as_code.model.project import Var
from journeys_as_code.plan.change import Change, JourneyPlan
from journeys_as_code.plan.merge import merge
from journeys_as_code.plan.point_names import in_names_of_today
from journeys_as_code.plan.recovery import standing
from journeys_as_code.plan.selecting import chosen, together
from journeys_as_code.plan.subject import Context
from journeys_as_code.remote.port import Rung
from journeys_as_code.source import files
from journeys_as_code.source.saving import save_all
from journeys_as_code.state.record import Record
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.elsewhere import not_their_own
from journeys_as_code.workflow.holding import held
from journeys_as_code.workflow.loading import Loaded
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.planning import plan
from journeys_as_code.workflow.trying import World, tried
from journeys_as_code.workflow.wanting import context_of, resources
from journeys_as_code.workflow.watching import NOBODY, Watcher

__all__ = ["Acceptance", "Journey", "Ways", "rehearse", "write"]

_POINT = len(("points", "name"))


def rehearse(
    ws: Workspace,
    at: Connection,
    keys: Sequence[str],
    paths: Sequence[str],
    ways: Ways,
    *,
    overrides: Mapping[str, str],
    watcher: Watcher = NOBODY,
) -> Acceptance:
    """What taking the live values into the files would change; nothing is written.

    Each change is taken wholly or left with its reason. The files are then read as they would be: a
    journey of which a plan would say anything else than before, but for what was taken, is refused.
    Raises what `plan` raises, and UsageError for a path at which nothing drifted.
    """
    planned = plan(ws, at, keys, whole=True, watcher=watcher)
    records = {key: versioned.record for key, versioned in at.store.load().items()}
    run = _Run(ws, context_of(ws, at), planned.loaded, records)
    drifted = [it for it in planned.plan.journeys if it.drift or _unseen(it)]
    _require_met(paths, [change for it in drifted for change in it.drift])
    found: list[Journey] = []
    for journey in drifted:
        changes = together(chosen(journey.drift, paths), journey.drift)
        if changes or (_unseen(journey) and not paths):
            found.append(run.one(journey, changes, ways, found))
    return Acceptance(ws.target_name, *tried(found, planned, run.world, overrides))


def write(ws: Workspace, at: Connection, acceptance: Acceptance) -> None:
    """Write the files, all of a journey or none, and remember which point is which.

    Raises Refused where a file is not what it was when it was read, LockHeld, StateError, ProjectError.
    """
    with held(at, "drift --accept") as lease:
        for journey in acceptance.journeys:
            contents = {it.file: _content(ws, it) for it in journey.accepted.files}
            lease.check()
            if journey.points:
                _remember(at, journey)
            save_all(ws.root, contents)


def _remember(at: Connection, journey: Journey) -> None:
    """The points' uuids come first: without a file they do no harm, a file without them does."""
    found = at.store.get(journey.key)
    if found is not None:
        points = {**found.record.points, **journey.points}
        at.store.put(found.record.model_copy(update={"points": points}), found.version)


def _content(ws: Workspace, file: Rewritten) -> bytes:
    """The bytes to write; a byte order mark and the line breaks of a body stay."""
    now = files.content(ws.root, file.file)
    text = "" if isinstance(now, Finding) else now.decode("utf-8", errors="replace")
    mark, body = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    if body == file.before:
        return (mark + file.after).encode()
    if body.replace("\r\n", "\n") == file.before:
        return (mark + file.after.replace("\n", "\r\n")).encode()
    raise Refused(
        f"{file.file} was changed meanwhile, and nothing was written to it",
        hint="run journeys drift --accept again",
    )


def _unseen(journey: JourneyPlan) -> str:
    """Why nothing can be accepted of a journey, whatever drifted; empty where it can."""
    prior = journey.prior
    if prior is None:
        return ""
    if prior.gone:
        return "it is gone from the account: there is nothing to accept; to give it up, remove its file"
    if prior.rung is not Rung.READ:
        return (
            f"its live definition could not be read [{prior.rung}], so the extent of its drift is "
            "unknown; see `journeys doctor`, or `journeys pull --from FILE --update`"
        )
    if journey.recovers:
        return "an interrupted run is not finished; `journeys apply` finishes it first"
    if journey.moved_from:
        return f"git has renamed it from {journey.moved_from}; `journeys apply` does that first"
    return ""


def _require_met(paths: Sequence[str], drift: Sequence[Change]) -> None:
    for path in paths:
        if not chosen(drift, [path]):
            there = ", ".join(render(change.path) for change in drift[:5])
            hint = f"drift is at: {there}" if there else "journeys drift shows what drifted"
            raise UsageError(f"nothing drifted at {path!r}", hint=hint)


class _Run:
    def __init__(
        self, ws: Workspace, context: Context, loaded: Loaded, records: Mapping[str, Record]
    ) -> None:
        self.world = World(ws, context, records)
        self._ws, self._context, self._records = ws, context, records
        self._checked = {journey.key: journey for journey in loaded.journeys}
        self._resources = resources(ws, loaded.valid, records)
        self._project = _project(ws, loaded, records)
        self._others = not_their_own(ws, loaded, records, context.secrets)

    def one(
        self,
        journey: JourneyPlan,
        changes: Sequence[Change],
        ways: Ways,
        before: Iterable[Journey],
    ) -> Journey:
        """What would become of one journey."""
        key, title = journey.key, journey.title
        refusal, prior = _unseen(journey) or self._others.get(key, ""), journey.prior
        if refusal or prior is None or key not in self._resources:
            return Journey(key, title, NOTHING, refusal or "its file is gone")
        wanted, semantics = self._resources[key].document, self._context.semantics
        record = in_names_of_today(self._records.get(key), prior, self._resources[key])
        applied = standing(record, prior, semantics).applied
        live = Live(
            wanted=wanted,
            document=merge(applied, prior.document, wanted, semantics).live,
            status=prior.status and str(prior.status),
            catalogue=self._ws.catalogue,
            semantics=semantics,
        )
        accepted = accept(self._checked[key].source, live, changes, self._project, ways)
        taken = {it.file: other.key for other in before for it in other.accepted.files}
        twice = next((it.file for it in accepted.files if it.file in taken), None)
        if twice is not None:
            words = f"{twice} changes by {taken[twice]} in this run already; run it again"
            return Journey(key, title, NOTHING, words)
        added = {str(it.path[1]) for it in accepted.taken if _is_new_point(it)}
        points = {name: uuid for name, uuid in prior.uuids.items() if name in added}
        return Journey(key, title, accepted, "", points)


def _is_new_point(change: Change) -> bool:
    return change.kind == "add" and change.path[0] == "points" and len(change.path) == _POINT


def _project(ws: Workspace, loaded: Loaded, records: Mapping[str, Record]) -> Project:
    values = ws.variables.values
    names: dict[str, object] = {f"vars.{name}": value for name, value in values.items()}
    names |= {"target.application_code": ws.target.application_code}
    names |= {f"journeys.{key}.uuid": it.uuid for key, it in records.items() if it.uuid}
    secrets = {name: str(v) for name, v in values.items() if str(v) in ws.variables.secrets}
    settable = {
        name: path
        for name in values
        if (path := _value_path(ws, name)) is not None and name not in secrets
    }
    return Project(ws.source, names, secrets, uses(it.source for it in loaded.journeys), settable)


def _value_path(ws: Workspace, name: str) -> Path | None:
    """Where journeys.yaml gives a variable the value that it has in this run."""
    given = ws.target.vars[name]
    path: Path = ("targets", ws.target_name, "vars", name)
    plain = given.value if isinstance(given, Var) else given
    if plain is None or plain != ws.variables.values[name]:
        return None
    return (*path, "value") if isinstance(given, Var) else path
