"""The file store: one small file per record under `.journeys/state/TARGET/`, for one machine."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from journeys_as_code.address import is_key
from journeys_as_code.errors import StateConflict, StateError
from journeys_as_code.state import codec, disk
from journeys_as_code.state.lockfile import FileLease, LockFile
from journeys_as_code.state.record import Record
from journeys_as_code.state.store import LockInfo, Versioned

BACKUPS = 5
"""How many earlier versions of a record are kept: those that were at rest, and what was deleted."""

_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def folder_name(target: str) -> str:
    """A target's folder: a capital is written `+c`, so that no file system mixes up two targets."""
    return re.sub("[A-Z]", lambda letter: f"+{letter[0].lower()}", target)


def file_name(key: str) -> str:
    """A key's file: flat, `/` as `+`, a leading `+` before names that Windows keeps for devices."""
    name = key.replace("/", "+")
    return f"{'+' if _DEVICES.fullmatch(name) else ''}{name}.json"


def key_of(name: str) -> str | None:
    """The key whose file has this name; None when no key has."""
    key = name.removesuffix(".json").removeprefix("+").replace("+", "/")
    return key if is_key(key) and file_name(key) == name else None


def home_of(root: Path, target: str) -> Path:
    """The folder of a target's state, in the project whose folder is `root`."""
    return root / disk.HOME / "state" / folder_name(target)


class FileStore:
    """The records of one target in files below the project's folder (see `store.Store`).

    Writes are whole, durable, and compare-and-set against threads and processes of this machine.
    """

    def __init__(
        self,
        root: Path,
        target: str,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex[:12],
    ) -> None:
        self._root = root
        self._folder = home_of(root, target)
        self._clock = clock
        self._lock = LockFile(
            self._folder, self._shown(self._folder), target=target, clock=clock, new_id=new_id
        )

    def load(self) -> Mapping[str, Versioned]:
        """All records by key, in order of key."""
        found = ((key, self.get(key)) for key in sorted(self._keys()))
        return {key: versioned for key, versioned in found if versioned is not None}

    def versions(self) -> Mapping[str, str]:
        """The version of every record by key, in order of key."""
        found = ((key, self._read(self._path(key))) for key in sorted(self._keys()))
        return {key: codec.version(content) for key, content in found if content is not None}

    def get(self, key: str) -> Versioned | None:
        """One record, or None."""
        path = self._path(key)
        content = self._read(path)
        if content is None:
            return None
        record = codec.decode(content, self._shown(path))
        if record.key != key:
            record = self._rename(record, key, path)
        return Versioned(record, codec.version(content))

    def put(self, record: Record, expect: str | None) -> str:
        """Write one record if its version is still `expect`; returns the new version."""
        path = self._path(record.key)
        content = codec.encode(record.model_copy(update={"updated_at": codec.stamp(self._clock())}))
        with disk.door(self._shown(path)):
            disk.prepare(self._folder)
            temporary = disk.write_beside(path, content)
            try:
                with disk.guarded(self._folder):
                    self._keep(path, self._expected(path, expect))
                    temporary.replace(path)
            finally:
                temporary.unlink(missing_ok=True)
            disk.sync_folder(self._folder)
        return codec.version(content)

    def delete(self, key: str, expect: str) -> None:
        """Move one record to the backups if its version is still `expect`."""
        path = self._path(key)
        with disk.door(self._shown(path)):
            disk.prepare(self._folder)
            with disk.guarded(self._folder):
                content = self._expected(path, expect)
                path.replace(self._backup_path(path, content or b""))
            disk.sync_folder(self._folder)

    def move(self, key: str, to: str, expect: str) -> str:
        """Give a record another key, at once; raises `StateConflict` when `to` has one already."""
        old, new = self._path(key), self._path(to)
        with disk.door(self._shown(new)):
            disk.prepare(self._folder)
            with disk.guarded(self._folder):
                self._expected(new, None)
                content = self._expected(old, expect) or b""
                old.rename(new)
            disk.sync_folder(self._folder)
        record = codec.decode(content, self._shown(new))
        return self.put(record.model_copy(update={"key": to}), expect)

    def lock(self, *, who: str, purpose: str, seconds: float = 60.0) -> FileLease:
        """Take the target's lock; raises `LockHeld`, naming the holder, when it is taken."""
        with disk.door(self._shown(self._folder)):
            disk.prepare(self._folder)
        lease = self._lock.take(who=who, purpose=purpose, seconds=seconds)
        self._sweep()
        return lease

    def holder(self) -> LockInfo | None:
        """Who holds the lock now."""
        return self._lock.holder()

    def unlock(self, lock_id: str) -> None:
        """Break the lock with this id; raises `LockHeld` when another one is held."""
        other = self._lock.remove(lock_id)
        if other is not None:
            raise self._lock.taken(other)

    def _keys(self) -> Iterator[str]:
        with disk.door(self._shown(self._folder)):
            names = [path.name for path in self._folder.iterdir()] if self._folder.is_dir() else []
        for name in names:
            if name.startswith(".") or not name.endswith(".json"):
                continue
            key = key_of(name)
            if key is None:
                shown = self._shown(self._folder / name)
                raise StateError(f"{shown}: not a record of ours", hint="move this file away")
            yield key

    def _path(self, key: str) -> Path:
        if not is_key(key):
            raise StateError(f"{key!r} is no key of a journey")
        return self._folder / file_name(key)

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _read(self, path: Path) -> bytes | None:
        with disk.door(self._shown(path)):
            try:
                return path.read_bytes()
            except FileNotFoundError:
                return None

    def _rename(self, record: Record, key: str, path: Path) -> Record:
        """A move renames the file first, so the name rules; but a copy is no second journey."""
        other = self._read(self._path(record.key)) if is_key(record.key) else None
        if other is not None and codec.decode(other, record.key).uuid == record.uuid:
            raise StateError(
                f"{self._shown(path)}: this is a copy of the record of {record.key}",
                hint="remove the file that should not be there",
            )
        return record.model_copy(update={"key": key})

    def _expected(self, path: Path, expect: str | None) -> bytes | None:
        content = self._read(path)
        if (codec.version(content) if content is not None else None) != expect:
            raise StateConflict(
                f"{self._shown(path)}: this record was changed by another run; nothing was written",
                hint="run `journeys plan` again",
            )
        return content

    def _keep(self, path: Path, content: bytes | None) -> None:
        if content is None or codec.decode(content, self._shown(path)).pending is not None:
            return
        backup = self._backup_path(path, content)
        try:
            backup.hardlink_to(path)
        except FileExistsError:
            return
        except OSError:  # a file system without hard links
            disk.write_beside(backup, content).replace(backup)

    def _backup_path(self, path: Path, content: bytes) -> Path:
        """Where this version is kept; older ones make room for it."""
        folder = self._folder / ".backup" / path.stem
        disk.make_folder(folder)
        for old in sorted(folder.iterdir())[: -(BACKUPS - 1)]:
            old.unlink(missing_ok=True)
        when = self._clock().astimezone(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        return folder / f"{when}-{codec.version(content)[:8]}.json"

    def _sweep(self) -> None:
        """Remove what killed writers left half-written; only the holder of the lock writes records."""
        for path in self._folder.glob(f".*.json.*{disk.TEMPORARY}"):
            path.unlink(missing_ok=True)
