"""`${...}` in the values of a file is replaced, with findings in the middle of the text (J401 to J404)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from journeys_as_code.findings import Finding, Severity
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.problems import MOST
from journeys_as_code.source.scope import LITERAL, Scope, Unresolved

__all__ = ["Interpolated", "Scope", "interpolate"]

_REFERENCE = re.compile(r"\$\$\{|\$\{(?P<name>[^${}]*)(?P<end>\}?)")
_UNCLOSED = Unresolved("J402", "this `${` is never closed", f"close it with `}}`; {LITERAL}")


@dataclass(frozen=True, slots=True)
class Interpolated:
    """Data with names replaced. What has none of them is shared with the file's data, the rest new."""

    data: Any
    findings: tuple[Finding, ...] = ()
    used_vars: frozenset[str] = frozenset()
    """The variables that are named, with a value or without."""


def interpolate(source: SourceFile, scope: Scope) -> Interpolated:
    """The file's data with every `${...}` in its values replaced (keys are left as they are).

    A text that is nothing but one `${vars.x}` takes the variable's own type; in a longer text a value
    is written as YAML writes it. `$${` is a literal `${`. What cannot be replaced stays as it is.
    """
    if not any("${" in text or "\\" in text for text in source.texts.values()):
        return Interpolated(source.data)
    run = _Run(source, scope)
    data = run.value(source.data)
    return Interpolated(data, tuple(run.findings), frozenset(run.used))


class _Run:
    def __init__(self, source: SourceFile, scope: Scope) -> None:
        self._source = source
        self._scope = scope
        self._path: list[str | int] = []
        self.findings: list[Finding] = []
        self.used: set[str] = set()

    def value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value) if "${" in value else value
        if not isinstance(value, dict | list):
            return value
        changed: Any = None
        steps: Iterable[tuple[Any, Any]] = (
            value.items() if isinstance(value, dict) else enumerate(value)
        )
        self._path.append("")
        for step, item in steps:
            self._path[-1] = step
            new = self.value(item)
            if new is not item:
                changed = value.copy() if changed is None else changed
                changed[step] = new
        self._path.pop()
        return value if changed is None else changed

    def _text(self, text: str) -> Any:
        pieces: list[str] = []
        position = 0
        for match in _REFERENCE.finditer(text):
            if len(self.findings) >= MOST:
                break
            meaning = self._meaning(match)
            if match[0] == text:
                return meaning
            pieces += text[position : match.start()], _written(meaning)
            position = match.end()
        return "".join((*pieces, text[position:]))

    def _meaning(self, match: re.Match[str]) -> Any:
        """What a `${...}` stands for, or its own text where that cannot be said."""
        name = match["name"]
        if name is None:
            return "${"
        if not match["end"]:
            self._report(_UNCLOSED, match)
            return match[0]
        name = name.strip()
        if name.startswith("vars."):
            self.used.add(name.removeprefix("vars."))
        try:
            return self._scope.look_up(name)
        except Unresolved as problem:
            self._report(problem, match)
            return match[0]

    def _report(self, problem: Unresolved, match: re.Match[str]) -> None:
        if problem.code:
            path = tuple(self._path)
            length = len(match[0]) if match["end"] else len("${")
            place = self._source.place_within(path, match.start(), length)
            error = Severity.ERROR
            finding = Finding(problem.code, error, problem.message, place, problem.hint, path)
            self.findings.append(finding)


def _written(value: Any) -> str:
    """A value in the middle of a text, as YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
