"""What was found in journeys on their own, kept for the next run; safe to delete.

A journey is judged by its own file, by the files it uses, by the project file, by the variables and by this tool,
and sometimes by which other journeys there are. While all of that is as it was, so is what was found.
What hangs on the time, on other journeys or on secrets is found anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from journeys_as_code.findings import Finding
from journeys_as_code.source.files import JourneyFile
from journeys_as_code.validate.sketch import Sketch
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.remembering import Kept, Recalled, Remembered, about, digest

_SECRECY = "J4"
"""How the codes of findings begin that may be about something secret."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One journey: its findings, what others need to know of it, its files, and how many points it has."""

    findings: tuple[Finding, ...]
    sketch: Sketch
    texts: tuple[str, ...]
    points: int


class Judgements:
    """What was found in the journeys of one target, in earlier runs and in this one."""

    def __init__(self, ws: Workspace) -> None:
        self._secret = secret_names(ws)
        self._files = Remembered(ws, "checked", judged_by(ws), _entries())

    def begin(self, found: Sequence[JourneyFile]) -> None:
        """These are the journeys of the project."""
        self._files.begin(found)

    def of(self, file: JourneyFile, content: bytes) -> Recalled[Judged] | None:
        """What was found in a journey of this content, if all that counts is as it was then."""
        return self._files.of(file, content)

    def note(
        self, file: JourneyFile, content: bytes, judged: Judged, texts: Mapping[str, str]
    ) -> None:
        """This was found in a journey; kept unless it has to do with secrets."""
        if not has_to_do_with_secrets(judged.sketch.used, judged.findings, self._secret):
            self._files.note(file, content, judged, texts)

    def keep(self) -> None:
        """Keep for the next run what is known now."""
        self._files.keep()


def judged_by(ws: Workspace) -> str:
    """All that all journeys are judged by; of secret variables only that there are such."""
    known, secret = ws.variables, secret_names(ws)
    values = {name: it for name, it in known.values.items() if name not in secret}
    return digest(repr((about(ws), values, sorted(secret), dict(known.unset))))


def secret_names(ws: Workspace) -> frozenset[str]:
    """The names of the variables of a target that hold something secret."""
    secrets = ws.variables.secrets
    return frozenset(name for name, it in ws.variables.values.items() if it in secrets)


def has_to_do_with_secrets(
    used: frozenset[str] | None, findings: Iterable[Finding], secret: frozenset[str]
) -> bool:
    """Whether what was found in a journey that names these variables had better not be kept."""
    if used is None or used & secret:
        return True
    return any(finding.code.startswith(_SECRECY) for finding in findings)


@cache
def _entries() -> TypeAdapter[dict[str, Kept[Judged]]]:
    return TypeAdapter(dict[str, Kept[Judged]])
