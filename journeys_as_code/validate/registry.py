"""All rules, in order of their codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from journeys_as_code.findings import Severity
from journeys_as_code.model.project import Level
from journeys_as_code.validate.remarks import Remarks
from journeys_as_code.validate.rules import comments, graph, limits, secrecy, together
from journeys_as_code.validate.rules.point_case import point_case
from journeys_as_code.validate.rules.rule import About, Rule
from journeys_as_code.validate.rules.unknown_field import unknown_field
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.whole import Whole

OF_ONE: tuple[Rule[Subject], ...] = (
    point_case,
    *graph.RULES,
    *limits.RULES,
    *secrecy.RULES,
    unknown_field,
)
"""Rules of one journey alone."""
OF_ALL: tuple[Rule[Whole], ...] = together.RULES
"""Rules of all journeys together, and of what is around them."""
OF_COMMENTS: tuple[Rule[Remarks], ...] = comments.RULES
"""Rules of the comments that ask to leave findings out."""

_EVERY: tuple[Rule[Any], ...] = (*OF_ALL, *OF_COMMENTS, *OF_ONE)

BY_CODE: Mapping[str, Rule[Any]] = {
    rule.code: rule for rule in sorted(_EVERY, key=attrgetter("code"))
}
"""Every rule by its code; of two with one code (J211), that of one journey."""
RULES: tuple[Rule[Any], ...] = tuple(BY_CODE.values())


def in_force(rules: Iterable[Rule[About]], lint: Mapping[str, Level]) -> tuple[Rule[About], ...]:
    """The rules as a project's `lint` sets them; a firm rule stays an error whatever it says."""
    return tuple(_set(rule, lint) for rule in rules if rule.firm or lint.get(rule.code) != "off")


def _set(rule: Rule[About], lint: Mapping[str, Level]) -> Rule[About]:
    level = lint.get(rule.code)
    return rule if rule.firm or level is None else replace(rule, severity=Severity(level))


def errors_only(lint: Mapping[str, Level]) -> dict[str, Level]:
    """The same settings with every rule off that is no error by them."""
    quiet: dict[str, Level] = {
        rule.code: "off"
        for rule in OF_ONE
        if lint.get(rule.code, str(rule.severity)) != Severity.ERROR
    }
    return {**lint, **quiet}
