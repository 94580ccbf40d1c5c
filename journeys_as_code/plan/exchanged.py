"""Points that say what another one said: names that changed places, or messages that did.

Both are the same document, and only whoever wrote it knows. The uuids stay with the names, and so do the
statistics; the plan tells, so that nobody reads one message's numbers as another's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from journeys_as_code.compile.resource import Resource
from journeys_as_code.model.journey import Point, kind_of
from journeys_as_code.plan.likeness import alike_by
from journeys_as_code.plan.lost_names import tells
from journeys_as_code.remote.port import Prior
from journeys_as_code.remote.semantics import Semantics


def exchanged(prior: Prior, resource: Resource, semantics: Semantics) -> dict[str, str]:
    """The points that say what just one other live point said, which does not say it any more.

    Name by name, in order of name. Points that look renamed (see `lost_names`) are none of them.
    """
    same = alike_by(semantics)
    wanted: Mapping[str, Point] = resource.document["points"]
    live: Mapping[str, Point] = prior.document["points"]
    ours = resource.identity.points

    def alike(name: str, other: str) -> bool:
        one, two = wanted[name], live[other]
        kind = kind_of(one)
        return kind == kind_of(two) and same(kind, one[kind], two[kind])

    kept = {name for name in wanted if ours[name] == prior.uuids.get(name)}
    changed = {name for name in kept if not alike(name, name)}
    left = live.keys() - kept | changed
    found: dict[str, str] = {}
    for name in sorted(wanted.keys() - kept | changed if changed else ()):
        others = [other for other in left if other != name and alike(name, other)]
        is_new = name not in changed
        if len(others) == 1 and tells(wanted[name]) and not (is_new and others[0] not in changed):
            found[name] = others[0]
    claims = Counter(found.values())
    return {name: other for name, other in found.items() if claims[other] == 1}


def exchange(prior: Prior, resource: Resource, semantics: Semantics) -> str:
    """What to know of such points; empty where there are none."""
    found = exchanged(prior, resource, semantics)
    if not found:
        return ""
    (first, old), *rest = found.items()
    more = "".join(f", `{name}` what `{other}` said" for name, other in rest)
    return (
        f"`{first}` says now what `{old}` said{more}: the statistics stay with the names, not with what "
        "is said; where points only got other names, write the uuid of each as `uuid:` into it "
        f"(`journeys state show {resource.key}`)"
    )
