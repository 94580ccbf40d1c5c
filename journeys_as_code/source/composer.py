"""PyYAML's parser behind two functions, `compose` and `events`; what nodes mean is decided elsewhere.

libyaml does the work where PyYAML has it, else PyYAML's pure Python twin. No tag is resolved: an
untagged node has the tag None.

Lines break as in YAML 1.2. PyYAML, after YAML 1.1, also breaks them at U+0085, U+2028 and U+2029,
where content could hide behind what looks like a comment. Private characters stand in for these
three while it reads, so that every offset stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError
from yaml.composer import Composer
from yaml.events import Event, ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml._yaml import CParser
except ImportError:
    CParser = None  # type: ignore[assignment,misc]

__all__ = ["MAX_DEPTH", "TooDeep", "compose", "events"]

MAX_DEPTH = 100
"""How many levels of nesting are read."""

_UNGUARDED = 2000
"""So many levels libyaml composes on a stack of one megabyte, with room to spare."""
_OPENERS = ("[", "{", ":", "-", "?")
_TAG_DIRECTIVES = 100
_BREAKS = "\x85\u2028\u2029"
_PRIVATE = range(0xE000, 0xF900)


class TooDeep(YAMLError):
    """Nesting goes beyond `MAX_DEPTH`; `node` is the innermost one that was read."""

    def __init__(self, node: Node) -> None:
        super().__init__("nested too deep")
        self.node = node


class _Unresolved:
    """Answers what the composer asks about every node as cheaply as can be."""

    def descend_resolver(self, parent: Any, index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None: ...


class _Guarded(_Unresolved):
    """Counts the levels, for texts that could exhaust the stack."""

    _depth = 0

    def descend_resolver(self, parent: Any, index: Any) -> None:  # noqa: ARG002
        self._depth += 1
        if self._depth > MAX_DEPTH + 1:
            raise TooDeep(parent)

    def ascend_resolver(self) -> None:
        self._depth -= 1


class _Pure(_Guarded, Reader, Scanner, Parser, Composer):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)


if CParser is not None:

    class _Fast(_Unresolved, CParser): ...

    class _FastGuarded(_Guarded, CParser): ...


def compose(text: str) -> tuple[Node | None, bool]:
    """The root of the first document (None: there is none), and whether another document follows.

    Raises YAMLError, and nothing else, for text that is not YAML.
    """
    text, originals = _stand_in(text)
    try:
        parser = _parser(text)
        root = parser.get_node() if parser.check_node() else None
        more = parser.check_node()
        if originals or CParser is None:
            _restore(root, originals)
    except (ValueError, OverflowError) as error:  # the pure parser converts numbers unchecked
        raise YAMLError(str(error)) from error
    return root, more


def events(text: str) -> Iterator[Event]:
    """The events of text that `compose` has read without an error."""
    text, originals = _stand_in(text)
    parser = _parser(text)
    while (event := parser.get_event()) is not None:
        if originals and isinstance(event, ScalarEvent):
            event.value = event.value.translate(originals)
        yield event


def _parser(text: str) -> Any:
    if text.count("%TAG") > _TAG_DIRECTIVES:
        raise YAMLError("too many %TAG directives")
    if CParser is None:
        return _Pure(text)
    safe = sum(map(text.count, _OPENERS)) < _UNGUARDED
    return (_Fast if safe else _FastGuarded)(text.encode())


def _stand_in(text: str) -> tuple[str, dict[int, int]]:
    """The text with private characters for unwanted line breaks, and the way back."""
    if text.isascii() or not any(char in text for char in _BREAKS):
        return text, {}
    used, escapes = set(text), text.lower()
    free = (code for code in _PRIVATE if chr(code) not in used and f"{code:x}" not in escapes)
    places = dict(zip(map(ord, _BREAKS), free, strict=False))
    return text.translate(places), {new: old for old, new in places.items()}


def _restore(root: Node | None, originals: dict[int, int]) -> None:
    """Put the original characters back into every scalar; refuse what UTF-8 cannot carry."""
    pending, seen = [root], set[int]()
    while pending:
        node = pending.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            node.value = node.value.translate(originals)
            node.value.encode()
        elif isinstance(node, SequenceNode):
            pending.extend(node.value)
        elif isinstance(node, MappingNode):
            pending.extend(part for pair in node.value for part in pair)
