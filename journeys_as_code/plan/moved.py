"""What files say of the keys they had before (`moved:`), and where that contradicts state."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from journeys_as_code.compile.resource import Resource
from journeys_as_code.plan.rekeying import commands
from journeys_as_code.plan.renames import Astray
from journeys_as_code.plan.subject import Subject
from journeys_as_code.source.spelling import scalar
from journeys_as_code.state.record import Record


@dataclass(frozen=True)
class Moved:
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


def mistyped(found: Collection[Subject]) -> dict[str, str]:
    """A new file that says it was a key that state does not know, and a lost journey of nearly that key."""
    calm = [it for it in found if not it.trouble]
    lost = [it.key for it in calm if it.resource is None]
    troubles = {}
    for it in calm:
        word = it.resource.moved if it.resource and it.record is None else None
        near = get_close_matches(word, lost, n=1) if word else []
        if it.resource is None or not near:
            continue
        (old,), file = near, it.resource.file
        way = f"write `moved: {scalar(old)}` into {file}; if it is not, take `moved` out"
        troubles[it.key] = (
            f"it says `moved: {word}`, a key that state does not know, and {old} has lost its file: if "
            f"it is {old}, {way}"
        )
        troubles[old] = f"its file is gone, and {it.key} says `moved: {word}`: if that is it, {way}"
    return troubles
