"""Findings that a comment asks to leave out, and what is wrong with such comments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from journeys_as_code.findings import Finding, Severity
from journeys_as_code.model.project import Level
from journeys_as_code.source.codes import CODES as SOURCE
from journeys_as_code.source.ignores import SIGN, Ignore, ignores
from journeys_as_code.validate.codes import CODES
from journeys_as_code.validate.project_rules import RULES as OF_PROJECT
from journeys_as_code.validate.registry import BY_CODE, OF_COMMENTS, in_force
from journeys_as_code.validate.remarks import Remarks

_LENIENT = {rule.code for rule in OF_PROJECT if rule.severity is not Severity.ERROR}
_FIXED = frozenset(
    code
    for code in (*SOURCE, *CODES)
    if code not in _LENIENT and (code not in BY_CODE or BY_CODE[code].firm)
) | {rule.code for rule in OF_COMMENTS}


def can_be_ignored(code: str) -> bool:
    """Whether a comment can leave out findings of this code."""
    return code not in _FIXED


def settle(
    findings: Iterable[Finding], texts: Mapping[str, str], lint: Mapping[str, Level]
) -> list[Finding]:
    """The findings but for those that a comment of `texts` (by file) asks to leave out.

    Errors that no journey can be compiled with stay. J160 and J161 are added where comments deserve
    them.
    """
    found = list(findings)
    asked = {file: ignores(text, file) for file, text in texts.items() if SIGN in text}
    if not any(asked.values()):
        return found
    wanted = {
        (each.place.file, each.line, each.code): each for file in asked.values() for each in file
    }
    kept: list[Finding] = []
    used: set[Ignore] = set()
    for finding in found:
        ignore = wanted.get((finding.place.file, finding.place.line, finding.code))
        if ignore is None or finding.code in _FIXED:
            kept.append(finding)
        else:
            used.add(ignore)
    return kept + [
        finding
        for file, each in asked.items()
        if each
        for finding in _judged(file, each, used, lint)
    ]


def _judged(
    file: str, asked: tuple[Ignore, ...], used: Collection[Ignore], lint: Mapping[str, Level]
) -> Iterator[Finding]:
    off = {code for code, level in lint.items() if level == "off"}
    codes = sorted({*SOURCE, *CODES})
    remarks = Remarks(file, asked, used, codes, _FIXED, off)
    for rule in in_force(OF_COMMENTS, lint):
        for problem in rule.check(remarks):
            yield problem.finding(rule.code, rule.severity, None)
