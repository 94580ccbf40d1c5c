"""The embedded API over real HTTP."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from support.sandbox import AUTHORIZATION, GATEWAY, fresh_store, real_server, welcome

from journeys_as_code.errors import UsageError
from journeys_as_code.sandbox.faults import Fault, Faults, Kind
from journeys_as_code.sandbox.server import serve
from journeys_as_code.sandbox.store import SandboxStore


@pytest.fixture(scope="module")
def faults() -> Faults:
    return Faults()


@pytest.fixture(scope="module")
def shared() -> Iterator[SandboxStore]:
    with fresh_store() as store:
        yield store


@pytest.fixture(scope="module")
def url(shared: SandboxStore, faults: Faults) -> Iterator[str]:
    with real_server(shared, faults=faults) as url:
        yield url


@pytest.fixture
def client(url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url, headers=AUTHORIZATION, trust_env=False) as client:
        yield client


def test_one_connection_serves_many_calls(client: httpx.Client) -> None:
    uuid = client.post(GATEWAY, json=welcome()).json()["info"]["uuid"]
    for _ in range(3):
        assert client.get(f"{GATEWAY}/{uuid}").json()["info"]["uuid"] == uuid


def test_an_answer_does_not_wait_for_the_kernel(client: httpx.Client) -> None:
    """Without TCP_NODELAY the end of each answer waits 40 ms for an acknowledgement."""
    uuid = client.post(GATEWAY, json=welcome()).json()["info"]["uuid"]
    taken = [client.get(f"{GATEWAY}/{uuid}").elapsed.total_seconds() for _ in range(9)]
    assert min(taken) < 0.03


@pytest.mark.parametrize("fault", Fault.each("POST", seconds=0.02), ids=str)
def test_each_fault(
    client: httpx.Client, shared: SandboxStore, faults: Faults, fault: Fault
) -> None:
    before = shared.count()
    faults.add(fault)
    if error := ERRORS.get(fault.kind):
        with pytest.raises(error):
            client.post(GATEWAY, json=welcome())
    else:
        client.post(GATEWAY, json=welcome())
    assert shared.count() - before == fault.after
    assert faults.pending == ()
    assert client.get("/api/journey").status_code == 200


ERRORS: dict[Kind, type[httpx.HTTPError]] = {
    Kind.RESET: httpx.ReadError,
    Kind.TIMEOUT: httpx.RemoteProtocolError,
    Kind.TRUNCATED: httpx.RemoteProtocolError,
}


def test_a_reset_is_a_reset(url: str, faults: Faults) -> None:
    faults.add(Fault(Kind.RESET))
    with pytest.raises(ConnectionResetError):
        raw(url, "GET /api/journey HTTP/1.1\r\nHost: localhost\r\n\r\n")


def test_a_truncated_answer_promises_more_than_it_sends(url: str, faults: Faults) -> None:
    faults.add(Fault(Kind.TRUNCATED))
    head, _, rest = raw(url, "GET /api/journey HTTP/1.1\r\nHost: localhost\r\n\r\n").partition(
        b"\r\n\r\n"
    )
    promised = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    assert 0 < len(rest) == promised // 2


def test_a_client_that_gives_up_frees_the_server(url: str, faults: Faults) -> None:
    faults.add(Fault(Kind.TIMEOUT, seconds=60))
    with pytest.raises(httpx.ReadTimeout):
        httpx.get(f"{url}/api/journey", timeout=0.02, trust_env=False)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 401), ("localhost:80", 401), ("[::1]:80", 401),
        ("evil.test", 421), ("127.0.0.1.evil.test:80", 421), ("", 421),
    ],
)  # fmt: skip
def test_only_local_names_are_answered(url: str, host: str, status: int) -> None:
    answer = raw(url, f"GET /api/journey HTTP/1.0\r\nHost: {host}\r\n\r\n")
    assert int(answer.split()[1]) == status


def raw(url: str, request: str) -> bytes:
    address = httpx.URL(url)
    with socket.create_connection((address.host, address.port or 0), timeout=60) as connection:
        connection.sendall(request.encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
        return answer


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.test", "::"])
def test_only_loopback_is_served(store: SandboxStore, host: str) -> None:
    with pytest.raises(UsageError, match="listens on loopback addresses only") as caught:
        serve(store, host)
    assert caught.value.hint == "use 127.0.0.1, ::1 or localhost"


def test_a_port_in_use(store: SandboxStore) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} on 127.0.0.1 is in use"):
            serve(store, port=port)


def test_a_port_that_is_none(store: SandboxStore) -> None:
    with pytest.raises(UsageError, match="cannot listen on port 70000"):
        serve(store, port=70000)


PROGRAM = """
import sys
from journeys_as_code.sandbox.server import serve
from journeys_as_code.sandbox.store import SandboxStore

with SandboxStore(sys.argv[1]) as store:
    serve(store, "localhost", on_ready=lambda url: print(url, flush=True))
print("over")
"""


def test_interrupted_it_ends_cleanly(tmp_path: Path) -> None:
    program: Any = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(tmp_path / "sandbox.db")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with program:
        url = program.stdout.readline().strip()
        answer = httpx.get(f"{url}/api/journey", headers=AUTHORIZATION, trust_env=False)
        assert answer.status_code == 200
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)
    assert (program.returncode, out, err) == (0, "over\n", "")


def test_it_stops_with_the_block() -> None:
    before = threading.active_count()
    with fresh_store() as store, real_server(store) as url:
        pass
    with pytest.raises(httpx.ConnectError):
        httpx.get(url, trust_env=False)
    assert threading.active_count() == before


def test_it_stops_though_a_call_hangs(capfd: pytest.CaptureFixture[str]) -> None:
    faults = Faults(Fault(Kind.TIMEOUT, seconds=600))
    with fresh_store() as store, real_server(store, faults=faults) as url:
        address = httpx.URL(url)
        hanging = socket.create_connection((address.host, address.port or 0), timeout=60)
        hanging.sendall(b"GET /api/journey HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while faults.pending:
            time.sleep(0.001)
    with hanging:
        assert hanging.recv(1) == b""
    assert capfd.readouterr().err == ""
