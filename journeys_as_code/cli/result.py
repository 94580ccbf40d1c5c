"""The file of `--result`: what a run did, for programs, however it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from journeys_as_code.cli.files import write
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import Interrupted, JourneysError, Refused

if TYPE_CHECKING:
    from journeys_as_code.apply.outcome import Outcome

Keep = Callable[["Outcome | None"], None]


@contextmanager
def kept(setting: Setting, file: Path | None) -> Iterator[Keep]:
    """A function that puts an outcome into the file; None is for a plan that was not agreed to.

    Until then the file says that the run goes on, so that nobody takes it for an earlier one's, and
    a file that cannot be written stops the run before it begins. Errors are put into it as well.
    """
    if file is None:
        yield lambda _: None
        return
    from journeys_as_code.report import outcome_json

    target = setting.target

    def failed(error: JourneysError) -> None:
        write(file, outcome_json.render_error(target, error, secrets=setting.terminal.secrets))

    def keep(outcome: Outcome | None) -> None:
        if outcome is None:
            failed(Refused("the plan was not agreed to"))
        else:
            write(file, outcome_json.render(outcome, secrets=setting.terminal.secrets))

    write(file, outcome_json.render_running(target))
    try:
        yield keep
    except JourneysError as error:
        failed(error)
        raise
    except KeyboardInterrupt:
        failed(Interrupted("interrupted"))
        raise
    except Exception as error:
        failed(JourneysError(f"a bug of this tool: {type(error).__name__}"))
        raise
