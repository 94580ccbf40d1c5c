"""`journeys schemas`: the JSON Schemas for editors, and what live journeys say of kinds."""

from __future__ import annotations

from pathlib import Path

import click

from journeys_as_code.cli.options import command, group
from journeys_as_code.cli.setting import Setting

schemas = group("schemas")


@command("generate", summary="Write the schemas anew.")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
def generate(setting: Setting, folder: Path | None) -> int:
    """Write the JSON Schemas into DIR (default: schemas/ of the project), for editors.

    Inside a project they know its own kinds of points too.
    """
    from journeys_as_code.cli.opening import opened_if_any
    from journeys_as_code.model.points.catalogue import Catalogue
    from journeys_as_code.report.style import counted
    from journeys_as_code.validate import schema_files
    from journeys_as_code.workflow.schemas import every_schema

    ws = opened_if_any(setting)
    root = ws.root if ws else setting.directory
    catalogue = ws.catalogue if ws else Catalogue.builtin()
    under = setting.directory / folder if folder else root / "schemas"
    changed = schema_files.write(every_schema(catalogue), under)
    setting.terminal.out("".join(f"{under / name}\n" for name in changed))
    setting.terminal.note(f"{counted(len(changed), 'file')} changed in {under}")
    return 0


@command("learn", formats=("text", "json"), summary="Learn kinds of points from live journeys.")
@click.option("--from", "saved", metavar="FILE", help="Learn from saved answers; - is stdin.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
def learn(setting: Setting, *, saved: str | None, dry_run: bool) -> int:
    """Write point_kinds into journeys.yaml for kinds that nobody knew, and what differs from what was assumed.

    The report says of every kind that is known which assumed names live points confirm.
    """
    from journeys_as_code.cli.files import read_or_stdin
    from journeys_as_code.cli.opening import connected, opened
    from journeys_as_code.cli.progress import counting
    from journeys_as_code.pull.found import find
    from journeys_as_code.report import learned as report
    from journeys_as_code.workflow import learning

    if saved:
        ws = opened(setting)
        lesson = learning.study_found(ws, find(read_or_stdin(saved, setting.terminal), saved))
    else:
        with connected(setting) as (ws, at), counting(setting, "Reading") as (total, step):
            lesson = learning.study(ws, at, on_found=total, on_read=step)
    if not dry_run:
        learning.keep(ws, lesson)
    as_text = report.text(lesson, written=not dry_run, color=setting.color)
    setting.terminal.out(report.as_json(lesson) if setting.format == "json" else as_text)
    return 0


schemas.add_command(generate)
schemas.add_command(learn)
