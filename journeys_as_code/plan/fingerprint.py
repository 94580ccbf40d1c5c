"""Digests of what a plan says of a journey, to tell later whether it still says the same.

A plan file is kept and shown to people, so nothing in it may help to guess a secret, be it only
four digits long. A digest of a secret would: so secrets, and live texts that stand where git has
one, are left out of every digest. A saved plan is hence applied with the secrets of the run that
applies it. What is left is digested as an HMAC under the salt of the seals, so that texts which no
run knows to be secret are not laid open to guessing by the mere file either.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from journeys_as_code.model.journey import Document
from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.secrets import Secrets


def fingerprint(journey: JourneyPlan, *, target: str, secrets: Secrets) -> str:
    """Everything that apply would do to a journey, and to which, as one digest."""
    return _digest(
        secrets,
        target,
        journey.application_code,
        journey.key,
        journey.uuid,
        journey.moved_from,
        journey.action,
        journey.calls,
        journey.status_from,
        journey.status_to,
        before(journey, secrets),
        _hidden(journey, journey.after, secrets),
        dict(journey.uuids),
    )


def before(journey: JourneyPlan, secrets: Secrets) -> str:
    """The live journey that a plan was made from."""
    prior = journey.prior
    if prior is None:
        return _digest(secrets)
    live = _hidden(journey, prior.document, secrets)
    return _digest(
        secrets, prior.uuid, prior.gone, prior.status, live, dict(prior.uuids), prior.mismatches
    )


def wanted(journey: JourneyPlan, secrets: Secrets) -> str:
    """What git wants of a journey: the same before and after it was applied."""
    return _digest(secrets, journey.status_to, _hidden(journey, journey.desired, secrets))


def plain_digest(value: Any) -> str:
    """The digest of a JSON value without a secret in it, whatever the order of its keys."""
    return hashlib.sha256(_canonical(value)).hexdigest()


def _hidden(journey: JourneyPlan, document: Document, secrets: Secrets) -> Any:
    return Hiding(secrets, (journey.desired,), by_form=False)((), document)


def _digest(secrets: Secrets, *parts: Any) -> str:
    return hmac.new(secrets.salt.encode(), _canonical(parts), hashlib.sha256).hexdigest()


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
