"""What became of files that were laid out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from journeys_as_code.report import escape, findings_text
from journeys_as_code.report.redact import NOTHING, redact_findings
from journeys_as_code.report.style import Ink, Style, counted
from journeys_as_code.secrets import Secrets
from journeys_as_code.source.formatting import Formatted

_BREAK = re.compile(r"\r\n|\r|\n")
_INKS = {"+": Ink.ADD, "-": Ink.REMOVE, "@": Ink.NOTE}


def text(
    files: Sequence[Formatted],
    *,
    written: bool,
    diff: bool = False,
    secrets: Secrets = NOTHING,
    color: bool = False,
) -> str:
    """For people: what is wrong, what changed (or would), counts; with `diff` the changes themselves."""
    style = Style(color=color)
    parts: list[str] = []
    findings = [finding for file in files for finding in file.findings]
    if findings:
        sources = {file.file: file.before for file in files}
        shown = findings_text.render(findings, sources, secrets=secrets, color=color)
        parts += [shown.rpartition("\n\n")[0], ""]
    for file in files:
        parts += _about(file, style, written=written, diff=diff)
    return "\n".join([*parts, _counts(files, style, written=written)]) + "\n"


def as_json(files: Sequence[Formatted], *, written: bool, secrets: Secrets = NOTHING) -> str:
    """For programs: `{"files": [{"file", "result"}], "findings": [...]}`.

    A result is `formatted`, `would_format`, `unchanged` or `left_alone`.
    """
    findings = [finding for file in files for finding in file.findings]
    rows = [{"file": file.file, "result": _result(file, written=written)} for file in files]
    shown = [finding.as_json() for finding in redact_findings(tuple(findings), secrets)]
    return json.dumps({"files": rows, "findings": shown}, indent=2) + "\n"


def _result(file: Formatted, *, written: bool) -> str:
    if file.after is None:
        return "left_alone"
    if not file.changed:
        return "unchanged"
    return "formatted" if written else "would_format"


def _about(file: Formatted, style: Style, *, written: bool, diff: bool) -> Iterator[str]:
    name = style(escape.plain(file.file), Ink.STRONG)
    if file.after is None:
        why = (
            f"{file.trouble}, which is a bug; please report it" if file.trouble else "it has errors"
        )
        yield f"{name} is left alone: {why}"
    elif file.changed and diff:
        yield from _diff(file, file.after, style)
    elif file.changed:
        yield f"{'formatted' if written else 'would format'} {name}"


def _diff(file: Formatted, after: str, style: Style) -> Iterator[str]:
    name = escape.plain(file.file)
    names = f"{name} (before)", f"{name} (after)"
    changes = list(unified_diff(_lines(file.before), _lines(after), *names, lineterm="", n=2))
    for number, line in enumerate(changes):
        ink = Ink.STRONG if number < 2 else _INKS.get(line[0])  # noqa: PLR2004 (the two names)
        yield style(escape.plain(line), ink) if ink else escape.plain(line)
    if not changes:
        yield f"{style(name, Ink.STRONG)}: only line breaks or a byte order mark"


def _lines(text: str) -> list[str]:
    lines = _BREAK.split(text)
    return lines if lines[-1] else lines[:-1]


def _counts(files: Sequence[Formatted], style: Style, *, written: bool) -> str:
    left = sum(file.after is None for file in files)
    changed = sum(file.changed for file in files)
    same = len(files) - left - changed
    parts = [f"{same} unchanged"] if same else []
    if changed or not parts:
        verb = "formatted" if written else "would be formatted"
        parts.insert(0, f"{counted(changed, 'file')} {verb}")
    parts += [f"{left} left alone"] if left else []
    return style(f"{', '.join(parts)}.", Ink.STRONG if changed or left else Ink.QUIET)
