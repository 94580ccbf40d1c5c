"""Files that were renamed without a word: records, and files that look like them under other keys.

To archive the one and create the other would end a running journey, and to write what another file of
that name says would make one journey of another. So nothing is done to either before somebody says
what it is. Pure; the same whatever the order of files.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from journeys_as_code.compile.resource import Resource
from journeys_as_code.plan.portrait import ENOUGH, Likeness, Portrait, portrait, portraits
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A record (`old`), and a file of another key (`new`) that may be its own."""

    old: str
    new: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Astray:
    """A journey whose file says hardly what was applied: how much it does, and both sides."""

    record: Record
    resource: Resource
    likeness: Likeness


_NONE: Mapping[str, Astray] = {}


def astray(record: Record, resource: Resource, secrets: Secrets) -> Astray | None:
    """A journey that state knows, if its file may be that of another one by now."""
    if record.applied == resource.document:
        return None
    now = portrait(resource, secrets)
    likeness = max((it.like(now) for it in portraits(record)), key=lambda like: like.rank)
    if likeness.same_title and likeness.share >= ENOUGH:
        return None
    return Astray(record, resource, likeness)


def suspicions(
    lost: Mapping[str, Record],
    fresh: Mapping[str, Resource],
    others: Iterable[Resource],
    secrets: Secrets,
    *,
    strays: Mapping[str, Astray] = _NONE,
) -> list[Suspicion]:
    """Records and files that may belong together although their keys differ, the likeliest first.

    `lost` are the records whose files are gone, `fresh` the journeys that state does not know and
    whose files do not say whether they are new; `strays` have both, and either may belong to another
    key. `others` are all journeys that are none of these.
    """
    said = {key: it.resource for key, it in strays.items() if not it.resource.anew}
    files = {**fresh, **said}
    records = {**lost, **{key: it.record for key, it in strays.items()}}
    if not (records and files):
        return []
    search = _Search(
        {key: portraits(record) for key, record in records.items()},
        {key: portrait(resource, secrets) for key, resource in files.items()},
        {key: it.likeness for key, it in strays.items()},
    )
    found = search.equal()
    common = {said for it in others for said in portrait(it, secrets).says} if search.new else set()
    found += search.alike(common)
    return sorted(found, key=lambda it: (-it.likeness.rank, it.old, it.new))


@dataclass(frozen=True)
class _Search:
    """Portraits of records and of files, by key; `own` is how much those of one key are alike."""

    old: dict[str, list[Portrait]]
    new: dict[str, Portrait] = field(repr=False)
    own: Mapping[str, Likeness]

    def equal(self) -> list[Suspicion]:
        """The pairs that are alike in everything, where no third journey is: there is no doubt.

        Neither side is looked at any more.
        """
        olds: dict[Hashable, set[str]] = {}
        news: dict[Hashable, set[str]] = {}
        for key, known in self.old.items():
            for looks in known:
                olds.setdefault(looks.looks, set()).add(key)
        for key, looks in self.new.items():
            news.setdefault(looks.looks, set()).add(key)
        found = []
        for same in olds.keys() & news.keys():
            (one, *third), (other, *fourth) = olds[same], news[same]
            likeness = self.new[other].like(self.new[other])
            alone = not (third or fourth) and likeness.same_title
            if alone and self._counts(it := Suspicion(one, other, likeness)):
                found.append(it)
        for it in found:
            self.old.pop(it.old, None)
            self.new.pop(it.new, None)
        return found

    def alike(self, common: set[tuple[str, str]]) -> Iterator[Suspicion]:
        """The pairs that are alike enough; what is `common` tells nothing."""
        hooked: dict[Hashable, list[str]] = {}
        for other, looks in self.new.items():
            for hook in (*looks.hooks(common), *looks.names):
                hooked.setdefault(hook, []).append(other)
        for one, known in self.old.items():
            hooks = {hook for one_of in known for hook in one_of.hooks(common)}
            for other in {key for hook in hooks for key in hooked.get(hook, ())}:
                every = (it.like(self.new[other], common) for it in known)
                found = Suspicion(one, other, max(every, key=lambda like: like.rank))
                if found.likeness.enough and self._counts(found):
                    yield found

    def _counts(self, it: Suspicion) -> bool:
        """Whether both are more like each other than like what has their own key.

        A journey that was copied and rewritten a little is still itself.
        """
        if it.old == it.new:
            return False
        record, file = self.own.get(it.old), self.own.get(it.new)
        if file is not None:
            return all(it.likeness.rank > own.rank for own in (record, file) if own)
        return record is None or record.share < min(ENOUGH, it.likeness.share)
