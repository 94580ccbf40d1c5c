"""From the data of a file to its text: edited, so that every byte that is not meant stays."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Any

from journeys_as_code.source.bodies import TextFile
from journeys_as_code.source.difference import between
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.editing import apply
from journeys_as_code.source.edits import Edit, Refusal, Set, Why
from journeys_as_code.source.listing import PROJECT_FILE
from journeys_as_code.source.meaning import same
from journeys_as_code.source.order import JOURNEY, project_order

_INDENTED = re.compile(r"\n( +)\S")


def rewritten(
    source: SourceFile, text: str, old: Any, new: Any, *, inline: bool
) -> tuple[str, tuple[Refusal, ...]]:
    """The text after its data has become `new`, and the edits that cannot be made in it.

    With `inline` an alias gives way to the value where that changes.
    """
    if isinstance(source, TextFile):
        return str(new), ()
    if source.file.endswith(".json"):
        return _json(text, old, new), ()
    order = project_order() if source.file == PROJECT_FILE else JOURNEY
    allow = frozenset({Why.VAR, Why.ALIAS} if inline else {Why.VAR})
    done = apply(text, between(old, new, order=order, allow=allow), file=source.file, order=order)
    if not (inline and done.refused and all(it.why is Why.ALIAS for it in done.refused)):
        return done.text, done.refused
    lifted = apply(text, _lifted(done.refused, new, allow), file=source.file, order=order)
    rest = between(_data(lifted.text, new), new, order=order, allow=allow)
    done = apply(lifted.text, rest, file=source.file, order=order)
    return done.text, (*lifted.refused, *done.refused)


def _lifted(refused: tuple[Refusal, ...], new: Any, allow: frozenset[Why]) -> list[Edit]:
    """The nearest mappings that hold what an alias gives, set as a whole."""
    above = dict.fromkeys(refusal.edit.path[:-1] for refusal in refused)
    found: list[Edit] = []
    for path in above:
        value = new
        for step in path:
            value = value[step]
        found.append(Set(path, value, allow))
    return found


def _data(text: str, otherwise: Any) -> Any:
    from journeys_as_code.source.yaml_loader import load

    source, _ = load(text.encode(), "")
    return source.data if source else otherwise


def _json(text: str, old: Any, new: Any) -> str:
    """JSON is YAML, so the same edits will do where what comes out is JSON; else it is laid out anew."""
    if isinstance(old, dict) and isinstance(new, dict):
        done = apply(text, between(old, new, allow=frozenset({Why.VAR})))
        with suppress(ValueError):
            if not done.refused and same(json.loads(done.text), new):
                return done.text
    found = _INDENTED.search(text)
    end = "\n" if text.endswith("\n") else ""
    return json.dumps(new, indent=len(found[1]) if found else None, ensure_ascii=False) + end
