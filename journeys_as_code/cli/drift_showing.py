"""`journeys drift` without --accept or --fix: what changed outside git, in every format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeys_as_code.cli.aiming import aimed_plan
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError
from journeys_as_code.plan.account import Overview

if TYPE_CHECKING:
    from journeys_as_code.plan.baseline import Baseline
    from journeys_as_code.secrets import Secrets

DRIFT = 2
UNKNOWN = 1


@dataclass(frozen=True)
class Showing:
    """What to look at, and how hard the API may be worked."""

    keys: Sequence[str]
    unmanaged: bool = False
    baseline: Path | None = None
    write_baseline: Path | None = None
    concurrency: int | None = None
    max_rps: float | None = None


def show(setting: Setting, what: Showing) -> int:
    """Print the report; 2 where anything drifted or is not managed, 1 where that cannot be known."""
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.workflow import planning, surveying

    _require_sense(what)
    known = _read(what.baseline)
    before = (
        _read(what.write_baseline) if what.write_baseline and what.write_baseline.exists() else None
    )
    within = connected(setting, connections=what.concurrency, per_second=what.max_rps)
    with within as (ws, at), reading(setting) as watcher:
        plan = planning.plan(ws, at, what.keys, watcher=watcher).plan
        account = surveying.survey(at, plan, watcher=watcher) if what.unmanaged else None
    overview, secrets = Overview(aimed_plan(plan, setting.target), account), at.secrets
    if what.write_baseline is not None:
        return _write(setting, what.write_baseline, overview, before, secrets)
    if known is not None:
        from journeys_as_code.plan.baseline import beyond

        overview = beyond(overview, known, secrets)
    setting.terminal.out(_report(setting, overview, what.keys))
    return _code(overview)


def _require_sense(what: Showing) -> None:
    if what.unmanaged and what.keys:
        raise UsageError("--unmanaged is about the whole account", hint="leave the keys out")
    if what.baseline and what.write_baseline:
        raise UsageError(
            "--baseline reads a file and --write-baseline writes one", hint="leave one of them out"
        )
    if what.write_baseline and what.keys:
        raise UsageError("a baseline is of the whole project", hint="leave the keys out")


def _read(file: Path | None) -> Baseline | None:
    from journeys_as_code.cli import files
    from journeys_as_code.plan import baseline

    return baseline.load(files.read(file), str(file)) if file else None


def _write(
    setting: Setting, file: Path, overview: Overview, before: Baseline | None, secrets: Secrets
) -> int:
    """Write what there is into the file; of another target's nothing is written over."""
    from journeys_as_code.cli import files
    from journeys_as_code.cli.opening import again
    from journeys_as_code.plan import baseline
    from journeys_as_code.report import drift_account
    from journeys_as_code.report.style import counted

    if before is not None:
        before.about(overview.plan)
    made = baseline.baseline_of(overview, secrets, before=before)
    files.write(file, baseline.dump(made))
    number = counted(len(made.entries), "entry", "entries")
    words = ["--unmanaged"] if overview.account else []
    step = again(setting, "drift", *words, "--baseline", str(file))
    setting.terminal.note(f"Written: {number} into {file}. Next: commit it, and {step}")
    if overview.account and not overview.account.listed:
        setting.terminal.note(drift_account.UNLISTED)
        return UNKNOWN
    return 0


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
