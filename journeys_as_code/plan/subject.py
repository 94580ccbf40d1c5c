"""What a journey's plan is made from, and what all of them are made with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from journeys_as_code.address import Path
from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import DriftIgnore
from journeys_as_code.plan.renames import suspicions
from journeys_as_code.remote.made import Made
from journeys_as_code.remote.port import Prior, Statistics
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record

_NO_SECRETS = Secrets()


@dataclass(frozen=True, slots=True)
class Subject:
    """One journey: what git wants (None: its file is gone), what state knows, what is live.

    `prior` is None where there is no live journey to read, or where it could not be read.
    """

    key: str
    resource: Resource | None = None
    record: Record | None = None
    prior: Prior | None = None
    moved_from: str | None = None
    rolled_back: str = ""
    """The earlier version that `resource` is, where that is not what git says."""
    only: tuple[Path, ...] | None = None
    """The places that are to be written, where everything else is left as it is live."""
    found: Made | None = None
    """Only for a record whose create is pending and whose uuid is not known."""
    twin: Made | None = None
    """Only for a journey that state does not know: whether the account has it all the same."""
    statistics: Statistics | None = None
    """Where they were asked for: numbers for what a removed point loses."""
    trouble: str = ""
    """Why no plan can be made, where git and state contradict each other."""

    @property
    def uuid(self) -> str | None:
        """The live journey to read: pinned by the file, else bound in state, else found."""
        pinned = self.resource.identity.uuid if self.resource else None
        bound = self.record.uuid if self.record else None
        return pinned or bound or (self.found.uuid if self.found else None)

    @property
    def to_be_found(self) -> bool:
        """Whether an interrupted create is to be looked for before this can be planned."""
        record = self.record
        return bool(record and record.uuid is None and record.pending and not self._pinned)

    @property
    def _pinned(self) -> bool:
        return self.resource is not None and self.resource.identity.uuid is not None


@dataclass(frozen=True)
class Context:
    """What all journeys of a plan share; `protect` are patterns of keys."""

    application_code: str
    catalogue: Catalogue
    semantics: Semantics
    secrets: Secrets = field(default_factory=Secrets, repr=False)
    protect: Sequence[str] = ()
    drift_ignore: Sequence[DriftIgnore] = ()
    """What others may change without its being drift."""
    include_cosmetic: bool = False
    """Whether a title, a position or a comment alone is worth a pause."""

    def protects(self, key: str) -> str | None:
        """The pattern that protects a journey, if one does."""
        return next((pattern for pattern in self.protect if fnmatchcase(key, pattern)), None)


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
    there are files with errors (`unread`), nobody can tell whether one of them is it. A
    journey whose file is gone and a new one that looks like it are in trouble until the file tells.
    """
    found = [_claimed(resource, resources, records) for resource in resources.values()]
    taken = {subject.moved_from for subject in found} | resources.keys()
    found += [
        Subject(key, record=record, trouble=_half_moved(key, resources) or _unsure(unread))
        for key, record in records.items()
        if key not in taken
    ]
    uses = Counter(subject.uuid for subject in found if subject.uuid)
    found = [it for it in found if it.resource or it.key not in broken]
    suspected = _suspected(found, secrets)
    return tuple(
        replace(subject, trouble=suspected.get(subject.key) or _TWINS)
        if subject.key in suspected or uses[subject.uuid or ""] > 1
        else subject
        for subject in sorted(found, key=lambda subject: subject.key)
    )


def _suspected(found: Collection[Subject], secrets: Secrets) -> Mapping[str, str]:
    """Renamed without a word, as it seems: the trouble of both sides by key."""
    calm = [it for it in found if not it.trouble]
    lost = {it.key: it.record for it in calm if it.record and it.resource is None}
    bound = {None, *(record.uuid for record in lost.values())}
    fresh = {
        it.key: it.resource
        for it in calm
        if it.resource and it.record is None and not it.resource.anew and it.uuid in bound
    }
    others = (it.resource for it in found if it.resource and it.key not in fresh)
    return suspicions(lost, fresh, others, secrets)


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


def _claimed(
    resource: Resource, resources: Mapping[str, Resource], records: Mapping[str, Record]
) -> Subject:
    key, old = resource.key, resource.moved
    if old is None or old not in records:
        return Subject(key, resource, records.get(key))
    if key in records:
        return Subject(key, resource, records[key], trouble=_crossed(resource, old, resources))
    if old in resources:
        return Subject(
            key, resource, trouble=f"it says `moved: {old}`, but {old} has its file still"
        )
    if sum(it.moved == old for it in resources.values()) > 1:
        return Subject(key, resource, trouble=f"another journey says `moved: {old}` too")
    return Subject(key, resource, records[old], moved_from=old)


def _crossed(resource: Resource, old: str, resources: Mapping[str, Resource]) -> str:
    """Why a file is not to be believed that says it was another journey, while state has one of its key."""
    key, other = resource.key, resources.get(old)
    if other is not None and other.moved != key:
        return ""  # a word of long ago; the old key has a journey of its own by now
    return (
        f"it says `moved: {old}`, but state knows a journey {key} already, and to make that one say "
        f"what {old} said would mix up two journeys; if it is {old}, give the other one another key in "
        f"state first: `journeys state mv {key} {key}-before`; if it is not, take `moved` out of the file"
    )


def _half_moved(key: str, resources: Mapping[str, Resource]) -> str:
    """Not archived: a file that says it moved shows that nobody meant to give this one up."""
    heir = next((it.key for it in resources.values() if it.moved == key), None)
    if heir is None:
        return ""
    return (
        f"{heir} says `moved: {key}`, but state knows both as journeys of their own; take `moved` "
        f"out of {heir} to have this one archived, or run `journeys state rm {key}`"
    )
