"""`journeys completion`: the script that teaches a shell to complete."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(setting: Setting, shell: str) -> int:
    """Print the completion script of SHELL.

    For bash, save it as ~/.local/share/bash-completion/completions/journeys

    For zsh, save it as a file named _journeys in a folder of $fpath

    For fish, save it as ~/.config/fish/completions/journeys.fish
    """
    from journeys_as_code.cli.root import COMPLETE, root

    made = get_completion_class(shell)
    assert made is not None  # noqa: S101 - click knows the three
    setting.terminal.out(made(root, {}, "journeys", COMPLETE).source() + "\n")
    return 0
