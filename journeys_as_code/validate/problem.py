"""A problem: what is wrong where in a document, before it is known where in the file that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.findings import Finding, Place, Severity
from journeys_as_code.source.document import SourceFile


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the value at `path`, or with its key; `hint` says what to write.

    `part` is the part of the value that is meant, where it is a text. `file` is for rules that look
    at several; `at` is where no value stands, as in a comment.
    """

    path: Path
    message: str
    hint: str = ""
    key: bool = False
    part: str = ""
    file: str = ""
    at: Place | None = None

    def finding(self, code: str, severity: Severity, source: SourceFile | None) -> Finding:
        """The problem as a finding in its file; None where the problem knows its place."""
        return Finding(code, severity, self.message, self._place(source), self.hint, self.path)

    def _place(self, source: SourceFile | None) -> Place:
        if self.at is not None or source is None:
            return self.at or Place(self.file)
        return self._place_of_part(source) if self.part else source.place(self.path, key=self.key)

    def _place_of_part(self, source: SourceFile) -> Place:
        written = value_at(source.data, self.path)
        offset = written.find(self.part) if isinstance(written, str) else -1
        if offset < 0:
            return source.place(self.path)
        return source.place_within(self.path, offset, len(self.part))


def value_at(data: Any, path: Path) -> Any:
    """The value at a path, or None where there is none."""
    for step in path:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data
