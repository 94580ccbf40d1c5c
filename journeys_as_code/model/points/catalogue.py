"""The catalogue: every kind of point this tool knows, and those a project adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from journeys_as_code.model.points import action, entry, messaging, splitting, timing
from journeys_as_code.model.points.declared import declared_kind, overridden
from journeys_as_code.model.points.derive import kind_of_model
from journeys_as_code.model.points.kind import Kind
from journeys_as_code.model.project import PointKind

_FAMILIES = (entry, timing, splitting, action, messaging)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Kinds of points by the name authors write, in a stable order."""

    kinds: Mapping[str, Kind]
    declared: frozenset[str] = frozenset()
    """Names of the kinds that a project added or changed."""

    @staticmethod
    def builtin() -> Catalogue:
        """The kinds that ship with the tool."""
        return _builtin()

    def get(self, name: str) -> Kind | None:
        """The kind authors write as `name`."""
        return self.kinds.get(name)

    def on_wire(self, data_key: str, point_type: str) -> Kind | None:
        """The kind of a point of the API, by its data key in either spelling.

        Where two kinds share a data key, `point_type` decides; where there is no data key (an
        empty message may be left out of an answer) it decides alone.
        """
        found = self._by_data_key.get(data_key, ()) if data_key else tuple(self.kinds.values())
        exact = [kind for kind in found if kind.point_type == point_type]
        if exact:
            return exact[0]
        return found[0] if found and data_key else None

    def with_project(self, point_kinds: Mapping[str, PointKind]) -> Catalogue:
        """The catalogue with a project's own kinds and overrides."""
        if not point_kinds:
            return self
        changed = {
            name: overridden(known, declaration)
            if (known := self.kinds.get(name))
            else declared_kind(name, declaration)
            for name, declaration in point_kinds.items()
        }
        return Catalogue({**self.kinds, **changed}, self.declared | changed.keys())

    @cached_property
    def entries(self) -> frozenset[str]:
        """Names of the kinds by which people come in."""
        return frozenset(name for name, kind in self.kinds.items() if kind.family == "entry")

    @cached_property
    def _by_data_key(self) -> Mapping[str, tuple[Kind, ...]]:
        found: dict[str, tuple[Kind, ...]] = {}
        for kind in self.kinds.values():
            for spelling in {kind.data_key, _camel(kind.data_key)}:
                found[spelling] = (*found.get(spelling, ()), kind)
        return found


@cache
def _builtin() -> Catalogue:
    kinds = (kind_of_model(model) for family in _FAMILIES for model in family.KINDS)
    return Catalogue({kind.name: kind for kind in kinds})


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)
