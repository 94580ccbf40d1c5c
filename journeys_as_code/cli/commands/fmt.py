"""`journeys fmt`: one layout for all files."""

from __future__ import annotations

import click

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("fmt", formats=("text", "json"))
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(setting: Setting, paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Write the project's files in their canonical layout; comments and meaning stay.

    PATH is a file, a folder or a key. A file with errors is left alone; exit code 1 says so.
    """
    from journeys_as_code.report import formatting as report
    from journeys_as_code.workflow.formatting import format_files

    written = not (check or diff)
    files = format_files(setting.directory, paths, write=written)
    if setting.format == "json":
        shown = report.as_json(files, written=written)
    else:
        shown = report.text(files, written=written, diff=diff, color=setting.color)
    setting.terminal.out(shown)
    left_alone = any(file.after is None for file in files)
    return int(left_alone or (check and any(file.changed for file in files)))
