"""Managed journeys whose file may be there under another name: to pull them would make a second one."""

from __future__ import annotations

from collections.abc import Mapping

from journeys_as_code.plan.claims import subjects
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.record import Record
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.wanting import resources


def renamed_files(
    ws: Workspace, records: Mapping[str, Record], secrets: Secrets
) -> Mapping[str, str]:
    """Why a journey that has lost its file is not written anew, by key: another file may be its own."""
    loaded = load(ws, strict=True)
    wanted = resources(ws, loaded.valid, records)
    broken = {journey.key for journey in loaded.journeys} - wanted.keys()
    found = {}
    for subject in subjects(wanted, records, broken=broken, secrets=secrets):
        if subject.moved_from and subject.resource is not None:
            found[subject.moved_from] = (
                f"{subject.resource.file} says that it is this one, moved; `journeys apply` does that"
            )
        elif subject.resource is None and subject.trouble:
            found[subject.key] = subject.trouble
    return found
