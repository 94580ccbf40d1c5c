"""What was found in journeys on their own, kept for the next run; safe to delete.

A journey is judged by its own file, by the files it uses, by the project file, by the variables and by this tool,
and sometimes by which other journeys there are. While all of that is as it was, so is what was found.
What hangs on the time, on other journeys or on secrets is found anew each time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter, ValidationError

from journeys_as_code.findings import Finding
from journeys_as_code.source import files
from journeys_as_code.source.files import PROJECT_FILE, JourneyFile
from journeys_as_code.source.text import decode
from journeys_as_code.state.cache import Cache
from journeys_as_code.state.file import folder_name
from journeys_as_code.validate.sketch import Sketch
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.remembering import about, digest

_OTHERS = ("journeys.", "include", "\\")
"""What stands in every file that may speak of other journeys of the project."""
_SECRECY = "J4"
"""How the codes of findings begin that may be about something secret."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One journey: its findings, what others need to know of it, its files, and how many points it has."""

    findings: tuple[Finding, ...]
    sketch: Sketch
    texts: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was found in a journey earlier, and the texts of its files as they are now."""

    judged: Judged
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What was found in a journey, and the digests of all that it was found in."""

    own: str
    others: Mapping[str, str]
    """Of the other files it uses, by name."""
    project: str
    """Of the keys and files of all journeys, where it may speak of them."""
    judged: Judged


class Judgements:
    """What was found in the journeys of one target, in earlier runs and in this one."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self._secret = secret_names(ws)
        self._cache = Cache(
            ws.root, f"checked-{folder_name(ws.target_name)}", digest(self._about())
        )
        self._known = _read(self._cache)
        self._kept: dict[str, Entry] = {}
        self._files: dict[str, tuple[str, str]] = {PROJECT_FILE: ("", ws.source.text)}
        self._project = ""

    def begin(self, found: Sequence[JourneyFile]) -> None:
        """These are the journeys of the project."""
        self._project = digest(repr(found))

    def of(self, file: JourneyFile, content: bytes) -> Recalled | None:
        """What was found in a journey of this content, if all that counts is as it was then."""
        entry = self._known.get(file.file)
        if entry is None or entry.own != _digest(content):
            return None
        if entry.project not in ("", self._project) or entry.judged.sketch.key != file.key:
            return None
        if any(self._file(other)[0] != seen for other, seen in entry.others.items()):
            return None
        self._kept[file.file] = entry
        texts = {other: self._file(other)[1] for other in entry.judged.texts if other != file.file}
        return Recalled(entry.judged, {file.file: _text(content, file.file), **texts})

    def note(
        self, file: JourneyFile, content: bytes, judged: Judged, texts: Mapping[str, str]
    ) -> None:
        """This was found in a journey; kept unless it has to do with secrets."""
        if has_to_do_with_secrets(judged.sketch.used, judged.findings, self._secret):
            return
        others = {name: self._file(name) for name in texts if name != file.file}
        if any(text != texts[name] for name, (_, text) in others.items()):
            return
        speaks = any(word in text for text in texts.values() for word in _OTHERS)
        digests = {name: seen for name, (seen, _) in others.items()}
        self._kept[file.file] = Entry(
            _digest(content), digests, self._project if speaks else "", judged
        )

    def keep(self) -> None:
        """Keep for the next run what is known now."""
        if self._kept != self._known:
            self._cache.write(_entries().dump_python(self._kept, mode="json"))

    def _about(self) -> str:
        """Everything that all journeys are judged by; of secret variables only that there are such."""
        known = self._ws.variables
        values = {name: it for name, it in known.values.items() if name not in self._secret}
        return repr((about(self._ws), values, sorted(self._secret), dict(known.unset)))

    def _file(self, name: str) -> tuple[str, str]:
        """The digest of another file, or of why it cannot be read, and its text."""
        if name not in self._files:
            content = files.content(self._ws.root, name)
            self._files[name] = (
                (digest(content.message), files.shown(self._ws.root, name))
                if isinstance(content, Finding)
                else (_digest(content), _text(content, name))
            )
        return self._files[name]


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


def _read(kept: Cache) -> Mapping[str, Entry]:
    try:
        return _entries().validate_python(kept.read())
    except ValidationError:
        return {}


@cache
def _entries() -> TypeAdapter[dict[str, Entry]]:
    return TypeAdapter(dict[str, Entry])


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _text(content: bytes, file: str) -> str:
    text = decode(content, file)
    return text if isinstance(text, str) else ""
