import pytest

from journeys_as_code.errors import Refused, UsageError
from journeys_as_code.model.journey import Status
from journeys_as_code.operate.trigger import audiences, check
from journeys_as_code.remote.port import Audience

ENTRY = {"points": {"start": {"start_by_api": {"attributes": [{"name": "plan"}, "city"]}}}}


def test_ids_go_out_once_each_and_in_batches() -> None:
    calls = audiences(users=["a", "b", "a", "c"], size=2)

    assert calls == (Audience(users=["a", "b"]), Audience(users=["c"]))


def test_a_filter_is_one_call() -> None:
    assert audiences(filter_="#city(Oslo)") == (Audience(filter="#city(Oslo)"),)


@pytest.mark.parametrize(
    "given", [{}, {"users": ["a"], "hwids": ["b"]}, {"users": ["a"], "filter_": "x"}]
)
def test_exactly_one_way_is_given(given: dict[str, list[str]]) -> None:
    with pytest.raises(UsageError, match="exactly one"):
        audiences(**given)  # type: ignore[arg-type]


def test_what_the_entry_allows_passes() -> None:
    check("onboarding", Status.RUNNING, ENTRY, {"plan": "pro", "city": "Oslo"})


@pytest.mark.parametrize(
    ("status", "document", "attributes", "message", "hint"),
    [
        (Status.PAUSED, ENTRY, {}, "onboarding is paused", "journeys start onboarding"),
        (None, ENTRY, {}, "a status this tool does not know", "start it first"),
        (Status.RUNNING, {"points": {}}, {}, "has 0 API entry points", "journeys show"),
        (
            Status.RUNNING,
            {"points": {"a": {"start_by_api": {}}, "b": {"start_by_api": {}}}},
            {},
            "has 2 API entry points",
            "journeys show",
        ),
        (
            Status.RUNNING,
            {"points": {"a": {"start_by_api": {"is_deactivated": True}}}},
            {},
            "is deactivated",
            "is_deactivated: false",
        ),
        (Status.RUNNING, ENTRY, {"citty": "Oslo"}, "no attribute 'citty'", "did you mean 'city'?"),
        (Status.RUNNING, ENTRY, {"xyz": "1"}, "no attribute 'xyz'", "plan, city"),
    ],
)
def test_what_the_api_would_refuse_is_refused_before(
    status: Status | None,
    document: dict[str, object],
    attributes: dict[str, str],
    message: str,
    hint: str,
) -> None:
    with pytest.raises(Refused, match=message) as caught:
        check("onboarding", status, document, attributes)

    assert hint in caught.value.hint
