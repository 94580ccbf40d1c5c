"""What a file says after its data has become another: JSON bodies, whose data may be of any kind."""

import json
from typing import Any

import pytest

from journeys_as_code.accept.texts import rewritten
from journeys_as_code.source.document import SourceFile


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ('{"a": 1,  "b": 2}\n', {"a": 1, "b": 3}, '{"a": 1,  "b": 3}\n'),
        ('{"a": 1}\n', "text", '"text"\n'),
        ('{"a": 1}', 5, "5"),
        ("[1, 2]\n", [1], "[1]\n"),
        ('"text"\n', {"a": 1}, '{"a": 1}\n'),
    ],
)
def test_json_that_becomes_anything(before: str, new: Any, after: str) -> None:
    source = SourceFile("bodies/a.json", before, json.loads(before))
    assert rewritten(source, before, source.data, new, inline=False) == (after, ())
