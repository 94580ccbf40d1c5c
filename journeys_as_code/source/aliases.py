"""Aliases are bounded: none inside the value that it names (J106), and few values for all (J105)."""

from __future__ import annotations

from typing import Any

from yaml import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent

from journeys_as_code.source.composer import events
from journeys_as_code.source.problems import Problems

MOST_COPIED = 50_000
"""How many values all aliases of one file may stand for together."""


def may_have_aliases(text: str) -> bool:
    """Whether `text` has both characters that an alias takes; much cheaper than looking closer."""
    return "*" in text and "&" in text


def check_aliases(text: str, problems: Problems) -> bool:
    """Whether every alias can be followed; those that cannot are reported.

    Sizes are added up as they are read; what an alias stands for is never walked.
    """
    sizes: dict[str, int] = {}
    open_: list[tuple[str | None, int]] = []
    total, copied, fine = 0, 0, True
    for event in events(text):
        if isinstance(event, AliasEvent):
            size = sizes.get(str(event.anchor))
            total += size or 1
            copied += size or 0
            if size is None or copied > MOST_COPIED:
                fine = False
                _report(event, problems, inside=size is None)
            if copied > MOST_COPIED:
                break
        elif isinstance(event, CollectionEndEvent):
            anchor, before = open_.pop()
            if anchor:
                sizes[anchor] = total - before
        elif isinstance(event, NodeEvent):
            if isinstance(event, CollectionStartEvent):
                open_.append((event.anchor, total))
            elif event.anchor:
                sizes[event.anchor] = 1
            total += 1
    return fine


def _report(event: Any, problems: Problems, *, inside: bool) -> None:
    start, end = event.start_mark.index, event.end_mark.index
    if inside:
        message = f"the alias `*{event.anchor}` stands inside the value that it names"
        problems.add(
            "J106", start, end, message, "write out what is meant; no value can hold itself"
        )
    else:
        message = f"the aliases of this file stand for more than {MOST_COPIED:,} values"
        problems.add("J105", start, end, message, "write out what is meant, or split the file")
