"""What a variable gave may be a secret: findings on the shape never quote it."""

from typing import Any

import pytest
from support.checking import source

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.validate.check import Checked, check_journey

TEXT = """
title: Case
points:
  people: {start_by_segment: {is_deactivated: "${vars.x}"}, next: wait}
  wait: {wait: {duration: "${vars.x}"}, next: tell}
  tell: {webhook: {method: "${vars.x}", url: "${vars.n}"}, next: bye}
  bye: {exit: {}}
"""


def filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: filled(item) for key, item in value.items()}
    return {"${vars.x}": "hunter2" * 20, "${vars.n}": 5}.get(value, value)


@pytest.fixture
def messages() -> list[str]:
    file = source(TEXT)
    found = check_journey(Checked("journey", file, filled(file.data)), Catalogue.builtin(), {})
    assert not any("hunter2" in each.message + each.hint for each in found)
    return [f"{each.place.line} {each.message}" for each in found]


def test_findings_name_the_variable_and_not_its_value(messages: list[str]) -> None:
    assert messages == [
        "4 `is_deactivated` must be `true` or `false`, not what `${vars.x}` gives",
        "5 `duration` cannot be what `${vars.x}` gives",
        "6 `method` is what `${vars.x}` gives, which is none of its values",
        "6 `url` must be a text, not what `${vars.n}` gives",
    ]
