"""`journeys graph`: a picture of a journey."""

from __future__ import annotations

from pathlib import Path

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.given import Given
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError

_SUFFIXES = {".mmd": "mermaid", ".svg": "svg", ".html": "html", ".htm": "html"}


@command("graph", formats=("mermaid", "svg", "html"))
@click.argument("key", shell_complete=keys_of_project)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file; .svg, .html and .mmd name the format too.",
)
def graph(setting: Setting, key: str, out: Path | None) -> int:
    """Draw a journey as it is in its file; nothing is sent."""
    from journeys_as_code.cli import files
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.report import drawing_html, drawing_mermaid, drawing_svg
    from journeys_as_code.workflow import exploring

    form = _format(setting, out)
    picture = exploring.picture(opened(setting), key)
    if form == "svg":
        text = drawing_svg.render(picture)
    elif form == "html":
        text = drawing_html.render(picture)
    else:
        text = drawing_mermaid.render(picture)
    if out is None:
        setting.terminal.out(text)
    else:
        files.write(out, setting.terminal.secrets.scrub(text))
    return 0


def _format(setting: Setting, out: Path | None) -> str:
    """The format that is asked for, by name or by the name of the file."""
    meant = _SUFFIXES.get(out.suffix.lower()) if out else None
    given = click.get_current_context().find_object(Given)
    if meant and given and given.values.get("format", meant) != meant:
        raise UsageError(f"{out} is no name for {setting.format}", hint=f"--format {meant}")
    return meant or setting.format
