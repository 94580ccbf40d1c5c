"""Which record belongs to which file, and what is in the way where they contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from journeys_as_code.compile.resource import Resource
from journeys_as_code.plan.rekeying import commands
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
    claims = _Claims(resources, records)
    found = [claims.of(resource) for resource in resources.values()]
    taken = {subject.moved_from for subject in found} | resources.keys()
    found += [
        Subject(key, record=record, trouble=claims.half_moved(key) or _unsure(unread))
        for key, record in records.items()
        if key not in taken
    ]
    uses = Counter(subject.uuid for subject in found if subject.uuid)
    twins = {it.key: _TWINS for it in found if uses[it.uuid or ""] > 1}
    found = [it for it in found if it.resource or it.key not in broken]
    strays = _strays(found, secrets)
    troubles = twins | _suspected(found, strays, claims, secrets) | claims.given_up(strays)
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
    found: Collection[Subject], strays: Mapping[str, Astray], claims: _Claims, secrets: Secrets
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
    return reasons(suspected, claims.resources, claims.records)


@dataclass(frozen=True)
class _Claims:
    """What files say of the keys they had before."""

    resources: Mapping[str, Resource]
    records: Mapping[str, Record]

    def of(self, resource: Resource) -> Subject:
        """The journey of a file, with the record that it claims."""
        key, old, records = resource.key, resource.moved, self.records
        if old is None or old not in records:
            return Subject(key, resource, records.get(key))
        if key in records:
            return Subject(key, resource, records[key], trouble=self._crossed(resource, old))
        if old in self.resources:
            return Subject(key, resource, trouble=self._twofold(resource, old))
        if sum(it.moved == old for it in self.resources.values()) > 1:
            return Subject(key, resource, trouble=f"another journey says `moved: {old}` too")
        return Subject(key, resource, records[old], moved_from=old)

    def half_moved(self, key: str) -> str:
        """Not archived: a file that says it moved shows that nobody meant to give this one up."""
        heir = self._heir(key)
        if heir is None:
            return ""
        if heir.key not in self.records:
            return f"more than one journey says `moved: {key}`, and only one can be it"
        return (
            f"{heir.key} says `moved: {key}`, but state knows both as journeys of their own; if it is "
            f"this one, run {self._commands(key, heir.key)}; to have this one archived, take `moved` "
            f"out of {heir.file}"
        )

    def given_up(self, strays: Mapping[str, Astray]) -> dict[str, str]:
        """Not rewritten: a journey that another file says it is, where its own says something else."""
        found = {}
        for key, stray in strays.items():
            heir = self._heir(key)
            if heir is not None and heir.key not in self.records:
                found[key] = (
                    f"its file says something else by now, and {heir.key} says `moved: {key}`: if "
                    f"{heir.key} is this one, run {self._commands(key, heir.key)}; if {key} is it still, "
                    f"only rewritten, take `moved` out of {heir.file} and write `moved: false` "
                    f"into {stray.resource.file}"
                )
        return found

    def _heir(self, key: str) -> Resource | None:
        return next((it for it in self.resources.values() if it.moved == key), None)

    def _twofold(self, resource: Resource, old: str) -> str:
        return (
            f"it says `moved: {old}`, but {old} has its file still; if that is another journey by now, "
            f"run {self._commands(old, resource.key)}, else take `moved` out of {resource.file}"
        )

    def _crossed(self, resource: Resource, old: str) -> str:
        """Why a file is not to be believed that says it was another journey, while state has one of its key."""
        if self._is_of_long_ago(resource):
            return ""
        key = resource.key
        return (
            f"it says `moved: {old}`, but state knows a journey {key} already, and to make that one say "
            f"what {old} said would mix up two journeys; if it is {old}, run {self._commands(old, key)}, "
            f"and take `moved` out of {resource.file}; if it is not, only take `moved` out"
        )

    def _is_of_long_ago(self, resource: Resource) -> bool:
        """Whether a journey moved before, its earlier key being that of another one by now.

        Not where the other one says the same of a third, and so on round to this one, or to one
        that has lost its file.
        """
        passed, old = {resource.key}, resource.moved
        while old is not None and old in self.resources and old not in passed:
            passed.add(old)
            old = self.resources[old].moved
        return old is None or old not in passed | self.records.keys()

    @cached_property
    def _said(self) -> dict[str, str]:
        """The keys that records would get by what files say: new key by old key."""
        return {
            it.moved: it.key
            for it in self.resources.values()
            if it.moved in self.records
            and it.moved is not None
            and not (it.key in self.records and self._is_of_long_ago(it))
        }

    def _commands(self, old: str, new: str) -> str:
        return commands(old, new, self._said, self.records)
