"""`journeys init`: a working project."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from journeys_as_code import __version__
from journeys_as_code.address import slug
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import ProjectError, Refused

_TEMPLATES = {
    "journeys.yaml": "journeys.yaml",
    "journeys/welcome-series.yaml": "journeys/welcome-series.yaml",
    "journeys/welcome-series.test.yaml": "journeys/welcome-series.test.yaml",
    "gitignore": ".gitignore",
    "vscode/settings.json": ".vscode/settings.json",
    "github/journeys.yml": ".github/workflows/journeys.yml",
}
"""Where a template goes; names with a dot would be hidden in this package too."""


@command("init")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
def init(setting: Setting, folder: Path | None) -> int:
    """Make a working project in DIR (default: here), with an example journey.

    It comes with the schemas for your editor and a workflow for GitHub. No file that is there
    already is ever changed.
    """
    root = setting.directory / (folder or "")
    if (root / "journeys.yaml").exists():
        raise Refused(
            f"there is a project in {root} already",
            hint="journeys schemas generate renews its schemas",
        )
    try:
        kept = [name for name, text in _contents(root).items() if not _write(root / name, text)]
    except OSError as error:
        raise ProjectError(f"cannot write the project: {error}") from error
    setting.terminal.out(_report(root, folder, kept))
    return 0


def _contents(root: Path) -> dict[str, str]:
    """Every file of the project by its path."""
    from journeys_as_code.model.points.catalogue import Catalogue
    from journeys_as_code.validate import schema_files
    from journeys_as_code.workflow.schemas import every_schema

    project = slug(root.resolve().name, separator="-", fallback="journeys")
    known = {"@PROJECT@": project if project[0].isalpha() else "journeys", "@VERSION@": __version__}
    folder = files("journeys_as_code.cli") / "templates"
    contents = {}
    for name, place in _TEMPLATES.items():
        text = (folder / name).read_text(encoding="utf-8")
        for word, value in known.items():
            text = text.replace(word, value)
        contents[place] = text
    for name, made in every_schema(Catalogue.builtin()).items():
        contents[f"schemas/{name}"] = schema_files.as_text(made)
    return contents


def _write(path: Path, text: str) -> bool:
    """Write a new file; False, and nothing written, when there is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return False
    return True


def _report(root: Path, folder: Path | None, kept: list[str]) -> str:
    lines = [f"Made a project in {root}:", ""]
    lines += [f"  {place}" for place in _TEMPLATES.values() if place not in kept]
    lines += ["  schemas/", ""]
    lines += [f"Left alone, for they were there before: {', '.join(kept)}", ""] if kept else []
    steps = [f"cd {folder}"] if folder else []
    steps += ["journeys validate", "journeys test", "journeys plan", "journeys apply"]
    return "\n".join([*lines, "Next:", *(f"  {step}" for step in steps)]) + "\n"
