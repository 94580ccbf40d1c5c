"""What changed outside git, in every format."""

from collections.abc import Callable

import pytest
from junitparser import JUnitXml
from support import plans
from support.golden import golden

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Status
from journeys_as_code.plan.account import Account, Known, KnownDrift, Overview, Stranger
from journeys_as_code.plan.change import Action, Origin, Plan
from journeys_as_code.report import drift_json, drift_junit, drift_markdown, drift_text
from journeys_as_code.secrets import Secrets

FORMATS: dict[str, Callable[..., str]] = {
    "txt": drift_text.render,
    "json": drift_json.render,
    "md": drift_markdown.render,
    "xml": drift_junit.render,
}
UNSURE = plans.journey(
    "spring",
    Action.NONE,
    prior=plans.prior(plans.Rung.SNAPSHOT, mismatches=('its title in the list is "May"',)),
)
GONE = plans.journey(
    "spring/gone",
    Action.CREATE,
    prior=plans.prior(gone=True),
    drift=(plans.change("status", "running", ABSENT, Origin.DRIFT),),
)
ACCOUNT = Account(
    (
        Stranger("u-1", "Autumn", Status.RUNNING, "anna@example.com", "2026-03-01T09:00:00Z"),
        Stranger("u-2", "Winter", None, unread="the API has no call that reads a journey"),
    ),
    managed=3,
    archived=4,
    elsewhere=1,
)
EVIL = Account((Stranger(plans.EVIL, plans.EVIL, None, plans.EVIL, plans.EVIL),))
LEAKING = Account((Stranger("u", plans.SECRET, None, plans.SECRET, "", plans.SECRET),))
DRIFTED = plans.plan(plans.UPDATE, UNSURE, plans.SAME)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    ("name", "plan", "account"),
    [
        ("found", DRIFTED, None),
        ("none", plans.plan(plans.SAME), None),
        ("attack", plans.plan(plans.ATTACK), EVIL),
        ("account", plans.plan(GONE, plans.UPDATE, plans.SAME), ACCOUNT),
        ("all-managed", plans.plan(plans.SAME), Account(managed=1)),
        ("not-listed", plans.plan(plans.SAME), Account(listed=False)),
    ],
)
def test_whole_reports(name: str, plan: Plan, account: Account | None, suffix: str) -> None:
    golden(f"drift-{name}.{suffix}", FORMATS[suffix](Overview(plan, account)))


KNOWN = Known(
    "known.json",
    {"unchanged": 2},
    strangers=1,
    missing=(
        KnownDrift("welcome", "points.hello.title", "change", "d"),
        KnownDrift(unmanaged="u-9", title=plans.EVIL),
    ),
)


@pytest.mark.parametrize("suffix", FORMATS)
def test_beside_a_baseline(suffix: str) -> None:
    account = Account(managed=1, known=1)
    golden(
        f"drift-known.{suffix}", FORMATS[suffix](Overview(plans.plan(plans.SAME), account, KNOWN))
    )


@pytest.mark.parametrize("render", FORMATS.values(), ids=FORMATS)
def test_no_secret_in_any_format(render: Callable[..., str]) -> None:
    secrets = Secrets.of([plans.SECRET], salt="s")
    assert plans.SECRET not in render(Overview(plans.plan(plans.LEAK), LEAKING), secrets=secrets)


@pytest.mark.parametrize("account", [None, ACCOUNT, EVIL], ids=["without", "with", "attack"])
def test_what_ci_systems_read(account: Account | None) -> None:
    """junitparser reads what they read: names, counts, failures with their texts."""
    overview = Overview(plans.plan(GONE, plans.UPDATE, plans.ATTACK, plans.SAME), account)
    suites = list(JUnitXml.fromstring(drift_junit.render(overview).encode()))
    assert len(suites) == (1 if account is None else 2)
    assert (suites[0].tests, suites[0].failures) == (4, 3)
    failed = {case.name: case.result[0] for case in suites[0] if case.result}
    assert [(name, failure.type) for name, failure in failed.items()] == [
        ("abandoned-cart", "drift"),
        ("attack", "drift"),
        ("spring/gone", "gone"),
    ]
    assert "preset_code" in str(failed["abandoned-cart"].text)
