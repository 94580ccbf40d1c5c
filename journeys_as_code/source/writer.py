"""From data to YAML: new files, and the values that are put into files that are there.

Points, and what holds them, are blocks; what is short and flat stays on one line, in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.journey import Document
from journeys_as_code.source.order import JOURNEY, PLAIN, Order, rank
from journeys_as_code.source.spelling import is_long, key, literal, scalar

STEP = 2
"""Columns of one level."""
_WIDTH = 80
_SCALARS = (str, int, float, type(None))


def dump(document: Document, *, schema: str = "") -> str:
    """A new journey file, laid out as `journeys fmt` would; `schema` is its path, for editors.

    Read back, it is this document: keys may come in another order, nothing else may. ProjectError for
    what YAML cannot hold.
    """
    head = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines = Writer(order=JOURNEY, spaced=True).lines(document, 0) if document else ["{}"]
    return "".join(f"{line}\n" for line in [*head, *lines])


@dataclass(frozen=True)
class Writer:
    """Writes values as lines of YAML; `step` is the columns of a level, `spaced` a blank line between points."""

    step: int = STEP
    order: Order = PLAIN
    spaced: bool = False

    def lines(
        self, value: Mapping[str, Any] | Sequence[Any], column: int, path: Path = ()
    ) -> list[str]:
        """A mapping or list that is not empty, as a block that begins in this column."""
        if isinstance(value, Mapping):
            return list(self._entries(value, column, path))
        return [
            line
            for place, item in enumerate(value)
            for line in self.item(item, column, (*path, place))
        ]

    def entry(self, name: str, value: Any, column: int, path: Path) -> list[str]:
        """One entry of a mapping; `path` is that of the value."""
        label = key(name)
        if is_long(name):
            first, *more = self.behind(value, column, path, ":")
            return [" " * column + label, f"{' ' * column}:{first}", *more]
        first, *more = self.behind(value, column, path, label)
        return [f"{' ' * column}{label}{first}", *more]

    def item(self, value: Any, column: int, path: Path) -> list[str]:
        """One item of a list; `path` is its own."""
        first, *more = self.behind(value, column, path, "-")
        if not first and more:
            first, *more = f" {more[0].lstrip(' ')}", *more[1:]
        return [f"{' ' * column}-{first}", *more]

    def behind(self, value: Any, column: int, path: Path, label: str) -> list[str]:
        """What stands behind `label` in this column: the rest of its line, and more lines."""
        if isinstance(value, _SCALARS):
            block = self.block_scalar(str(value), column) if _has_lines(value) else None
            return block or [f" {scalar(value)}"]
        room = _WIDTH - column - len(label) - 1
        if value and (self.order.is_block(path) or not is_flat(value)):
            return ["", *self.below(value, column, path, label)]
        written = brackets(value)
        if value and len(written) > room:
            return ["", *self.below(value, column, path, label)]
        return [f" {written}"]

    def below(
        self, value: Mapping[str, Any] | list[Any], column: int, path: Path, label: str
    ) -> list[str]:
        """A mapping or list that is not empty, as a block below `label`, which is in this column."""
        return self.lines(value, column + (STEP if label == "-" else self.step), path)

    def block_scalar(self, text: str, column: int) -> list[str] | None:
        """A text behind the label of an entry in this column, as a block; None where it had better not."""
        found = literal(text, self.step)
        if found is None:
            return None
        header, lines = found
        pad = " " * (column + self.step)
        return [f" {header}", *(pad + line if line else "" for line in lines)]

    def _entries(self, mapping: Mapping[str, Any], column: int, path: Path) -> Iterator[str]:
        keys, above = self.order.of(path), ""
        names = (
            list(mapping) if keys is None else sorted(mapping, key=lambda name: rank(name, keys))
        )
        for name in names:
            around = path == ("points",) or (not path and "points" in (name, above))
            if self.spaced and around and name != names[0]:
                yield ""
            yield from self.entry(name, mapping[name], column, (*path, name))
            above = name


def brackets(value: Any) -> str:
    """A value as it stands in brackets, on one line."""
    if isinstance(value, _SCALARS):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{key(name, flow=True)} {brackets(item)}" for name, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(brackets, value))}]"


def is_flat(value: Mapping[str, Any] | list[Any]) -> bool:
    """Whether a collection holds only scalars, or also lists of them, each of one line."""
    if isinstance(value, Mapping):
        if any(map(is_long, value)):
            return False
        lists = [item for item in value.values() if isinstance(item, list)]
        inside = [item for item in value.values() if not isinstance(item, list)]
        inside += [item for items in lists for item in items]
    else:
        inside = value
    return not any(_has_lines(item) if isinstance(item, _SCALARS) else item for item in inside)


def _has_lines(item: Any) -> bool:
    return isinstance(item, str) and "\n" in item
