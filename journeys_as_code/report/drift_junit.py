"""What changed outside git, as JUnit XML: a test a journey, failed where it drifted."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from journeys_as_code.plan.account import Account, Known, Overview, Stranger
from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.remote.port import Rung
from journeys_as_code.report import drift_account, drift_known, escape, ignored, summary
from journeys_as_code.report.change_text import change_line
from journeys_as_code.report.drift_text import GONE, cause_line
from journeys_as_code.report.junit import as_text, count, legal
from journeys_as_code.report.plan_text import edited
from journeys_as_code.report.redact import NOTHING, redact_overview
from journeys_as_code.report.style import Style
from journeys_as_code.secrets import Secrets

_NONE = ("all are managed", "none but those that the baseline knows")
_PLAIN = Style(color=False)


def render(overview: Overview, *, secrets: Secrets = NOTHING) -> str:
    """A suite of the journeys that are managed; a second one of the others, where they were asked for."""
    overview = redact_overview(overview, secrets)
    root = Element("testsuites", name="journeys drift")
    root.append(_managed(overview.plan, overview.known))
    if overview.account is not None:
        root.append(_account(overview.plan, overview.account))
    return as_text(root)


def _managed(plan: Plan, known: Known | None) -> Element:
    name = legal(f"drift on {plan.target}")
    suite = Element("testsuite", name=name)
    for journey in plan.journeys:
        test = SubElement(suite, "testcase", classname=name, name=legal(journey.key), time="0")
        if summary.gone(journey):
            _failed(test, "gone", GONE, summary.mismatches(journey))
        elif summary.drifted(journey):
            _failed(test, "drift", edited(journey), _lines(journey))
        elif note := _note(journey, known):
            SubElement(test, "system-out").text = legal(note)
    count(suite)
    return suite


def _lines(journey: JourneyPlan) -> list[str]:
    lines = [change_line(it, _PLAIN, full=True) for it in journey.drift]
    return [*lines, *map(cause_line, journey.causes), *summary.mismatches(journey)]


def _note(journey: JourneyPlan, known: Known | None) -> str:
    """What a test that passed has to say."""
    if journey.prior is None:
        return "state does not know it: it is new, or its record was lost"
    if journey.prior.rung is not Rung.READ:
        return "it could not be read: what drifted there is not known in full"
    parts = (drift_known.note(known, journey.key), ignored.note(journey))
    return "; ".join(part for part in parts if part)


def _account(plan: Plan, account: Account) -> Element:
    name = legal(f"not managed on {plan.target}")
    suite = Element("testsuite", name=name)
    for stranger in account.strangers:
        test = SubElement(suite, "testcase", classname=name, name=_name(stranger), time="0")
        status = stranger.status or "of unknown status"
        _failed(
            test, "unmanaged", f"it is not managed here: {status}", [drift_account.editor(stranger)]
        )
    if not account.strangers:
        test = SubElement(
            suite, "testcase", classname=name, name=_NONE[account.known > 0], time="0"
        )
        told = drift_account.sentences(account, plan.application_code)
        if account.listed:
            SubElement(test, "system-out").text = "\n".join(map(legal, told))
        else:
            _failed(test, "unknown", drift_account.UNLISTED, ())
    count(suite)
    return suite


def _name(stranger: Stranger) -> str:
    return legal(f"{stranger.uuid} {escape.clip(stranger.title, 100)}")


def _failed(test: Element, kind: str, message: str, lines: Sequence[str]) -> None:
    failure = SubElement(test, "failure", type=kind, message=legal(message))
    failure.text = "\n".join(legal(line) for line in lines if line) or legal(message)
