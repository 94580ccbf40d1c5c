"""Journey objects in saved answers: JSON, JSON lines, or what a browser's network panel saved (HAR)."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from journeys_as_code.errors import BadAnswer, ProjectError, Request
from journeys_as_code.remote.answers import journey_of
from journeys_as_code.remote.names import take
from journeys_as_code.remote.port import JourneyObject

_NOWHERE = Request("", "")
_ROW = frozenset({"id", "title", "status"})
"""Keys of a row of the list call, which holds no definition."""


@dataclass(frozen=True, slots=True)
class Found:
    """The journeys of some saved answers, each once, and in words what was passed over."""

    journeys: tuple[JourneyObject, ...]
    passed: tuple[str, ...] = ()


def find(text: str, name: str) -> Found:
    """The journey objects anywhere in a saved answer; of one journey the one edited last.

    ProjectError where the content is no JSON; `name` is what messages call it.
    """
    values = _values(text, name)
    journeys: dict[str, JourneyObject] = {}
    passed: list[str] = []
    rows = 0
    for message in _messages(values):
        if isinstance(take(message, "info"), dict) and take(take(message, "info"), "uuid"):
            try:
                found = journey_of(message, _NOWHERE)
            except BadAnswer as error:
                passed.append(f"something like a journey that is none: {error.message}")
                continue
            if take(message, "points"):
                _keep(journeys, found)
            else:
                passed.append(f"a journey without its points: {found.title}")
        elif message.keys() >= _ROW and "info" not in message:
            rows += 1
    if rows:
        passed.append(f"rows of a list, which hold no definition: {rows}")
    if not (journeys or passed):
        passed.append(f"everything: no journey object is in {name}")
    return Found(tuple(journeys.values()), tuple(passed))


def _keep(journeys: dict[str, JourneyObject], found: JourneyObject) -> None:
    before = journeys.get(found.uuid)
    if before is None or found.updated_at >= before.updated_at:
        journeys[found.uuid] = found


def _values(text: str, name: str) -> list[Any]:
    """The JSON values of a file: one, or one a line."""
    try:
        return [json.loads(text)]
    except RecursionError as error:
        raise _no_json(name, "it is nested too deeply") from error
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        parsed = [_parsed(line) for line in lines]
        if len(lines) < 2 or None in parsed:  # noqa: PLR2004 - one line is no list of lines
            raise _no_json(name, str(error)) from error
        return parsed


def _no_json(name: str, why: str) -> ProjectError:
    hint = "save the answer of a call, or the network panel of the browser as HAR"
    return ProjectError(f"{name} is not JSON: {why}", hint=hint)


def _messages(values: list[Any]) -> Iterator[dict[str, Any]]:
    """Every object of these values, outer ones first; a journey is not looked into."""
    stack = values[::-1]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            yield value
            if not isinstance(take(value, "points"), list):
                stack.extend(reversed([*value.values(), *_answer(value)]))


def _answer(message: dict[str, Any]) -> Iterator[Any]:
    """The JSON in a HAR's `content`: a text, maybe in base64."""
    text = message.get("text")
    if not isinstance(text, str) or "mimeType" not in message:
        return
    if message.get("encoding") == "base64":
        try:
            text = base64.b64decode(text).decode()
        except (binascii.Error, UnicodeDecodeError):
            return
    value = _parsed(text)
    if value is not None:
        yield value


def _parsed(text: str) -> Any:
    """The JSON value of a text, None where there is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
