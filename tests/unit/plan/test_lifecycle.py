import pytest

from journeys_as_code.model.journey import Status
from journeys_as_code.plan.change import Call
from journeys_as_code.plan.lifecycle import IllegalCall, actions_in, after, final

S = Status


@pytest.mark.parametrize(
    ("status", "taken"),
    [
        (None, {"create": S.DRAFT}),
        (S.DRAFT, {"put": S.DRAFT, "start": S.RUNNING, "archive": S.ARCHIVED}),
        (S.RUNNING, {"pause": S.PAUSED, "finish": S.FINISHED}),
        (
            S.PAUSED,
            {
                "put": S.PAUSED,
                "start": S.RUNNING,
                "finish": S.FINISHED,
                "draft": S.DRAFT,
                "archive": S.ARCHIVED,
            },
        ),
        (S.FINISHED, {"draft": S.DRAFT, "archive": S.ARCHIVED}),
        (S.ARCHIVED, {"draft": S.DRAFT}),
    ],
)
def test_the_status_table(status: Status | None, taken: dict[Call, Status]) -> None:
    calls: tuple[Call, ...] = ("create", "put", "start", "pause", "finish", "draft", "archive")
    for call in calls:
        if call in taken:
            assert after(status, call) is taken[call]
        else:
            with pytest.raises(IllegalCall):
                after(status, call)


def test_a_sequence_ends_where_its_last_call_leads() -> None:
    assert final(S.RUNNING, ("pause", "put", "start")) is S.RUNNING
    assert final(None, ()) is None


def test_the_actions_of_a_status() -> None:
    assert actions_in(S.RUNNING) == ("pause", "finish")
    assert actions_in(S.ARCHIVED) == ("draft",)
