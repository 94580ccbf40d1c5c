"""What a record of the state costs while there are few of them, and when there are many."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import project, table
from journeys_as_code.source.yaml_loader import load
from journeys_as_code.state.file import FileStore
from journeys_as_code.state.record import Record

_RECORDS = 1000
_PART = 100
_WRITES = 2
"""Of a create: what is pending before it, and what came of it."""


def row(scratch: Path) -> table.Row:
    """The last hundred of 1,000 creates beside the first, as far as the state is concerned."""
    store = FileStore(scratch, "bench", clock=lambda: datetime.now(UTC))
    source, _ = load(project.journey(1).encode(), "journey.yaml")
    assert source is not None
    taken = [_create(store, source.data, number) for number in range(_RECORDS)]
    return table.Row(
        f"state, the last {_PART} of {_RECORDS:,} creates", f"the first {_PART} of them",
        taken[-_PART:], taken[:_PART], 1.1,
    )  # fmt: skip


def _create(store: FileStore, document: dict[str, object], number: int) -> float:
    record = Record(key=f"journey-{number:04}", applied=document, seen=document)
    began = time.perf_counter()
    version = None
    for _ in range(_WRITES):
        version = store.put(record, version)
    return time.perf_counter() - began
