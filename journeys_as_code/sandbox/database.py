"""The SQLite file of the sandbox: opened once, used by one thread at a time, durable at every commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from journeys_as_code.errors import StateError

FORMAT = 1
_HINT = "remove the file to begin anew"
_SCHEMA = """
CREATE TABLE journeys (
  number INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, status TEXT NOT NULL,
  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, last_edited_by TEXT NOT NULL,
  was_started INTEGER NOT NULL, ran REAL NOT NULL, running_since TEXT NOT NULL,
  definition TEXT NOT NULL);
CREATE TABLE calls (
  number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT, method TEXT, path TEXT, action TEXT, uuid TEXT,
  status INTEGER, before TEXT, after TEXT, fault TEXT);
CREATE TABLE triggers (
  request_uuid TEXT PRIMARY KEY, uuid TEXT NOT NULL, by TEXT NOT NULL, people TEXT NOT NULL,
  attributes TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX triggers_of_journey ON triggers (uuid);
CREATE TABLE dropped (uuid TEXT NOT NULL, user_id TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE losses (uuid TEXT NOT NULL, path TEXT NOT NULL, at TEXT NOT NULL);
"""


class Database:
    """One connection behind one lock; `transaction` nests."""

    def __init__(self, path: str | Path) -> None:
        self._lock = RLock()
        self._depth = 0
        self._connection = _open(path)

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a SELECT."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one statement; the number of the row it inserted."""
        with self.transaction():
            return self._connection.execute(sql, values).lastrowid or 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside happens at once, or not at all."""
        with self._lock:
            if self._depth == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._end("ROLLBACK")
                raise
            self._end("COMMIT")

    def _end(self, statement: str) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._connection.execute(statement)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock:
            self._connection.close()


def _open(path: str | Path) -> sqlite3.Connection:
    try:
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=10, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise StateError(f"{path} cannot be opened: {error}") from error
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        _prepare(connection, path)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.DatabaseError):
            raise StateError(f"{path} is not a usable sandbox: {error}", hint=_HINT) from error
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: str | Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if not found:
        for statement in filter(str.strip, _SCHEMA.split(";")):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
    if found not in (0, FORMAT):
        raise StateError(
            f"{path} is a sandbox of format {found}, this version reads format {FORMAT}",
            hint=_HINT,
        )
