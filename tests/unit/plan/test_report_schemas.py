"""Every report of `drift` and `diff` that is kept as a golden file fits the published schema."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.plan.report_schemas import REPORT_SCHEMAS
from journeys_as_code.validate.schema import generate
from journeys_as_code.validate.schema_files import as_text

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"
REPORTS = {
    word: [*GOLDEN.glob(f"{word}-*.json"), *GOLDEN.glob(f"cli/{word}.json")]
    for word in ("drift", "diff")
}


@pytest.mark.parametrize("name", REPORT_SCHEMAS)
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    generated = generate(Catalogue.builtin(), REPORT_SCHEMAS)[name]
    assert (ROOT / "schemas" / name).read_text() == as_text(generated), (
        "run `journeys schemas generate`"
    )
    Draft7Validator.check_schema(generated)


@pytest.mark.parametrize(("word", "least"), [("drift", 6), ("diff", 3)])
def test_every_report_fits_and_none_with_a_field_that_nobody_knows(word: str, least: int) -> None:
    validator = Draft7Validator(REPORT_SCHEMAS[f"{word}.schema.json"])
    assert len(REPORTS[word]) >= least
    for file in REPORTS[word]:
        report = json.loads(file.read_text("utf-8"))
        validator.validate(report)
        with pytest.raises(ValidationError, match="unexpected"):
            validator.validate(report | {"more": 1})
