"""Text from outside, made harmless for the place it is printed in."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from journeys_as_code.model.absent import ABSENT

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"  # part of words and of emoji; they cannot move or hide text
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\x1b": "\\e"}
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z")
_LITERAL = re.compile(r"[^\w \-]|_")


def plain(text: str) -> str:
    """The text on one line of a terminal: what could move, hide or colour text becomes visible.

    Control characters, escape sequences, line separators, marks that turn the direction of writing
    and lone surrogates are written as escapes; everything else stays as it is.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character.isprintable() or character in _JOINERS:
        return character
    if unicodedata.category(character) not in _UNSAFE:
        return character
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004


def markdown(text: str) -> str:
    """The text as inline code in markdown or in a table cell: nothing in it has a meaning there."""
    shown = _LITERAL.sub(lambda match: f"&#{ord(match[0])};", plain(text))
    return f"<code>{shown}</code>" if shown.strip() else ""


def fence(lines: list[str], language: str = "") -> str:
    """A block of code that none of its lines can end."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    ticks = "`" * max(3, longest + 1)
    return "\n".join((ticks + language, *lines, ticks))


def value(shown: Any) -> str:
    """Any value of a document on one line, as YAML in flow style: keys bare, texts in quotes."""
    return plain("(absent)" if shown is ABSENT else _flow(shown))


def _flow(shown: Any) -> str:
    if isinstance(shown, dict):
        items = (f"{_key(key)}: {_flow(item)}" for key, item in shown.items())
        return f"{{{', '.join(items)}}}"
    if isinstance(shown, (list, tuple)):
        return f"[{', '.join(map(_flow, shown))}]"
    return json.dumps(shown, ensure_ascii=False, default=str)


def _key(key: object) -> str:
    return key if isinstance(key, str) and _WORD.fullmatch(key) else json.dumps(str(key))


def moment(stamp: str) -> str:
    """`2026-03-01T09:00:00.123Z` without what nobody reads; anything else as it is."""
    found = _STAMP.fullmatch(stamp)
    return f"{found[1]} {found[2]} UTC" if found else stamp


def clip(text: str, limit: int) -> str:
    """The text, cut to `limit` characters; what was left out is said."""
    if len(text) <= limit:
        return text
    return f"{text[: limit - 1]}… ({len(text):,} characters)"
