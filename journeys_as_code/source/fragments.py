"""Points that several journeys share: `include: [{file: fragments/goodbye.yaml, prefix: end_}]`.

A fragment is a file with `points:` that is no journey. Its points join those of the journey, each
with the prefix before its name. Where the fragment names one of its own points, that one is meant;
any other name is one of the journey's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.model.references import speaking_of
from journeys_as_code.source.document import SourceFile

KEY = "include"
EARLIER = "renamed_from"
_KEYS = ("points", "note")


def includes(document: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """The path of every well-formed entry of `include`, its file and its prefix."""
    entries = document.get(KEY)
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            file, prefix = entry.get("file"), entry.get("prefix")
            if isinstance(file, str) and isinstance(prefix, str):
                yield (KEY, index), file, prefix


def check_fragment(fragment: SourceFile) -> Iterator[Finding]:
    """J118: what is wrong with a fragment as a whole; its points are judged in the journeys."""
    for key in fragment.data:
        if key not in _KEYS:
            hint = "a fragment has only `points` and a `note`"
            if key == KEY:
                hint = "a fragment includes no others; include both in the journey"
            place = fragment.place((key,), key=True)
            yield _error(f"a fragment has no key `{key}`", place, hint, (key,))
    if not isinstance(fragment.data.get("points"), dict):
        place = fragment.place(("points",))
        yield _error(
            "a fragment needs points by name", place, "write `points:` as in a journey", ()
        )


def names(fragment: SourceFile, prefix: str) -> dict[str, str]:
    """What each point of a fragment is called in a journey that gives it this prefix."""
    points = fragment.data.get("points")
    return {name: f"{prefix}{name}" for name in points} if isinstance(points, dict) else {}


def earlier_prefix(document: Mapping[str, Any], path: Path) -> str | None:
    """The prefix that the points of the entry of `include` at a path had before, where it says so."""
    entry = document[KEY][path[1]]
    earlier = entry.get(EARLIER)
    return earlier if isinstance(earlier, str) else None


def renamed(point: Any, name: str, names: Mapping[str, str], earlier: str | None = None) -> Any:
    """A copy of the point `name` in which the points of its fragment are called by these names.

    Its own earlier name gets the prefix too; without one it had the prefix `earlier`, if any.
    """
    point = speaking_of(point, names)
    if isinstance(point, dict):
        prefix = names[name].removesuffix(name)
        if isinstance(point.get(EARLIER), str):
            point[EARLIER] = f"{prefix if earlier is None else earlier}{point[EARLIER]}"
        elif earlier is not None and EARLIER not in point:
            point[EARLIER] = f"{earlier}{name}"
    return point


def _error(message: str, place: Place, hint: str, path: Path) -> Finding:
    return Finding("J118", Severity.ERROR, message, place, hint, path)
