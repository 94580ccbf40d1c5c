"""Secrets leave a value here, before any format sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeys_as_code.apply.outcome import JourneyOutcome, Outcome
from journeys_as_code.findings import Finding
from journeys_as_code.plan.account import Overview, Stranger
from journeys_as_code.plan.change import ABSENT, Change, Ignored, JourneyPlan, Plan, PlanWarning
from journeys_as_code.plan.difference import Difference, Differences
from journeys_as_code.remote.port import Prior
from journeys_as_code.secrets import SHOWN, Secrets

NOTHING = Secrets()
"""For reports of values that no secret can be in."""


def redact_value(value: Any, secrets: Secrets) -> Any:
    """A copy in which every text that holds a secret is `(secret)` whole, keys included."""
    if isinstance(value, dict):
        return {secrets.scrub(str(key)): redact_value(item, secrets) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [redact_value(item, secrets) for item in value]
    if secrets.hides(value):
        return SHOWN
    # A secret number or truth value is known by its text.
    return SHOWN if not isinstance(value, str) and str(value) in secrets.values else value


def redact_plan(plan: Plan, secrets: Secrets) -> Plan:
    """The plan without a secret in anything a report shows; definitions to write are left out."""
    return replace(plan, journeys=tuple(_journey(item, secrets) for item in plan.journeys))


def redact_overview(overview: Overview, secrets: Secrets) -> Overview:
    """The same of all that `drift` shows."""
    account = overview.account
    if account is not None:
        account = replace(account, strangers=[_stranger(it, secrets) for it in account.strangers])
    return replace(overview, plan=redact_plan(overview.plan, secrets), account=account)


def _stranger(stranger: Stranger, secrets: Secrets) -> Stranger:
    return replace(
        stranger,
        title=secrets.scrub(stranger.title),
        last_edited_by=secrets.scrub(stranger.last_edited_by),
        unread=secrets.scrub(stranger.unread),
    )


def redact_differences(found: Differences, secrets: Secrets) -> Differences:
    """The differences without a secret in anything a report shows."""
    return replace(found, journeys=tuple(_difference(each, secrets) for each in found.journeys))


def redact_outcome(outcome: Outcome, secrets: Secrets) -> Outcome:
    """The outcome without a secret in its titles, errors, hints and notes."""
    journeys = tuple(_done(item, secrets) for item in outcome.journeys)
    return replace(outcome, journeys=journeys, notes=tuple(map(secrets.scrub, outcome.notes)))


def redact_findings(findings: tuple[Finding, ...], secrets: Secrets) -> tuple[Finding, ...]:
    """The findings without a secret in their messages and hints."""
    scrub = secrets.scrub
    return tuple(replace(f, message=scrub(f.message), hint=scrub(f.hint)) for f in findings)


def _journey(journey: JourneyPlan, secrets: Secrets) -> JourneyPlan:
    return replace(
        journey,
        title=secrets.scrub(journey.title),
        reason=secrets.scrub(journey.reason),
        changes=tuple(_change(change, secrets) for change in journey.changes),
        drift=tuple(_change(change, secrets) for change in journey.drift),
        causes=tuple(replace(it, words=secrets.scrub(it.words)) for it in journey.causes),
        ignored=tuple(
            Ignored(_change(it.change, secrets), secrets.scrub(it.reason)) for it in journey.ignored
        ),
        warnings=tuple(_warning(warning, secrets) for warning in journey.warnings),
        prior=journey.prior and _prior(journey.prior, secrets),
        after={},
        desired={},
    )


def _difference(found: Difference, secrets: Secrets) -> Difference:
    source, aim = (
        replace(side, plan=side.plan and _journey(side.plan, secrets), wanted={})
        for side in (found.source, found.aim)
    )
    return replace(
        found,
        title=secrets.scrub(found.title),
        source=source,
        aim=aim,
        changes=tuple(_change(change, secrets) for change in found.changes),
        by_variable=tuple(_change(change, secrets) for change in found.by_variable),
    )


def _prior(prior: Prior, secrets: Secrets) -> Prior:
    mismatches = tuple(map(secrets.scrub, prior.mismatches))
    edited_by = secrets.scrub(prior.last_edited_by)
    return replace(prior, document={}, raw={}, mismatches=mismatches, last_edited_by=edited_by)


def _warning(warning: PlanWarning, secrets: Secrets) -> PlanWarning:
    return replace(warning, message=secrets.scrub(warning.message))


def _change(change: Change, secrets: Secrets) -> Change:
    path = tuple(secrets.scrub(step) if isinstance(step, str) else step for step in change.path)
    before, after = (_side(side, change, secrets) for side in (change.before, change.after))
    return replace(change, path=path, before=before, after=after)


def _side(side: Any, change: Change, secrets: Secrets) -> Any:
    if side is ABSENT:
        return side
    return SHOWN if change.secret else redact_value(side, secrets)


def _done(journey: JourneyOutcome, secrets: Secrets) -> JourneyOutcome:
    return replace(
        journey,
        title=secrets.scrub(journey.title),
        error=secrets.scrub(journey.error),
        hint=secrets.scrub(journey.hint),
    )
