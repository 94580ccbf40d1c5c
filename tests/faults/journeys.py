"""Journey files for the harness: each version of each journey can be told from every other one.

Nearly every value names the journey and the version, so that a definition that is neither of two
versions is seen to be a mixture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from faults.account import TOKEN
from support.sandbox import APPLICATION, body, point

SECRET = "s3cr3t-of-the-crm-9b1e"
"""The value of a secret variable, in every journey."""

ENVIRON = {"HOME": "/nowhere", "TERM": "dumb", "TOKEN": TOKEN, "CRM_TOKEN": SECRET}

_PROJECT = """\
version: 1
project: attacked
safety: {max_changed: 100%%}
targets:
  prod:
    api: %s
    token: {env: TOKEN}
    application_code: %s
    vars:
      crm: {env: CRM_TOKEN, secret: true}
"""

_JOURNEY = """\
title: Journey {label} {version}
{head}points:
  people:
    start_by_segment: {{filter_code: {label}-{version}}}
    next: hello
  hello:
    title: Hello
    send_push: {{preset_code: {label}-{version}}}
    next: wait
  wait:
    wait: {{duration: {version}d}}
    next: {third}
  {third}:
    {third}: {{{field}: {label}-{version}}}
    next: tell
  tell:
    webhook:
      url: https://crm.example.com/{label}/{version}
      method: POST
      headers: {{Authorization: "Bearer ${{vars.crm}}"}}
      data: '{{{{point:people;event:x;attribute:y}}}}'
    next: bye
  bye:
    exit: {{}}
"""


def project(url: str) -> str:
    """The text of journeys.yaml for an account at `url`."""
    return _PROJECT % (url, APPLICATION)


def journey(label: str, version: int, status: str | None = "running", **head: str) -> str:
    """The text of a journey file. Odd versions have another point than even ones."""
    third, field = (
        ("send_in_app", "rich_media_code") if version % 2 else ("send_email", "preset_code")
    )
    given = ({"status": status} if status else {}) | head
    lines = "".join(f"{name}: {value}\n" for name, value in given.items())
    return _JOURNEY.format(label=label, version=version, head=lines, third=third, field=field)


def path(key: str) -> str:
    """Where the file of a key is."""
    return f"journeys/{key}.yaml"


def example() -> dict[str, str]:
    """A small project, valid as it is: its files by path."""
    return {"journeys.yaml": project("http://127.0.0.1:1"), path("a"): journey("a", 1)}


def label_of(definition: Mapping[str, Any]) -> str:
    """Which journey of ours a definition is of, by what is in its points; empty for nobody's."""
    for it in definition.get("points") or ():
        code = (it.get("point_data") or {}).get("start_by_segment", {}).get("filter_code", "")
        found = re.fullmatch(r"([a-z][a-z0-9]*)-(\d+)", str(code))
        if found:
            return found[1]
    return ""


def strangers(*, alike: bool = True) -> list[dict[str, Any]]:
    """Journeys of another application; with `alike` one with a title that ours will have.

    Where no journey can be read, that one cannot be told from ours, and nothing would be created.
    """
    return [
        body(
            point("theirs-1", "start_by_segment", {"filter_code": "THEIRS"}, default="theirs-2"),
            point("theirs-2", "exit"),
            title=title,
        )
        | {"params": {"application_code": "BBBBB-00000"}}
        for title in (*(("Journey a 2",) if alike else ()), "Summer sale")
    ]
