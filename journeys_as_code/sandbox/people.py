"""The people that were put into journeys by API, and those taken out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from journeys_as_code.sandbox.database import Database
from journeys_as_code.sandbox.record import Trigger
from journeys_as_code.sandbox.times import stamp


class People:
    """Who came into which journey by API, and who was dropped."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], new_uuid: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._new_uuid = new_uuid

    def trigger(
        self, uuid: str, by: str, people: Sequence[str], attributes: Mapping[str, str]
    ) -> Trigger:
        """Put people into a journey."""
        kept = Trigger(
            self._new_uuid(), uuid, by, tuple(people), dict(attributes), stamp(self._clock())
        )
        self._database.write(
            "INSERT INTO triggers VALUES (?, ?, ?, ?, ?, ?)",
            (kept.request_uuid, uuid, by, json.dumps(people), json.dumps(kept.attributes), kept.at),
        )
        return kept

    def triggers(self, uuid: str) -> tuple[Trigger, ...]:
        """Who was put into a journey by API, in order."""
        rows = self._database.query(
            "SELECT request_uuid, uuid, by, people, attributes, at FROM triggers "
            "WHERE uuid = ? ORDER BY rowid",
            (uuid,),
        )
        return tuple(
            Trigger(request, uuid, by, tuple(json.loads(people)), json.loads(attributes), at)
            for request, uuid, by, people, attributes, at in rows
        )

    def drop(self, uuid: str, user_ids: Iterable[str]) -> None:
        """Take people out of a journey."""
        now = stamp(self._clock())
        with self._database.transaction():
            for user in user_ids:
                self._database.write("INSERT INTO dropped VALUES (?, ?, ?)", (uuid, user, now))

    def dropped(self, uuid: str) -> tuple[str, ...]:
        """Who was taken out of a journey, in order."""
        rows = self._database.query(
            "SELECT user_id FROM dropped WHERE uuid = ? ORDER BY rowid", (uuid,)
        )
        return tuple(str(user) for (user,) in rows)
