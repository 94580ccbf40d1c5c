"""Strict YAML 1.2: from the bytes of one file to plain data, or to everything that is wrong with them."""

from __future__ import annotations

from itertools import islice
from typing import Any

from yaml import DocumentStartEvent, MappingNode, Node, ScalarNode, YAMLError

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.source.aliases import check_aliases, may_have_aliases
from journeys_as_code.source.composer import compose, events
from journeys_as_code.source.construct import Constructor
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.problems import Enough, Problems
from journeys_as_code.source.syntax import report
from journeys_as_code.source.text import MARK, MAX_BYTES, decode, refuse_marks, too_large


def load(
    content: bytes, file: str, *, limit: int = MAX_BYTES
) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """The file that `content` (at most `limit` bytes) is, and what is wrong with it, in order.

    The data is plain dicts with text keys, lists and scalars; nothing in it is shared. A file that
    can be made sense of is given in spite of its errors, so that later stages can find more of them.
    Nothing is raised, whatever the content.
    """
    if len(content) > limit:
        return None, (too_large(file, len(content), limit),)
    text = decode(content, file)
    if isinstance(text, Finding):
        return None, (text,)
    problems = Problems(text, file)
    try:
        if MARK in text:
            refuse_marks(text, problems)
        data = _read(text, problems)
    except Enough:
        data = None
    source = None if data is None else SourceFile(file, text, data)
    return source, in_order(problems.findings) if problems.findings else ()


def _read(text: str, problems: Problems) -> dict[str, Any] | None:
    try:
        root, more = compose(text)
        if more:
            _refuse_more(text, problems)
        if not isinstance(root, MappingNode):
            if not more:
                _refuse_root(root, problems)
            return None
        if may_have_aliases(text) and not check_aliases(text, problems):
            return None
        constructor = Constructor(text, problems)
        data: dict[str, Any] = constructor.value(root)
    except YAMLError as error:
        report(error, text, problems)
        return None
    return data if constructor.certain else None


def _refuse_more(text: str, problems: Problems) -> None:
    starts = (event for event in events(text) if isinstance(event, DocumentStartEvent))
    first, second = (_index(event) for event in islice(starts, 2))
    message = f"a second document begins here; the first began in line {problems.line(first)}"
    hint = "put each document into a file of its own"
    problems.add("J108", second, second + len("---"), message, hint)


def _refuse_root(root: Node | None, problems: Problems) -> None:
    if root is None or (isinstance(root, ScalarNode) and not root.value and not root.style):
        hint = "write `key: value` lines, or delete the file"
        problems.add("J107", 0, 0, "the file is empty", hint)
        return
    kind = "a text or a number" if isinstance(root, ScalarNode) else "a list"
    index = _index(root)
    message = f"the file is {kind}, and should be a mapping"
    problems.add("J110", index, index + 1, message, "write `key: value` lines")


def _index(part: Any) -> int:
    return int(part.start_mark.index)
