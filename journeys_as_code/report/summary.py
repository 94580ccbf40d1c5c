"""What a plan amounts to, in numbers and in one sentence."""

from __future__ import annotations

from journeys_as_code.plan.change import Action, JourneyPlan, Plan
from journeys_as_code.remote.port import Rung
from journeys_as_code.report import escape
from journeys_as_code.report.style import counted

_TO_DO = {
    Action.CREATE: "to create",
    Action.UPDATE: "to update",
    Action.TRANSITION: "to change status",
    Action.ARCHIVE: "to archive",
    Action.ADOPT: "to adopt",
    Action.MOVE: "to move",
    Action.BLOCKED: "blocked",
}


def drifted(journey: JourneyPlan) -> bool:
    """Whether somebody or something else changed the live journey since the last apply."""
    return bool(journey.drift or mismatches(journey))


def gone(journey: JourneyPlan) -> bool:
    """Whether the live journey is no more."""
    return journey.prior is not None and journey.prior.gone


def mismatches(journey: JourneyPlan) -> tuple[str, ...]:
    """In words, where the live journey disagrees with what was known of it."""
    return journey.prior.mismatches if journey.prior else ()


def unread(plan: Plan) -> str:
    """In words, how many journeys drift could hide in, since they could not be read; empty if none."""
    found = [it for it in plan.journeys if it.prior and it.prior.rung is not Rung.READ]
    if not found:
        return ""
    return (
        f"{counted(len(found), 'journey')} could not be read: what drifted there is not known in full; "
        "see journeys doctor"
    )


def looked_at(plan: Plan) -> str:
    """`2 journeys`: those that state knows, so that something of them could be looked at."""
    return counted(sum(it.prior is not None for it in plan.journeys), "journey")


def unknown(plan: Plan) -> str:
    """In words, how many journeys state does not know, so that no drift of them can be seen."""
    found = sum(it.prior is None for it in plan.journeys)
    if not found:
        return ""
    them = "it is new, or its" if found == 1 else "they are new, or their"
    return (
        f"{counted(found, 'journey')} not known to state: {them} record was lost; see journeys plan"
    )


def noteworthy(plan: Plan) -> list[JourneyPlan]:
    """The journeys a report lists: all but those of which there is nothing to say; urgent ones first."""
    shown = [
        journey
        for journey in plan.journeys
        if journey.action is not Action.NONE or drifted(journey) or journey.warnings
    ]
    return sorted(shown, key=lambda journey: not journey.left_paused)


def counts(plan: Plan) -> dict[str, int]:
    """How many journeys get which action, and how many drifted."""
    numbers = {
        str(action): sum(journey.action is action for journey in plan.journeys) for action in Action
    }
    return {**numbers, "drifted": sum(map(drifted, plan.journeys))}


def sentence(plan: Plan) -> str:
    """`1 to create, 2 to update, 1 blocked; 9 unchanged`; empty for an empty plan."""
    numbers = counts(plan)
    parts = [f"{numbers[action]:,} {words}" for action, words in _TO_DO.items() if numbers[action]]
    rest = f"; {numbers[Action.NONE]:,} unchanged" if parts and numbers[Action.NONE] else ""
    return ", ".join(parts) + rest


def unchanged(plan: Plan) -> str:
    """`12 journeys match prod`."""
    total = len(plan.journeys)
    match = "matches" if total == 1 else "match"
    return f"{counted(total, 'journey')} {match} {escape.plain(plan.target)}"
