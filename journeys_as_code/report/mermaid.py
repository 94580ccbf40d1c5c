"""Text from outside inside a Mermaid diagram."""

from __future__ import annotations

import re

from journeys_as_code.report.escape import plain

_SPECIAL = re.compile(r"[^\w \-.,:?!()/+=%]|_{2,}")


def quoted(*lines: str) -> str:
    """A label of these lines: whatever has a meaning in Mermaid, Markdown or HTML is written as a number."""
    return '"' + "<br>".join(map(_line, lines)) + '"'


def _line(line: str) -> str:
    return _SPECIAL.sub(lambda found: "".join(f"#{ord(it)};" for it in found[0]), plain(line))
