"""Files that were renamed without a word: records that lost their files, and new files that look like them.

To archive the one and create the other would end a running journey. So nothing is done to either before
the file says what it is. Pure; the same whatever the order of files.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from journeys_as_code.compile.resource import Resource
from journeys_as_code.plan.portrait import Likeness, Portrait, portrait, portraits
from journeys_as_code.secrets import Secrets
from journeys_as_code.source.spelling import scalar
from journeys_as_code.state.record import Record

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Suspicion:
    """A journey that lost its file (`old`), and a new one that may be it."""

    old: str
    new: str
    likeness: Likeness


def suspicions(
    lost: Mapping[str, Record],
    fresh: Mapping[str, Resource],
    others: Iterable[Resource],
    secrets: Secrets,
) -> dict[str, str]:
    """Why nothing is done to journeys that may be one and the same, by the keys of both.

    `lost` are the records whose files are gone, `fresh` the journeys that state does not know and
    whose files do not say whether they are new; `others` all journeys that are neither.
    """
    if not (lost and fresh):
        return {}
    olds: dict[str, list[_Suspicion]] = {}
    news: dict[str, list[_Suspicion]] = {}
    for it in _found(lost, fresh, others, secrets):
        olds.setdefault(it.old, []).append(it)
        news.setdefault(it.new, []).append(it)
    reasons = {key: _of_the_new(fresh[key], _best_first(it)) for key, it in news.items()}
    return reasons | {key: _of_the_old(key, _best_first(it), fresh) for key, it in olds.items()}


def _found(
    lost: Mapping[str, Record],
    fresh: Mapping[str, Resource],
    others: Iterable[Resource],
    secrets: Secrets,
) -> list[_Suspicion]:
    old = {key: portraits(record) for key, record in lost.items()}
    new = {key: portrait(resource, secrets) for key, resource in fresh.items()}
    found = _equal(old, new)
    for it in found:
        old.pop(it.old, None)
        new.pop(it.new, None)
    common = {said for it in others for said in portrait(it, secrets).says} if new else set()
    hooked: dict[Hashable, list[str]] = {}
    for other, looks in new.items():
        for hook in (*looks.hooks(common), *looks.names):
            hooked.setdefault(hook, []).append(other)
    for one, known in old.items():
        hooks = {hook for one_of in known for hook in one_of.hooks(common)}
        for other in {key for hook in hooks for key in hooked.get(hook, ())}:
            every = (portrait.like(new[other], common) for portrait in known)
            likeness = max(every, key=lambda like: like.rank)
            if likeness.enough:
                found.append(_Suspicion(one, other, likeness))
    return found


def _equal(old: Mapping[str, list[Portrait]], new: Mapping[str, Portrait]) -> list[_Suspicion]:
    """The pairs that are alike in everything, where no third journey is: about these there is no doubt."""
    olds: dict[Hashable, set[str]] = {}
    news: dict[Hashable, set[str]] = {}
    for key, known in old.items():
        for it in known:
            olds.setdefault(it.looks, set()).add(key)
    for key, it in new.items():
        news.setdefault(it.looks, set()).add(key)
    found = []
    for looks in olds.keys() & news.keys():
        (one, *third), (other, *fourth) = olds[looks], news[looks]
        if not (third or fourth) and (likeness := new[other].like(new[other])).same_title:
            found.append(_Suspicion(one, other, likeness))
    return found


def _best_first(found: Iterable[_Suspicion]) -> list[_Suspicion]:
    return sorted(found, key=lambda it: (-it.likeness.rank, it.old, it.new))


def _of_the_new(resource: Resource, found: list[_Suspicion]) -> str:
    """Why a new journey is not created."""
    old, key, file = found[0].old, resource.key, resource.file
    gone = "whose file is gone" if len(found) == 1 else "whose files are gone"
    alike = _listed((it.old, it.likeness) for it in found)
    return (
        f"it looks like {alike}, {gone}: if it is `{old}` under another key, write `moved: "
        f"{scalar(old)}` into {file}, or run `journeys state mv {old} {key}`; if it is a new "
        f"journey, write `moved: false` into {file}"
    )


def _of_the_old(key: str, found: list[_Suspicion], fresh: Mapping[str, Resource]) -> str:
    """Why a journey whose file is gone is not archived."""
    new = fresh[found[0].new]
    looks, where = "looks like it", "there"
    if len(found) > 1:
        looks, where = "look like it", "into each of these files"
    alike = _listed((fresh[it.new].file, it.likeness) for it in found)
    return (
        f"its file is gone, but {alike} {looks}: if it is `{new.key}` now, write `moved: "
        f"{scalar(key)}` into {new.file}, or run `journeys state mv {key} {new.key}`; if it is to be "
        f"archived, write `moved: false` {where}"
    )


def _listed(found: Iterable[tuple[str, Likeness]]) -> str:
    said = [f"{name} ({likeness.words})" for name, likeness in found]
    more = [f"{len(said) - _SHOWN} more"] if len(said) > _SHOWN else []
    *before, last = said[:_SHOWN] + more
    return f"{', '.join(before)} and {last}" if before else last
