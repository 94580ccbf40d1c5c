"""What an edit does to data: the yardstick for what it does to a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.source.edits import CannotEdit, Edit, Insert, Rename, Set, Why, shown


def changed(data: Any, edit: Edit) -> Any:
    """The data after an edit; what it does not touch is shared. Raises CannotEdit."""
    if not edit.path:
        raise CannotEdit(Why.ABSENT, "a whole file is not edited but written anew")
    if isinstance(edit, Set):
        return _with(data, edit.path, edit.value, ())
    *above, last = edit.path
    return _at(data, tuple(above), lambda parent: _parent(parent, last, edit), ())


def value_at(data: Any, path: Path) -> Any:
    """The value at a path. Raises CannotEdit where there is none."""
    for depth, step in enumerate(path):
        if not _has(data, step):
            raise _absent(path[: depth + 1])
        data = data[step]
    return data


def _with(data: Any, path: Path, value: Any, above: Path) -> Any:
    if not path:
        return value
    step, here = path[0], (*above, path[0])
    if isinstance(data, dict) and isinstance(step, str):
        inner = data.get(step, {})
        if step not in data and any(isinstance(later, int) for later in path[1:]):
            raise _absent(here)
        return {**data, step: _with(inner, path[1:], value, here)}
    if not _has(data, step):
        raise _absent(here)
    return _replaced(data, step, _with(data[step], path[1:], value, here))


def _at(data: Any, path: Path, change: Callable[[Any], Any], above: Path) -> Any:
    if not path:
        return change(data)
    here = (*above, path[0])
    if not _has(data, path[0]):
        raise _absent(here)
    return _replaced(data, path[0], _at(data[path[0]], path[1:], change, here))


def _parent(parent: Any, step: str | int, edit: Edit) -> Any:
    if isinstance(edit, Insert):
        return _inserted(parent, step, edit)
    if not _has(parent, step):
        raise _absent(edit.path)
    if isinstance(edit, Rename):
        if not isinstance(parent, dict):
            raise CannotEdit(Why.ABSENT, f"{shown(edit.path)} is an item, and has no key")
        if edit.name in parent and edit.name != step:
            raise CannotEdit(Why.TAKEN, f"there is a key `{edit.name}` already")
        return {edit.name if key == step else key: value for key, value in parent.items()}
    rest = parent.copy()
    del rest[step]
    return rest


def _inserted(parent: Any, step: str | int, edit: Insert) -> Any:
    if isinstance(parent, dict) and isinstance(step, str):
        if step in parent:
            raise CannotEdit(Why.TAKEN, f"there is a value at {shown(edit.path)} already")
        for name in (edit.after, edit.before):
            if name is not None and name not in parent:
                raise _absent((*edit.path[:-1], name))
        return {**parent, step: edit.value}
    if isinstance(parent, list) and isinstance(step, int) and 0 <= step <= len(parent):
        return [*parent[:step], edit.value, *parent[step:]]
    raise _absent(edit.path)


def _replaced(data: Any, step: Any, value: Any) -> Any:
    copy = data.copy()
    copy[step] = value
    return copy


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return isinstance(step, str) and step in data
    return isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)


def _absent(path: Path) -> CannotEdit:
    return CannotEdit(Why.ABSENT, f"there is nothing at {shown(path)}")
