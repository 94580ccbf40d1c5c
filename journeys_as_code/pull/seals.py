"""Secrets whose values nobody gives in this run, known again by the digests that state keeps of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from journeys_as_code.secrets import is_seal

_ALONE = re.compile(r"\$\{vars\.([^}]+)\}")


def named_seals(written: Any, applied: Any) -> Iterator[tuple[str, str]]:
    """The digests in an applied document, each with the variable that its file has in that place.

    Only where the variable stands there alone: a digest is of the whole text.
    """
    if isinstance(written, dict) and isinstance(applied, dict):
        for key in written.keys() & applied.keys():
            yield from named_seals(written[key], applied[key])
    elif isinstance(written, list) and isinstance(applied, list):
        for one, other in zip(written, applied, strict=False):
            yield from named_seals(one, other)
    elif isinstance(written, str) and is_seal(applied) and (found := _ALONE.fullmatch(written)):
        yield applied, found[1]
