"""`journeys pull`: live journeys into files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import Interrupted, UsageError

if TYPE_CHECKING:
    from journeys_as_code.pull.outcome import Pulled
    from journeys_as_code.workflow.pulling import Manner, Wanted

_STATUSES = ("draft", "running", "paused", "finished", "archived")


@command("pull", formats=("text", "json"))
@click.argument("uuids", nargs=-1, metavar="[UUID]...")
@click.option("--all", "everything", is_flag=True, help="Every journey of the application.")
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(_STATUSES),
    help="Those with this status; can be given several times.",
)  # fmt: skip
@click.option("--title", default="", metavar="PATTERN", help="Those with such a title: `Welcome*`.")
@click.option(
    "--extract", multiple=True, metavar="FIELDS",
    help="Make variables of these fields: application_code,filter_code,preset_code.",
)  # fmt: skip
@click.option("--with-status", is_flag=True, help="Write the status too: then git owns it.")
@click.option("--with-canvas", is_flag=True, help="Write positions and comments too.")
@click.option("--from", "saved", metavar="FILE", help="Take them from saved answers; - is stdin.")
@click.option("--update", is_flag=True, help="Put what is live into files that are there.")
@click.option("--force", is_flag=True, help="Write files that are there anew.")
def pull(
    setting: Setting,
    *,
    uuids: tuple[str, ...],
    everything: bool,
    statuses: tuple[str, ...],
    title: str,
    saved: str | None,
    **how: Any,
) -> int:
    """Write live journeys into files, one each, and bind them: the next plan is empty.

    Files that are there are left alone, and so are journeys that are managed already. What looks
    like a credential becomes a secret variable.
    """
    from journeys_as_code.cli.aiming import aimed
    from journeys_as_code.cli.opening import again
    from journeys_as_code.model.journey import Status
    from journeys_as_code.report import pulled as report
    from journeys_as_code.workflow.pulling import Wanted

    if uuids and (everything or statuses or title):
        raise UsageError("name journeys by uuid, or choose them; not both")
    if not (uuids or everything or statuses or title or saved):
        raise UsageError("say which journeys", hint="journeys pull --all, or some by UUID")
    lowered = tuple(uuid.lower() for uuid in uuids)
    wanted = Wanted(lowered, frozenset(map(Status, statuses)), title)
    manner = _manner(**how)
    done = _from_file(setting, saved, wanted, manner) if saved else _live(setting, wanted, manner)
    rows = (replace(row, hint=aimed(row.hint, setting.target)) for row in done.rows)
    done = replace(done, rows=tuple(rows))
    as_text = report.text(
        done,
        color=setting.color,
        verbose=bool(setting.verbose),
        plan=again(setting, "plan"),
        drift=again(setting, "drift"),
    )
    setting.terminal.out(report.as_json(done) if setting.format == "json" else as_text)
    return int(done.has_problems)


def _manner(
    *, extract: tuple[str, ...], with_status: bool, with_canvas: bool, update: bool, force: bool
) -> Manner:
    from journeys_as_code.pull.extract import known_fields
    from journeys_as_code.workflow.pulling import Manner

    fields = known_fields(extract)
    return Manner(fields, canvas=with_canvas, status=with_status, update=update, force=force)


def _live(setting: Setting, wanted: Wanted, manner: Manner) -> Pulled:
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.cli.progress import counting
    from journeys_as_code.workflow.pulling import pull as run

    with connected(setting) as (ws, at), counting(setting, "Pulling") as (total, step):
        try:
            return run(ws, at, wanted, manner, on_found=total, on_read=step)
        except KeyboardInterrupt as stop:
            hint = "what was pulled stays; the same command goes on with the rest"
            raise Interrupted("interrupted", hint=hint) from stop


def _from_file(setting: Setting, saved: str, wanted: Wanted, manner: Manner) -> Pulled:
    from journeys_as_code.cli.files import read_or_stdin
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.pull.found import find
    from journeys_as_code.workflow.pulling import pull_found

    ws = opened(setting)
    name = "standard input" if saved == "-" else saved
    found = find(read_or_stdin(saved, setting.terminal), name)
    return pull_found(ws, found, wanted, manner)
