"""`journeys drift --accept`: the live values into the files, shown first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError


@dataclass(frozen=True)
class Accepting:
    """What to accept, and how."""

    keys: Sequence[str]
    paths: Sequence[str]
    inline: bool
    into_source: bool
    overwrite_git: bool
    dry_run: bool
    auto_approve: bool
    concurrency: int | None = None
    max_rps: float | None = None


def accept(setting: Setting, how: Accepting) -> int:
    """Show what would be written, ask, and write it."""
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import again, connected
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.report import accepted as report
    from journeys_as_code.workflow import accepting

    _require_sense(setting, how)
    ways = accepting.Ways(how.inline, how.into_source, how.overwrite_git)
    within = connected(setting, connections=how.concurrency, per_second=how.max_rps)
    with within as (ws, at):
        with reading(setting) as watcher:
            found = accepting.rehearse(
                ws, at, how.keys, how.paths, ways, overrides=setting.variables, watcher=watcher
            )
        writes = bool(found.files) and not how.dry_run
        if setting.format == "text":
            setting.terminal.out(report.text(found, color=setting.color, full=setting.verbose > 0))
            question = "Write this into the files?"
            if writes and not agreed(
                setting, question, yes=how.auto_approve, flag="--auto-approve"
            ):
                return 1
        if writes:
            accepting.write(ws, at, found)
    if setting.format == "json":
        secrets = setting.terminal.secrets
        setting.terminal.out(report.as_json(found, written=writes, secrets=secrets))
    elif writes:
        setting.terminal.out(f"Written. Next: {again(setting, 'plan')}, and commit\n")
    return 0 if found.complete else 1


def _require_sense(setting: Setting, how: Accepting) -> None:
    if how.inline and how.into_source:
        raise UsageError("--inline and --into-source cannot both be", hint="leave one of them out")
    if setting.format not in ("text", "json"):
        raise UsageError("--accept prints text or JSON", hint="--format text, json")
    asks = not (how.dry_run or how.auto_approve)
    if asks and (setting.format == "json" or not setting.terminal.interactive):
        raise UsageError(
            "there is no terminal to ask on", hint="give --auto-approve, or --dry-run to look only"
        )
