"""Writing the project's files: the whole new content or nothing of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from journeys_as_code.errors import ProjectError
from journeys_as_code.source.listing import is_inside


def save(root: Path, relative: str, content: bytes) -> None:
    """Give a file of the project, which is there, new content at once; its permissions stay.

    What a link leads to is written, the link stays. ProjectError where it cannot be written.
    """
    save_all(root, {relative: content})


def save_all(root: Path, contents: Mapping[str, bytes]) -> None:
    """The same for several files, all of them or none: what was written is put back if one fails."""
    staged: dict[str, tuple[Path, Path]] = {}
    done: dict[Path, bytes] = {}
    relative = ""
    try:
        for relative, content in contents.items():
            path = _real(root, relative)
            staged[relative] = path, path.with_name(f".{path.name}.{os.getpid()}.tmp")
            staged[relative][1].write_bytes(content)
            shutil.copymode(path, staged[relative][1])
        for name, (path, beside) in staged.items():
            relative = name
            before = path.read_bytes()
            beside.replace(path)
            done[path] = before
    except OSError as error:
        for path, before in done.items():
            with suppress(OSError):
                path.write_bytes(before)
        reason = error.strerror or type(error).__name__
        hint = "check the permissions of the file and its folder"
        raise ProjectError(f"{relative} cannot be written: {reason}", hint=hint) from error
    finally:
        for _, beside in staged.values():
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _real(root: Path, relative: str) -> Path:
    if not is_inside(root, root / relative):
        raise ProjectError(f"{relative} is outside the project, and was left alone")
    return Path(os.path.realpath(root / relative))
