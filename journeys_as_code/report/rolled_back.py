"""What has to be said after a rollback: that git says otherwise, and how to make it say the same."""

from __future__ import annotations

from collections.abc import Callable

from journeys_as_code.operate.past import Version
from journeys_as_code.report import escape


def warning(key: str, version: Version, file: str, again: Callable[..., str]) -> str:
    """The words, and the ways; `again` makes the command line of another command of this project."""
    begun, then = version.run.begun, version.journey.file
    number, shown = str(version.number), escape.plain(file or then)
    if begun and begun.commit and begun.clean and then:
        way = f"git checkout {begun.commit[:12]} -- {escape.plain(then)}"
        moved = f", whose place is {shown} now" if file and file != then else ""
        ways = [f"  {way}", f"for that commit has the file{moved}"]
    else:
        ways = [
            f"  {again('history', key, '--show', number)} > version.yaml",
            f"and write what differs into {shown}; it was applied from files of no commit",
        ]
    return "\n".join(
        (
            "WARNING: git does not know of this. The next plan that is made from git puts git's",
            f"version of {escape.plain(key)} back. To keep what is live now, make git say the same:",
            *ways,
            f"Then {again('plan', key)} says that there is nothing to do.",
        )
    )
