"""What git may want of a journey in the search, as a value; its file, and what the account holds of it then."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

THIRDS = {
    "": "",
    "send_in_app": "rich_media_code",
    "send_email": "preset_code",
}
"""Kinds of the point that comes and goes, with the field that says which journey it is in."""

THEIRS = "theirs"
"""How the values begin that somebody else wrote."""

Plain = str
"""A definition as text, its points named by their kinds: equal texts mean the same."""

_HEAD = """\
title: Journey {label} {title}
{head}points:
  people:
    start_by_segment: {{filter_code: {label}-1}}
    next: hello
  hello:
    title: Hello
    send_push: {{preset_code: {label}-{hello}}}
    next: wait
  wait:
    wait: {{duration: {wait}d}}
"""
_THIRD = """\
    next: third
  third:
    {third}: {{{field}: {label}-{hello}}}
"""
_TAIL = """\
    next: tell
  tell:
    webhook:
      url: https://crm.example.com/{label}/{hello}
      method: POST
      headers: {{Authorization: "Bearer ${{vars.crm}}"}}
      data: '{{{{point:people;event:x;attribute:y}}}}'
    next: bye
  bye:
    exit: {{}}
"""


@dataclass(frozen=True)
class Wish:
    """A journey as git has it. `hello` and `wait` are in fields, `third` is a point or none."""

    label: str
    status: str | None = "running"
    hello: int = 1
    wait: int = 1
    third: str = ""
    title: int = 1
    moved: str = ""
    """The key that it had before."""

    @property
    def text(self) -> str:
        """Its file."""
        given = {"status": self.status or "", "moved": self.moved}
        head = "".join(f"{name}: {value}\n" for name, value in given.items() if value)
        words = {**vars(self), "head": head, "field": THIRDS[self.third]}
        return (_HEAD + (_THIRD if self.third else "") + _TAIL).format(**words)

    @property
    def name(self) -> str:
        """Its title in the builder."""
        return f"Journey {self.label} {self.title}"

    @property
    def shape(self) -> Wish:
        """Only what its definition hangs on, of a journey that stands for all."""
        return Wish("zz", None, self.hello, self.wait, self.third)

    def __str__(self) -> str:
        third = f" with {self.third}" if self.third else ""
        moved = f", moved from {self.moved}" if self.moved else ""
        status = self.status or "status unsaid"
        return f"{self.label} {self.title}: {status}, {self.hello}/{self.wait}{third}{moved}"


def plain(definition: Mapping[str, Any]) -> Plain:
    """A definition as text without what only tells apart: its title, uuids, positions, the order of points."""
    points = definition.get("points") or ()
    names = {str(it["uuid"]): next(iter(it["point_data"])) for it in points}
    found = {
        names[str(it["uuid"])]: {key: value for key, value in it.items() if key not in _OWN}
        for it in points
    }
    text = json.dumps([found, definition.get("params"), definition.get("comments")], sort_keys=True)
    for uuid, name in names.items():
        text = text.replace(uuid, name)
    return text


_OWN = ("uuid", "position")


def of(label: str, shape: Plain) -> Plain:
    """What the one that stands for all looks like as the journey `label`."""
    return shape.replace('"zz-', f'"{label}-').replace("/zz/", f"/{label}/")
