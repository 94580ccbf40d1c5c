"""What changed outside git, in every format."""

from collections.abc import Callable

import pytest
from support import plans
from support.golden import golden

from journeys_as_code.plan.change import Action, Plan
from journeys_as_code.report import drift_json, drift_markdown, drift_text
from journeys_as_code.secrets import Secrets

FORMATS = {"txt": drift_text.render, "json": drift_json.render, "md": drift_markdown.render}
UNSURE = plans.journey(
    "spring",
    Action.NONE,
    prior=plans.prior(plans.Rung.SNAPSHOT, mismatches=('its title in the list is "May"',)),
)
DRIFTED = plans.plan(plans.UPDATE, UNSURE, plans.SAME)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("name", "plan"),
    [
        ("found", DRIFTED),
        ("none", plans.plan(plans.SAME)),
        ("attack", plans.plan(plans.ATTACK)),
    ],
)
def test_whole_reports(name: str, plan: Plan, suffix: str) -> None:
    golden(f"drift-{name}.{suffix}", FORMATS[suffix](plan))


@pytest.mark.parametrize("render", FORMATS.values(), ids=FORMATS)
def test_no_secret_in_any_format(render: Callable[..., str]) -> None:
    secrets = Secrets.of([plans.SECRET], salt="s")
    assert plans.SECRET not in render(plans.plan(plans.LEAK), secrets=secrets)
