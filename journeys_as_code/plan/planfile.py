"""A saved plan: what `plan --format json` prints, and what apply needs to do that and nothing else.

The file holds no definition to write. Apply plans afresh and carries out the journeys for which
that says exactly what the file says, so a file that is old, edited or of another world does nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from journeys_as_code.errors import PlanRejected
from journeys_as_code.plan import fingerprint
from journeys_as_code.plan.change import Action, Consents, JourneyPlan, Plan
from journeys_as_code.secrets import Secrets

FORMAT = 1
"""Version of what `apply` holds; the rest is versioned by `format_version`."""
_MAJOR = "1."

_AGAIN = "run `journeys plan --out FILE` again"


@dataclass(frozen=True, slots=True)
class SavedJourney:
    """What a saved plan was to do to one journey, as digests."""

    key: str
    action: Action
    fingerprint: str
    before: str
    wanted: str


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan as a file holds it. `shown` is what people saw of it when they saved it."""

    target: str
    application_code: str
    project: str
    consents: Consents
    journeys: tuple[SavedJourney, ...]
    include_cosmetic: bool = False
    """Whether it was made with `--include-cosmetic`, and so has to be planned afresh with it."""
    fix: tuple[str, ...] | None = None
    """The paths of `drift --fix` that it was made with, none for all; None where git is what is wanted."""
    digest: str = field(default="", compare=False)
    """Digest of the whole file; empty where it was not read from one."""
    shown: Mapping[str, Any] = field(repr=False, default_factory=dict)


class Verdict(StrEnum):
    """How a journey of a saved plan stands to the same journey planned afresh."""

    SAME = "same"
    STALE = "stale"
    APPLIED = "applied"
    """What the saved plan was to do is done."""
    NEW = "new"
    """There is something to do that the saved plan does not say."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one journey; `reason` says what became stale."""

    key: str
    verdict: Verdict
    reason: str = ""


def save(
    plan: Plan,
    shown: Mapping[str, Any],
    *,
    project: str,
    consents: Consents,
    secrets: Secrets,
    include_cosmetic: bool = False,
) -> SavedPlan:
    """The plan as it is to be saved.

    `shown` is its JSON report, free of secrets; `consents` are those it needs: whoever looks at it
    and applies the file gives them.
    """
    return SavedPlan(
        target=plan.target,
        application_code=plan.application_code,
        project=project,
        consents=consents,
        journeys=tuple(_saved(journey, plan.target, secrets) for journey in plan.changed),
        include_cosmetic=include_cosmetic,
        shown=shown,
    )


def identity(saved: SavedPlan) -> str:
    """The digest by which the history names a plan: of a plan file its own, else one over what it does."""
    return saved.digest or fingerprint.plain_digest(_needs(saved))


def dump(saved: SavedPlan) -> str:
    """The text of a plan file."""
    needs = _needs(saved)
    document = {**saved.shown, "apply": needs}
    needs["digest"] = fingerprint.plain_digest(document)
    return json.dumps(document, indent=2) + "\n"


def _needs(saved: SavedPlan) -> dict[str, Any]:
    fix = {} if saved.fix is None else {"fix": list(saved.fix)}
    return {
        "version": FORMAT,
        "application_code": saved.application_code,
        "project": saved.project,
        "include_cosmetic": saved.include_cosmetic,
        **fix,
        "consents": asdict(saved.consents),
        "journeys": [asdict(journey) for journey in saved.journeys],
    }


def load(text: str) -> SavedPlan:
    """The plan in the text of a plan file; raises PlanRejected when it is not one, or was changed."""
    document = _parsed(text)
    try:
        needs = document.pop("apply")
        version = document["format_version"], needs["version"]
        if not str(version[0]).startswith(_MAJOR) or version[1] != FORMAT:
            raise _rejected(f"was made by another version of this tool ({version[0]})")
        digest = needs.pop("digest")
        if digest != fingerprint.plain_digest({**document, "apply": needs}):
            raise _rejected("was changed after it was saved, or is damaged")
        flags = [needs["include_cosmetic"], *needs["consents"].values()]
        if not all(isinstance(flag, bool) for flag in flags):
            raise _rejected("is no plan that was saved with --out")
        return SavedPlan(
            target=document["target"],
            application_code=needs["application_code"],
            project=needs["project"],
            consents=Consents(**needs["consents"]),
            include_cosmetic=needs["include_cosmetic"],
            fix=None if "fix" not in needs else tuple(map(str, needs["fix"])),
            digest=digest,
            journeys=tuple(
                SavedJourney(**{**journey, "action": Action(journey["action"])})
                for journey in needs["journeys"]
            ),
            shown=document,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _rejected("is no plan that was saved with --out") from error


def compare(saved: SavedPlan, fresh: Plan, *, project: str, secrets: Secrets) -> tuple[Judged, ...]:
    """The verdict on every journey that the saved or the fresh plan would touch, in order of key.

    Raises PlanRejected when the two are not about the same project and target.
    """
    for what, old, new in (
        ("project", saved.project, project),
        ("target", saved.target, fresh.target),
        ("application", saved.application_code, fresh.application_code),
    ):
        if old != new:
            raise _rejected(f"is for the {what} {old!r}, not for {new!r}")
    found = {journey.key: journey for journey in fresh.journeys}
    judged = [_judged(old, found.get(old.key), fresh.target, secrets) for old in saved.journeys]
    known = {journey.key for journey in saved.journeys}
    judged += [Judged(it.key, Verdict.NEW) for it in fresh.changed if it.key not in known]
    return tuple(sorted(judged, key=lambda it: it.key))


def _saved(journey: JourneyPlan, target: str, secrets: Secrets) -> SavedJourney:
    return SavedJourney(
        key=journey.key,
        action=journey.action,
        fingerprint=fingerprint.fingerprint(journey, target=target, secrets=secrets),
        before=fingerprint.before(journey, secrets),
        wanted=fingerprint.wanted(journey, secrets),
    )


def _judged(
    old: SavedJourney, journey: JourneyPlan | None, target: str, secrets: Secrets
) -> Judged:
    if journey is None:
        if old.action is Action.ARCHIVE:
            return Judged(old.key, Verdict.APPLIED)
        return Judged(old.key, Verdict.STALE, "it is not in the project any more")
    new = _saved(journey, target, secrets)
    if new.fingerprint == old.fingerprint:
        return Judged(old.key, Verdict.SAME)
    if journey.action is Action.NONE and new.wanted == old.wanted:
        return Judged(old.key, Verdict.APPLIED)
    return Judged(old.key, Verdict.STALE, _what_moved(old, new, journey))


def _what_moved(old: SavedJourney, new: SavedJourney, journey: JourneyPlan) -> str:
    if journey.action is Action.BLOCKED:
        return f"it is blocked now: {journey.reason}"
    if new.before != old.before:
        who = journey.prior.last_edited_by if journey.prior else ""
        return f"the live journey is not the one it was{f', last edited by {who}' if who else ''}"
    if new.wanted != old.wanted:
        return "git wants something else of it now"
    return "something else would be done to it now"


def _parsed(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _rejected("is not JSON") from error
    if not isinstance(document, dict):
        raise _rejected("is no plan that was saved with --out")
    return document


def _rejected(why: str) -> PlanRejected:
    return PlanRejected(f"the plan file {why}", hint=_AGAIN)
