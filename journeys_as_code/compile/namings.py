"""The uuids that this tool may have given to points, for where nobody remembers which it gave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from journeys_as_code.compile.identity import point_uuids
from journeys_as_code.compile.resource import Resource

Naming = Mapping[str, str]
"""A uuid for each point, or for some, by the name it has in its file."""

_TURNS = 4
"""How many points, one after the other, may have had a name."""


def namings(resource: Resource, project: str) -> Iterator[Naming]:
    """What the points of a journey may be called in the account, the likeliest first.

    First come pins. What was given later counts more: under the key of today more than under that of
    `moved:`; and the uuid that is given because another point has the one before it more than that
    one. What `renamed_from` names, and no point is called any more, comes before the name itself.
    """
    names = resource.identity.points
    own = {name: name for name in names}
    before = {
        name: earlier
        for name, earlier in resource.renamed_from.items()
        if isinstance(earlier, str) and earlier not in names
    }
    keys = [key for key in (resource.key, resource.moved) if key]
    derived = [
        naming
        for key in keys
        for called in (before, own)
        for naming in _turns(called, project, resource.application_code, key)
    ]
    yield {name: it for name, it in names.items() if all(made.get(name) != it for made in derived)}
    yield from derived


def recognised(by: Iterable[Naming], live: Collection[str]) -> dict[str, str]:
    """Which of the `live` points each point is; the first naming that says so decides."""
    left = set(live)
    found: dict[str, str] = {}
    for naming in by:
        for name, uuid in naming.items():
            if name not in found and uuid in left:
                found[name] = uuid
                left.remove(uuid)
    return found


def _turns(called: Mapping[str, str], project: str, code: str, key: str) -> Iterator[Naming]:
    """The uuids of points that were called so, those first that were given last."""
    made = {
        name: tuple(islice(point_uuids(project, code, key, it), _TURNS))
        for name, it in called.items()
    }
    for turn in reversed(range(_TURNS)):
        yield {name: uuids[turn] for name, uuids in made.items()}
