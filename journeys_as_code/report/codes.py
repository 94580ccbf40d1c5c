"""What the code of a finding is about, for formats that explain their rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeys_as_code.findings import Severity
from journeys_as_code.source.codes import CODES as SOURCE
from journeys_as_code.validate.codes import CODES as VALIDATE
from journeys_as_code.validate.project_rules import RULES as PROJECT_RULES
from journeys_as_code.validate.registry import BY_CODE

_SUMMARIES: Mapping[str, str] = {**SOURCE, **VALIDATE}
_PROJECT = {rule.code: rule.severity for rule in PROJECT_RULES}


@dataclass(frozen=True, slots=True)
class Code:
    """A code: what must hold, why, how severe it is by itself, and how `lint:` changes that."""

    name: str
    summary: str
    severity: Severity
    why: str
    lint: str


def describe(name: str) -> Code:
    """What a code is about; of one that is not known here, only its name."""
    summary = f"{_SUMMARIES.get(name, name)}."
    rule = BY_CODE.get(name)
    if rule is None:
        return Code(name, summary, _PROJECT.get(name, Severity.ERROR), "", _FIXED)
    return Code(name, summary, rule.severity, rule.why, _FIXED if rule.firm else _lint(name))


_FIXED = "`lint:` in journeys.yaml cannot change this one."


def _lint(name: str) -> str:
    levels = "`info`, `warning` and `error` set how severe it is"
    return f"`lint: {{{name}: off}}` in journeys.yaml switches it off; {levels}."
