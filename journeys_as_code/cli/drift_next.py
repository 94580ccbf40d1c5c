"""Which commands may come next after `journeys drift`: only those that work for what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from journeys_as_code.cli.opening import again
from journeys_as_code.cli.setting import Setting
from journeys_as_code.plan.account import Overview
from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.remote.port import Rung
from journeys_as_code.report import summary

_FEW = 5
"""So many journeys are named one by one."""


def next_steps(setting: Setting, overview: Overview, keys: Sequence[str]) -> list[str]:
    """Each command with what it does, in columns; `keys` are those the report was asked for."""
    drifted = [journey for journey in overview.plan.journeys if summary.drifted(journey)]
    return [*_of_drift(setting, drifted, keys), *_of_account(setting, overview)]


def _of_drift(setting: Setting, drifted: Sequence[JourneyPlan], keys: Sequence[str]) -> list[str]:
    told = []
    gone = [journey.key for journey in drifted if summary.gone(journey)]
    live = [journey for journey in drifted if not summary.gone(journey)]
    yes = [] if setting.terminal.interactive else ["--auto-approve"]
    if any(map(_is_known, live)):
        told.append(f"{again(setting, 'drift', *keys, '--fix', *yes)} puts it back")
        told.append(f"{again(setting, 'drift', *keys, '--accept', *yes)} takes it into the files")
    elif live:
        told.append(f"{again(setting, 'plan', *keys)} shows what apply would do")
    if gone:
        saved = again(setting, "plan", *gone, "--out", "plan.json")
        anew = f"{saved} && {again(setting, 'apply', 'plan.json')}"
        told.append(f"{anew} makes what is gone anew: its audience may be messaged again")
        told.append("to give up what is gone, remove its file and apply")
    return told


def _is_known(journey: JourneyPlan) -> bool:
    """Whether it is known what drifted, and no interrupted run is to be finished first."""
    read = journey.prior is not None and journey.prior.rung is Rung.READ
    return read and bool(journey.drift) and not journey.recovers


def _of_account(setting: Setting, overview: Overview) -> list[str]:
    strangers = overview.account.strangers if overview.account else ()
    readable = [it.uuid for it in strangers if not it.unread]
    if not readable:
        return []
    which = readable if len(readable) <= _FEW else ["--all"]
    return [f"{again(setting, 'pull', *which)} takes over what is not managed"]
