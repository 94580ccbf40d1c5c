"""All rules, in order of their codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from journeys_as_code.findings import Severity
from journeys_as_code.model.project import Level
from journeys_as_code.validate.rules import graph
from journeys_as_code.validate.rules.rule import About, Rule
from journeys_as_code.validate.rules.unknown_field import unknown_field
from journeys_as_code.validate.subject import Subject

OF_ONE: tuple[Rule[Subject], ...] = (*graph.RULES, unknown_field)
"""Rules of one journey alone."""

RULES: tuple[Rule[Any], ...] = tuple(sorted(OF_ONE, key=lambda rule: rule.code))

BY_CODE: Mapping[str, Rule[Any]] = {rule.code: rule for rule in RULES}


def in_force(rules: Iterable[Rule[About]], lint: Mapping[str, Level]) -> tuple[Rule[About], ...]:
    """The rules as a project's `lint` sets them; a firm rule stays an error whatever it says."""
    return tuple(_set(rule, lint) for rule in rules if rule.firm or lint.get(rule.code) != "off")


def _set(rule: Rule[About], lint: Mapping[str, Level]) -> Rule[About]:
    level = lint.get(rule.code)
    return rule if rule.firm or level is None else replace(rule, severity=Severity(level))
