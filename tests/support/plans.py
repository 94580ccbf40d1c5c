"""Plans and outcomes with one journey of every sort, for reports."""

from typing import Any

from journeys_as_code.apply.outcome import JourneyOutcome, Outcome, Result
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import (
    Action,
    Cause,
    Change,
    Ignored,
    JourneyPlan,
    Origin,
    Plan,
    PlanWarning,
    Who,
)
from journeys_as_code.remote.port import Prior, Rung

EVIL = "Sale \x1b[31mred\x1b[0m\n| <b>now</b> `x` @team #1 https://evil.example\r\u202e"
"""A title that would colour a terminal, break a table, run HTML, call people and turn the text round."""

SECRET = "hunter2-token"

LONG_BEFORE = (
    "Hello {{tag:Name}}, your cart is waiting.\nUse the code SPRING within two days, and get ten "
    "percent off everything that is in it. We look forward to seeing you again."
)
LONG_AFTER = LONG_BEFORE.replace("SPRING", "SUMMER").replace("ten", "fifteen") + " Bye!"


def change(path: str, before: Any, after: Any, origin: Origin = Origin.GIT, **more: Any) -> Change:
    kind = "add" if before is ABSENT else "remove" if after is ABSENT else "change"
    return Change(tuple(path.split("/")), kind, before, after, origin, **more)


def prior(rung: Rung = Rung.READ, **more: Any) -> Prior:
    return Prior("11111111-0000-4000-8000-000000000001", rung, Status.RUNNING, **more)


def journey(key: str, action: Action, **more: Any) -> JourneyPlan:
    known: dict[str, Any] = {
        "uuid": None if action is Action.CREATE else "11111111-0000-4000-8000-000000000001",
        "title": key.replace("-", " ").capitalize(),
        "prior": None,
        "status_from": None,
        "status_to": None,
    }
    return JourneyPlan(key=key, action=action, **(known | more))


def plan(*journeys: JourneyPlan) -> Plan:
    return Plan("prod", "AAAAA-00000", tuple(sorted(journeys, key=lambda j: j.key)), len(journeys))


DRIFTED = prior(last_edited_by="anna@example.com", updated_at="2026-03-01T09:00:00Z", mismatches=())
DRIFT = change("points/hello/send_push/preset_code", "11111-22222", "99999-00000", Origin.DRIFT)

