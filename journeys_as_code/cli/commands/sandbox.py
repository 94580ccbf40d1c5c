"""`journeys sandbox`: the embedded API as a service."""

from __future__ import annotations

from pathlib import Path

import click

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("sandbox")
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="A loopback address."
)
@click.option(
    "--port", metavar="PORT", default=8080, show_default=True, help="The port; 0 takes a free one."
)
@click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to keep everything in; otherwise that of the project's target.",
)
@click.option(
    "--switch",
    "words",
    multiple=True,
    metavar="NAME",
    help="Read the API in another way, such as no_read; can be given several times.",
)
def sandbox(setting: Setting, host: str, port: int, db: Path | None, words: tuple[str, ...]) -> int:
    """Run the embedded API as a service on this machine, until it is interrupted.

    Inside a project whose target is a sandbox it serves that target's file; its pages draw each
    journey. Without a project and --db nothing is kept.
    """
    from journeys_as_code.sandbox.app import TOKEN
    from journeys_as_code.sandbox.server import serve
    from journeys_as_code.sandbox.store import SandboxStore
    from journeys_as_code.sandbox.switches import Switches

    place, switches = (db, "") if db else _of_project(setting)
    parsed = Switches.parse(",".join(words) or switches)

    def ready(url: str) -> None:
        kept = place or "memory: nothing is kept"
        setting.terminal.out(f"{url}  (token: {TOKEN}; data in {kept}; switches: {parsed})\n")

    if place:
        place.parent.mkdir(parents=True, exist_ok=True)
    with SandboxStore(place or ":memory:") as store:
        serve(store, host, port, parsed, on_ready=ready)
    return 0


def _of_project(setting: Setting) -> tuple[Path | None, str]:
    """Where the target's embedded API keeps its data and how it is switched, if there is one."""
    from journeys_as_code.cli.opening import opened_if_any
    from journeys_as_code.workflow.connecting import is_sandbox, sandbox_place

    ws = opened_if_any(setting)
    return sandbox_place(ws) if ws and is_sandbox(ws.target.api) else (None, "")
