"""From the bytes of a file to text: size, encoding and characters are judged here."""

from __future__ import annotations

import codecs
import re

from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.source.lines import Lines
from journeys_as_code.source.problems import Problems

MAX_BYTES = 1024 * 1024
"""The largest file that is read, in bytes."""

MARK = "\ufeff"
"""The byte order mark."""

_SHOWN_CHARACTERS = 10
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARK_INSIDE = re.compile(rf"(?<=[\n\r]){MARK}")
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def too_large(file: str, size: int, limit: int) -> Finding:
    """The finding (J109) for a file of `size` bytes."""
    message = f"the file has {size:,} bytes; at most {limit:,} are read"
    return Finding("J109", Severity.ERROR, message, Place(file), "split it into several files")


def decode(content: bytes, file: str) -> str | Finding:
    """The text of a file without its byte order mark, or why it is not UTF-8 (J101)."""
    wide = _wide_encoding(content)
    if wide:
        return _not_utf8(Place(file), f"the file is {wide}, not UTF-8")
    try:
        return content.decode("utf-8").lstrip(MARK)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").lstrip(MARK)
        line, column = Lines(before).position(len(before))
        message = f"byte 0x{content[error.start]:02X} at offset {error.start:,} is not UTF-8"
        return _not_utf8(Place(file, line, column, 1), message)


def _not_utf8(place: Place, message: str) -> Finding:
    return Finding("J101", Severity.ERROR, message, place, "save the file as UTF-8")


def _wide_encoding(content: bytes) -> str | None:
    """The name of the wide encoding that the first bytes show, with or without a mark."""
    for mark, name in _WIDE:
        if content.startswith(mark):
            return name
    first, second = content[:2].ljust(2, b".")
    return "UTF-16" if (first == 0) != (second == 0) else None


def forbid_characters(text: str, problems: Problems) -> None:
    """Report (J115) the first few characters that YAML does not allow."""
    for match, _ in zip(_FORBIDDEN.finditer(text), range(_SHOWN_CHARACTERS), strict=False):
        problems.add(
            "J115",
            *match.span(),
            f"the control character U+{ord(match[0]):04X} is not allowed in YAML",
            'delete it, or write it in double quotes as an escape, such as "\\x1B"',
        )


def refuse_marks(text: str, problems: Problems) -> None:
    """Report (J115) byte order marks at the beginning of lines, which scanners skip in silence."""
    for match, _ in zip(_MARK_INSIDE.finditer(text), range(_SHOWN_CHARACTERS), strict=False):
        message = "a byte order mark (U+FEFF) is not allowed inside a file"
        problems.add("J115", *match.span(), message, "delete this invisible character")
