"""`journeys doctor`: is everything there and reachable?"""

from __future__ import annotations

from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("doctor", formats=("text", "json"))
def doctor(setting: Setting) -> int:
    """Look at the project, the token, the state and the API, and say what does not work.

    It also tries anew which of the API's uncertain calls there are. Nothing is changed.
    """
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.report import checks
    from journeys_as_code.workflow.doctor import examine

    found = tuple(examine(opened(setting)))
    as_text = checks.text(found, color=setting.color)
    setting.terminal.out(checks.as_json(found) if setting.format == "json" else as_text)
    return int(any(check.ok is False for check in found))
