"""What an apply did."""

import pytest
from support import plans
from support.golden import golden

from journeys_as_code.apply.outcome import Result
from journeys_as_code.report import outcome_json, outcome_text
from journeys_as_code.secrets import Secrets


def test_whole_outcome_as_text() -> None:
    golden(
        "outcome.txt", outcome_text.render(plans.MIXED, next_step="journeys apply --target prod")
    )


def test_whole_outcome_as_json() -> None:
    golden("outcome.json", outcome_json.render(plans.MIXED))


def test_all_done_needs_no_next_step() -> None:
    done = plans.outcome(plans.ended("a", Result.DONE, calls=("put",)))
    assert outcome_text.render(done) == (
        "ok update  a  done  (put)\n\nApply to prod: 1 done. 7 requests.\n"
    )


def test_nothing_to_do() -> None:
    nothing = plans.outcome(plans.ended("a", Result.UNCHANGED))
    assert outcome_text.render(nothing) == "Apply to prod: nothing to do. 7 requests.\n"


@pytest.mark.parametrize("render", [outcome_text.render, outcome_json.render])
def test_no_secret_and_no_escape_sequence(render: object) -> None:
    bad = plans.ended("a", Result.FAILED, error=plans.SECRET, hint=plans.SECRET, title=plans.EVIL)
    text = render(plans.outcome(bad), secrets=Secrets.of([plans.SECRET], salt="s"))  # type: ignore[operator]
    assert plans.SECRET not in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.04, "0.0 s"), (9.94, "9.9 s"), (12.4, "12 s"), (185, "3 min 5 s")]
)
def test_lengths_of_time(seconds: float, shown: str) -> None:
    assert outcome_text.seconds(seconds) == shown
