"""Where the values of a journey are written: its own file, a fragment, a body, the project's defaults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from journeys_as_code.accept.data import Step, taken, value_at
from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.references import rename_references
from journeys_as_code.source import fragments
from journeys_as_code.source.composed import ComposedSource, Part
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.yaml_loader import load

_POINT = len(("points", "name"))


class Kind(StrEnum):
    """What sort of place a value is written in."""

    OWN = "own"
    DEFAULT = "default"
    FRAGMENT = "fragment"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Where:
    """A place: the file, the path there, and the `root` in the journey that it all hangs on."""

    kind: Kind
    source: SourceFile
    path: Path
    root: Path = ()

    @property
    def file(self) -> str:
        """The file's name in the project."""
        return self.source.file


def kind_of(part: Part) -> Kind:
    """What sort of place a part of a composed journey was written in."""
    if not part.path:
        return Kind.BODY
    return Kind.FRAGMENT if part.path[0] == "points" else Kind.DEFAULT


def uses(sources: Iterable[SourceFile]) -> Counter[str]:
    """How often each fragment is included and each body named, over all these journeys."""
    counted: Counter[str] = Counter()
    for source in sources:
        parts = source.parts if isinstance(source, ComposedSource) else {}
        found = Counter((part.source.file, _mark(root, part)) for root, part in parts.items())
        counted.update(file for file, _ in found)
    return counted


def _mark(root: Path, part: Part) -> Path:
    """What tells one use of a file from another: a fragment's prefix, else where it is used."""
    return (prefix_of(root, part),) if kind_of(part) is Kind.FRAGMENT else root


def prefix_of(root: Path, part: Part) -> str:
    """What stands before the names of a fragment's points."""
    return str(root[1]).removesuffix(str(part.path[1]))


@dataclass
class Files:
    """The data of every file a journey is made of, while steps are taken in it."""

    source: SourceFile
    own: SourceFile = field(init=False)
    parts: dict[Path, Part] = field(init=False)
    data: dict[str, Any] = field(init=False)
    whole: dict[str, Any] = field(init=False)
    """The journey as it is put together, `${...}` left as they are."""

    def __post_init__(self) -> None:
        source = self.source
        composed = isinstance(source, ComposedSource)
        self.parts = dict(source.parts) if isinstance(source, ComposedSource) else {}
        read = load(source.text.encode(), source.file)[0] if composed else source
        self.own = read or source
        self.data = {self.own.file: self.own.data}
        self.data |= {part.source.file: part.source.data for part in self.parts.values()}
        self.whole = source.data

    def copy(self) -> Files:
        """The same, to be changed by itself."""
        other = Files(self.source)
        other.own, other.whole = self.own, self.whole
        other.parts, other.data = dict(self.parts), dict(self.data)
        return other

    def where(self, path: Path, *, gone: bool = False) -> Where:
        """Where the value at a path is written; one that goes wholly goes from what names its body."""
        for depth in range(len(path), 0, -1):
            root = path[:depth]
            part = self.parts.get(root)
            if part is not None and not (gone and depth == len(path) and not part.path):
                return Where(kind_of(part), part.source, (*part.path, *path[depth:]), root)
        return Where(Kind.OWN, self.own, path)

    def below(self, path: Path) -> list[Path]:
        """The roots of what is written elsewhere inside the value at a path."""
        return [root for root in self.parts if root[: len(path)] == path and root != path]

    def take(self, step: Step) -> None:
        """Take a step where the value is written, under the names that points have there."""
        at = self.where(step.path, gone=step.value is ABSENT)
        value = self._as_named_there(step, at)
        moved = Step(at.path, value, step.after, step.before)
        self.data[at.file] = taken(self.data[at.file], moved)
        self.whole = taken(self.whole, step)

    def override(self, step: Step) -> None:
        """Take a step in the journey's own file, over a default: None takes it away."""
        own = Step(step.path, None if step.value is ABSENT else step.value)
        self.data[self.own.file] = taken(self.data[self.own.file], own)
        self.whole = taken(self.whole, step)

    def inline(self, at: Where) -> None:
        """Make what a fragment or a body gives the journey's own."""
        part = self.parts[at.root]
        if at.kind is Kind.BODY:
            del self.parts[at.root]
            self.take(Step(at.root, value_at(self.whole, at.root)))
        elif at.kind is Kind.FRAGMENT:
            self._inline_fragment(part.source, prefix_of(at.root, part))

    def _inline_fragment(self, fragment: SourceFile, prefix: str) -> None:
        own = self.data[self.own.file]
        names = fragments.names(fragment, prefix)
        points = dict(own.get("points") or {})
        (entry,) = (it for it in own["include"] if _includes(it) == (fragment.file, prefix))
        for old, name in names.items():
            point, earlier = fragment.data["points"][old], entry.get(fragments.EARLIER)
            points[name] = fragments.renamed(point, old, names, earlier)
            self.parts.pop(("points", name), None)
        entries = [it for it in own["include"] if it is not entry]
        rest = {key: value for key, value in own.items() if key != "include" or entries}
        self.data[self.own.file] = {**rest, "points": points} | (
            {"include": entries} if entries else {}
        )

    def _as_named_there(self, step: Step, at: Where) -> Any:
        """The value with the points of a fragment called as the fragment calls them."""
        part = self.parts.get(at.root) if at.kind is Kind.FRAGMENT else None
        root = at.root
        if at.kind is Kind.BODY:
            root = at.root[:_POINT]
            part = self.parts.get(root)
        if part is None or kind_of(part) is not Kind.FRAGMENT or step.value is ABSENT:
            return step.value
        names = fragments.names(part.source, prefix_of(root, part))
        return _renamed(step, {name: old for old, name in names.items()})


def _renamed(step: Step, names: Mapping[str, str]) -> Any:
    field_ = step.path[_POINT] if len(step.path) > _POINT else None
    if field_ in ("next", "outputs") and isinstance(step.value, str):
        return names.get(step.value, step.value)
    return rename_references(step.value, names)


def _includes(entry: Any) -> tuple[Any, Any]:
    return (entry.get("file"), entry.get("prefix")) if isinstance(entry, dict) else (None, None)
