"""Small journeys for the planner: what git wants, what state knows, what is live."""

from typing import Any

from journeys_as_code.compile.resource import Identity, Resource
from journeys_as_code.model.journey import Document, Status, StatusOwner
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.plan.change import Change, JourneyPlan
from journeys_as_code.plan.planner import plan_journey
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.remote.port import Prior, Rung
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.state.record import Pending, Record

APP = "AAAAA-00000"
UUID = "11111111-0000-4000-8000-000000000001"
SEMANTICS = Semantics(Catalogue.builtin())
CONTEXT = Context(APP, Catalogue.builtin(), SEMANTICS)


def journey(**points: Any) -> Document:
    """A journey titled Welcome: entry, push, a day's wait, end; `points` replace or add some."""
    known = {
        "people": {"start_by_segment": {"filter_code": "1A2B3-CCCCC"}, "next": "hello"},
        "hello": {"send_push": {"preset_code": "12345-67890"}, "next": "pause"},
        "pause": {"wait": {"duration": "1d"}, "next": "bye"},
        "bye": {"exit": {}},
    }
    return {"title": "Welcome", "points": known | points}


def push(preset: str, **more: Any) -> dict[str, Any]:
    """The point `hello` with another preset."""
    return {"send_push": {"preset_code": preset}, "next": "pause", **more}


BEFORE = journey()
AFTER = journey(hello=push("99999-00000"))
COSMETIC = BEFORE | {"title": "Welcome!"}


def resource(
    document: Document = BEFORE,
    status: Status | None = None,
    owner: StatusOwner = StatusOwner.GIT,
    *,
    uuid: str | None = UUID,
    **more: Any,
) -> Resource:
    points = {name: f"uuid-of-{name}" for name in document["points"]}
    known: dict[str, Any] = {
        "key": "welcome",
        "title": document["title"],
        "document": document,
        "status": status,
        "owner": owner,
        "identity": Identity(uuid, points),
        "application_code": APP,
        "file": "journeys/welcome.yaml",
    }
    return Resource(**(known | more))


def prior(document: Document = BEFORE, status: Status | None = Status.DRAFT, **more: Any) -> Prior:
    points = {name: f"uuid-of-{name}" for name in document.get("points", {})}
    known: dict[str, Any] = {
        "uuid": UUID,
        "rung": Rung.READ,
        "status": status,
        "document": document,
        "uuids": points,
        "application_code": APP,
    }
    return Prior(**(known | more))


def record(applied: Document | None = BEFORE, status: str | None = "draft", **more: Any) -> Record:
    known: dict[str, Any] = {"key": "welcome", "uuid": UUID, "applied": applied, "status": status}
    return Record(**(known | more))


def pending(calls: str, before: str = "running", desired: Document = AFTER, **more: Any) -> Pending:
    known: dict[str, Any] = {
        "operation": "update",
        "calls": calls.split(),
        "status_before": before,
        "title": "Welcome",
        "after": "",
        "desired": desired,
        "begun_at": "2026-03-01T12:00:00Z",
        "run": "run-1",
    }
    return Pending(**(known | more))


def plan_of(context: Context = CONTEXT, **more: Any) -> JourneyPlan:
    """The plan of one journey; `more` are fields of its subject."""
    return plan_journey(Subject("welcome", **more), context)


def lines(changes: tuple[Change, ...]) -> list[str]:
    """Changes as `origin kind path`, for comparing at a glance."""
    return [f"{it.origin} {it.kind} {'.'.join(map(str, it.path))}" for it in changes]
