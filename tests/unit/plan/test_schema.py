"""What `plan --format json` prints and what a plan file holds fit the published schema."""

import json
from pathlib import Path

from jsonschema import Draft7Validator
from support.plans import FULL, LEAK, SECRET, plan

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.plan.change import Consents
from journeys_as_code.plan.planfile import dump, save
from journeys_as_code.plan.schema import PLAN_SCHEMA, PLAN_SCHEMAS
from journeys_as_code.report.plan_json import document
from journeys_as_code.secrets import Secrets
from journeys_as_code.validate.schema import generate
from journeys_as_code.validate.schema_files import as_text

FILE = Path(__file__).parents[3] / "schemas" / "plan.schema.json"
VALIDATOR = Draft7Validator(PLAN_SCHEMA)


def test_the_committed_schema_is_the_generated_one() -> None:
    generated = generate(Catalogue.builtin(), PLAN_SCHEMAS)["plan.schema.json"]
    assert FILE.read_text() == as_text(generated), "run `journeys schemas generate`"


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(PLAN_SCHEMA)


def test_the_report_fits() -> None:
    VALIDATOR.validate(document(FULL))


def test_the_plan_file_fits() -> None:
    secrets = Secrets.of([SECRET], salt="salt")
    found = plan(*FULL.journeys, LEAK)
    shown = document(found, secrets=secrets)
    text = dump(save(found, shown, project="shop", consents=Consents(), secrets=secrets))
    VALIDATOR.validate(json.loads(text))
    assert SECRET not in text


def test_a_field_that_nobody_knows_does_not_fit() -> None:
    assert not VALIDATOR.is_valid(document(FULL) | {"more": 1})
