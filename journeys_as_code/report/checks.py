"""What `journeys doctor` found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, columns


class Check(Protocol):
    """One thing that was looked at; `ok` is None where it is neither good nor bad."""

    @property
    def name(self) -> str:
        """What was looked at."""
        ...

    @property
    def ok(self) -> bool | None:
        """Whether it is well."""
        ...

    @property
    def detail(self) -> str:
        """What was found."""
        ...

    @property
    def hint(self) -> str:
        """What to do about it."""
        ...


_WORDS = {True: ("ok", Ink.ADD), None: ("--", Ink.QUIET), False: ("!!", Ink.REMOVE)}


def text(checks: Sequence[Check], *, color: bool = False) -> str:
    """One line a check, with a hint under those that failed; the verdict last."""
    style = Style(color=color)
    rows = [[escape.plain(check.name), escape.plain(check.detail)] for check in checks]
    lines: list[str] = []
    for check, line in zip(checks, columns(rows), strict=True):
        word, ink = _WORDS[check.ok]
        lines.append(f"{style(word, ink)}  {line}")
        lines += [f"      hint: {escape.plain(check.hint)}"] if check.hint else []
    bad = sum(check.ok is False for check in checks)
    verdict = f"{bad} of {len(checks)} checks failed." if bad else "All is well."
    return "\n".join([*lines, "", style(verdict, Ink.STRONG)]) + "\n"


def as_json(checks: Sequence[Check]) -> str:
    """`{"checks": [{"name", "ok", "detail", "hint"}]}`; `ok` is null for plain information."""
    items = [
        {"name": check.name, "ok": check.ok, "detail": check.detail, "hint": check.hint}
        for check in checks
    ]
    return json.dumps({"checks": items}, indent=2) + "\n"
