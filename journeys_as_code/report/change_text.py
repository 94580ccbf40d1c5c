"""One change of a plan as one line: path, before and after, and whose change it is."""

from __future__ import annotations

from collections.abc import Callable

from journeys_as_code.address import render
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.report import escape, words
from journeys_as_code.report.style import Ink, Style
from journeys_as_code.secrets import SHOWN

SYMBOLS = {"add": "+", "remove": "-", "change": "~"}
INKS = {"add": Ink.ADD, "remove": Ink.REMOVE, "change": Ink.CHANGE}
MOST = 160
"""Characters of one value that are shown unless everything is asked for."""

_SHORT = 15

_NOTES = {
    Origin.GIT: "",
    Origin.DRIFT: "drift: changed outside git",
    Origin.CONFLICT: "conflict: changed in git and outside",
}


def change_line(change: Change, style: Style, *, full: bool = False, origin: bool = True) -> str:
    """`~ points.hello.title: "Hi" -> "Hello"  (drift: ...)`, without a line break whatever is in it."""
    symbol = style(SYMBOLS[change.kind], INKS[change.kind])
    path = escape.plain(render(change.path))
    notes = "; ".join(notes_on(change, origin=origin))
    marked = style(f"  ({notes})", Ink.NOTE) if notes else ""
    return f"{symbol} {path}: {_values(change, style, _clipper(full=full))}{marked}"


def notes_on(change: Change, *, origin: bool = True) -> list[str]:
    """What is to be known of a change beside its values."""
    found = [_NOTES[change.origin]] if origin and _NOTES[change.origin] else []
    return [*found, "waits for the next real change"] if change.deferred else found


def diff_line(change: Change, *, origin: bool = True) -> str:
    """The same line as a block of code in the language `diff` colours it."""
    line = change_line(change, Style(color=False), origin=origin)
    return f"!{line[1:]}" if change.kind == "change" else line


Clip = Callable[[str], str]


def _clipper(*, full: bool) -> Clip:
    return (lambda text: text) if full else (lambda text: escape.clip(text, MOST))


def _values(change: Change, style: Style, clip: Clip) -> str:
    before, after = change.before, change.after
    if change.kind == "add":
        return style(clip(escape.value(after)), Ink.ADD)
    if change.kind == "remove":
        return style(clip(escape.value(before)), Ink.REMOVE)
    if before == after == SHOWN:
        return f"{SHOWN} -> another {SHOWN}"
    if isinstance(before, str) and isinstance(after, str) and by_words(before, after):
        return _words(before, after, style, clip)
    return f"{clip(escape.value(before))} -> {style(clip(escape.value(after)), Ink.CHANGE)}"


def by_words(before: str, after: str) -> bool:
    """Whether the changed words say more than the two whole texts do."""
    if SHOWN in (before, after) or min(len(before), len(after)) < _SHORT:
        return False
    return words.is_long(before) or words.is_long(after)


def _words(before: str, after: str, style: Style, clip: Clip) -> str:
    out = []
    for piece in words.diff(before, after):
        text = escape.plain(piece.text)
        if piece.kind == "removed":
            text = style(f"[-{clip(text)}-]", Ink.REMOVE)
        elif piece.kind == "added":
            text = style(f"{{+{clip(text)}+}}", Ink.ADD)
        out.append(text)
    return "".join(out)
