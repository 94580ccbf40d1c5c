"""`journeys start|pause|finish|draft|archive`: a journey's lifecycle by hand."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting
from journeys_as_code.remote.port import Action

_HURTS: dict[Action, str] = {
    "pause": "While it is paused nobody comes in, and people who wait inside may be lost.",
    "finish": "Everybody who is inside leaves it, and it cannot be started again.",
    "archive": "It is taken out of use.",
}
_DOES: dict[Action, str] = {
    "start": "Start a draft or paused journey.",
    "pause": "Pause a running journey: nobody comes in, and people who wait inside may be lost.",
    "finish": "Finish a running or paused journey: everybody who is inside leaves it.",
    "draft": "Turn a paused, finished or archived journey back into a draft.",
    "archive": "Archive a journey that does not run: it is taken out of use.",
}


def _made(action: Action) -> click.Command:
    def transition(setting: Setting, *, key: str, yes: bool = True) -> int:
        return _transition(setting, key, action, yes=yes)

    transition.__doc__ = (
        f"{_DOES[action]}\n\nGit is not changed: where a file says another status, the next plan "
        "shows it."
    )
    made = command(action, formats=("text", "json"))(transition)
    made.params.insert(0, click.Argument(["key"], shell_complete=keys_of_project))
    if action in _HURTS:
        made.params.insert(1, click.Option(["--yes"], is_flag=True, help="Do not ask."))
    return made


def _transition(setting: Setting, key: str, action: Action, *, yes: bool) -> int:
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import again, connected
    from journeys_as_code.cli.showing import outcome_report
    from journeys_as_code.plan.change import Consents
    from journeys_as_code.workflow import applying, operating

    with connected(setting) as (ws, at):
        plan = operating.plan_transition(ws, at, key, action)
        if not plan.changed:
            setting.terminal.note(f"{key}: {plan.journeys[0].reason}")
            return 0
        question = f"{action.capitalize()} {key} on {plan.target}? {_HURTS.get(action, '')}"
        if not agreed(setting, question, yes=yes):
            return 1
        consents = Consents(destructive=True, blind=True)  # it was named by hand
        outcome = applying.apply(ws, at, plan, consents)
    setting.terminal.out(outcome_report(setting, outcome, again(setting, action, key)))
    return outcome.exit_code


start = _made("start")
pause = _made("pause")
finish = _made("finish")
draft = _made("draft")
archive = _made("archive")
