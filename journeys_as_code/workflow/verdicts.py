"""What was found in journeys by the plans before: a journey that is as it was is not judged again; safe to delete.

A verdict hangs on the texts of a journey's files, on the document that they make once they are filled in, on the
project file and on this tool, and on nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from journeys_as_code.state.cache import Cache
from journeys_as_code.state.file import folder_name
from journeys_as_code.validate.check import Checked, Verdict, judging
from journeys_as_code.workflow.judged import has_to_do_with_secrets, secret_names
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.remembering import about, digest


@dataclass(frozen=True, slots=True)
class _Entry:
    imprint: str
    verdict: Verdict


class Verdicts:
    """Judges the journeys of one target, and remembers from run to run what was found."""

    def __init__(self, ws: Workspace) -> None:
        self._judge = judging(ws.catalogue, ws.project)
        self._secret = secret_names(ws)
        self._cache = Cache(ws.root, f"verdicts-{folder_name(ws.target_name)}", about(ws))
        self._known = _read(self._cache)
        self._kept: dict[str, _Entry] = {}

    def of(self, journey: Checked) -> Verdict:
        """What is to be said of one journey on its own."""
        imprint = _imprint(journey)
        entry = self._known.get(journey.key)
        if entry is None or entry.imprint != imprint:
            entry = _Entry(imprint, self._judge(journey))
            if has_to_do_with_secrets(journey.used, entry.verdict.findings, self._secret):
                return entry.verdict
        self._kept[journey.key] = entry
        return entry.verdict

    def keep(self) -> None:
        """Keep for the next run what is known now."""
        if self._kept != self._known:
            self._cache.write(_entries().dump_python(self._kept, mode="json"))


def _imprint(journey: Checked) -> str:
    return digest(repr((journey.key, dict(journey.source.texts), journey.document, journey.used)))


def _read(kept: Cache) -> Mapping[str, _Entry]:
    try:
        return _entries().validate_python(kept.read())
    except ValidationError:
        return {}


@cache
def _entries() -> TypeAdapter[dict[str, _Entry]]:
    return TypeAdapter(dict[str, _Entry])
