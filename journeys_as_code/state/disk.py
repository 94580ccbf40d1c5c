"""What the file store asks of the disk: whole files or none, one writer at a time, errors of ours."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journeys_as_code.errors import StateError

TEMPORARY = ".tmp"
"""How the names of files being written end; what a killed writer left behind is swept by name."""
_PATIENCE = 2.0
"""The longest that appending waits for another writer, in seconds."""
_TRIES = 200
HOME = ".journeys"
"""The folder, in a project's own, of all that is not for git."""


@contextmanager
def door(path: Path | str) -> Iterator[None]:
    """Turn errors of the operating system into `StateError`, naming `path`."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        hint = "make sure that this place can be read and written, and that the disk is not full"
        raise StateError(f"{path}: {reason}", hint=hint) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for its owner alone; nothing when it is there."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    sync_folder(folder.parent)


def prepare(folder: Path) -> None:
    """Make HOME or a folder below it, on first use with a note that keeps all of HOME out of git."""
    if folder.is_dir():
        return
    make_folder(folder)
    home = next(above for above in (folder, *folder.parents) if above.name == HOME)
    with suppress(FileExistsError), (home / ".gitignore").open("x") as file:
        file.write("# What this machine knows of the account; not for git.\n*\n")


def write_beside(path: Path, content: bytes) -> Path:
    """Write a durable file next to `path`, for its owner alone, ready to take its place."""
    writer = f"{os.getpid()}-{threading.get_ident()}"
    temporary = path.with_name(f".{path.name.lstrip('.')}.{writer}{TEMPORARY}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return temporary


def replace(path: Path, content: bytes) -> None:
    """Give `path` new content, at once and durably: a reader sees the old or the new, whole."""
    write_beside(path, content).replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable (Windows has no such call, and needs none)."""
    if sys.platform == "win32":  # pragma: no cover
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Keep other threads and processes out of the same few steps; freed by the kernel at death."""
    descriptor = os.open(folder / ".guard", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _hold(descriptor)
        yield
    finally:
        os.close(descriptor)


def append(path: Path, content: bytes) -> None:
    """Put whole lines at the end of a file, durably, never between those of another writer.

    Where a killed writer left half a line, these begin on one of their own.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        _hold_if_free(descriptor)
        if not _ends_a_line(descriptor):
            content = b"\n" + content
        while content:
            content = content[os.write(descriptor, content) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hold_if_free(descriptor: int) -> None:
    """Keep other writers out; one that hangs is not waited for, since an append alone is atomic too."""
    for _ in range(_TRIES):
        if _try_hold(descriptor):
            return
        time.sleep(_PATIENCE / _TRIES)


def _ends_a_line(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    if not size:
        return True
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def claim(path: Path) -> int | None:
    """A descriptor that keeps others from claiming `path` until it is closed; None when one does."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    held = False
    try:
        held = _try_hold(descriptor)
    finally:
        if not held:
            os.close(descriptor)
    return descriptor if held else None


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _hold(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

    def _try_hold(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _hold(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _try_hold(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
