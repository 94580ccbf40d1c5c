"""`journeys list`: the journeys of the project and of the account."""

from __future__ import annotations

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("list", formats=("text", "json"))
def list(setting: Setting) -> int:  # noqa: A001 - the command's name
    """List the journeys of the project, with their live status, and those only the account has.

    SOURCE says where the status is from: the API's list, a read of the journey, or only what this
    tool saw last.
    """
    from journeys_as_code.cli.opening import connected
    from journeys_as_code.report import listing
    from journeys_as_code.workflow import viewing

    with connected(setting) as (ws, at):
        rows = viewing.rows(ws, at)
    as_text = listing.text(rows, color=setting.color)
    setting.terminal.out(listing.as_json(rows) if setting.format == "json" else as_text)
    return 0
