"""Journeys in which nothing was to be done by the runs before: while nothing of theirs moves, there still is not.

What a plan says of a journey hangs on the texts of its files, on the project file, the variables and this tool, on
its record in the state, and on what is live; for those that speak of other journeys, on all files and records.
Safe to delete.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from journeys_as_code.findings import Finding
from journeys_as_code.plan.change import JourneyPlan
from journeys_as_code.plan.unchanged import Settled, imprint, settled
from journeys_as_code.remote.port import JourneyObject
from journeys_as_code.source import files
from journeys_as_code.source.files import JourneyFile
from journeys_as_code.source.text import decode
from journeys_as_code.state.record import Record
from journeys_as_code.validate.check import Checked, Verdict
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.judged import has_to_do_with_secrets, judged_by, secret_names
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.remembering import Kept, Recalled, Remembered, digest


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the files of a journey, and what its plan said; `version` is that of its record."""

    verdict: Verdict
    plan: Settled
    version: str


class Settling:
    """Which journeys of one target were found as git wants them. For any number of threads."""

    def __init__(self, ws: Workspace, at: Connection) -> None:
        seals = sorted(at.secrets.seal(value) for value in at.secrets.values)
        self._ws, self._secrets = ws, at.secrets
        self._secret = secret_names(ws)
        self._files = Remembered(ws, "settled", digest(repr((judged_by(ws), seals))), _entries())
        self._contents: dict[JourneyFile, bytes] = {}
        self._versions: Mapping[str, str] = {}

    def recall(
        self, found: Sequence[JourneyFile], versions: Mapping[str, str]
    ) -> dict[str, Recalled[Found]]:
        """Those in whose files and records nothing has moved, by file; what is live is still to be seen.

        None where a record has no file: then it is to be found out whether that was renamed.
        """
        self._versions = versions
        self._files.begin((found, versions))
        recalled = {}
        for file in found:
            content = files.content(self._ws.root, file.file)
            if isinstance(content, Finding):
                continue
            self._contents[file] = content
            known = self._files.of(file, content)
            if known is not None and known.found.version == versions.get(file.key):
                recalled[file.file] = known
        return recalled if versions.keys() <= {file.key for file in found} else {}

    def imprint(self, live: JourneyObject) -> str:
        """What a live journey is known by."""
        return imprint(live, self._secrets)

    def note(
        self, journey: Checked, verdict: Verdict, record: Record, made: JourneyPlan, live: str
    ) -> None:
        """This plan was made of a journey; kept if nothing is to be done to it, nor to its record."""
        file = JourneyFile(journey.key, journey.source.file)
        content, version = self._contents.get(file), self._versions.get(journey.key)
        plan = settled(made, live)
        if plan is None or content is None or version is None:
            return
        if decode(content, file.file) != journey.source.text:
            return
        if record.applied != self._secrets.seal(made.desired):
            return
        if has_to_do_with_secrets(journey.used, verdict.findings, self._secret):
            return
        self._files.note(file, content, Found(verdict, plan, version), journey.source.texts)

    def keep(self) -> None:
        """Keep for the next run what is known now."""
        self._files.keep()


@cache
def _entries() -> TypeAdapter[dict[str, Kept[Found]]]:
    return TypeAdapter(dict[str, Kept[Found]])
