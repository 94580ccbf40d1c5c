"""`journeys test`: stories of people."""

from __future__ import annotations

import click

from journeys_as_code.cli.completing import keys_of_project
from journeys_as_code.cli.options import command
from journeys_as_code.cli.setting import Setting


@command("test", formats=("text", "json", "junit"))
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=keys_of_project)
def test(setting: Setting, keys: tuple[str, ...]) -> int:
    """Tell the stories in `*.test.yaml` files, and check what people get and when.

    They are told on the files alone, by a clock of their own: nothing can be sent. It is also
    shown which branches no story takes. Exit code 1 when a story does not come true.
    """
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.report import stories_json, stories_junit, stories_text
    from journeys_as_code.workflow.telling import tell_stories

    run = tell_stories(opened(setting), keys)
    if setting.format == "json":
        text = stories_json.render(run)
    elif setting.format == "junit":
        text = stories_junit.render(run)
    else:
        text = stories_text.render(run, full=setting.verbose > 0, color=setting.color)
    setting.terminal.out(text)
    return 0 if run.ok else 1
