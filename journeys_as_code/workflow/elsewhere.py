"""Managed journeys whose file may be another one: nothing live is written into a file that is not theirs."""

from __future__ import annotations

from collections.abc import Mapping

from journeys_as_code.plan.claims import subjects
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record
from journeys_as_code.workflow.loading import Loaded
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.wanting import resources


def not_their_own(
    ws: Workspace, loaded: Loaded, records: Mapping[str, Record], secrets: Secrets
) -> Mapping[str, str]:
    """Why what is live is not written into the file of a journey, by key.

    Its file may be there under another name, or be that of another journey by now.
    """
    wanted = resources(ws, loaded.valid, records)
    broken = {journey.key for journey in loaded.journeys} - wanted.keys()
    found = {}
    for subject in subjects(wanted, records, broken=broken, secrets=secrets):
        if subject.moved_from and subject.resource is not None:
            found[subject.moved_from] = (
                f"{subject.resource.file} says that it is this one, moved; `journeys apply` does that"
            )
        elif subject.record is not None and subject.trouble:
            found[subject.key] = subject.trouble
    return found
