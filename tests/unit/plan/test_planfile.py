"""Plans that are saved, read back, and compared with the world as it is then."""

import json
from dataclasses import replace
from typing import Any

import pytest
from support.planning import (
    AFTER,
    APP,
    BEFORE,
    CONTEXT,
    journey,
    prior,
    push,
    record,
    resource,
)

from journeys_as_code.errors import PlanRejected
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Consents, Plan
from journeys_as_code.plan.planfile import (
    Judged,
    SavedPlan,
    Verdict,
    compare,
    dump,
    load,
    save,
)
from journeys_as_code.plan.planner import make_plan
from journeys_as_code.plan.subject import Subject
from journeys_as_code.report.plan_json import document
from journeys_as_code.secrets import Secrets

SECRETS = Secrets.of(["4711"], salt="salt")
SECRET = journey(hook={"webhook": {"headers": {"Pin": "4711"}}, "next": "bye"})


def planned(wanted: Any = AFTER, live: Any = BEFORE, **more: Any) -> Plan:
    known = {
        "resource": resource(wanted),
        "record": record(),
        "prior": prior(live, Status.RUNNING),
    } | more
    context = replace(CONTEXT, secrets=SECRETS)
    return make_plan([Subject("welcome", **known)], context, target="prod")


def saved(plan: Plan, secrets: Secrets = SECRETS) -> SavedPlan:
    consents = Consents(destructive=True)
    shown = document(plan, secrets=secrets)
    return save(plan, shown, project="shop", consents=consents, secrets=secrets)


def judged(old: Plan, new: Plan, secrets: Secrets = SECRETS) -> tuple[Judged, ...]:
    return compare(saved(old), new, project="shop", secrets=secrets)


def test_a_plan_read_back_is_equal() -> None:
    plan = saved(planned())
    assert load(dump(plan)) == plan
    assert plan.consents == Consents(destructive=True)


def test_only_journeys_with_something_to_do_are_kept() -> None:
    assert saved(planned(BEFORE)).journeys == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the plan file is not JSON"),
        ("[" * 100_000, "the plan file is not JSON"),
        ("[]", "the plan file is no plan that was saved with --out"),
        ("{}", "the plan file is no plan that was saved with --out"),
        ('{"apply": []}', "the plan file is no plan that was saved with --out"),
        (
            '{"format_version": "2.0", "apply": {"version": 1}}',
            "the plan file was made by another version of this tool (2.0)",
        ),
        (
            '{"format_version": "1.0", "apply": {"version": 2}}',
            "the plan file was made by another version of this tool (1.0)",
        ),
    ],
)
def test_what_is_no_plan_file_is_rejected(text: str, said: str) -> None:
    with pytest.raises(PlanRejected) as caught:
        load(text)
    assert (caught.value.message, caught.value.hint) == (
        said,
        "run `journeys plan --out FILE` again",
    )


@pytest.mark.parametrize(
    "path",
    [("target",), ("journeys", 0, "calls"), ("apply", "consents", "blind"), ("apply", "digest")],
)
def test_a_plan_that_was_changed_is_rejected(path: tuple[Any, ...]) -> None:
    found = json.loads(dump(saved(planned())))
    place = found
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = "other"
    with pytest.raises(PlanRejected, match="was changed after it was saved, or is damaged"):
        load(json.dumps(found))


def test_the_layout_of_the_file_does_not_matter() -> None:
    plan = saved(planned())
    assert load(json.dumps(json.loads(dump(plan)), sort_keys=True, indent=None)) == plan


class TestCompare:
    def test_the_same_world_gives_the_same_plan(self) -> None:
        assert judged(planned(), planned()) == (Judged("welcome", Verdict.SAME),)

    def test_a_plan_that_was_applied(self) -> None:
        done = planned(live=AFTER, record=record(AFTER))
        assert judged(planned(), done) == (Judged("welcome", Verdict.APPLIED),)

    def test_an_archive_that_was_applied(self) -> None:
        gone = make_plan([], CONTEXT, target="prod")
        removal = replace(gone, journeys=planned(resource=None).journeys)
        assert judged(removal, gone) == (Judged("welcome", Verdict.APPLIED),)

    @pytest.mark.parametrize(
        ("fresh", "reason"),
        [
            (
                planned(live=journey(hello=push("0"))),
                "the live journey is not the one it was",
            ),
            (
                planned(prior=prior(BEFORE, Status.PAUSED, last_edited_by="anna")),
                "the live journey is not the one it was, last edited by anna",
            ),
            (planned(journey(hello=push("0"))), "git wants something else of it now"),
            (
                planned(resource=resource(AFTER, Status.PAUSED)),
                "git wants something else of it now",
            ),
            (planned(trouble="two heirs"), "it is blocked now: two heirs"),
            (planned(moved_from="old"), "something else would be done to it now"),
            (make_plan([], CONTEXT, target="prod"), "it is not in the project any more"),
        ],
    )
    def test_a_world_that_moved(self, fresh: Plan, reason: str) -> None:
        assert judged(planned(), fresh) == (Judged("welcome", Verdict.STALE, reason),)

    def test_what_the_saved_plan_does_not_say_is_new(self) -> None:
        assert judged(planned(BEFORE), planned()) == (Judged("welcome", Verdict.NEW),)

    @pytest.mark.parametrize(
        ("project", "target", "app", "said"),
        [
            ("other", "prod", APP, "is for the project 'shop', not for 'other'"),
            ("shop", "dev", APP, "is for the target 'prod', not for 'dev'"),
            ("shop", "prod", "B", f"is for the application '{APP}', not for 'B'"),
        ],
    )
    def test_another_world_altogether(self, project: str, target: str, app: str, said: str) -> None:
        fresh = replace(planned(), target=target, application_code=app)
        with pytest.raises(PlanRejected, match=said):
            compare(saved(planned()), fresh, project=project, secrets=SECRETS)


class TestSecrets:
    def test_none_is_in_the_file(self) -> None:
        for plan in (planned(SECRET), planned(BEFORE, SECRET), planned(resource=None, live=SECRET)):
            assert "4711" not in dump(saved(plan))

    def test_no_digest_can_be_used_to_guess_one(self) -> None:
        """Plans that differ in a secret alone have the same digests."""
        other = Secrets.of(["4712"], salt="salt")
        context = replace(CONTEXT, secrets=other)
        wanted = json.loads(json.dumps(SECRET).replace("4711", "4712"))
        subject = Subject("welcome", resource(wanted), record(), prior(BEFORE, Status.RUNNING))
        guessed = make_plan([subject], context, target="prod")
        assert saved(guessed, other).journeys == saved(planned(SECRET)).journeys

    def test_nor_one_of_the_past_that_is_still_live(self) -> None:
        live = [json.loads(json.dumps(SECRET).replace("4711", old)) for old in ("1111", "2222")]
        first, second = (saved(planned(SECRET, it)).journeys for it in live)
        assert first == second

    def test_what_only_looks_like_one_counts(self) -> None:
        """No run knows it as a secret, so what somebody types into the builder is a change."""
        address = "https://u:{}@x.example.com"
        live = [BEFORE | {"title": address.format(it)} for it in ("hunter2", "hunter3")]
        first, second = (saved(planned(live=it)).journeys for it in live)
        assert first != second
