from typing import Any

from journeys_as_code.compile.compiler import compile_journey
from journeys_as_code.compile.resource import Identity, Resource
from journeys_as_code.model.journey import Status, StatusOwner
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Project

PIN = "8f14e45f-ceea-467f-a0e6-2b7f5c0a9d31"
PROJECT = Project.model_validate(
    {
        "version": 1,
        "status_owner": "start_once",
        "targets": {
            "prod": {"api": "sandbox", "application_code": "XXXXX-XXXXX"},
            "staging": {"api": "sandbox", "application_code": "YYYYY-YYYYY"},
        },
    }
)
DOCUMENT = {"title": "Case", "points": {"bye": {"exit": {}, "uuid": {"prod": PIN}}}}


def compiled(
    document: dict[str, Any], target: str = "prod", known: Identity | None = None
) -> Resource:
    return compile_journey(
        document,
        key="case",
        file="journeys/case.yaml",
        project=PROJECT,
        target=PROJECT.targets[target],
        catalogue=Catalogue.builtin(),
        known=known or Identity(None),
    )


def test_a_resource() -> None:
    found = compiled({**DOCUMENT, "status": "running", "moved": "old"})
    assert found == Resource(
        key="case",
        title="Case",
        document={"title": "Case", "points": {"bye": {"exit": {}}}},
        status=Status.RUNNING,
        owner=StatusOwner.START_ONCE,
        identity=Identity(None, {"bye": PIN}),
        application_code="XXXXX-XXXXX",
        file="journeys/case.yaml",
        moved="old",
    )


def test_a_file_without_status_leaves_it_alone() -> None:
    assert compiled(DOCUMENT).status is None


def test_a_file_may_say_who_decides() -> None:
    assert compiled({**DOCUMENT, "status_owner": "people"}).owner is StatusOwner.PEOPLE


def test_pins_are_of_their_target() -> None:
    assert compiled(DOCUMENT, "staging").identity.points["bye"] != PIN


def test_what_the_state_knows_is_kept() -> None:
    known = Identity("journey-uuid", {"bye": "point-uuid"})
    assert compiled(DOCUMENT, "staging", known).identity == known


def test_a_reference_by_pinned_uuid_becomes_a_name() -> None:
    hook = {"webhook": {"data": f"{{{{point:{PIN}}}}}"}, "next": "bye"}
    document = {"title": "Case", "points": {**DOCUMENT["points"], "hook": hook}}
    assert compiled(document).document["points"]["hook"]["webhook"]["data"] == "{{point:bye}}"
