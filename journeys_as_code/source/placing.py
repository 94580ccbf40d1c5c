"""Where a new journey's file belongs, and how it is made."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from journeys_as_code.errors import ProjectError
from journeys_as_code.source.listing import Pattern, is_inside

SCHEMA = "schemas/journey.schema.json"


def file_of(patterns: Sequence[Pattern], key: str) -> str:
    """The file in which a project of these patterns would look for a journey of this key.

    ProjectError where no pattern leads to one.
    """
    for pattern in patterns:
        if place := pattern.place_of(key):
            return place
    raise ProjectError(
        f"`journeys:` of journeys.yaml has no place for a new journey `{key}`",
        hint="add a folder or a pattern like `journeys/*.yaml`",
    )


def schema_beside(root: Path, file: str) -> str:
    """How a journey's file names the schema for editors; empty where the project has none."""
    if not (root / SCHEMA).is_file():
        return ""
    return PurePosixPath(os.path.relpath(SCHEMA, os.path.dirname(file) or ".")).as_posix()  # noqa: PTH120


def make(root: Path, relative: str, content: bytes) -> None:
    """Write a file of the project, new or not, at once; ProjectError where it cannot be written."""
    path = root / relative
    if not is_inside(root, path):
        raise ProjectError(f"{relative} is outside the project, and was not written")
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        raise ProjectError(f"{relative} cannot be written: {reason}") from error
