"""Small changes of nested data; the given data is never changed, what is not touched is shared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeGuard

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT


@dataclass(frozen=True, slots=True)
class Step:
    """The value at a path becomes another one, or goes (ABSENT).

    A new key stands behind the key `after`, or before the key `before`, where one of them is given.
    """

    path: Path
    value: Any
    after: str | None = None
    before: str | None = None


def value_at(data: Any, path: Path) -> Any:
    """The value at a path, ABSENT where there is none."""
    for step in path:
        known = isinstance(data, dict) and step in data
        if not known and not (_is_index(step) and isinstance(data, list) and step < len(data)):
            return ABSENT
        data = data[step]
    return data


def _is_index(step: str | int) -> TypeGuard[int]:
    return isinstance(step, int) and step >= 0


def taken(data: Any, step: Step) -> Any:
    """The data after one step; keys that lead there are made where they are missing."""
    return _taken(data, step.path, step)


def _taken(data: Any, path: Path, step: Step) -> Any:
    if not path:
        return step.value
    key: Any = path[0]
    if isinstance(data, list):
        copy: Any = list(data)
        copy[key] = _taken(data[key], path[1:], step)
        return copy
    known = data if isinstance(data, dict) else {}
    if step.value is ABSENT and len(path) == 1:
        return {name: value for name, value in known.items() if name != key}
    if step.value is ABSENT and key not in known:
        return known
    value = _taken(known.get(key, {}), path[1:], step)
    return {**known, key: value} if key in known else _placed(known, key, value, step)


def _placed(known: dict[str, Any], key: str, value: Any, step: Step) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, item in known.items():
        if name == step.before:
            made[key] = value
        made[name] = item
        if name == step.after:
            made[key] = value
    return {**made, key: value}


def steps_between(old: Any, new: Any, path: Path) -> Iterator[Step]:
    """The smallest values that differ; lists of another length as a whole."""
    if old is new or (old == new and type(old) is type(new)):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        for key, value in new.items():
            yield from steps_between(old.get(key, ABSENT), value, (*path, key))
        yield from (Step((*path, key), ABSENT) for key in old if key not in new)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from steps_between(one, other, (*path, index))
    else:
        yield Step(path, new)
