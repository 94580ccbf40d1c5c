"""J16x: comments that ask to leave findings out."""

from __future__ import annotations

from journeys_as_code.validate.remarks import Remarks
from journeys_as_code.validate.rules.comments.bad_ignore import bad_ignore
from journeys_as_code.validate.rules.comments.idle_ignore import idle_ignore
from journeys_as_code.validate.rules.rule import Rule

RULES: tuple[Rule[Remarks], ...] = (bad_ignore, idle_ignore)
