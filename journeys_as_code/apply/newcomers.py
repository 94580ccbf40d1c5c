"""What has come to the account since the plan looked at it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet

from journeys_as_code.errors import ApiError
from journeys_as_code.remote.made import Made, is_in_use
from journeys_as_code.remote.port import Listed
from journeys_as_code.remote.reader import Reader


class Newcomers:
    """Journeys that the plan could not see yet; for any number of threads.

    The list is asked for once per run, before the first journey is made, however many are. What the
    plan saw it has judged, so where nothing has come nothing is read, and nothing is refused.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known = reader.seen_in_use
        self._asking = threading.Lock()
        self._come: Mapping[str, Listed] | None = None
        self._trouble: ApiError | None = None

    def find(
        self,
        title: str,
        point_uuids: Collection[str],
        *,
        application: str,
        bound: Callable[[], AbstractSet[str]],
    ) -> Made:
        """The one that may be the journey about to be made, judged as the plan judges; may raise any ApiError.

        `bound` tells the uuids that belong to other keys, and is asked only where something was found.
        """
        rows = self._rows()
        if not rows:
            return Made(sure=True)
        made = self._reader.find_made(title, point_uuids, application=application, among=rows)
        if made.sure and made.uuid is None:
            return made
        taken = rows.keys() & bound()
        if not taken:
            return made
        return self._reader.find_made(
            title, point_uuids, bound=taken, application=application, among=rows
        )

    def _rows(self) -> Mapping[str, Listed]:
        """What has come, by uuid; a list that cannot be had is not asked for by each journey again."""
        with self._asking:
            if self._trouble is not None:
                raise self._trouble
            if self._come is None:
                self._come = self._asked()
            return self._come

    def _asked(self) -> Mapping[str, Listed]:
        try:
            rows = self._reader.survey() or {}
        except ApiError as error:
            self._trouble = error
            raise
        return {
            uuid: row for uuid, row in rows.items() if is_in_use(row) and uuid not in self._known
        }
