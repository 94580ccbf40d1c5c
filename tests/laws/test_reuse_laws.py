"""What is written elsewhere means what it would mean in its place."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.checking import source
from support.documents import CATALOGUE, documents

from journeys_as_code.source.assemble import Assembler
from journeys_as_code.source.document import SourceFile

PROJECT = source("version: 1\n", "journeys.yaml")

texts = st.text(st.characters(exclude_categories=["Cs"]))
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
values = st.recursive(
    scalars | texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=20
)


def assembled(document: dict[str, Any], **files: str) -> dict[str, Any]:
    """The whole journey of a file with this data, in a project with these files."""
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for name, text in files.items():
            (root / name.replace("_", ".")).write_text(text, "utf-8", newline="")
        file = SourceFile("journey.yaml", "include file", document)
        whole, findings = Assembler(root, PROJECT, CATALOGUE, ()).assemble(file)
    assert findings == ()
    data: dict[str, Any] = whole.data
    return data


def webhook(data: Any) -> dict[str, Any]:
    return {"points": {"call": {"webhook": {"data": data}}}}


@given(values)
def test_a_json_body_is_its_value(value: Any) -> None:
    body = {"file": "body.json"}
    assert assembled(webhook(body), body_json=json.dumps(value)) == webhook(value)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t")))
def test_any_other_body_is_its_text(text: str) -> None:
    expected = text.lstrip("\ufeff").replace("\r\n", "\n")
    assert assembled(webhook({"file": "body.txt"}), body_txt=text) == webhook(expected)


@given(documents())
def test_points_may_as_well_stand_in_a_fragment(document: dict[str, Any]) -> None:
    include = [{"file": "tail.yaml", "prefix": ""}]
    apart = {**document, "points": {}, "include": include}
    tail = json.dumps({"points": document["points"]})
    assert assembled(apart, tail_yaml=tail) == {**document, "include": include}
