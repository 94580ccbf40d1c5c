"""From files, state and the account to a plan. Reads only; nothing is written anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from journeys_as_code.errors import UsageError
from journeys_as_code.plan.change import Plan
from journeys_as_code.plan.subject import Subject
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.ground import survey
from journeys_as_code.workflow.loading import Loaded
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.settling import Settling
from journeys_as_code.workflow.wanting import context_of
from journeys_as_code.workflow.watching import NOBODY, Watcher


@dataclass(frozen=True)
class Planned:
    """A plan, with the journeys it was made from: all of a `whole` one, else those that had to be read."""

    plan: Plan
    loaded: Loaded


def plan(
    ws: Workspace,
    at: Connection,
    keys: Sequence[str] = (),
    *,
    lenient: bool = False,
    include_cosmetic: bool = False,
    whole: bool = False,
    watcher: Watcher = NOBODY,
) -> Planned:
    """What one apply would do to the target, or to some of its journeys.

    Raises Invalid when files have errors, UsageError for keys that the project does not have (with
    `lenient` they are passed over), any ApiError or StateError. Every file is read if that is asked
    for (`whole`, `lenient` or keys), else only where something has moved since the last plan.
    """
    with collector_paused():
        settling = None if whole or lenient or keys else Settling(ws, at)
        context = context_of(ws, at, include_cosmetic=include_cosmetic)
        ground = survey(ws, at, context, keys, watcher=watcher, settling=settling)
        journeys = ground.planned(_chosen(ground.subjects, keys, lenient=lenient))
        if settling is not None:
            settling.keep()
    code, managed = ws.target.application_code, len(ground.looker.bound)
    return Planned(Plan(ws.target_name, code, journeys, managed), ground.loaded)


def _chosen(found: Sequence[Subject], keys: Sequence[str], *, lenient: bool) -> Sequence[Subject]:
    if not keys and not lenient:
        return found
    known = {subject.key: subject for subject in found}
    for key in keys:
        if key not in known and not lenient:
            near = get_close_matches(key, known, n=1)
            raise UsageError(
                f"the project has no journey {key!r}",
                hint=f"did you mean {near[0]!r}?" if near else "journeys list shows them",
            )
    return [known[key] for key in dict.fromkeys(keys) if key in known]
