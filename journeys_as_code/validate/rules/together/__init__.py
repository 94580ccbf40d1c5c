"""What only shows when all journeys are looked at together, or with what is around them."""

from __future__ import annotations

from journeys_as_code.validate.rules.rule import Rule
from journeys_as_code.validate.rules.together.assumed_kind import assumed_kind
from journeys_as_code.validate.rules.together.bad_move import bad_move
from journeys_as_code.validate.rules.together.clear_var import clear_var
from journeys_as_code.validate.rules.together.idle_ignore import idle_ignore
from journeys_as_code.validate.rules.together.idle_protect import idle_protect
from journeys_as_code.validate.rules.together.key_case import key_case
from journeys_as_code.validate.rules.together.lost_schema import lost_schema
from journeys_as_code.validate.rules.together.past_start import past_start
from journeys_as_code.validate.rules.together.same_door import same_door
from journeys_as_code.validate.rules.together.same_journey_title import same_journey_title
from journeys_as_code.validate.rules.together.same_key import same_key
from journeys_as_code.validate.rules.together.taken_pin import taken_pin
from journeys_as_code.validate.rules.together.uneven_vars import uneven_vars
from journeys_as_code.validate.rules.together.unused_var import unused_var
from journeys_as_code.validate.whole import Whole

RULES: tuple[Rule[Whole], ...] = (
    key_case,
    lost_schema,
    taken_pin,
    past_start,
    unused_var,
    clear_var,
    same_key,
    same_journey_title,
    same_door,
    bad_move,
    idle_protect,
    idle_ignore,
    uneven_vars,
    assumed_kind,
)
