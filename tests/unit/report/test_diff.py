"""How two targets differ, in every format: what is hostile, secret, blocked, or not known."""

from collections.abc import Callable
from typing import Any

import pytest
from support import plans
from support.golden import golden

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Action, JourneyPlan, Origin
from journeys_as_code.plan.difference import Difference, Differences, Kind, Side
from journeys_as_code.remote.port import Rung
from journeys_as_code.report import diff_json, diff_markdown, diff_text
from journeys_as_code.secrets import Secrets

FORMATS = {"txt": diff_text.render, "json": diff_json.render, "md": diff_markdown.render}
RAW = {"points": []}


def side(target: str, action: Action = Action.NONE, **more: Any) -> Side:
    known: dict[str, Any] = {
        "prior": plans.prior(raw=RAW),
        "status_from": Status.RUNNING,
        "status_to": Status.RUNNING,
        "file": "journeys/x.yaml",
    }
    return Side(target, plans.journey("x", action, **(known | more)))


def found(key: str, kind: Kind, source: Side, aim: Side, **more: Any) -> Difference:
    return Difference(key, key.capitalize(), kind, source, aim, **more)


def differences(*journeys: Difference) -> Differences:
    return Differences("staging", "prod", journeys)


HERE, THERE = side("staging"), side("prod")
SORTS = differences(
    found(
        "blocked",
        Kind.DIFFERS,
        HERE,
        side("prod", Action.BLOCKED, reason="it belongs to the application C, not to B"),
        changes=(plans.change("title", "One", "Two"),),
    ),
    found(
        "conflict",
        Kind.DIFFERS,
        side(
            "staging",
            Action.UPDATE,
            changes=(plans.change("title", "One", "Two", Origin.CONFLICT),),
            drift=(plans.DRIFT,),
        ),
        side("prod", prior=plans.prior(Rung.SNAPSHOT, raw=RAW, mismatches=("another title",))),
        changes=(plans.change("points/a", ABSENT, {"exit": {}}),),
    ),
    found(
        "gone",
        Kind.ONLY_FROM,
        HERE,
        side("prod", Action.CREATE, prior=plans.prior(gone=True, raw={})),
    ),
    found("same", Kind.SAME, HERE, side("prod", Action.UPDATE, drift=(plans.DRIFT,))),
    found("unknown", Kind.UNKNOWN, HERE, side("prod", prior=plans.prior(Rung.BLIND))),
)


@pytest.mark.parametrize("suffix", FORMATS)
def test_whole_reports(suffix: str) -> None:
    golden(f"diff-sorts.{suffix}", FORMATS[suffix](SORTS))


def hostile(attack: JourneyPlan) -> Differences:
    here = Side(plans.EVIL, attack)
    journey = Difference(
        "attack", plans.EVIL, Kind.DIFFERS, here, here, attack.changes, attack.changes
    )
    return Differences(plans.EVIL, "prod", (journey,))


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_from_outside_acts_up(suffix: str) -> None:
    golden(f"diff-attack.{suffix}", FORMATS[suffix](hostile(plans.ATTACK)))


@pytest.mark.parametrize("render", FORMATS.values(), ids=FORMATS)
def test_no_secret_in_any_format(render: Callable[..., str]) -> None:
    leak = plans.LEAK
    here = Side("staging", leak)
    journey = Difference("leak", leak.title, Kind.DIFFERS, here, here, leak.changes, leak.changes)
    secrets = Secrets.of([plans.SECRET], salt="s")
    assert plans.SECRET not in render(Differences("staging", "prod", (journey,)), secrets=secrets)


def test_a_comment_has_a_limit() -> None:
    many = [found(f"j{n}", Kind.ONLY_FROM, HERE, Side("prod")) for n in range(3_000)]
    assert len(diff_markdown.render(differences(*many))) < 65_536
