"""The types that fields of points are declared with.

Each says the form of its values, which decides how they are compared and written, and lets a
`${...}` stand for any value that is not text: what a variable gives is known only later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from journeys_as_code.model.points.kind import Form
from journeys_as_code.model.values import canonical_duration, canonical_timestamp, is_interpolation

_SPELLINGS = {Form.DURATION: canonical_duration, Form.TIMESTAMP: canonical_timestamp}


@dataclass(frozen=True, slots=True)
class Scalar:
    """Marks the form of a value that is no text."""

    form: Form

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept a value of the form, or an interpolation in its place."""

        def accept(value: Any, inner: core_schema.ValidatorFunctionWrapHandler) -> Any:
            if is_interpolation(value):
                return value
            return self._spelled(inner(value))

        return core_schema.no_info_wrap_validator_function(accept, handler(source))

    def _spelled(self, value: Any) -> Any:
        spell = _SPELLINGS.get(self.form)
        if spell and spell(value) is None:
            raise PydanticCustomError(
                f"{self.form}_spelling", "not a {form}", {"form": str(self.form)}
            )
        return value


Text = str
Number = Annotated[float, Scalar(Form.NUMBER)]
Flag = Annotated[bool, Scalar(Form.BOOLEAN)]
Timestamp = Annotated[str, Scalar(Form.TIMESTAMP)]
Duration = Annotated[str, Scalar(Form.DURATION)]
Anything = Any
"""A value of which nothing is known."""
FreeMap = dict[str, Any]
"""A map whose keys are data."""

Method = Annotated[Literal["GET", "POST"], Scalar(Form.ENUM)]
Channel = Annotated[Literal["push", "email", "sms", "whatsapp", "line"], Scalar(Form.ENUM)]
