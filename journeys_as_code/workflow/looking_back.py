"""Looking back: what ran on a target, and the plan that gives a journey an earlier document again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeys_as_code.address import render
from journeys_as_code.compile.identity import identify
from journeys_as_code.compile.resource import Identity, Resource
from journeys_as_code.errors import Refused, UsageError
from journeys_as_code.model.journey import Document
from journeys_as_code.operate.past import Past, Version
from journeys_as_code.plan.change import Action, JourneyPlan, Plan, PlanWarning
from journeys_as_code.plan.subject import Subject
from journeys_as_code.plan.unsealing import Unsealed, unsealed
from journeys_as_code.plan.verdicts import verdict
from journeys_as_code.source.writer import dump
from journeys_as_code.state.history import FileHistory
from journeys_as_code.state.record import Record
from journeys_as_code.validate.judge import fits
from journeys_as_code.workflow.connecting import Connection, store_of
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.looking import Looker
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.viewing import bound, live
from journeys_as_code.workflow.wanting import bound_uuids, context_of, resources
from journeys_as_code.workflow.watching import NOBODY, Watcher

_BACK = "P115"
"""Git says otherwise."""
_OTHER_SECRET = "P116"  # noqa: S105 - a code of warnings


@dataclass(frozen=True)
class Back:
    """The way back to an earlier version of a journey, as a plan; `file` says what git wants."""

    plan: Plan
    version: Version
    file: str


def past(ws: Workspace) -> Past:
    """What ran on the target, as far as the history of this project goes; needs no network."""
    return Past.of(FileHistory(ws.root).read(), ws.target_name)


def past_of(ws: Workspace, key: str) -> tuple[Past, tuple[Version, ...]]:
    """What happened to one journey, under earlier keys too, and the documents it has had.

    Raises UsageError for a key of which neither history nor state knows anything.
    """
    whole, found = past(ws), store_of(ws).get(key)
    names = _names(key, found.record if found else None)
    about = whole.about(names)
    if not about.runs and found is None:
        raise UsageError(f"the history knows nothing of {key!r}", hint="journeys history")
    return about, whole.versions(names)


def plan_rollback(
    ws: Workspace,
    at: Connection,
    key: str,
    number: int | None = None,
    *,
    watcher: Watcher = NOBODY,
) -> Back:
    """The plan that gives a journey the document of an earlier version, its status left as it is.

    Without a number that is the last version which is another than the one applied now. Broken files
    are no hindrance. Raises UsageError or Refused where there is no such version or no such journey.
    """
    record = bound(at, key)
    _, versions = past_of(ws, key)
    chosen = _chosen(key, versions, record, number)
    whole = _whole(ws, at, record, chosen)
    subject = _subject(ws, record, chosen, whole.document)
    records = {name: it.record for name, it in at.store.load().items()}
    one = Looker(at, context_of(ws, at), bound_uuids(records), watcher)
    hindrance = _hindrance(ws, whole, chosen)
    made = one.plan(subject)
    if hindrance:
        made = verdict(replace(subject, prior=made.prior), one.context, Action.BLOCKED, hindrance)
    file = _file_of(ws, key) or chosen.journey.file
    made = _warned(made, whole, file)
    managed = len(one.bound)
    return Back(Plan(ws.target_name, ws.target.application_code, (made,), managed), chosen, file)


def version(key: str, versions: Sequence[Version], number: int) -> Version:
    """The version with this number; UsageError where there is none."""
    found = next((it for it in versions if it.number == number), None)
    if found is None:
        known = f"only 1 to {len(versions)}" if versions else "and none at all"
        raise UsageError(f"{key} has no version {number}, {known}", hint=f"journeys history {key}")
    return found


def as_file(version: Version) -> str:
    """A version as a journey file: variables have their values of then, secrets are sealed."""
    return dump(dict(version.document))


def _names(key: str, record: Record | None) -> set[str]:
    """What the history knows a journey by: its uuid, since a key may have been another's before."""
    return {record.uuid} if record and record.uuid else {key}


def _chosen(key: str, versions: Sequence[Version], record: Record, number: int | None) -> Version:
    if not versions:
        raise Refused(
            f"the history of this folder has no document of {key}",
            hint="it keeps what is applied from here on; go back in git and apply that",
        )
    if number is not None:
        return version(key, versions, number)
    earlier = [it for it in versions if it.document != record.applied]
    if not earlier:
        raise Refused(
            f"the history knows only one document of {key}, the one that is applied",
            hint=f"journeys history {key}",
        )
    current = [it.number for it in versions if it.document == record.applied]
    before = [it for it in earlier if not current or it.number < current[-1]]
    return (before or earlier)[-1]


def _whole(ws: Workspace, at: Connection, record: Record, version: Version) -> Unsealed:
    """The document of a version with the secrets that git and the account have today."""
    found = live(at, record.key)
    return unsealed(version.document, _of_git(ws, record.key), found.document, at.secrets)


def _of_git(ws: Workspace, key: str) -> Document | None:
    """The canonical document that git has now; None without a valid file."""
    journeys = [journey for journey in load(ws).valid if journey.key == key]
    return resources(ws, journeys, {})[key].document if journeys else None


def _file_of(ws: Workspace, key: str) -> str:
    return next((it.source.file for it in load(ws).journeys if it.key == key), "")


def _subject(ws: Workspace, record: Record, version: Version, document: Document) -> Subject:
    identity = identify(
        document,
        project=ws.project.project,
        application_code=ws.target.application_code,
        key=record.key,
        known=Identity(record.uuid, {**record.points, **version.points}),
    )
    resource = Resource(
        key=record.key,
        title=str(document.get("title") or record.key),
        document=document,
        status=None,
        owner=ws.project.status_owner,
        identity=identity,
        application_code=ws.target.application_code,
        file=version.journey.file,
    )
    return Subject(record.key, resource, record, rolled_back=_named(version))


def _named(version: Version) -> str:
    return f"version {version.number} of {version.at}"


def _hindrance(ws: Workspace, whole: Unsealed, version: Version) -> str:
    if whole.missing:
        places = ", ".join(render(path) for path in whole.missing)
        return (
            f"{_named(version)} has a secret at {places} of which only a digest was kept, and neither "
            "git nor the account has it today; put the place and its secret variable back into the "
            "file and apply that"
        )
    if not fits(whole.document, ws.catalogue):
        return (
            f"{_named(version)} does not have the shape of a journey any more, or was changed in "
            "the history; go back in git and apply that"
        )
    return ""


def _warned(plan: JourneyPlan, whole: Unsealed, file: str) -> JourneyPlan:
    """The plan with what has to be known of a rollback."""
    found = list(plan.warnings)
    if plan.changes_anything:
        where = f"git ({file})" if file else "git, which has no file of it any more,"
        found.append(
            PlanWarning(
                _BACK,
                f"{where} says otherwise: the next plan made from it puts its own version back",
            )
        )
    if whole.replaced:
        places = ", ".join(render(path) for path in whole.replaced)
        said = f"the secret at {places} is another today: today's is written"
        found.append(PlanWarning(_OTHER_SECRET, said))
    return replace(plan, warnings=tuple(sorted(found, key=lambda it: (it.code, it.message))))
