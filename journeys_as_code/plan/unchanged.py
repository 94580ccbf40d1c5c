"""Journeys that are as git wants them, told again without a second look.

A plan is a function of what it is made from. Where that was once nothing at all, a digest of all it
was made from is worth as much as the long way: the same digest, the same plan.
"""

from __future__ import annotations

import hashlib
import marshal
from dataclasses import replace
from typing import Any

from journeys_as_code.plan.change import Action, JourneyPlan
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.plan.verdicts import verdict
from journeys_as_code.remote.port import JourneyObject
from journeys_as_code.remote.wire import definition_of
from journeys_as_code.secrets import Secrets

_ONE_SPELLING = 2
"""The last format of `marshal` in which equal values are written alike; it is the quickest there is."""


def unchanged(subject: Subject, context: Context) -> JourneyPlan:
    """The plan of a journey that is bound, live and just as git wants it."""
    made = verdict(subject, context, Action.NONE)
    if subject.resource is None:
        return made
    points = dict(subject.resource.identity.points)
    return replace(made, desired=subject.resource.document, uuids=points)


def lightened(made: JourneyPlan) -> JourneyPlan:
    """The plan; of a journey in which nothing differs, without the live definition.

    Thousands of definitions that nothing is done with would only fill the memory.
    """
    quiet = made.action is Action.NONE and not (made.changes or made.drift)
    if made.prior is None or not quiet:
        return made
    return replace(made, prior=replace(made.prior, document={}, uuids={}, raw={}))


def imprint(subject: Subject, live: JourneyObject, *, version: str, secrets: Secrets) -> str | None:
    """A digest of all that the plan of a journey is made from, but for its `Context`.

    None where it is made from more: `version` is that of its record. Secrets count as their seals, so that it
    tells no more than state does.
    """
    resource = subject.resource
    more = subject.found or subject.twin or subject.statistics or subject.trouble
    if resource is None or subject.record is None or more or subject.rolled_back or subject.only:
        return None
    parts = [
        resource.key,
        resource.title,
        str(resource.status),
        str(resource.owner),
        resource.identity.uuid,
        dict(resource.identity.points),
        resource.application_code,
        resource.moved,
        resource.document,
        subject.key,
        subject.moved_from,
        version,
        live.uuid,
        str(live.status),
        live.application_code,
        definition_of(live.raw),
    ]
    return hashlib.sha256(_written(parts, secrets)).hexdigest()


def _written(parts: list[Any], secrets: Secrets) -> bytes:
    written = marshal.dumps(parts, _ONE_SPELLING)
    if not any(_utf8(secret) in written for secret in secrets.values):
        return written
    return marshal.dumps(secrets.seal(parts), _ONE_SPELLING)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")
