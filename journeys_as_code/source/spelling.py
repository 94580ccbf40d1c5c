"""How a scalar is written: without quotes where it can be, so that it is read back as it was.

Quotes are used where any reader of YAML 1.2, not only ours, would see something else than this text.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import lru_cache

from journeys_as_code.errors import ProjectError
from journeys_as_code.source.scalars import TAGGED, TELLING, Scalar, plain

_PRINTABLE = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_BLOCK = rf"[{_PRINTABLE}]"
_FLOW = rf"(?![,?\[\]{{}}]){_BLOCK}"
_PLAIN, _PLAIN_IN_FLOW = (
    re.compile(
        rf"(?!\.\.\.)(?:-(?![- ]|$)|(?![ \-?:,\[\]{{}}#&*!|>'\"%@`]){char})(?:(?!: |:$| #){char})*(?<!:)"
    )
    for char in (_BLOCK, _FLOW)
)
_EASY, _EASY_IN_FLOW = (
    re.compile(rf"[A-Za-z_/][ !\"{chars}\xa1-\u024f]*").fullmatch
    for chars in (r"$-9;-~", r"$-+\--9;->@-Z\\^-z|~")
)
"""Most texts there are, told to be plain without a look at what follows each character."""
_UNPRINTABLE = re.compile(rf"[^{_PRINTABLE}]|[\"\\]")
_LITERAL = re.compile(rf"[{_PRINTABLE}\t\n]*")
_TELLING = frozenset("+-.0123456789")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|<<|=")
_DOUBTFUL = TELLING | _TELLING | frozenset("<=")
"""How a text can begin that may be something else than text."""
_LONGEST_KEY = 500
SURELY_SHORT = _LONGEST_KEY // 2
"""A key of fewer characters is never long."""
_SHORT = {
    "\0": "\\0", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x1b": "\\e", '"': '\\"', "\\": "\\\\",
    "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P",
}  # fmt: skip


def scalar(value: Scalar, *, flow: bool = False, quote: str = "") -> str:
    """A scalar on one line; in brackets with `flow`; with `quote` (one of `'` and `"`) if it is text.

    ProjectError for what YAML cannot hold: a number that is none, half of a character.
    """
    return spelled(value, flow=flow, quote=quote) if isinstance(value, str) else _number(value)


def spelled(value: str, *, flow: bool = False, quote: str = "") -> str:
    """The same of a text."""
    easy = _EASY_IN_FLOW if flow else _EASY
    if not quote and value[:1] not in _DOUBTFUL and easy(value) and value[-1] != " ":
        return value
    pattern = _PLAIN_IN_FLOW if flow else _PLAIN
    if not quote and pattern.fullmatch(value) and value == value.strip() and _is_text(value):
        return value
    if quote != '"' and _fits_single(value) and (quote or '"' in value or "\\" in value):
        return "'" + value.replace("'", "''") + "'"
    return f'"{_UNPRINTABLE.sub(_escaped, value)}"'


@lru_cache(maxsize=2048)
def key(name: str, *, flow: bool = False, quote: str = "") -> str:
    """A key with its colon; one that is too long for a line gets its `?` here and wants a new line."""
    written = scalar(name, flow=flow, quote=quote)
    return f"{written}:" if len(written) <= _LONGEST_KEY or flow else f"? {written}"


def is_long(name: str) -> bool:
    """Whether a key is too long to be written without a `?`."""
    return len(name) >= SURELY_SHORT and len(scalar(name)) > _LONGEST_KEY


def literal(text: str, step: int) -> tuple[str, Sequence[str]] | None:
    """Header and lines of a text as a `|` block that is indented by `step`; None where it had better not.

    The lines come without that indentation.
    """
    lines = text.removesuffix("\n").split("\n")
    if not text.strip("\n") or not lines[-1] or not _LITERAL.fullmatch(text):
        return None
    if any(line != line.rstrip() for line in lines):
        return None  # editors would take the blanks away
    first = next(line for line in lines if line)
    indicator = str(step) if first[0] in " \t" else ""
    return f"|{indicator}{'' if text.endswith(chr(10)) else '-'}", lines


def _is_text(value: str) -> bool:
    if value[0] not in _DOUBTFUL:
        return True
    if not isinstance(plain(value), str) or _SPECIAL.fullmatch(value):
        return False
    if value[0] not in _TELLING:
        return True
    for kind in ("int", "float"):
        try:
            TAGGED[kind](value)
        except ValueError:
            continue
        return False
    return True


def _number(value: float | None) -> str:
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if not math.isfinite(value):
        raise ProjectError(f"YAML cannot hold the number {value}")
    return repr(value)


def _fits_single(value: str) -> bool:
    return re.fullmatch(rf"{_BLOCK}*", value) is not None


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    if 0xD800 <= code < 0xE000:  # noqa: PLR2004 (surrogates)
        raise ProjectError(
            f"a text holds half of a character (U+{code:04X}), which no file can hold"
        )
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"  # noqa: PLR2004
