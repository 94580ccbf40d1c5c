"""All rules, in order of their codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from journeys_as_code.findings import Severity
from journeys_as_code.model.project import Level
from journeys_as_code.validate.rules.bad_pin import bad_pin
from journeys_as_code.validate.rules.dead_end import dead_end
from journeys_as_code.validate.rules.endless_loop import endless_loop
from journeys_as_code.validate.rules.exit_leads_on import exit_leads_on
from journeys_as_code.validate.rules.into_entry import into_entry
from journeys_as_code.validate.rules.malformed_name import malformed_name
from journeys_as_code.validate.rules.missing_output import missing_output
from journeys_as_code.validate.rules.no_entry import no_entry
from journeys_as_code.validate.rules.no_points import no_points
from journeys_as_code.validate.rules.rule import Rule
from journeys_as_code.validate.rules.two_ways import two_ways
from journeys_as_code.validate.rules.unknown_field import unknown_field
from journeys_as_code.validate.rules.unknown_output import unknown_output
from journeys_as_code.validate.rules.unknown_reference import unknown_reference
from journeys_as_code.validate.rules.unknown_target import unknown_target
from journeys_as_code.validate.rules.unreachable import unreachable

RULES: tuple[Rule, ...] = (
    no_entry,
    unreachable,
    unknown_target,
    unknown_output,
    missing_output,
    dead_end,
    into_entry,
    malformed_name,
    unknown_reference,
    two_ways,
    bad_pin,
    exit_leads_on,
    endless_loop,
    no_points,
    unknown_field,
)

BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}


def in_force(lint: Mapping[str, Level]) -> tuple[Rule, ...]:
    """The rules as a project's `lint` sets them; a firm rule stays an error whatever it says."""
    return tuple(_set(rule, lint) for rule in RULES if rule.firm or lint.get(rule.code) != "off")


def _set(rule: Rule, lint: Mapping[str, Level]) -> Rule:
    level = lint.get(rule.code)
    return rule if rule.firm or level is None else replace(rule, severity=Severity(level))
