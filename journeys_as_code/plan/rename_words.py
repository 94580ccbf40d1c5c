"""Why nothing is done to journeys that may be one and the same, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from journeys_as_code.compile.resource import Resource
from journeys_as_code.plan.portrait import Likeness
from journeys_as_code.plan.rekeying import commands
from journeys_as_code.plan.renames import Suspicion
from journeys_as_code.source.spelling import scalar

_SHOWN = 3


def reasons(
    found: Sequence[Suspicion], files: Mapping[str, Resource], records: Collection[str]
) -> dict[str, str]:
    """The reason of each journey in a suspicion, by key; the likeliest suspicion comes first.

    `files` are all journeys that have a file, `records` the keys that state knows.
    """
    olds: dict[str, list[Suspicion]] = {}
    news: dict[str, list[Suspicion]] = {}
    for it in found:
        olds.setdefault(it.old, []).append(it)
        news.setdefault(it.new, []).append(it)
    words = _Words(files, records, _likeliest(found))
    of_olds = {key: words.of_a_record(key, them) for key, them in olds.items()}
    return of_olds | {key: words.of_a_file(key, them) for key, them in news.items()}


def _likeliest(found: Iterable[Suspicion]) -> dict[str, str]:
    """Which record would be which file's: new key by old key, each at most once."""
    keys: dict[str, str] = {}
    for it in found:
        if it.old not in keys and it.new not in keys.values():
            keys[it.old] = it.new
    return keys


class _Words:
    def __init__(
        self, files: Mapping[str, Resource], records: Collection[str], likeliest: Mapping[str, str]
    ) -> None:
        self._files, self._records, self._likeliest = files, records, likeliest

    def of_a_file(self, key: str, found: list[Suspicion]) -> str:
        """Why what a file says is not written."""
        old, file = found[0].old, self._files[key].file
        alike = _listed((it.old, it.likeness) for it in found)
        if key in self._records:
            return (
                f"its file looks like {alike}, more than like what {key} was: if files were renamed, "
                f"run {self._commands(old, key)}; if it is {key} still, only rewritten, write `moved: "
                f"false` into {file}"
            )
        gone = "whose file is gone" if len(found) == 1 else "whose files are gone"
        if old in self._files:
            gone = "whose file says something else by now"
        return (
            f"it looks like {alike}, {gone}: if it is `{old}` under another key, "
            f"{self._way(old, key)}; if it is a new journey, write `moved: false` into {file}"
        )

    def of_a_record(self, key: str, found: list[Suspicion]) -> str:
        """Why a journey is neither archived nor made what its file says now."""
        new = self._files[found[0].new]
        looks, where = "looks like it", "there"
        if len(found) > 1:
            looks, where = "look like it", "into each of these files"
        alike = _listed((self._files[it.new].file, it.likeness) for it in found)
        gone, otherwise = "its file is gone", "if it is to be archived"
        if key in self._files:
            gone, otherwise = "its file says something else by now", f"if it is {key} still"
        return (
            f"{gone}, but {alike} {looks}: if it is `{new.key}` now, {self._way(key, new.key)}; "
            f"{otherwise}, write `moved: false` {where}"
        )

    def _way(self, old: str, new: str) -> str:
        """What to do where a record is that of a file."""
        if old in self._files or new in self._records:
            return f"run {self._commands(old, new)}"
        file = self._files[new].file
        return f"write `moved: {scalar(old)}` into {file}, or run `journeys state mv {old} {new}`"

    def _commands(self, old: str, new: str) -> str:
        return commands(old, new, self._likeliest, self._records)


def _listed(found: Iterable[tuple[str, Likeness]]) -> str:
    said = [f"{name} ({likeness.words})" for name, likeness in found]
    more = [f"{len(said) - _SHOWN} more"] if len(said) > _SHOWN else []
    *before, last = said[:_SHOWN] + more
    return f"{', '.join(before)} and {last}" if before else last
