"""What a struck call suffers in-process."""

import time
from collections.abc import Iterator

import pytest
from support.sandbox import GATEWAY, Api, welcome

from journeys_as_code.sandbox.faults import Fault, Faults, Kind
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.striking import ConnectionCut

NO_ANSWER = (Kind.RESET, Kind.TIMEOUT, Kind.TRUNCATED)


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def api(store: SandboxStore, faults: Faults) -> Iterator[Api]:
    with Api(store, faults=faults) as client:
        yield client


@pytest.mark.parametrize("fault", Fault.each(seconds=0.01), ids=str)
def test_whether_the_work_is_done(api: Api, faults: Faults, fault: Fault) -> None:
    faults.add(fault)
    if fault.kind in NO_ANSWER:
        with pytest.raises(ConnectionCut):
            api.post(GATEWAY, welcome())
    else:
        api.post(GATEWAY, welcome())
    assert api.store.count() == fault.after
    (call,) = api.store.calls()
    assert (call.action, call.fault, bool(call.uuid)) == ("create", str(fault), fault.after)


REFUSALS = {
    Kind.THROTTLED: (429, 8, "too many requests"),
    Kind.BROKEN: (500, 13, "internal error"),
    Kind.BAD_GATEWAY: (502, 14, "bad gateway"),
    Kind.UNAVAILABLE: (503, 14, "service unavailable"),
}


@pytest.mark.parametrize("kind", REFUSALS)
def test_refusals(api: Api, faults: Faults, kind: Kind) -> None:
    status, code, message = REFUSALS[kind]
    faults.add(Fault(kind, times=2))
    v3, legacy = api.get(f"{GATEWAY}/x"), api.get("/api/journey")
    assert (v3.status_code, legacy.status_code) == (status, status)
    assert v3.json() == {"code": code, "message": message, "details": []}
    assert legacy.json() == {"success": False, "message": message}


@pytest.mark.parametrize("wait", ["", "2", "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_retry_after(api: Api, faults: Faults, wait: str) -> None:
    faults.add(Fault(Kind.THROTTLED, retry_after=wait))
    assert api.get("/api/journey").headers.get("retry-after", "") == wait


def test_a_page_of_a_proxy(api: Api, faults: Faults) -> None:
    faults.add(Fault(Kind.HTML))
    answer = api.post(GATEWAY, welcome())
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")


def test_other_json(api: Api, faults: Faults) -> None:
    faults.add(Fault(Kind.OTHER_JSON))
    answer = api.post(GATEWAY, welcome())
    assert (answer.status_code, answer.json()) == (200, {"result": "ok", "items": [1, 2, 3]})


def test_wrong_uuid(api: Api, faults: Faults) -> None:
    uuid = api.made()
    faults.add(Fault(Kind.WRONG_UUID))
    answer = api.move(uuid, "start").json()
    assert answer["info"]["uuid"] != uuid
    assert answer["info"]["status"] == "STATUS_RUNNING"


def test_wrong_uuid_of_what_has_none(api: Api, faults: Faults) -> None:
    faults.add(Fault(Kind.WRONG_UUID, times=2))
    assert api.get(f"{GATEWAY}/none").json()["code"] == 5
    assert api.get("/api/none").text == "Not Found"


def test_latency(api: Api, faults: Faults) -> None:
    faults.latency = 0.02
    begun = time.perf_counter()
    api.get("/api/journey")
    assert time.perf_counter() - begun >= 0.02


def test_only_the_api_is_struck(api: Api, faults: Faults) -> None:
    faults.add(Fault(Kind.BROKEN, times=None))
    assert api.get("/").status_code == 200
    assert api.get("/_sandbox/calls").status_code == 200
    assert api.get("/api/journey").status_code == 500
