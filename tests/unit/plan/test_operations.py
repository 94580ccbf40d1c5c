"""The table of calls."""

import pytest

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.lifecycle import final
from journeys_as_code.plan.operations import TABLE, Edit, creation, steps

TEXT = """
status    wanted    unchanged        cosmetic         real
draft     draft     -                put              put
draft     running   start            put,start        put,start
draft     paused    -                put              put
draft     finished  BLOCKED          BLOCKED          BLOCKED
draft     archived  archive          put,archive      put,archive
running   draft     pause,draft      pause,put,draft  pause,put,draft
running   running   -                LATER            pause,put,start
running   paused    pause            pause,put        pause,put
running   finished  finish           finish,LATER     pause,put,finish
running   archived  finish,archive   finish,archive,LATER  pause,put,finish,archive
paused    draft     draft            put,draft        put,draft
paused    running   start            put,start        put,start
paused    paused    -                put              put
paused    finished  finish           put,finish       put,finish
paused    archived  archive          put,archive      put,archive
finished  draft     draft            draft,put        draft,put
finished  running   BLOCKED          BLOCKED          BLOCKED
finished  paused    BLOCKED          BLOCKED          BLOCKED
finished  finished  -                LATER            BLOCKED
finished  archived  archive          archive,LATER    BLOCKED
archived  draft     draft            draft,put        draft,put
archived  running   BLOCKED          BLOCKED          BLOCKED
archived  paused    BLOCKED          BLOCKED          BLOCKED
archived  finished  -                LATER            BLOCKED
archived  archived  -                LATER            BLOCKED
"""
ROWS = [row.split() for row in TEXT.strip().splitlines()[1:]]
CELLS = [
    (Status(row[0]), Status(row[1]), edit, expected)
    for row in ROWS
    for edit, expected in zip((Edit.NOTHING, Edit.COSMETIC, Edit.REAL), row[2:], strict=True)
]


@pytest.mark.parametrize(("status", "wanted", "edit", "expected"), CELLS)
def test_the_table(status: Status, wanted: Status, edit: Edit, expected: str) -> None:
    found = steps("welcome", status, wanted, edit)
    words = [*found.calls] + ["LATER"] * found.deferred + ["BLOCKED"] * bool(found.blocked)
    assert ",".join(words or ["-"]) == expected
    assert final(status, found.calls) is found.status


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("wanted", Status)
def test_what_is_cosmetic_is_written_now_where_it_can_be(status: Status, wanted: Status) -> None:
    """Somebody said that it is worth a pause: then it is as any change, but never in the way."""
    now, waits, real = (
        steps("welcome", status, wanted, edit)
        for edit in (Edit.COSMETIC_NOW, Edit.COSMETIC, Edit.REAL)
    )
    assert now == (waits if real.blocked else real)


def test_every_pair_of_statuses_is_in_the_table() -> None:
    assert {(Status(row[0]), Status(row[1])) for row in ROWS} == {
        (status, wanted) for status in TABLE for wanted in Status
    }


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("edit", Edit)
def test_without_a_wanted_status_it_ends_in_the_one_it_has(status: Status, edit: Edit) -> None:
    assert steps("welcome", status, None, edit) == steps("welcome", status, status, edit)


@pytest.mark.parametrize(
    ("wanted", "calls"),
    [
        (None, ("create",)),
        (Status.DRAFT, ("create",)),
        (Status.RUNNING, ("create", "start")),
        (Status.PAUSED, ("create",)),
        (Status.FINISHED, ()),
        (Status.ARCHIVED, ()),
    ],
)
def test_what_does_not_exist_is_created_unless_it_is_over(
    wanted: Status | None, calls: tuple[str, ...]
) -> None:
    found = creation(wanted)
    assert found.calls == calls
    assert final(None, found.calls) is found.status
    assert bool(found.note) is (wanted in (Status.PAUSED, Status.FINISHED, Status.ARCHIVED))


@pytest.mark.parametrize(
    ("status", "wanted", "edit", "said"),
    [
        (
            Status.FINISHED,
            Status.RUNNING,
            Edit.NOTHING,
            "a finished journey cannot become running; run `journeys draft welcome` first",
        ),
        (
            Status.ARCHIVED,
            Status.ARCHIVED,
            Edit.REAL,
            (
                "its definition differs, and an archived journey cannot be changed; "
                "run `journeys draft welcome` first"
            ),
        ),
        (
            Status.DRAFT,
            Status.FINISHED,
            Edit.NOTHING,
            "a draft cannot be finished: it never ran; say `status: archived` to put it away",
        ),
    ],
)
def test_what_is_blocked_says_what_to_do_instead(
    status: Status, wanted: Status, edit: Edit, said: str
) -> None:
    found = steps("welcome", status, wanted, edit)
    assert f"{found.blocked}; {found.instead}" == said
