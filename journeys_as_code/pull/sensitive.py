"""Where a live journey holds what looks like a credential; made to find too much rather than too little."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.validate.credentials import (
    credential_in,
    is_credential_header,
    is_filled_later,
    may_hold_credential,
    random_in,
)

Span = tuple[int, int]

_SCHEME = r"(?:Basic|Bearer|Token|Api)"
_KEY_IN_TEXT = re.compile(
    r"[\"']?([A-Za-z][\w-]*)[\"']?\s*[:=]\s*[\"']?"
    rf"((?:{_SCHEME}\s+)?(?!{_SCHEME}(?:\s|$))[^\s\"',;&}}{{]+)"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_TEMPLATE = re.compile(r"\{\{.*?\}\}")
_LONG = re.compile(r"\S{8}")
_SHORTEST = 12
"""Characters of a token of a well-known form, at least."""
_WORDS = ("authorization", "cookie", "key", "token", "secret", "pass", "credential")
"""One of these is in the name of whatever holds a credential."""
_LIKE_ASCII = (("\u017f", "s"), ("\u0131", "i"), ("\u0307", ""))
"""What is left of letters in lower case that `re.IGNORECASE` takes for one of ASCII."""
_NAMES = ("name", "key", "header", "title")
"""Keys by which an item of a list says what its `value` is."""


@lru_cache(maxsize=4096)
def is_credential_key(name: str) -> bool:
    """Whether a key of this name, in any spelling, holds a credential."""
    return is_credential_header(_HUMP.sub("_", name))


def names_credential(item: dict[str, object]) -> bool:
    """Whether an item like `{name: Authorization, value: ...}` holds a credential in its `value`."""
    named = (item.get(key) for key in _NAMES)
    return "value" in item and any(isinstance(it, str) and is_credential_key(it) for it in named)


def is_whole_credential(text: str) -> bool:
    """Whether the value of a credential's key is one: not empty, and not only filled in later."""
    rest = _TEMPLATE.sub("", text)
    return bool(text.strip()) and (rest == text or bool(_LONG.search(rest)))


def spans(text: str, *, random: bool) -> list[Span]:
    """The parts of any text that are credentials; with `random` those too that a machine has drawn."""
    if len(text) < _SHORTEST and ":" not in text and "=" not in text:
        return []
    found = sorted({*_said(text), *_well_known(text), *(_drawn(text) if random else ())})
    apart: list[Span] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _said(text: str) -> Iterator[Span]:
    """What stands behind a name like `password` or `Authorization` in a text."""
    lowered = text.lower()
    if not any(word in lowered for word in _WORDS):
        return
    for match in _KEY_IN_TEXT.finditer(text):
        if is_credential_key(match[1]) and not is_filled_later(match[2]):
            yield match.span(2)


def _well_known(text: str) -> Iterator[Span]:
    position = 0
    while part := credential_in(text[position:]):
        start = text.index(part, position)
        position = start + len(part)
        name, equals, _ = part.partition("=")
        skipped = len(name) + 1 if equals and name.replace("_", "").isalpha() else 0
        yield start + skipped, position - part.endswith("@")


def _drawn(text: str) -> Iterator[Span]:
    position = 0
    while part := random_in(text[position:]):
        start = text.index(part, position)
        position = start + len(part)
        yield start, position


def may_be_inside(value: Any) -> bool:
    """A quick look at a whole value: False where no part of it has to be written otherwise."""
    texts, keys = set[str](), set[str]()
    stack: list[Iterable[Any]] = [[value]]
    while stack:
        for part in stack.pop():
            if type(part) is str:
                texts.add(part)
            elif isinstance(part, dict):
                keys.update(part)
                stack.append(part.values())
            elif isinstance(part, list):
                stack.append(part)
    if not _may_be_among(keys | texts):
        return False
    return any(map(is_credential_key, keys)) or any(map(_is_open, texts))


def _may_be_among(texts: Iterable[str]) -> bool:
    """A quick look at keys and texts, one a line: False where none of them has to be written otherwise."""
    whole = "\n".join(texts)
    letters = whole.lower()
    if not letters.isascii():
        for other, letter in _LIKE_ASCII:
            letters = letters.replace(other, letter)
    return (
        "${" in whole
        or any(word in letters for word in _WORDS)
        or may_hold_credential(whole)
        or bool(random_in(whole))
    )


@lru_cache(maxsize=65536)
def _is_open(text: str) -> bool:
    """Whether a text may have to be written otherwise."""
    return "${" in text or is_credential_key(text) or bool(spans(text, random=True))


def shown(path: Path) -> str:
    """The name of the value at a path, without the places in lists."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")
