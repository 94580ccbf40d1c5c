"""What a pull did: one line a journey that needs a look, then what to do next."""

from __future__ import annotations

import json
from collections.abc import Iterator

from journeys_as_code.pull.outcome import Pulled, Result, Row
from journeys_as_code.report import escape
from journeys_as_code.report.style import Ink, Style, columns, counted

_SIGNS = {
    Result.WRITTEN: "+", Result.UPDATED: "~", Result.BOUND: "=", Result.REFUSED: "!",
    Result.UNREADABLE: "!",
}  # fmt: skip
_INKS = {"+": Ink.ADD, "~": Ink.CHANGE, "!": Ink.REMOVE}


def text(
    pulled: Pulled,
    *,
    color: bool = False,
    verbose: bool = False,
    plan: str = "journeys plan",
    drift: str = "journeys drift",
) -> str:
    """The journeys, what journeys.yaml has now, and what to do next: the commands `plan` and `drift`."""
    style = Style(color=color)
    parts = [
        "\n".join(_journeys(pulled, style, verbose=verbose)),
        "\n".join(_settings(pulled)),
        "\n".join(_next(pulled, style, plan, drift)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _journeys(pulled: Pulled, style: Style, *, verbose: bool) -> Iterator[str]:
    rows = [row for row in pulled.rows if row.result in _SIGNS or verbose]
    cells = [
        [_SIGNS.get(it.result, " "), str(it.result), escape.plain(it.key or it.uuid),
         str(it.status or "?"), escape.value(it.title)]
        for it in rows
    ]  # fmt: skip
    for row, line in zip(rows, columns(cells), strict=True):
        ink = _INKS.get(line[0])
        yield style(line, ink) if ink else line
        yield from _more(row)


def _more(row: Row) -> Iterator[str]:
    if row.words:
        yield f"    {escape.plain(row.words)}"
    if row.hint:
        yield f"    hint: {escape.plain(row.hint)}"
    if row.ignored:
        codes = ", ".join(row.ignored)
        yield f"    it has errors as it is live, which its file asks to leave out: {codes}"


def _settings(pulled: Pulled) -> Iterator[str]:
    for name, value in pulled.variables.items():
        yield f"journeys.yaml: vars.{name} = {escape.value(value)}"
    for name in pulled.kinds:
        yield f"journeys.yaml: point_kinds.{name}, as far as it could be learned"
    for secret in pulled.secrets:
        where = escape.plain(f"{secret.key}: {secret.place}")
        word = "a secret" if secret.hidden else "too short to be hidden in reports"
        yield f"journeys.yaml: vars.{secret.name} is {word}, from {secret.env} ({where})"
    for name in pulled.unmet:
        yield f"--extract {escape.plain(name)}: no journey written now has such a field"
    for words in pulled.passed:
        yield f"passed over: {escape.plain(words)}"


_COUNTED = {
    Result.WRITTEN: "written",
    Result.UPDATED: "updated",
    Result.BOUND: "bound to the files they had",
    Result.KEPT: "managed already and left alone",
    Result.FOREIGN: "of other applications left alone",
    Result.UNREADABLE: "cannot be read",
    Result.REFUSED: "refused",
}


def _next(pulled: Pulled, style: Style, plan: str, drift: str) -> Iterator[str]:
    counts = [f"{n:,} {words}" for it, words in _COUNTED.items() if (n := pulled.count(it))]
    total = counted(len(pulled.rows), "journey")
    yield style(
        f"Pull from {pulled.target}: {total}. {', '.join(counts)}".rstrip(". ") + ".", Ink.STRONG
    )
    if pulled.secrets:
        names = " ".join(f"{name}=..." for name in sorted({it.env for it in pulled.secrets}))
        yield f"Set before you plan, with the values that the builder shows: export {names}"
    if pulled.others:
        yield f"These targets need the same variables: {', '.join(pulled.others)}"
    if pulled.count(Result.KEPT) and pulled.saved:
        yield "What was saved of these is put into their files with --update"
    elif pulled.count(Result.KEPT):
        yield f"Changes made in the builder since: {drift}"
    if any(row.result in (Result.WRITTEN, Result.UPDATED, Result.BOUND) for row in pulled.rows):
        yield f"Next: {plan}"


def as_json(pulled: Pulled) -> str:
    """The same as JSON."""
    journeys = [
        {
            "uuid": row.uuid,
            "key": row.key or None,
            "title": row.title,
            "status": row.status and str(row.status),
            "file": row.file or None,
            "result": str(row.result),
            "message": row.words,
            "hint": row.hint,
            "ignored": list(row.ignored),
        }
        for row in pulled.rows
    ]
    document = {
        "target": pulled.target,
        "journeys": journeys,
        "variables": dict(pulled.variables),
        "secrets": [
            {"name": it.name, "env": it.env, "journey": it.key, "place": it.place}
            for it in pulled.secrets
        ],
        "point_kinds": dict(pulled.kinds),
        "passed": list(pulled.passed),
    }
    return json.dumps(document, indent=2) + "\n"
