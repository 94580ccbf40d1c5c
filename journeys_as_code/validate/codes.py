"""Every code of this room, with what it asks for."""

from __future__ import annotations

from collections.abc import Mapping

from journeys_as_code.validate import project_rules, registry
from journeys_as_code.validate.shape_codes import SHAPE

CODES: Mapping[str, str] = {
    **SHAPE,
    **{rule.code: rule.summary for rule in project_rules.RULES},
    **{rule.code: rule.summary for rule in registry.RULES},
}
