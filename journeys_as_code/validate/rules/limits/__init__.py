"""J3xx: what the product allows, checked before the API does."""

from __future__ import annotations

from journeys_as_code.validate.rules.limits.hundred import hundred
from journeys_as_code.validate.rules.limits.long_attribute import long_attribute
from journeys_as_code.validate.rules.limits.long_conversion import long_conversion
from journeys_as_code.validate.rules.limits.long_event import long_event
from journeys_as_code.validate.rules.limits.long_wait import long_wait
from journeys_as_code.validate.rules.limits.many_branches import many_branches
from journeys_as_code.validate.rules.limits.many_events import many_events
from journeys_as_code.validate.rules.limits.many_tag_branches import many_tag_branches
from journeys_as_code.validate.rules.limits.many_ways import many_ways
from journeys_as_code.validate.rules.limits.no_goal import no_goal
from journeys_as_code.validate.rules.limits.no_quiet_end import no_quiet_end
from journeys_as_code.validate.rules.limits.no_wait import no_wait
from journeys_as_code.validate.rules.rule import Rule
from journeys_as_code.validate.subject import Subject

RULES: tuple[Rule[Subject], ...] = (
    long_wait,
    no_wait,
    many_branches,
    many_events,
    many_tag_branches,
    many_ways,
    hundred,
    no_goal,
    long_conversion,
    long_event,
    long_attribute,
    no_quiet_end,
)
