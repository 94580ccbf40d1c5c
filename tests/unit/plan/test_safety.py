"""What needs a consent."""

from typing import Any

import pytest
from support.plans import change, journey, prior

from journeys_as_code.model.project import Safety
from journeys_as_code.plan.change import Action, Consents, JourneyPlan, Origin, Plan
from journeys_as_code.plan.safety import Refusal, check, needed
from journeys_as_code.remote.port import Rung

SAFETY = Safety()
NONE = Consents()


def plan(*journeys: JourneyPlan, managed: int = 1) -> Plan:
    return Plan("prod", "AAAAA-00000", journeys, managed)


def update(key: str = "a", **more: Any) -> JourneyPlan:
    return journey(key, Action.UPDATE, **({"calls": ("put",), "prior": prior()} | more))


def codes(found: Plan, consents: Consents = NONE) -> list[str]:
    return [refusal.code for refusal in check(found, SAFETY, consents)]


def test_an_ordinary_plan_needs_nothing() -> None:
    assert codes(plan(update(changes=(change("title", "a", "b"),)))) == []


def test_destructive() -> None:
    found = plan(journey("old", Action.ARCHIVE, calls=("archive",), destructive=True))
    assert check(found, SAFETY, NONE) == (
        Refusal(
            "destructive",
            "1 journey would be taken out of use: old",
            ("old",),
            "--allow-destructive",
        ),
    )


def test_blind() -> None:
    blind = prior(Rung.BLIND)
    assert codes(plan(update(prior=blind))) == ["blind"]
    assert codes(plan(update(prior=prior(Rung.SNAPSHOT)))) == []
    assert codes(plan(journey("a", Action.NONE, prior=blind))) == []
    assert codes(plan(journey("a", Action.CREATE, calls=("create",)))) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"changes": (change("title", "a", "b", Origin.DRIFT),)}, ["overwrite_drift"]),
        ({"changes": (change("title", "a", "b", Origin.CONFLICT),)}, ["overwrite_drift"]),
        ({"changes": (change("title", "a", "b", Origin.DRIFT, deferred=True),)}, []),
        ({"drift": (change("title", "a", "b", Origin.DRIFT),)}, []),
        ({"prior": prior(Rung.SNAPSHOT, mismatches=("the title",))}, ["overwrite_drift"]),
        ({"prior": prior(Rung.SNAPSHOT, mismatches=("x",)), "calls": ("start",)}, []),
    ],
)
def test_overwriting_drift(more: dict[str, Any], expected: list[str]) -> None:
    assert codes(plan(update(**more))) == expected


class TestMassChange:
    def updates(self, count: int, **more: Any) -> Plan:
        return plan(*(update(f"j{number}", **more) for number in range(count)), managed=10)

    def test_more_than_the_share_of_what_is_managed(self) -> None:
        (refusal,) = check(self.updates(4), SAFETY, NONE)
        assert (refusal.code, refusal.flag) == ("mass_change", "--allow-mass-change")
        assert refusal.message == ("4 of 10 journeys would be changed at once, more than 30%")

    def test_up_to_the_share_is_no_mass(self) -> None:
        assert codes(self.updates(3)) == []

    def test_small_projects_are_free(self) -> None:
        assert check(self.updates(4), Safety(min_journeys=11), NONE) == ()

    def test_a_fresh_project_is_no_mass_change(self) -> None:
        creates = (journey(f"n{n}", Action.CREATE, calls=("create",)) for n in range(50))
        assert codes(plan(*creates, managed=10)) == []

    def test_nor_is_what_makes_no_call_or_only_repairs(self) -> None:
        moves = [journey(f"m{n}", Action.MOVE) for n in range(5)]
        repairs = [update(f"r{n}", calls=("start",), recovers=True) for n in range(5)]
        assert codes(plan(*moves, *repairs, managed=10)) == []


def test_each_consent_takes_away_its_own_refusal() -> None:
    bad = update(
        destructive=True,
        prior=prior(Rung.BLIND),
        changes=(change("title", "a", "b", Origin.DRIFT),),
    )
    found, strict = plan(bad), Safety(min_journeys=0, max_changed="0%")
    everything = ["destructive", "blind", "overwrite_drift", "mass_change"]
    assert [it.code for it in check(found, strict, NONE)] == everything
    for code in everything:
        left = [it.code for it in check(found, strict, Consents(**{code: True}))]
        assert left == [it for it in everything if it != code]
    assert check(found, strict, needed(found, strict)) == ()
