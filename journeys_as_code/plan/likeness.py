"""Whether two points say the same, so that one may be the other under another name."""

from __future__ import annotations

from typing import Any

from journeys_as_code.model.matching import Alike
from journeys_as_code.plan.merge import merge
from journeys_as_code.remote.semantics import Semantics


def alike_by(semantics: Semantics) -> Alike:
    """Whether what is live (or was applied) says all that git says of a point of a kind."""

    def alike(kind: str, wanted: Any, live: Any) -> bool:
        one, other = ({"points": {"": {kind: data}}} for data in (live, wanted))
        return merge(None, one, other, semantics).unchanged

    return alike
