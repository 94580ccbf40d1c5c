"""Which commands may come next after `journeys drift`: only those that work for what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from journeys_as_code.address import render
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
    found = [*_of_drift(setting, drifted, _words(overview, drifted, keys))]
    found += _of_account(setting, overview)
    known = overview.known
    if known is not None and known.missing and not found:
        words = ["--unmanaged"] if overview.account else []
        anew = again(setting, "drift", *words, "--write-baseline", known.file)
        found.append(f"{anew} writes the baseline anew")
    return found


def _words(
    overview: Overview, drifted: Sequence[JourneyPlan], keys: Sequence[str]
) -> Sequence[str] | None:
    """What names the shown drift and nothing that a baseline knows; None where that is too much."""
    known = overview.known.changes if overview.known else {}
    if not known:
        return keys
    live = [journey for journey in drifted if not summary.gone(journey)]
    mixed = any(journey.key in known for journey in live)
    paths = [render(it.path) for journey in live for it in journey.drift] if mixed else []
    if max(len(live), len(paths)) > _FEW:
        return None
    return [*(it.key for it in live), *(word for path in paths for word in ("--path", path))]


def _of_drift(
    setting: Setting, drifted: Sequence[JourneyPlan], words: Sequence[str] | None
) -> list[str]:
    told = []
    gone = [journey.key for journey in drifted if summary.gone(journey)]
    live = [journey for journey in drifted if not summary.gone(journey)]
    yes = [] if setting.terminal.interactive else ["--auto-approve"]
    if live and words is None:
        told.append(f"{again(setting, 'drift', 'KEY')} shows what is known of one, too")
    elif words is not None and any(map(_is_known, live)):
        told.append(f"{again(setting, 'drift', *words, '--fix', *yes)} puts it back")
        if any(not it.secret for journey in live for it in journey.drift):
            accept = again(setting, "drift", *words, "--accept", *yes)
            told.append(f"{accept} takes it into the files")
    elif live:
        told.append(f"{again(setting, 'plan')} shows what apply would do")
    if gone:
        saved = again(setting, "plan", *gone, "--out", "plan.json")
        anew = f"{saved} && {again(setting, 'apply', 'plan.json')}"
        told.append(f"{anew} makes what is gone anew: its audience may be messaged again")
        told.append("to give up what is gone, remove its file and apply")
    return told


def _is_known(journey: JourneyPlan) -> bool:
    """Whether it is known what drifted, and nothing is to be finished or applied first."""
    read = journey.prior is not None and journey.prior.rung is Rung.READ
    return read and bool(journey.drift) and not (journey.recovers or journey.moved_from)


def _of_account(setting: Setting, overview: Overview) -> list[str]:
    strangers = overview.account.strangers if overview.account else ()
    readable = [it.uuid for it in strangers if not it.unread]
    if not readable:
        return []
    which = readable if len(readable) <= _FEW else ["--all"]
    return [f"{again(setting, 'pull', *which)} takes over what is not managed"]
