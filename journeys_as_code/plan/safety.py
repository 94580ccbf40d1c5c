"""Safety: what of a plan needs a consent that was not given. A check on the plan, nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from journeys_as_code.model.project import Safety
from journeys_as_code.plan.change import Action, Consents, JourneyPlan, Origin, Plan
from journeys_as_code.remote.port import Rung

Code = Literal["destructive", "blind", "overwrite_drift", "mass_change"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A part of a plan that is not applied without a consent.

    `code` is the field of `Consents`, `flag` how the consent is given on the command line.
    """

    code: Code
    message: str
    keys: tuple[str, ...]
    flag: str


def check(plan: Plan, safety: Safety, consents: Consents) -> tuple[Refusal, ...]:
    """Every consent that the plan needs and that was not given; empty means it may be applied."""
    return tuple(refusal for refusal in _needs(plan, safety) if not getattr(consents, refusal.code))


def needed(plan: Plan, safety: Safety) -> Consents:
    """The consents that a plan needs; whoever is shown the plan and saves it gives them."""
    codes = {refusal.code for refusal in _needs(plan, safety)}
    return Consents(**{field.name: field.name in codes for field in fields(Consents)})


def _needs(plan: Plan, safety: Safety) -> list[Refusal]:
    refusals = []
    for code, (concerns, what) in _RULES.items():
        keys = tuple(journey.key for journey in plan.changed if concerns(journey))
        if keys:
            refusals.append(
                _refusal(code, f"{_journeys(len(keys))} {what}: {', '.join(keys)}", keys)
            )
    mass = _mass_change(plan, safety)
    return [*refusals, mass] if mass else refusals


def is_blind(journey: JourneyPlan) -> bool:
    """Whether calls are made on a journey of which nothing could be checked, not even its being."""
    prior = journey.prior
    unread = prior is not None and prior.rung is Rung.BLIND
    return bool(journey.calls) and (unread or journey.unchecked)


def overwrites(journey: JourneyPlan) -> bool:
    """Whether something that was changed outside git is written over.

    That is a change whose origin is drift or conflict, or any writing where a snapshot disagrees
    with what could be read; to create anew what is gone is that too, and lets its audience in again.
    A journey that is archived with its file is written over by nobody.
    """
    if journey.action is Action.ARCHIVE or not journey.calls:
        return False
    if is_remade(journey):
        return True
    if any(it.origin is not Origin.GIT and not it.deferred for it in journey.changes):
        return True
    return "put" in journey.calls and journey.prior is not None and bool(journey.prior.mismatches)


def is_remade(journey: JourneyPlan) -> bool:
    """Whether a journey that was there is created once more."""
    return journey.action is Action.CREATE and journey.prior is not None and journey.prior.gone


_RULES: Mapping[Code, tuple[Callable[[JourneyPlan], bool], str]] = {
    "destructive": (
        lambda journey: journey.destructive,
        "would be taken out of use",
    ),
    "blind": (is_blind, "would be changed blindly, since nothing of the account can be read"),
    "overwrite_drift": (overwrites, "would lose changes that were made outside git"),
}


def _mass_change(plan: Plan, safety: Safety) -> Refusal | None:
    """Too many journeys at once. `managed` are those that were live before.

    First creates do not count: a fresh project is no accident, and nobody loses by it. Neither does
    starting again what an interrupted run left paused: waiting for a consent would only harm.
    """
    keys = tuple(it.key for it in plan.changed if it.calls and not _is_harmless(it))
    if not keys or plan.managed < safety.min_journeys:
        return None
    if plan.managed and len(keys) / plan.managed <= safety.max_share:
        return None
    message = (
        f"{len(keys)} of {_journeys(plan.managed)} would be changed at once, more than "
        f"{safety.max_changed}"
    )
    return _refusal("mass_change", message, keys)


def _is_harmless(journey: JourneyPlan) -> bool:
    only_started_again = journey.recovers and journey.calls == ("start",)
    first = journey.action is Action.CREATE and not is_remade(journey)
    return first or only_started_again


def _refusal(code: Code, message: str, keys: tuple[str, ...]) -> Refusal:
    flags = {code: f"--allow-{code.replace('_', '-')}", "overwrite_drift": "--overwrite-drift"}
    return Refusal(code, message, keys, flags[code])


def _journeys(count: int) -> str:
    return "1 journey" if count == 1 else f"{count:,} journeys"
