"""Judge, explainer and models never disagree on what has the right shape."""

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from support.documents import CATALOGUE, anything, distorted, documents, values

from journeys_as_code.model.points.kind import Kind
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.explain import explain, refused
from journeys_as_code.validate.judge import fits, is_timestamp
from journeys_as_code.validate.schema import kind_schema
from journeys_as_code.validate.shape import check_shape

KINDS = list(CATALOGUE.kinds.values())


def model_accepts(kind: Kind, data: Any) -> bool:
    assert kind.model is not None
    try:
        kind.model.model_validate(data)
    except ValidationError:
        return False
    return True


def schema_accepts(kind: Kind, data: Any) -> bool:
    formats = {"timestamp": is_timestamp}
    judge = jsonschema_rs.Draft7Validator(kind_schema(kind), formats=formats, validate_formats=True)
    return judge.is_valid(data)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(data=st.data())
def test_a_valid_value_is_accepted_by_all(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(values(kind.data))
    assert model_accepts(kind, value)
    assert schema_accepts(kind, value)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(data=st.data())
def test_model_and_schema_agree(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(distorted(kind.data))
    assert model_accepts(kind, value) == schema_accepts(kind, value)


@given(documents())
def test_every_valid_document_fits(document: dict[str, Any]) -> None:
    assert fits(document, CATALOGUE)
    assert not refused(document, CATALOGUE)


@given(documents(), st.data())
def test_judge_and_explainer_agree(document: dict[str, Any], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(document["points"])))
    kind = data.draw(st.sampled_from(KINDS))
    document["points"][name][kind.name] = data.draw(distorted(kind.data))
    assert fits(document, CATALOGUE) != bool(refused(document, CATALOGUE))


@given(st.dictionaries(st.sampled_from(["title", "points", "params", "uuid", "x"]), anything))
def test_whatever_stands_there_is_judged_and_explained(document: dict[str, Any]) -> None:
    source = SourceFile("journey.yaml", "title: made up\n", document)
    assert fits(document, CATALOGUE) != bool(refused(document, CATALOGUE))
    assert fits(document, CATALOGUE) != bool(check_shape(document, source, CATALOGUE))
    assert explain(document, source, CATALOGUE) or fits(document, CATALOGUE)
