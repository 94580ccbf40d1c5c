"""From live journeys to what the project says of kinds of points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from journeys_as_code.errors import BadAnswer, Refused, Rejected
from journeys_as_code.model.journey import Document
from journeys_as_code.pull.found import Found
from journeys_as_code.pull.kinds import Learned, learn
from journeys_as_code.pull.variables import Ledger
from journeys_as_code.remote.port import Prior
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.declaring import declare
from journeys_as_code.workflow.opening import Workspace


@dataclass(frozen=True)
class Lesson:
    """What was learned, from how many journeys, and how many could not be read."""

    learned: Learned
    journeys: int
    unreadable: int = 0


def study(
    ws: Workspace,
    at: Connection,
    *,
    on_found: Callable[[int], None],
    on_read: Callable[[str], None],
) -> Lesson:
    """What the live journeys teach; writes nothing. Refused where there is no call that lists them."""
    survey = at.reader.survey()
    if survey is None:
        raise Refused(
            "the service has no call that lists journeys",
            hint="journeys schemas learn --from FILE takes saved answers",
        )
    on_found(len(survey))
    seen = {it.record.uuid: it.record.seen for it in at.store.load().values()}

    def read(uuid: str) -> Prior | None:
        try:
            prior = at.reader.prior(uuid, {}, seen.get(uuid))
        except (Rejected, BadAnswer):
            return None
        on_read(uuid)
        return prior if prior.raw else None

    with ThreadPoolExecutor(at.connections) as pool:
        priors = [*pool.map(read, survey)]
    documents = [prior.document for prior in priors if prior is not None]
    return _lesson(ws, documents, len(priors) - len(documents))


def study_found(ws: Workspace, found: Found) -> Lesson:
    """The same from journey objects that somebody saved."""
    codec = Codec(ws.catalogue, ws.target.application_code)
    return _lesson(ws, [codec.decode(it.raw, {})[0] for it in found.journeys])


def keep(ws: Workspace, lesson: Lesson) -> None:
    """Write the kinds that were learned into journeys.yaml; comments and the rest of it stay."""
    declare(ws, Ledger({}, (), ()), lesson.learned.kinds)


def _lesson(ws: Workspace, documents: Sequence[Document], unreadable: int = 0) -> Lesson:
    tidy = Semantics(ws.catalogue).tidy
    learned = learn(map(tidy, documents), ws.catalogue)
    return Lesson(learned, len(documents), unreadable)