CREATE = journey(
    "welcome-series",
    Action.CREATE,
    status_to=Status.RUNNING,
    calls=("create", "start"),
    changes=(
        change("title", ABSENT, "Welcome series"),
        change("points/bye", ABSENT, {"exit": {}}),
    ),
    warnings=(PlanWarning("P104", "the API does not show whether the audience is entered again"),),
)
UPDATE = journey(
    "abandoned-cart",
    Action.UPDATE,
    status_from=Status.RUNNING,
    status_to=Status.RUNNING,
    calls=("pause", "put", "start"),
    prior=DRIFTED,
    changes=(
        change("points/hello/send_push/preset_code", "11111-22222", "33333-44444"),
        change("points/hello/send_push/content/en", LONG_BEFORE, LONG_AFTER),
        change("points/hook/webhook/headers/X-Api Key", "(old)", "(new)", secret=True),
        change("points/wait/wait/duration", "2d", "1d", Origin.DRIFT),
        change("points/cart/message_bus/event_name", "Cart", "CartLeft", Origin.CONFLICT),
        change("points/old", {"exit": {}}, ABSENT),
        change("points/hello/position/x", 10, 20, deferred=True),
    ),
    drift=(DRIFT,),
    causes=(Cause(Who.PERSON, "a person: the last edit was by anna@example.com"),),
    warnings=(PlanWarning("P101", "people who wait at wait may be lost while it is paused"),),
)
ARCHIVE = journey(
    "old-offer",
    Action.ARCHIVE,
    status_from=Status.RUNNING,
    status_to=Status.ARCHIVED,
    calls=("finish", "archive"),
    prior=prior(Rung.SNAPSHOT),
    reason="its file is gone",
    destructive=True,
)
BLOCKED = journey(
    "winter",
    Action.BLOCKED,
    status_from=Status.ARCHIVED,
    prior=prior(Rung.BLIND),
    reason="an archived journey cannot be changed; run `journeys draft winter` first",
)
TRANSITION = journey(
    "spring",
    Action.TRANSITION,
    status_from=Status.PAUSED,
    status_to=Status.RUNNING,
    calls=("start",),
    prior=prior(),
    reason="an earlier apply was stopped while it was paused",
    recovers=True,
)
MOVED = journey(
    "cart/new-name", Action.MOVE, prior=prior(), moved_from="cart/old-name", reason="it was renamed"
)
SAME = journey("unchanged", Action.NONE, status_from=Status.RUNNING, prior=prior())
ATTACK = journey(
    "attack",
    Action.UPDATE,
    title=EVIL,
    status_from=Status.DRAFT,
    status_to=Status.DRAFT,
    calls=("put",),
    prior=prior(last_edited_by=EVIL, mismatches=(f"the title is {EVIL}",)),
    changes=(
        change("title", "x", EVIL),
        change(f"points/hello/send_push/{EVIL}", "```\n</details>" * 8, "~~~" * 30),
    ),
    warnings=(PlanWarning("P101", EVIL),),
    causes=(Cause(Who.PERSON, EVIL), Cause(Who.UNKNOWN, EVIL, sure=True)),
    ignored=(Ignored(change("params/x", EVIL, "x", Origin.DRIFT), EVIL),),
    reason=EVIL,
)
LEAK = journey(
    "leak",
    Action.UPDATE,
    title=f"Title {SECRET}",
    calls=("put",),
    prior=prior(last_edited_by=SECRET, mismatches=(SECRET,)),
    changes=(
        change(f"extra/{SECRET}", ABSENT, {SECRET: [f"Basic {SECRET}", 1]}),
        change("points/hook/webhook/data", f"a {SECRET}", f"b {SECRET}"),
    ),
    drift=(change("title", SECRET, "x", Origin.DRIFT),),
    warnings=(PlanWarning("P101", f"look at {SECRET}"),),
    causes=(Cause(Who.PERSON, f"a person: {SECRET}"),),
    ignored=(Ignored(change("params/x", "x", SECRET, Origin.DRIFT), f"as {SECRET} says"),),
    reason=f"because {SECRET}",
    after={"title": SECRET},
)

FULL = plan(CREATE, UPDATE, ARCHIVE, BLOCKED, TRANSITION, MOVED, SAME)


def outcome(*journeys: JourneyOutcome, interrupted: bool = False) -> Outcome:
    return Outcome("prod", tuple(journeys), requests=7, interrupted=interrupted)


def ended(key: str, result: Result, **more: Any) -> JourneyOutcome:
    known: dict[str, Any] = {"uuid": "u-1", "title": key.capitalize(), "action": Action.UPDATE}
    return JourneyOutcome(key=key, result=result, **(known | more))


MIXED = outcome(
    ended(
        "abandoned-cart",
        Result.DONE,
        calls=("pause", "put", "start"),
        status=Status.RUNNING,
        paused_for=0.41,
    ),
    ended(
        "broken",
        Result.FAILED,
        calls=("pause", "start"),
        status=Status.RUNNING,
        error="PUT: points[2] has no outputs",
        hint="compare it with the reference",
        restored=True,
        paused_for=75.2,
    ),
    ended("edited", Result.STALE, error="somebody changed it after the plan was made"),
    ended("lost", Result.FAILED, action=Action.CREATE, error="no answer", unclear=True),
    ended("same", Result.UNCHANGED, action=Action.NONE),
    ended("winter", Result.NOT_REACHED),
    interrupted=True,
)
