"""Everything the sandbox remembers: journeys, calls, people, and what clients lost."""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from journeys_as_code.sandbox import statuses
from journeys_as_code.sandbox.database import Database
from journeys_as_code.sandbox.foreign import lost
from journeys_as_code.sandbox.people import People
from journeys_as_code.sandbox.record import Call, Definition, Journey, Loss
from journeys_as_code.sandbox.times import stamp, utc_now

KEPT_CALLS = 100_000
"""How many of the latest calls are kept."""

_JOURNEY = "uuid, status, created_at, updated_at, last_edited_by, was_started, ran, running_since, definition"
_CALL = "number, at, method, path, action, uuid, status, before, after, fault"


def _random_uuid() -> str:
    return str(uuids.uuid4())


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


class SandboxStore:
    """The account behind the embedded API, in one SQLite file (or `:memory:`).

    Every method is atomic and, for a file, durable when it returns. Safe to share between threads;
    several processes may use one file.
    """

    def __init__(
        self,
        path: str | Path = ":memory:",
        *,
        clock: Callable[[], datetime] = utc_now,
        new_uuid: Callable[[], str] = _random_uuid,
    ) -> None:
        self._database = Database(path)
        self.people = People(self._database, clock, new_uuid)
        self.clock = clock
        self.new_uuid = new_uuid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        self._database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside happens at once, or not at all."""
        with self._database.transaction():
            yield

    # journeys

    def create(self, definition: Definition, by: str = "API") -> Journey:
        """Keep a new draft."""
        now = self._now()
        journey = Journey(self.new_uuid(), statuses.DRAFT, now, now, by, definition=definition)
        self._database.write(
            f"INSERT INTO journeys ({_JOURNEY}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (*_head(journey), _compact(definition)),
        )
        return journey

    def get(self, uuid: str) -> Journey | None:
        """One journey, or None."""
        rows = self._database.query(
            f"SELECT {_JOURNEY} FROM journeys WHERE uuid = ?",  # noqa: S608
            (uuid,),
        )
        return _journey(rows[0]) if rows else None

    def status(self, uuid: str) -> str:
        """A journey's status; empty where there is no such journey."""
        rows = self._database.query("SELECT status FROM journeys WHERE uuid = ?", (uuid,))
        return str(rows[0][0]) if rows else ""

    def journeys(self, *, skip: int = 0, limit: int = -1) -> tuple[Journey, ...]:
        """Journeys in the order they were made."""
        rows = self._database.query(
            f"SELECT {_JOURNEY} FROM journeys ORDER BY number LIMIT ? OFFSET ?",  # noqa: S608
            (limit, skip),
        )
        return tuple(map(_journey, rows))

    def count(self) -> int:
        """How many journeys there are."""
        return int(self._database.query("SELECT count(*) FROM journeys")[0][0])

    def replace(self, uuid: str, definition: Definition, by: str = "API") -> Journey:
        """Keep a whole new definition, and record what it lost of what the service had added."""
        with self.transaction():
            before = self._existing(uuid)
            now = self._after(before)
            for path in lost(before.definition, definition):
                self._database.write("INSERT INTO losses VALUES (?, ?, ?)", (uuid, path, now))
            return self._save(replace(before, definition=definition, last_edited_by=by), now)

    def edit(
        self, uuid: str, change: Callable[[Definition], Definition | None], by: str = "Mary"
    ) -> Journey:
        """Change a definition behind every client's back; `change` may work in place.

        Allowed in every status: the service itself edits running journeys when an A/B/n test has a
        winner (product docs).
        """
        with self.transaction():
            before = self._existing(uuid)
            after = change(before.definition) or before.definition
            return self._save(
                replace(before, definition=after, last_edited_by=by), self._after(before)
            )

    def move(self, uuid: str, status: str, by: str = "API") -> Journey:
        """Give a journey another status, whatever the rules of the API."""
        with self.transaction():
            before = self._existing(uuid)
            now = self._after(before)
            running = status == statuses.RUNNING
            return self._save(
                replace(
                    before,
                    status=status,
                    last_edited_by=by,
                    was_started=before.was_started or running,
                    ran=before.seconds_run(datetime.fromisoformat(now)),
                    running_since=now if running else "",
                ),
                now,
            )

    def _existing(self, uuid: str) -> Journey:
        journey = self.get(uuid)
        if journey is None:
            raise KeyError(uuid)
        return journey

    def _save(self, journey: Journey, now: str) -> Journey:
        saved = replace(journey, updated_at=now)
        self._database.write(
            f"UPDATE journeys SET ({_JOURNEY}) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE uuid = ?",  # noqa: S608
            (*_head(saved), _compact(saved.definition), saved.uuid),
        )
        return saved

    def _now(self) -> str:
        return stamp(self.clock())

    def _after(self, journey: Journey) -> str:
        """A time later than the journey's last change, even when the clock stands still."""
        later = datetime.fromisoformat(journey.updated_at) + timedelta(microseconds=1)
        return max(self._now(), stamp(later))

    # calls

    def log(
        self, method: str, path: str, action: str, uuid: str = "", *, status: int, before: str = "",
        after: str = "", fault: str = "",
    ) -> None:  # fmt: skip
        """Record one call."""
        number = self._database.write(
            f"INSERT INTO calls ({_CALL}) VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            (self._now(), method, path, action, uuid, status, before, after, fault),
        )
        if number % 1000 == 0:
            self._database.write("DELETE FROM calls WHERE number <= ?", (number - KEPT_CALLS,))

    def calls(self, *actions: str, after: int = 0) -> tuple[Call, ...]:
        """The calls in order, of these actions only where any are named, after that number."""
        rows = self._database.query(
            f"SELECT {_CALL} FROM calls WHERE number > ? ORDER BY number",  # noqa: S608
            (after,),
        )
        found = (Call(*row) for row in rows)
        return tuple(call for call in found if not actions or call.action in actions)

    def losses(self) -> tuple[Loss, ...]:
        """What clients lost of what the service had added."""
        return tuple(Loss(*row) for row in self._database.query("SELECT * FROM losses"))


def _head(journey: Journey) -> tuple[Any, ...]:
    return (
        journey.uuid, journey.status, journey.created_at, journey.updated_at,
        journey.last_edited_by, int(journey.was_started), journey.ran, journey.running_since,
    )  # fmt: skip


def _journey(row: tuple[Any, ...]) -> Journey:
    uuid, status, created, updated, editor, started, ran, since, definition = row
    return Journey(
        uuid, status, created, updated, editor, bool(started), ran, since, json.loads(definition)
    )
