"""What all JUnit reports share: what XML can hold, the counts, and how it is written."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, indent, tostring

from journeys_as_code.report import escape

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a character reference."""


def legal(text: str) -> str:
    """The text as XML can hold it, on one line; it is still to be escaped."""
    return _ILLEGAL.sub("\ufffd", escape.plain(text))


def count(element: Element) -> None:
    """Write on a suite, or on all of them, how many tests there are and how many failed."""
    cases = list(element.iter("testcase"))
    failed = sum(case.find("failure") is not None for case in cases)
    numbers = {"tests": len(cases), "failures": failed, "errors": 0, "skipped": 0}
    element.attrib |= {name: str(number) for name, number in numbers.items()}
    element.set("time", "0")


def as_text(root: Element) -> str:
    """The whole report, counted."""
    count(root)
    indent(root)
    text = tostring(root, encoding="us-ascii", xml_declaration=False).decode("ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
