"""Why a mapping is no point: it has no kind, several, or one that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.journey import POINT_KEYS, kind_names
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.words import listed, suggestion


def point_problems(path: Path, point: Any, catalogue: Catalogue) -> Iterator[tuple[str, Problem]]:
    """What is wrong with the keys of one point."""
    if not isinstance(point, dict):
        return  # that it is no mapping is said elsewhere
    names = kind_names(point)
    known = [name for name in names if name in catalogue.kinds]
    unknown = [name for name in names if name not in catalogue.kinds]
    if not names:
        hint = "give it one key that names its kind, like `wait: {duration: 1d}` or `exit: {}`"
        yield "J124", Problem(path, f"point `{path[-1]}` has no kind", hint, key=True)
    if len(known) > 1:
        hint = f"make it {len(known)} points, one after the other"
        message = f"point `{path[-1]}` has several kinds: {listed(known)}"
        yield "J124", Problem((*path, known[1]), message, hint, key=True)
    for name in unknown:
        yield _unknown(path, name, known, catalogue)


def _unknown(path: Path, name: str, known: list[str], catalogue: Catalogue) -> tuple[str, Problem]:
    where = (*path, name)
    if not known:
        hint = suggestion(name, [*catalogue.kinds, *POINT_KEYS], otherwise="the kinds are {}")
        return "J124", Problem(where, f"`{name}` is no kind of point", hint, key=True)
    kind = catalogue.kinds[known[0]]
    if name in kind.data.fields:
        hint = f"`{name}` belongs inside `{kind.name}`"
    else:
        hint = suggestion(name, POINT_KEYS, otherwise="beside its kind a point can have {}")
    return "J120", Problem(where, f"a point has no key `{name}`", hint, key=True)
