"""The quickest look into a JSON value: all of it as bytes, in which a text can be searched for."""

from __future__ import annotations

import marshal
from typing import Any

_ONE_SPELLING = 2
"""The last format of `marshal` in which equal values are written alike."""


def glance(value: Any) -> bytes:
    """A JSON value as bytes: every text in it stands there whole, in UTF-8 (see `utf8`).

    Values written otherwise differ. ValueError for what is no JSON value, or is nested too deeply.
    """
    return marshal.dumps(value, _ONE_SPELLING)


def utf8(text: str) -> bytes:
    """A text as it stands in what `glance` gives."""
    return text.encode("utf-8", errors="surrogatepass")
