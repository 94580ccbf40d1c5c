"""`journeys diff`: how two targets differ."""

from __future__ import annotations

from dataclasses import replace

import click

from journeys_as_code.cli.completing import keys_of_project, targets_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError

DIFFER = 2


@command("diff", formats=("text", "json", "markdown"))
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=keys_of_project)
@click.option(
    "--from",
    "source",
    required=True,
    metavar="TARGET",
    help="The target that is promoted.",
    shell_complete=targets_of_project,
)
@click.option(
    "--to",
    "aim",
    required=True,
    metavar="TARGET",
    help="The target it is compared with.",
    shell_complete=targets_of_project,
)
@click.option(
    "--vars", "own_values", is_flag=True, help="Show the values too that differ by variable."
)
def diff(
    setting: Setting, *, keys: tuple[str, ...], source: str, aim: str, own_values: bool
) -> int:
    """Show how what is live on two targets differs: before a promotion, and after it.

    Exit code 2 when anything does. Points are matched by their names. Values that git gives each
    target of its own, by variables, are no difference as long as each target has its own; --vars
    shows them. What a promotion will do is for `journeys plan --target TARGET` to say.
    """
    from journeys_as_code.cli.opening import again, both_connected
    from journeys_as_code.cli.progress import reading
    from journeys_as_code.report import diff_json, diff_markdown, diff_text
    from journeys_as_code.workflow import differing

    if setting.target:
        raise UsageError("diff has no --target", hint="name its two targets with --from and --to")
    if source == aim:
        raise UsageError(f"--from and --to are both {source!r}", hint="name two targets")
    with both_connected(setting, source, aim) as (one, other), reading(setting) as watcher:
        found = differing.differ(one, other, keys, watcher=watcher)
    secrets = setting.terminal.secrets
    if setting.format == "json":
        text = diff_json.render(found, secrets=secrets)
    elif setting.format == "markdown":
        text = diff_markdown.render(found, secrets=secrets, variables=own_values)
    else:
        text = diff_text.render(
            found,
            secrets=secrets,
            color=setting.color,
            full=setting.verbose > 0,
            variables=own_values,
            next_step=again(replace(setting, target=aim), "plan"),
        )
    setting.terminal.out(text)
    return DIFFER if found.differ else 0
