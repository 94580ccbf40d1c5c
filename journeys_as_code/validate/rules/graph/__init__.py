"""J2xx: where people come in, which ways they go, and where they end."""

from __future__ import annotations

from journeys_as_code.validate.rules.graph.bad_pin import bad_pin
from journeys_as_code.validate.rules.graph.bad_rename import bad_rename
from journeys_as_code.validate.rules.graph.branches import branches
from journeys_as_code.validate.rules.graph.dead_end import dead_end
from journeys_as_code.validate.rules.graph.early_reference import early_reference
from journeys_as_code.validate.rules.graph.endless_loop import endless_loop
from journeys_as_code.validate.rules.graph.exit_leads_on import exit_leads_on
from journeys_as_code.validate.rules.graph.idle_splitter import idle_splitter
from journeys_as_code.validate.rules.graph.into_entry import into_entry
from journeys_as_code.validate.rules.graph.loop import loop
from journeys_as_code.validate.rules.graph.malformed_name import malformed_name
from journeys_as_code.validate.rules.graph.missing_output import missing_output
from journeys_as_code.validate.rules.graph.no_entry import no_entry
from journeys_as_code.validate.rules.graph.no_points import no_points
from journeys_as_code.validate.rules.graph.restless_loop import restless_loop
from journeys_as_code.validate.rules.graph.same_title import same_title
from journeys_as_code.validate.rules.graph.two_api_entries import two_api_entries
from journeys_as_code.validate.rules.graph.two_ways import two_ways
from journeys_as_code.validate.rules.graph.unknown_attribute import unknown_attribute
from journeys_as_code.validate.rules.graph.unknown_output import unknown_output
from journeys_as_code.validate.rules.graph.unknown_reference import unknown_reference
from journeys_as_code.validate.rules.graph.unknown_target import unknown_target
from journeys_as_code.validate.rules.graph.unreachable import unreachable
from journeys_as_code.validate.rules.rule import Rule
from journeys_as_code.validate.subject import Subject

RULES: tuple[Rule[Subject], ...] = (
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
    restless_loop,
    loop,
    two_api_entries,
    idle_splitter,
    same_title,
    early_reference,
    unknown_attribute,
    branches,
    bad_rename,
)
