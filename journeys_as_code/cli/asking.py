"""Asking before what hurts."""

from __future__ import annotations

from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError


def agreed(setting: Setting, question: str, *, yes: bool, flag: str = "--yes") -> bool:
    """Whether the user agrees: by a flag, or asked on a terminal; UsageError where nobody is there."""
    if yes:
        return True
    from journeys_as_code.report.escape import plain

    if not setting.terminal.interactive:
        raise UsageError(
            "this needs a yes, and there is no terminal to ask on", hint=f"give it with {flag}"
        )
    if setting.terminal.confirm(plain(question)):
        return True
    setting.terminal.note("Nothing was done.")
    return False
