"""`journeys schemas`: the JSON Schemas for editors."""

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


schemas.add_command(generate)
