"""`journeys trigger`: people into a running journey."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError


@command("trigger", formats=("text", "json"))
@click.argument("key", shell_complete=keys_of_project)
@click.option("--user", "users", multiple=True, metavar="ID", help="A user; may be repeated.")
@click.option("--hwid", "hwids", multiple=True, metavar="ID", help="A device; may be repeated.")
@click.option("--filter", "filter_", default="", metavar="SEGLANG", help="Everybody in a segment.")
@click.option(
    "--from", "source", metavar="FILE", help="User ids from a file, one a line; - is stdin."
)
@click.option("--attr", "attributes", multiple=True, metavar="NAME=VALUE", help="An attribute.")
@click.option(
    "--batch",
    default=1000,
    show_default=True,
    type=click.IntRange(1),
    metavar="N",
    help="Ids a call.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def trigger(
    setting: Setting,
    *,
    key: str,
    users: tuple[str, ...],
    hwids: tuple[str, ...],
    filter_: str,
    source: str | None,
    attributes: tuple[str, ...],
    batch: int,
    yes: bool,
) -> int:
    """Put people into the API entry of a running journey.

    What can be checked is checked before anything is sent. Each call that was accepted prints its
    request_uuid; the people come in later.
    """
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.files import ids_from
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.operate.trigger import audiences
    from journeys_as_code.report import started
    from journeys_as_code.workflow import operating

    people = [*users, *ids_from(source, setting.terminal)]
    calls = audiences(people, hwids, filter_, size=batch)
    values = _attributes(attributes)
    whom = started.whom(calls)
    if not agreed(setting, f"Put {whom} into {key}?", yes=yes):
        return 1
    with connected(setting) as (_, at):
        for sent in operating.trigger(at, key, calls, values):
            setting.terminal.out(started.line(sent, as_json=setting.format == "json"))
    return 0


def _attributes(pairs: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not (name and equals):
            raise UsageError(f"--attr takes NAME=VALUE, not {pair!r}")
        if name in values:
            raise UsageError(f"attribute {name!r} is given twice")
        values[name] = value
    return values
