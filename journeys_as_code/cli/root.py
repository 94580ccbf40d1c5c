"""The group of all commands; each is imported only when it is asked for."""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module

import click
from click.shell_completion import get_completion_class

from journeys_as_code.cli import help as help_text
from journeys_as_code.cli.given import Given
from journeys_as_code.cli.options import CONTEXT, global_options
from journeys_as_code.cli.terminal import Terminal
from journeys_as_code.errors import UsageError

COMPLETE = "_JOURNEYS_COMPLETE"
"""The variable by which a shell asks for completions."""

_LIFECYCLE = ("start", "pause", "finish", "draft", "archive")
_FILES = {"drop-users": "drop_users"} | dict.fromkeys(_LIFECYCLE, "lifecycle")


class Commands(click.Group):
    """The group `journeys`; the names come from the static table, the commands from their files."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every command, in the order of the help."""
        return help_text.names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now."""
        if cmd_name not in help_text.names():
            return None
        module = import_module(f"journeys_as_code.cli.commands.{_FILES.get(cmd_name, cmd_name)}")
        found: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, or a UsageError with the nearest name."""
        if args and self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], help_text.names(), n=1)
            hint = f"did you mean {near[0]!r}?" if near else "journeys --help lists them"
            raise UsageError(f"there is no command {args[0]!r}", hint=hint)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002
        """The static help, without its last line break."""
        return help_text.text().rstrip("\n")


root = Commands("journeys", params=global_options(), context_settings=CONTEXT)


def invoke(arguments: list[str], terminal: Terminal) -> int:
    """Run one command line, or complete one for a shell; click's own errors become ours."""
    given = Given(terminal)
    if instruction := terminal.environ.get(COMPLETE):
        return _complete(instruction.partition("_")[0], given)
    try:
        with root.make_context("journeys", arguments, obj=given) as context:
            return int(root.invoke(context) or 0)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.UsageError as error:
        raise UsageError(_message(error), hint=_hint(error)) from None


def _complete(shell: str, given: Given) -> int:
    """Print what could come next; the shell says in the environment how far the line is."""
    made = get_completion_class(shell)
    if made is None:
        raise UsageError(f"there are no completions for {shell}")
    given.terminal.out(made(root, {"obj": given}, "journeys", COMPLETE).complete() + "\n")
    return 0


def _message(error: click.UsageError) -> str:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return "a command is missing"
    return " ".join(error.format_message().split())


def _hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "journeys"
    return f"{path} --help"
