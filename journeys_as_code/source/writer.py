"""From data to YAML: new files, and the values that are put into files that are there.

Points, and what holds them, are blocks; what is short and flat stays on one line, in brackets.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.journey import Document
from journeys_as_code.source.order import JOURNEY, PLAIN, Order, rank
from journeys_as_code.source.spelling import SURELY_SHORT, is_long, key, literal, scalar, spelled

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
        out: list[str] = []
        self._put_block(out, value, column, path)
        return out

    def entry(self, name: str, value: Any, column: int, path: Path) -> list[str]:
        """One entry of a mapping; `path` is that of the value."""
        out: list[str] = []
        self._put_entry(out, name, value, column, path)
        return out

    def item(self, value: Any, column: int, path: Path) -> list[str]:
        """One item of a list; `path` is its own."""
        out: list[str] = []
        self._put_item(out, value, column, path)
        return out

    def behind(self, value: Any, column: int, path: Path, label: str) -> list[str]:
        """What stands behind `label` in this column: the rest of its line, and more lines."""
        out: list[str] = []
        self._put(out, "", value, column, path, label)
        return out

    def below(
        self, value: Mapping[str, Any] | list[Any], column: int, path: Path, label: str
    ) -> list[str]:
        """A mapping or list that is not empty, as a block below `label`, which is in this column."""
        return self.lines(value, self._below(column, label), path)

    def _below(self, column: int, label: str) -> int:
        return column + (STEP if label == "-" else self.step)

    def _put_block(
        self, out: list[str], value: Mapping[str, Any] | Sequence[Any], column: int, path: Path
    ) -> None:
        if type(value) is not dict and not isinstance(value, Mapping):
            for place, item in enumerate(value):
                self._put_item(out, item, column, (*path, place))
            return
        keys, above, pad = self.order.of(path), "", " " * column
        names = value if keys is None else sorted(value, key=lambda name: rank(name, keys))
        may_be_spaced = self.spaced and len(path) < 2  # noqa: PLR2004 - the journey and its points
        for place, name in enumerate(names):
            if may_be_spaced and place:
                around = path == ("points",) or (not path and "points" in (name, above))
                if around:
                    out.append("")
            item = value[name]
            if type(item) is str and "\n" not in item and len(name) < SURELY_SHORT:
                out.append(f"{pad}{key(name)} {spelled(item)}")
            else:
                self._put_entry(out, name, item, column, (*path, name))
            above = name

    def _put_entry(self, out: list[str], name: str, value: Any, column: int, path: Path) -> None:
        label, pad = key(name), " " * column
        if is_long(name):
            out.append(pad + label)
            label = ":"
        self._put(out, pad + label, value, column, path, label)

    def _put_item(self, out: list[str], value: Any, column: int, path: Path) -> None:
        at = len(out)
        self._put(out, f"{' ' * column}-", value, column, path, "-")
        if len(out) > at + 1 and out[at][-1] == "-" and len(out[at]) == column + 1:
            out[at : at + 2] = [f"{out[at]} {out[at + 1].lstrip(' ')}"]

    def _put(  # noqa: PLR0917 - the hot path of `dump`
        self, out: list[str], before: str, value: Any, column: int, path: Path, label: str
    ) -> None:
        """A value behind `before`, which ends with its label, and on more lines where it has to."""
        if isinstance(value, _SCALARS):
            block = literal(str(value), self.step) if _has_lines(value) else None
            if block is None:
                out.append(f"{before} {scalar(value)}")
            else:
                pad = " " * (column + self.step)
                out.append(f"{before} {block[0]}")
                out.extend(pad + line if line else "" for line in block[1])
            return
        room = _WIDTH - column - len(label) - 1
        written = None if value and self.order.is_block(path) else flat(value, room)
        if written is None:
            out.append(before)
            self._put_block(out, value, self._below(column, label), path)
        else:
            out.append(f"{before} {written}")


def brackets(value: Any) -> str:
    """A value as it stands in brackets, on one line."""
    if isinstance(value, _SCALARS):
        return scalar(value, flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{key(name, flow=True)} {brackets(item)}" for name, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(map(brackets, value))}]"


def flat(value: Mapping[str, Any] | Sequence[Any], room: float = math.inf) -> str | None:
    """A collection in brackets if it holds only scalars of one line, or also lists of them; else None.

    None too where it is longer than `room`; what is empty is never too long.
    """
    is_mapping = type(value) is dict or isinstance(value, Mapping)
    pieces, length = [], 0
    for item in value.items() if is_mapping else value:  # type: ignore[union-attr]
        left = room - length
        piece = _pair(left, *item) if is_mapping else brackets(item) if _is_small(item) else None
        if piece is None:
            return None
        length += len(piece) + len(", ")
        if length > room:
            return None
        pieces.append(piece)
    return f"{{{', '.join(pieces)}}}" if is_mapping else f"[{', '.join(pieces)}]"


def _pair(room: float, name: str, item: Any) -> str | None:
    """An entry in brackets, on one line; None where it would take more, or surely more than `room`."""
    if type(item) is str:
        if len(item) > room or "\n" in item or is_long(name):
            return None
        return f"{_key_in_flow(name)} {spelled(item, flow=True)}"
    written = flat(item) if isinstance(item, list) else brackets(item) if _is_small(item) else None
    return None if written is None or is_long(name) else f"{_key_in_flow(name)} {written}"


@lru_cache(maxsize=2048)
def _key_in_flow(name: str) -> str:
    return key(name, flow=True)


def _is_small(item: Any) -> bool:
    """Whether an item is a scalar of one line, or empty."""
    return not (_has_lines(item) if isinstance(item, _SCALARS) else item)


def _has_lines(item: Any) -> bool:
    return isinstance(item, str) and "\n" in item
