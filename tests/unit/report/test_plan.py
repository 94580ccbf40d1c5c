"""A plan in every format: whole outputs, and what must never be in one."""

import json
from collections.abc import Callable

import pytest
from support import plans
from support.golden import golden

from journeys_as_code.plan.change import Action, Plan
from journeys_as_code.report import plan_html, plan_json, plan_markdown, plan_text
from journeys_as_code.secrets import Secrets

SECRETS = Secrets.of([plans.SECRET], salt="s")
FORMATS = {
    "txt": plan_text.render,
    "json": plan_json.render,
    "md": plan_markdown.render,
    "html": plan_html.render,
}
EMPTY = plans.plan(plans.SAME)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("name", "plan"),
    [("full", plans.FULL), ("empty", EMPTY), ("attack", plans.plan(plans.ATTACK))],
)
def test_whole_plans(name: str, plan: Plan, suffix: str) -> None:
    golden(f"plan-{name}.{suffix}", FORMATS[suffix](plan))


def test_with_colour() -> None:
    golden("plan-color.txt", plan_text.render(plans.FULL, color=True))


def test_what_applying_needs_and_what_comes_next() -> None:
    text = plan_text.render(
        plans.plan(plans.ARCHIVE),
        needs=["--allow-destructive: archives old-offer"],
        next_step="journeys apply plan.json",
    )
    assert text.endswith(
        "Plan: 1 to archive. Nothing was sent yet.\n"
        "Needs --allow-destructive: archives old-offer\n"
        "Next: journeys apply plan.json\n"
    )


def test_what_was_left_paused_comes_first() -> None:
    text = plan_text.render(plans.plan(plans.CREATE, plans.TRANSITION))
    assert text.splitlines()[2].startswith("* transition  spring")


def test_when_all_is_blocked_the_next_step_is_another() -> None:
    text = plan_text.render(plans.plan(plans.BLOCKED), next_step="journeys plan -C shop")
    assert text.endswith("Next: deal with what is blocked, then journeys plan -C shop\n")


def test_drift_that_git_already_agrees_with_is_still_shown() -> None:
    drifted = plans.journey(
        "spring", Action.NONE, title="Spring", prior=plans.DRIFTED, drift=(plans.DRIFT,)
    )
    assert plan_text.render(plans.plan(drifted)).splitlines()[2:] == [
        '  none  spring  "Spring"',
        "    changed outside git: last edited by anna@example.com at 2026-03-01 09:00:00 UTC",
        "",
        "Plan: nothing to do; 1 journey matches prod. Nothing was sent yet.",
    ]


@pytest.mark.parametrize("render", FORMATS.values(), ids=FORMATS)
def test_no_secret_in_any_format(render: Callable[..., str]) -> None:
    assert plans.SECRET not in render(plans.plan(plans.LEAK), secrets=SECRETS)


def test_a_long_value_is_cut_unless_everything_is_asked_for() -> None:
    long = plans.plan(
        plans.journey("a", Action.UPDATE, changes=(plans.change("x", 1, ["y" * 500]),))
    )
    assert "… (504 characters)" in plan_text.render(long)
    assert "y" * 500 in plan_text.render(long, full=True)


def test_json_of_an_absent_side_is_null() -> None:
    changes = json.loads(plan_json.render(plans.FULL))["journeys"][-2]["changes"]
    assert changes[0] == {
        "path": "title", "kind": "add", "before": None, "after": "Welcome series", "origin": "git",
    }  # fmt: skip


def test_markdown_fits_into_a_comment() -> None:
    many = [
        plans.journey(
            f"journey-{number:04}", Action.UPDATE, title=plans.EVIL, changes=plans.UPDATE.changes
        )
        for number in range(1500)
    ]
    text = plan_markdown.render(plans.plan(*many))
    assert len(text) <= 65_536
    assert text.count("<details>") == text.count("</details>") > 20
    assert "more journeys are not in this table" in text
    assert "more left out here: too long for one comment" in text
