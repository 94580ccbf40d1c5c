"""What live points teach about kinds: new ones, and where the catalogue's reading is right or wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.model.journey import POINT_KEYS, Document, Point, kind_of, targets_of
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind, Sure
from journeys_as_code.model.values import canonical_duration, canonical_timestamp
from journeys_as_code.remote.wire_data import AS_IS
from journeys_as_code.validate.fitting import WHOLE, Fitting

_TAKEN = frozenset({"point", *POINT_KEYS})
_LOOSE = re.compile(r"-?\d{1,20}|\d+(?:\.\d+)?s|[A-Z][A-Z0-9_]*_UNSPECIFIED")
"""Texts that mean a number, a time or nothing: what is known to be text would compare them strictly."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What live points say of one kind that the catalogue knows."""

    kind: str
    points: int
    confirmed: tuple[str, ...] = ()
    """What was only assumed and is so: names of fields, `point_type`."""
    contradicted: tuple[str, ...] = ()
    """What is not so, in words."""
    unknown: tuple[str, ...] = ()
    """Fields that the catalogue does not know."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Declarations for `point_kinds`, by name, and what was found of the kinds that are known."""

    kinds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()


def learn(documents: Iterable[Document], catalogue: Catalogue) -> Learned:
    """What these canonical documents teach, beyond what the catalogue says."""
    points: dict[str, list[Point]] = {}
    for document in documents:
        for point in document["points"].values():
            points.setdefault(kind_of(point), []).append(point)
    kinds: dict[str, Mapping[str, Any]] = {}
    verdicts: list[Verdict] = []
    for name in sorted(points):
        known = catalogue.get(name)
        if known is None:
            taken = {*catalogue.kinds, *kinds}
            kinds[_name(name, taken)] = _declaration(name, points[name])
        else:
            verdict, override = _judged(known, points[name])
            verdicts.append(verdict)
            if override:
                kinds[name] = override
    return Learned(kinds, tuple(verdicts))


def _name(kind: str, taken: Iterable[str]) -> str:
    """A name for a kind that its data key cannot serve as."""
    name = re.sub(r"[^A-Za-z0-9_]+", "_", kind.removeprefix(AS_IS)).strip("_")
    name = name if re.match("[A-Za-z]", name) else f"kind_{name}".rstrip("_")
    while name in _TAKEN or name in taken:
        name += "_kind"
    return name


def _declaration(kind: str, points: list[Point]) -> Mapping[str, Any]:
    """What `point_kinds` says of a kind that nobody knew."""
    key = kind.removeprefix(AS_IS)
    types = Counter(_type_of(point) for point in points if _type_of(point))
    plain = kind if kind.startswith("POINT_TYPE_") else f"POINT_TYPE_{key.upper()}"
    # of a type that is not said beside the data, the codec has found the plain one
    types[plain] += sum(not _type_of(point) for point in points)
    found: dict[str, Any] = {"point_type": min(types, key=lambda it: (-types[it], it))}
    if _name(kind, ()) != key:
        found["data_key"] = key
    ways = sorted({way for point in points for way in targets_of(point)})
    if ways != ["default"]:
        found["outputs"] = {way: way for way in ways}
    return {**found, "schema": _schema([point[kind] for point in points])}


def _type_of(point: Point) -> str:
    return str((point.get("extra") or {}).get("point_type") or "")


def _schema(samples: list[Any]) -> dict[str, Any]:
    """A JSON Schema that the samples fit, and that types only what is beyond doubt."""
    messages = [sample for sample in samples if isinstance(sample, dict)]
    names = dict.fromkeys(name for message in messages for name in message)
    properties = {name: _property([it[name] for it in messages if name in it]) for name in names}
    return {"type": "object", **({"properties": properties} if properties else {})}


def _property(values: list[Any]) -> dict[str, str]:
    if all(isinstance(value, bool) for value in values):
        return {"type": "boolean"}
    if all(isinstance(value, str) and not _is_loose(value) for value in values):
        return {"type": "string"}
    numbers = all(isinstance(it, int | float) and not isinstance(it, bool) for it in values)
    return {"type": "number"} if numbers else {}


def _is_loose(text: str) -> bool:
    return not text or bool(
        _LOOSE.fullmatch(text) or canonical_timestamp(text) or canonical_duration(text)
    )


def _judged(kind: Kind, points: list[Point]) -> tuple[Verdict, dict[str, Any]]:
    """What points of a known kind say of it, and what the project has to declare for them."""
    fitting, wrong = Fitting(kind), Counter[str]()
    seen: set[str] = set()
    for point in points:
        data = point[kind.name]
        seen.update(data if isinstance(data, dict) else ())
        wrong.update(fitting.misfits(data))
    types = Counter(_type_of(point) or kind.point_type for point in points)
    ways = _new_ways(kind, points)
    override = dict(_override(kind, fitting, wrong, types, ways))
    assumed = [it.name for it in kind.data.fields.values() if it.sure is Sure.ASSUMED]
    confirmed = [name for name in assumed if name in seen and name not in wrong]
    if kind.type_sure is Sure.ASSUMED and set(types) == {kind.point_type}:
        confirmed.insert(0, "point_type")
    verdict = Verdict(
        kind.name,
        len(points),
        tuple(confirmed),
        tuple(_in_words(kind, wrong, types, ways)),
        tuple(sorted(seen - kind.data.fields.keys())),
    )
    return verdict, override


def _new_ways(kind: Kind, points: list[Point]) -> list[str]:
    """Outputs that live points have and the kind has not."""
    return sorted({w for point in points for w in targets_of(point) if kind.output(w) is None})


def _override(
    kind: Kind, fitting: Fitting, wrong: Counter[str], types: Counter[str], ways: list[str]
) -> Iterator[tuple[str, Any]]:
    other = next(iter(types)) if len(types) == 1 else kind.point_type
    if other != kind.point_type and kind.type_sure is Sure.ASSUMED:
        yield "point_type", other
    if ways:
        known = {output.alias: output.key for output in kind.outputs}
        yield "outputs", known | {way: way for way in ways}
    if wrong.keys() - {WHOLE}:
        yield "schema", fitting.without(wrong)


def _in_words(
    kind: Kind, wrong: Counter[str], types: Counter[str], ways: list[str]
) -> Iterator[str]:
    for other in sorted(types.keys() - {kind.point_type}):
        yield f"point_type is {other} in {types[other]}"
    for way in ways:
        yield f"there is an output {way}"
    for name in sorted(wrong):
        yield f"{name or 'the data'} is of another shape in {wrong[name]}"
