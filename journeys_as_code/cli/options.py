"""Options that every command takes, and how a plain function becomes a command."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from journeys_as_code import __version__
from journeys_as_code.cli import help as help_text
from journeys_as_code.cli.completing import targets_of_project
from journeys_as_code.cli.given import Given

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _keep(context: click.Context, option: click.Parameter, value: Any) -> None:
    if not value and value != "":
        return
    values, name = context.find_object(Given).values, str(option.name)  # type: ignore[union-attr]
    adds_up = name in values and name in ("verbose", "variables")
    values[name] = values[name] + value if adds_up else value


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"journeys {__version__}")
        context.exit()


def global_options(formats: Sequence[str] = ()) -> list[click.Parameter]:
    """The options that stand before or after a command's name, anew for each command."""
    option = functools.partial(click.Option, expose_value=False, callback=_keep)
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    words = help_text.OPTIONS
    return [
        option(["-C", "directory"], type=folder, metavar="DIR", help=words["-C DIR"]),
        option(
            ["--target"],
            metavar="NAME",
            help=words["--target NAME"],
            shell_complete=targets_of_project,
        ),
        option(["--var", "variables"], multiple=True, metavar="K=V", help=words["--var K=V"]),
        option(
            ["--format"],
            type=click.Choice(formats) if formats else None,
            metavar=None if formats else "FORMAT",
            hidden=len(formats) == 1,
            help="How to print." if formats else words["--format FORMAT"],
        ),
        option(["--no-color"], is_flag=True, help=words["--no-color"]),
        option(["-v", "verbose"], count=True, help=words["-v"]),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help=words["--version"],
        ),
    ]


def command(
    name: str, *, formats: Sequence[str] = ("text",), summary: str = ""
) -> Callable[[Callable[..., int]], click.Command]:
    """Make a command of a function that takes the Setting and its options and returns an exit code."""

    def wrap(function: Callable[..., int]) -> click.Command:
        @functools.wraps(function)
        def invoke(**options: Any) -> int:
            given = click.get_current_context().find_object(Given)
            assert given is not None  # noqa: S101 - the root always makes one
            return function(given.setting(formats), **options)

        made = click.command(
            name, context_settings=CONTEXT, short_help=summary or help_text.short(name)
        )(invoke)
        made.params += global_options(formats)
        return made

    return wrap


def group(name: str) -> click.Group:
    """A command that only holds others."""
    summary = help_text.short(name)
    return click.Group(
        name,
        help=summary,
        short_help=summary,
        params=global_options(),
        context_settings=CONTEXT,
    )
