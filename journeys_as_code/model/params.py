"""The `params` of a journey. The names are documented, what is inside them is not."""

from __future__ import annotations

from functools import cache

from journeys_as_code.model.points.declare import Message, documented
from journeys_as_code.model.points.derive import message_type
from journeys_as_code.model.points.kind import Type
from journeys_as_code.model.points.types import Anything, Text


class Params(Message):
    """Settings of the whole journey."""

    application_code: Text = documented(
        "The Pushwoosh application; left out, it is the target's. Cannot change after creation.",
        from_target=True,
    )
    silent_hours: Anything = documented(
        "When no messages go out, per channel; inner shape unknown."
    )
    capping: Anything = documented("How often one person may enter; inner shape unknown.")
    conversion_window: Anything = documented("How long a conversion counts; inner shape unknown.")
    user_id_track_change_policy: Anything = documented(
        "What happens when a person's user id changes; values unknown."
    )


@cache
def params_type() -> Type:
    """The type of `params`: a message of documented fields."""
    return message_type(Params)
