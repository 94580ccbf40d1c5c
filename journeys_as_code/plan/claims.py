"""Which record belongs to which file, and what is in the way where they contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from journeys_as_code.compile.resource import Resource
from journeys_as_code.plan.moved import Moved, mistyped
from journeys_as_code.plan.rename_words import reasons
from journeys_as_code.plan.renames import Astray, astray, suspicions
from journeys_as_code.plan.subject import Subject
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record

_NO_SECRETS = Secrets()


def subjects(
    resources: Mapping[str, Resource],
    records: Mapping[str, Record],
    *,
    broken: Collection[str] = (),
    unread: Collection[str] = (),
    secrets: Secrets = _NO_SECRETS,
) -> tuple[Subject, ...]:
    """Which record belongs to which resource, in order of key; what is live is filled in later.

    A resource that says `moved: OLD` takes over the record of OLD. Records that nobody claims are
    journeys whose file is gone; not those of `broken` files, which are there, but say nothing. While
    there are files with errors (`unread`), nobody can tell whether one of them is it. Where a record
    looks like the file of another key, more than its own file does, both are in trouble until a file
    tells, or state.
    """
    moved = Moved(resources, records)
    found = [moved.of(resource) for resource in resources.values()]
    taken = {subject.moved_from for subject in found} | resources.keys()
    found += [
        Subject(key, record=record, trouble=moved.half_moved(key) or _unsure(unread))
        for key, record in records.items()
        if key not in taken
    ]
    uses = Counter(subject.uuid for subject in found if subject.uuid)
    twins = {it.key: _TWINS for it in found if uses[it.uuid or ""] > 1}
    found = [it for it in found if it.resource or it.key not in broken]
    strays = _strays(found, secrets)
    troubles = twins | mistyped(found)
    troubles |= _suspected(found, strays, moved, secrets) | moved.given_up(strays)
    return tuple(
        replace(subject, trouble=subject.trouble or troubles.get(subject.key, ""))
        for subject in sorted(found, key=lambda subject: subject.key)
    )


_TWINS = "another journey of this project is bound to the same live journey"


def _unsure(unread: Collection[str]) -> str:
    """A file that cannot be read may be that of a journey that seems to have none: renamed, and mistyped."""
    if not unread:
        return ""
    first, *more = sorted(unread)
    others = f" and {len(more)} more" if more else ""
    return (
        f"it has no file, but {first}{others} has errors and may be it under another name; correct what "
        "`journeys validate` shows first"
    )


def _strays(found: Collection[Subject], secrets: Secrets) -> dict[str, Astray]:
    """The journeys whose file may be that of another one by now."""
    both = (
        (it.key, astray(it.record, it.resource, secrets))
        for it in found
        if it.record and it.resource and not it.moved_from
    )
    return {key: stray for key, stray in both if stray is not None}


def _suspected(
    found: Collection[Subject], strays: Mapping[str, Astray], moved: Moved, secrets: Secrets
) -> dict[str, str]:
    """Renamed without a word, as it seems: the trouble of both sides by key."""
    calm = [it for it in found if not it.trouble]
    lost = {it.key: it.record for it in calm if it.record and it.resource is None}
    bound = {None, *(record.uuid for record in lost.values())}
    fresh = {
        it.key: it.resource
        for it in calm
        if it.resource and it.record is None and not it.resource.anew and it.uuid in bound
    }
    known = fresh.keys() | strays.keys()
    others = (it.resource for it in found if it.resource and it.key not in known)
    suspected = suspicions(lost, fresh, others, secrets, strays=strays)
    return reasons(suspected, moved.resources, moved.records)
