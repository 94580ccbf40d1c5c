"""Writing the project's files: the whole new content or nothing of it."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from journeys_as_code.errors import ProjectError
from journeys_as_code.source.listing import is_inside


def save(root: Path, relative: str, content: bytes) -> None:
    """Give a file of the project, which is there, new content at once; its permissions stay.

    What a link leads to is written, the link stays. ProjectError where it cannot be written.
    """
    if not is_inside(root, root / relative):
        raise ProjectError(f"{relative} is outside the project, and was left alone")
    path = Path(os.path.realpath(root / relative))
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(content)
        shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        hint = "check the permissions of the file and its folder"
        raise ProjectError(f"{relative} cannot be written: {reason}", hint=hint) from error
