"""`journeys drift` without --accept or --fix: what changed outside git, in every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError
from journeys_as_code.plan.account import Overview

DRIFT = 2
UNKNOWN = 1


@dataclass(frozen=True)
class Showing:
    """What to look at, and how hard the API may be worked."""

    keys: Sequence[str]
    unmanaged: bool = False
    concurrency: int | None = None
    max_rps: float | None = None


def show(setting: Setting, what: Showing) -> int:
    """Print the report; 2 where anything drifted or is not managed, 1 where that cannot be known."""
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.workflow import planning, surveying

    if what.unmanaged and what.keys:
        raise UsageError("--unmanaged is about the whole account", hint="leave the keys out")
    within = connected(setting, connections=what.concurrency, per_second=what.max_rps)
    with within as (ws, at), reading(setting) as on_read:
        plan = planning.plan(ws, at, what.keys, on_read=on_read).plan
        account = surveying.survey(at, plan, on_read=on_read) if what.unmanaged else None
    overview = Overview(plan, account)
    setting.terminal.out(_report(setting, overview, what.keys))
    return _code(overview)


def _report(setting: Setting, overview: Overview, keys: Sequence[str]) -> str:
    from journeys_as_code.cli.drift_next import next_steps
    from journeys_as_code.report import drift_json, drift_junit, drift_markdown, drift_text

    secrets = setting.terminal.secrets
    if setting.format == "json":
        return drift_json.render(overview, secrets=secrets)
    if setting.format == "markdown":
        return drift_markdown.render(overview, secrets=secrets)
    if setting.format == "junit":
        return drift_junit.render(overview, secrets=secrets)
    return drift_text.render(
        overview,
        secrets=secrets,
        color=setting.color,
        full=setting.verbose > 0,
        next_steps=next_steps(setting, overview, keys),
    )


def _code(overview: Overview) -> int:
    from journeys_as_code.report import summary

    account = overview.account
    if any(map(summary.drifted, overview.plan.journeys)) or (account and account.strangers):
        return DRIFT
    return UNKNOWN if account and not account.listed else 0
