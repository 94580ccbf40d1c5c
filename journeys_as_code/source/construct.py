"""From composed nodes to plain data, with everything refused that a reader could misread.

Findings: J103 repeated key, J104 tag, J112 merge key, J116 key that is no text.
"""

from __future__ import annotations

import re
from typing import Any

from yaml import MappingNode, ScalarNode, SequenceNode

from journeys_as_code.source.composer import MAX_DEPTH, TooDeep
from journeys_as_code.source.problems import Problems, shorten
from journeys_as_code.source.scalars import TAGGED, TELLING, plain

_CORE = "tag:yaml.org,2002:"
_TAG = re.compile(r"!(?:<[^>]*>|[^\s,\[\]{}]*)")
_NON_SPECIFIC = re.compile(r"(?:&\S+\s+)?!(?=\s|$)")
_SCALAR: Any = ScalarNode
_COLLECTIONS = {MappingNode: f"{_CORE}map", SequenceNode: f"{_CORE}seq"}
_TAGS = "only !!str, !!int, !!float, !!bool, !!null, !!map and !!seq are read"


class Constructor:
    """Makes data of the nodes of one text.

    Every alias becomes a copy of its own, so nothing in the data is shared. Of a repeated key the
    first value counts, an unknown tag is read as if it were not there, and a key that is no text is
    left out, so that what follows can still be checked; only where a merge key stands nothing can be
    said of what was meant, and `certain` is False.
    """

    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._problems = problems
        self.certain = True

    def value(self, node: Any, depth: int = 1) -> Any:
        """The data of a node that stands `depth` levels deep; raises TooDeep."""
        kind = node.__class__
        if kind is _SCALAR:
            if node.tag is not None:
                return self._tagged(node)
            if node.style or node.value[:1] not in TELLING:
                return node.value
            return self._plain(node)
        if depth > MAX_DEPTH:
            raise TooDeep(node)
        if node.tag is not None and node.tag != _COLLECTIONS[kind]:
            self._refuse_tag(node)
        return (
            self._mapping(node, depth + 1) if kind is MappingNode else self._list(node, depth + 1)
        )

    def _list(self, node: Any, depth: int) -> list[Any]:
        return [self.value(item, depth) for item in node.value]

    def _mapping(self, node: Any, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        value = self.value
        for key, item in node.value:
            name: Any = key.value if key.__class__ is _SCALAR else None
            odd = name is None or name in data or name == "<<" or key.tag is not None
            if odd and not self._allows(key, data, node):
                value(item, depth)  # for what is to be found in it
            elif (
                item.__class__ is _SCALAR
                and item.tag is None
                and (item.style or item.value[:1] not in TELLING)
            ):
                data[name] = item.value
            else:
                data[name] = value(item, depth)
        return data

    def _plain(self, node: Any) -> Any:
        start = node.start_mark.index
        if self._text.startswith(("!", "&"), start) and _NON_SPECIFIC.match(self._text, start):
            return node.value
        return plain(node.value)

    def _tagged(self, node: Any) -> Any:
        read = TAGGED.get(node.tag.removeprefix(_CORE)) if node.tag.startswith(_CORE) else None
        if read is None:
            self._refuse_tag(node)
            return node.value
        try:
            return read(node.value)
        except ValueError:
            self._refuse_tag(node)
            return node.value

    def _allows(self, key: Any, data: dict[str, Any], node: Any) -> bool:
        """Whether the value of a key that is not a fresh text may go into the data."""
        start, end = key.start_mark.index, key.end_mark.index
        if key.__class__ is not _SCALAR:
            kind = "mapping" if key.__class__ is MappingNode else "list"
            hint = "keys are text: quote one that begins with `{`, `[` or `?`"
            self._problems.add("J116", start, end, f"a {kind} cannot be a key", hint)
            return False
        if key.tag is not None and key.tag != f"{_CORE}str":
            self._refuse_tag(key)
        if key.value == "<<" and not key.style and key.tag is None:
            self.certain = False
            hint = "write the keys out, or give an alias as a whole value"
            self._problems.add("J112", start, end, "YAML 1.2 has no merge key `<<`", hint)
            return False
        if key.value in data:
            first = next(k for k, _ in node.value if k.value == key.value)
            line = self._problems.line(first.start_mark.index)
            message = f"the key `{shorten(key.value)}` is given already in line {line}"
            self._problems.add("J103", start, end, message, "keep one of the two")
            return False
        return True

    def _refuse_tag(self, node: Any) -> None:
        start = max(0, self._text.find("!", node.start_mark.index))
        match = _TAG.match(self._text, start)
        written = match[0] if match else node.tag
        if node.tag in _COLLECTIONS.values() or node.tag.removeprefix(_CORE) in TAGGED:
            message = f"what stands here is no {written}"
            hint = "correct it, or leave the tag out"
        else:
            message = f"the tag {shorten(written)} is not known"
            hint = f"leave it out, or put the text in quotes; {_TAGS}"
        self._problems.add("J104", start, start + len(written), message, hint)
