"""A baseline: the drift that is known and lived with, as a file that is committed.

It says which changes are known, each as its place and a digest of what was and what is. Of secrets,
and of what looks like a credential, only the place is kept, so that the file helps nobody to guess one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from journeys_as_code.address import render
from journeys_as_code.errors import Refused
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.plan.account import Account, Known, KnownDrift, Overview
from journeys_as_code.plan.change import Change, JourneyPlan, Plan
from journeys_as_code.secrets import SHOWN, Secrets
from journeys_as_code.validate.credentials import credential_in, is_credential_header, random_in

FORMAT = "1.0"
_MISMATCH = "?"
"""The path of an entry that is about what a snapshot disagrees with."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known drift of one target; `file` is what its user calls it."""

    target: str
    application_code: str
    entries: tuple[KnownDrift, ...]
    file: str = ""

    def about(self, plan: Plan) -> None:
        """Raise Refused where the plan is of another target or application."""
        for what, ours, theirs in (
            ("target", self.target, plan.target),
            ("application", self.application_code, plan.application_code),
        ):
            if ours != theirs:
                raise Refused(
                    f"the baseline {self.file} is of the {what} {ours!r}, not of {theirs!r}",
                    hint="keep one baseline a target",
                )


def baseline_of(
    overview: Overview, secrets: Secrets, *, before: Baseline | None = None
) -> Baseline:
    """The baseline that leaves nothing of what is shown; what was not looked at stays as it was `before`."""
    plan, account = overview.plan, overview.account
    entries = [entry for journey in plan.journeys for entry in _entries(journey, secrets)]
    if account is not None and account.listed:
        titles = ((it.uuid, secrets.scrub(it.title)) for it in account.strangers)
        entries += [KnownDrift(unmanaged=uuid, title=title) for uuid, title in titles]
    elif before is not None:
        entries += [entry for entry in before.entries if entry.unmanaged]
    return Baseline(plan.target, plan.application_code, tuple(sorted(set(entries), key=_order)))


def beyond(overview: Overview, baseline: Baseline, secrets: Secrets) -> Overview:
    """What is shown beyond the known; `known` tells how much was left out, and what is not there any more.

    Raises Refused where the baseline is of another target.
    """
    baseline.about(overview.plan)
    entries = set(baseline.entries)
    met: set[KnownDrift] = set()
    counts: dict[str, int] = {}
    journeys = []
    for journey in overview.plan.journeys:
        left, found = _left(journey, entries, secrets)
        journeys.append(left)
        met |= found
        counts |= {journey.key: len(found)} if found else {}
    account, strangers = _strangers(overview.account, entries)
    keys = {journey.key for journey in overview.plan.journeys}
    listed = account is not None and account.listed
    seen = [it for it in entries if (listed if it.unmanaged else it.key in keys)]
    missing = [it for it in seen if it not in met and it.unmanaged not in strangers]
    known = Known(baseline.file, counts, len(strangers), tuple(sorted(missing, key=_order)))
    plan = replace(overview.plan, journeys=tuple(journeys))
    return Overview(plan, account, known)


def dump(baseline: Baseline) -> str:
    """The text of the file: an entry a line, in order, so that a review shows what came and went."""
    head = {
        "format_version": FORMAT,
        "target": baseline.target,
        "application_code": baseline.application_code,
    }
    lines = [f"  {json.dumps(name)}: {json.dumps(value)}," for name, value in head.items()]
    rows = [json.dumps({k: v for k, v in asdict(it).items() if v}) for it in baseline.entries]
    body = ",\n".join(f"    {row}" for row in rows)
    listed = f'  "known": [\n{body}\n  ]' if rows else '  "known": []'
    return "\n".join(["{", *lines, listed, "}"]) + "\n"


def load(text: str, file: str) -> Baseline:
    """The baseline in the text of a file; raises Refused where there is none."""
    hint = (
        "name another file; or remove this one, then journeys drift --write-baseline writes it anew"
    )
    try:
        document = json.loads(text)
        version, target, code = (
            str(document[name]) for name in ("format_version", "target", "application_code")
        )
        entries = tuple(KnownDrift(**entry) for entry in document["known"])
        sound = all(isinstance(it, str) for entry in entries for it in asdict(entry).values())
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused(f"{file} is no baseline of drift", hint=hint) from error
    if not sound:
        raise Refused(f"{file} is no baseline of drift", hint=hint)
    if not version.startswith("1."):
        raise Refused(f"{file} was written by another version of this tool", hint=hint)
    return Baseline(target, code, entries, file)


def _entries(journey: JourneyPlan, secrets: Secrets) -> Iterator[KnownDrift]:
    for change in journey.drift:
        yield _entry(journey.key, change, secrets)
    for words in journey.prior.mismatches if journey.prior else ():
        yield _mismatch(journey.key, words, secrets)


def _entry(key: str, change: Change, secrets: Secrets) -> KnownDrift:
    named = str(change.path[-1]) if change.path else ""
    values = [_safe(it, secrets, named=named) for it in (change.before, change.after)]
    path = secrets.scrub(render(change.path))
    return KnownDrift(key, path, change.kind, _digest(values, secrets))


def _mismatch(key: str, words: str, secrets: Secrets) -> KnownDrift:
    return KnownDrift(key, _MISMATCH, "", _digest(_safe(words, secrets), secrets))


def _left(
    journey: JourneyPlan, entries: Collection[KnownDrift], secrets: Secrets
) -> tuple[JourneyPlan, set[KnownDrift]]:
    """The journey without what is known, and the entries that were met."""
    changes = [(change, _entry(journey.key, change, secrets)) for change in journey.drift]
    drift = tuple(change for change, entry in changes if entry not in entries)
    met = {entry for _, entry in changes if entry in entries}
    prior = journey.prior
    if prior is not None and prior.mismatches:
        words = {it: _mismatch(journey.key, it, secrets) for it in prior.mismatches}
        met |= {entry for entry in words.values() if entry in entries}
        unknown = tuple(it for it, entry in words.items() if entry not in entries)
        prior = replace(prior, mismatches=unknown)
    return replace(journey, drift=drift, prior=prior), met


def _strangers(
    account: Account | None, entries: Collection[KnownDrift]
) -> tuple[Account | None, set[str]]:
    """The account without the journeys that are known, and their uuids."""
    if account is None:
        return None, set()
    known = {entry.unmanaged for entry in entries if entry.unmanaged}
    met = {it.uuid for it in account.strangers} & known
    others = tuple(it for it in account.strangers if it.uuid not in met)
    return replace(account, strangers=others, known=len(met)), met


def _safe(value: Any, secrets: Secrets, *, named: str = "") -> Any:
    """The value without a secret in it, and without what may be one."""
    if value is ABSENT:
        return None
    if isinstance(value, dict):
        return {secrets.scrub(str(k)): _safe(v, secrets, named=str(k)) for k, v in value.items()}
    if isinstance(value, list):
        return [_safe(item, secrets, named=named) for item in value]
    if secrets.hides(value) or str(value) in secrets.values or is_credential_header(named):
        return SHOWN
    unsafe = isinstance(value, str) and (credential_in(value) or random_in(value))
    return SHOWN if unsafe else value


def _digest(value: Any, secrets: Secrets) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hmac.new(secrets.salt.encode(), text.encode(), hashlib.sha256).hexdigest()


def _order(entry: KnownDrift) -> tuple[str, ...]:
    return entry.unmanaged, entry.key, entry.path, entry.kind, entry.digest
