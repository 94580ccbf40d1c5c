"""`journeys drift`: what changed outside git, and taking it into the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError

DRIFT = 2


@dataclass(frozen=True)
class Accepting:
    """The options that only --accept takes."""

    paths: Sequence[str]
    inline: bool
    into_source: bool
    overwrite_git: bool
    dry_run: bool
    auto_approve: bool

    @property
    def given(self) -> bool:
        """Whether any of them is there."""
        flags = (self.inline, self.into_source, self.overwrite_git, self.dry_run, self.auto_approve)
        return bool(self.paths) or any(flags)


@command("drift", formats=("text", "json", "markdown"))
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=keys_of_project)
@click.option("--accept", is_flag=True, help="Take the live values into the files.")
@click.option("--path", "paths", multiple=True, metavar="PATH", help="Accept only what is there.")
@click.option(
    "--inline", is_flag=True, help="Write here what comes from a var, default or include."
)
@click.option(
    "--into-source", is_flag=True, help="Write it where it comes from, for all who use it."
)
@click.option("--overwrite-git", is_flag=True, help="Accept over what git has and never applied.")
@click.option("--dry-run", is_flag=True, help="Show the diff; write nothing, ask nothing.")
@click.option("--auto-approve", is_flag=True, help="Do not ask.")
def drift(
    setting: Setting,
    *,
    keys: tuple[str, ...],
    accept: bool,
    paths: tuple[str, ...],
    inline: bool,
    into_source: bool,
    overwrite_git: bool,
    dry_run: bool,
    auto_approve: bool,
) -> int:
    """Show what changed in the account since the last apply, by whom and when.

    Exit code 2 when anything did. With --accept, what is live is written into the files, just
    there: the diff is shown first, and written when you agree. PATH is a place as the report shows
    it (points.hello), or a pattern (points.*.title); it can be given several times.
    """
    how = Accepting(paths, inline, into_source, overwrite_git, dry_run, auto_approve)
    if accept:
        return _accept(setting, keys, how)
    if how.given:
        raise UsageError("these options are for --accept only", hint="journeys drift --accept")
    return _show(setting, keys)


def _show(setting: Setting, keys: Sequence[str]) -> int:
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.report import drift_json, drift_markdown, drift_text, summary
    from journeys_as_code.workflow import planning

    with connected(setting) as (ws, at), reading(setting) as on_read:
        plan = planning.plan(ws, at, keys, on_read=on_read).plan
    secrets = setting.terminal.secrets
    if setting.format == "json":
        text = drift_json.render(plan, secrets=secrets)
    elif setting.format == "markdown":
        text = drift_markdown.render(plan, secrets=secrets)
    else:
        text = drift_text.render(
            plan, secrets=secrets, color=setting.color, full=setting.verbose > 0
        )
    setting.terminal.out(text)
    return DRIFT if summary.counts(plan)["drifted"] else 0


def _accept(setting: Setting, keys: Sequence[str], how: Accepting) -> int:
    """Show what would be written, ask, and write it."""
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import again, connected
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.report import accepted as report
    from journeys_as_code.workflow import accepting

    _require_sense(setting, how)
    ways = accepting.Ways(how.inline, how.into_source, how.overwrite_git)
    with connected(setting) as (ws, at):
        with reading(setting) as on_read:
            found = accepting.rehearse(
                ws, at, keys, how.paths, ways, overrides=setting.variables, on_read=on_read
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
    if setting.format == "markdown":
        raise UsageError("--accept prints text or JSON", hint="--format text, json")
    asks = not (how.dry_run or how.auto_approve)
    if asks and (setting.format == "json" or not setting.terminal.interactive):
        raise UsageError(
            "there is no terminal to ask on", hint="give --auto-approve, or --dry-run to look only"
        )
