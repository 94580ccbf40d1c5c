"""Addresses: keys of journeys, names of points, and paths into documents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

Path = tuple[str | int, ...]
"""Where a value stands in a document: `("points", "hello", "send_push", "preset_code")`."""

NAME = r"[A-Za-z0-9_][A-Za-z0-9_-]{0,63}"
"""A point's name in its journey."""
KEY = r"[a-z0-9][a-z0-9_.-]*(?:/[a-z0-9][a-z0-9_.-]*)*"
"""A journey's key in its project: its path below the journeys folder, without suffix."""

_NAME = re.compile(NAME)
_KEY = re.compile(KEY)
_PLAIN_STEP = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_/-]*")


def is_name(text: str) -> bool:
    """Whether `text` is a well-formed point name."""
    return _NAME.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Whether `text` is a well-formed journey key."""
    return len(text) <= 200 and _KEY.fullmatch(text) is not None  # noqa: PLR2004


def render(path: Iterable[str | int]) -> str:
    """The path as people read it: `points.hello.event_conditions[0].value`.

    A step that is not a plain word is quoted: `headers["X-Api Key"]`.
    """
    out: list[str] = []
    for step in path:
        if isinstance(step, int):
            out.append(f"[{step}]")
        elif _PLAIN_STEP.fullmatch(step):
            out.append(f".{step}" if out else step)
        else:
            escaped = step.replace("\\", "\\\\").replace('"', '\\"')
            out.append(f'["{escaped}"]')
    return "".join(out)


def slug(title: str, *, separator: str = "_", fallback: str = "point") -> str:
    """A well-formed name made from a title in any script: spelled in ASCII, joined by `separator`.

    Pictures count only in a title without words.
    """
    spelled = title if title.isascii() else (_latin(title) or _latin(title, pictures=True))
    words = re.findall(r"[a-z0-9]+", spelled.lower().replace("'", ""))
    return separator.join(words)[:64].rstrip("_-") or fallback


def _latin(title: str, *, pictures: bool = False) -> str:
    """The title in ASCII; a character that stands for a whole word or syllable is set apart."""
    from anyascii import anyascii

    kept = title if pictures else [c for c in title if unicodedata.category(c) != "So"]
    pieces = ((c, anyascii(c)) for c in kept)
    spelled = (f" {s} " if s[:1].isupper() and c.lower() == c.upper() else s for c, s in pieces)
    return "".join(spelled).strip()
