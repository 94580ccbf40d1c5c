"""Real processes and real HTTP: what cannot be reached, signals, the sandbox as a service."""

import json
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from support.cli import ENVIRON, journeys, process
from support.held import Held

from journeys_as_code.sandbox.app import create_app
from journeys_as_code.sandbox.faults import Fault, Faults, Kind
from journeys_as_code.sandbox.server import running
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.workflow import connecting


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SandboxStore]:
    with SandboxStore(tmp_path / "account.db") as store:
        yield store


def to(project: Path, url: str) -> Path:
    """The project, with a target that is reached over HTTP."""
    file = project / "journeys.yaml"
    found = "    api: sandbox\n"
    there = f"    api: {url}\n    token: {{env: TOKEN}}\n"
    assert found in file.read_text()
    file.write_text(file.read_text().replace(found, there))
    return project


def test_refused_credentials_are_69(welcome: Path, store: SandboxStore) -> None:
    with running(create_app(store)) as url:
        done = journeys("-C", to(welcome, url), "list", environ={**ENVIRON, "TOKEN": "wrong"})
    assert (done.code, done.out, done.err.count("error:")) == (69, "", 1)
    assert "wrong" not in done.err


def test_an_api_that_cannot_be_reached_is_69(
    welcome: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = partial(connecting.Client, sleep=lambda _: None)
    monkeypatch.setattr(connecting, "Client", patient)
    with socket.socket() as taken:  # bound but not listening: connections are refused
        taken.bind(("127.0.0.1", 0))
        to(welcome, f"http://127.0.0.1:{taken.getsockname()[1]}")
        done = journeys("-C", welcome, "list", environ={**ENVIRON, "TOKEN": "sandbox"})
    assert (done.code, done.out, done.err.count("error:")) == (69, "", 1)


def test_a_missing_token_says_where_it_should_be(welcome: Path) -> None:
    done = journeys("-C", to(welcome, "http://127.0.0.1:1"), "plan")
    assert (done.code, done.out) == (1, "")
    assert "the environment variable TOKEN is not set" in done.err


CREATE, LIST = ("POST", "/api/v3/journeygateway"), ("GET", "/api/journey")


@contextmanager
def applying_until(
    project: Path, store: SandboxStore, call: tuple[str, str]
) -> Iterator[tuple["subprocess.Popen[str]", Held]]:
    """An apply that waits for the answer to this call, until the service lets it go."""
    service = Held(create_app(store), *call)
    with (
        running(service) as url,
        process("apply", "--auto-approve", cwd=to(project, url), TOKEN="sandbox") as applying,
    ):
        assert service.arrived.wait(60)
        try:
            yield applying, service
        finally:
            service.free.set()


def told_to_stop(applying: "subprocess.Popen[str]", number: signal.Signals) -> None:
    """Send it a signal, and wait until it has said what it makes of that."""
    applying.send_signal(number)
    assert applying.stderr is not None
    said = iter(applying.stderr.readline, "")
    assert any(line.startswith("Stopping once the journeys under way are safe") for line in said)


def test_the_first_signal_stops_in_good_order(welcome: Path, store: SandboxStore) -> None:
    other = welcome / "journeys" / "other.yaml"
    other.write_text((welcome / "journeys" / "welcome-series.yaml").read_text())
    with applying_until(welcome, store, CREATE) as (applying, service):
        told_to_stop(applying, signal.SIGINT)
        service.free.set()
        out, err = applying.communicate(timeout=60)
    assert applying.returncode == 130
    assert "Traceback" not in err
    assert "Next: journeys apply --target sandbox" in out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_it_plans_ends_it_with_a_word(
    welcome: Path, store: SandboxStore, number: signal.Signals
) -> None:
    with applying_until(welcome, store, LIST) as (applying, service):
        applying.send_signal(number)
        time.sleep(0.1)
        service.free.set()
        out, err = applying.communicate(timeout=60)
    assert (applying.returncode, out, err) == (130, "", "Interrupted.\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_second_signal_leaves_at_once(
    welcome: Path, store: SandboxStore, number: signal.Signals
) -> None:
    with applying_until(welcome, store, CREATE) as (applying, _):
        told_to_stop(applying, number)
        applying.send_signal(number)
        out, err = applying.communicate(timeout=60)
    assert (applying.returncode, out.count("Apply to")) == (130, 0)
    assert "Traceback" not in err


def test_the_sandbox_as_a_service(tmp_path: Path) -> None:
    with process("sandbox", "--port", "0", "--db", "account.db", cwd=tmp_path) as serving:
        assert serving.stdout is not None
        line = serving.stdout.readline()
        url = line.split()[0]
        ask = urllib.request.Request(f"{url}/api/journey?page=1")
        ask.add_header("Authorization", "Api sandbox")
        with urllib.request.urlopen(ask, timeout=60) as answer:
            assert json.load(answer)["payload"]["items"] == []
        serving.send_signal(signal.SIGINT)
        _, err = serving.communicate(timeout=60)
    assert (serving.returncode, err) == (0, "")
    assert "data in account.db; switches: none" in line


def test_the_sandbox_serves_the_project_it_is_in(welcome: Path) -> None:
    with process("sandbox", "--port", "0", cwd=welcome) as serving:
        assert serving.stdout is not None
        line = serving.stdout.readline()
        serving.send_signal(signal.SIGINT)
        serving.communicate(timeout=60)
    assert str(welcome / ".journeys" / "sandbox.db") in line


@pytest.mark.parametrize(
    "words", [["--switch", "no_such"], ["--host", "example.com"], ["--port", "x"]]
)
def test_what_the_sandbox_cannot_be(tmp_path: Path, words: list[str]) -> None:
    assert journeys("-C", tmp_path, "sandbox", *words).code == 64


def test_a_full_disk_is_said_in_one_line(welcome: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    with full.open("w") as out, process("validate", cwd=welcome, stdout=out) as validating:
        _, err = validating.communicate(timeout=60)
    assert (validating.returncode, err) == (1, "error: cannot print: No space left on device\n")


def test_a_call_that_is_made_again_is_said(
    welcome: Path, store: SandboxStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "Client", partial(connecting.Client, sleep=lambda _: None))
    faults = Faults(Fault(Kind.THROTTLED, method="GET", retry_after="3"))
    with running(create_app(store, faults=faults)) as url:
        done = journeys("-C", to(welcome, url), "list", environ={**ENVIRON, "TOKEN": "sandbox"})
    assert done.code == 0
    assert done.err.startswith("GET /api/journey: ")
    assert "again in 3." in done.err
