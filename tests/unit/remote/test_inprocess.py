import asyncio
import threading
from typing import Any

import httpx
import pytest

from journeys_as_code.remote.inprocess import App, Message, asgi_transport

started = threading.Event()


async def echo(scope: Message, receive: Any, send: Any) -> None:
    """Answer with the method, the path and the body of the request."""
    body = (await receive())["body"]
    said = f"{scope['method']} {scope['path']} {body.decode()}".encode()
    await send({"type": "http.response.start", "status": 201, "headers": [(b"x-y", b"z")]})
    await send({"type": "http.response.body", "body": said[:5], "more_body": True})
    await send({"type": "http.response.body", "body": said[5:]})


async def broken(*_: Any) -> None:
    raise ValueError("boom")


async def slow(*_: Any) -> None:
    started.set()
    await asyncio.sleep(30)


async def reset(*_: Any) -> None:
    raise httpx.ReadError("connection reset")


def client(app: App, **options: Any) -> httpx.Client:
    return httpx.Client(transport=asgi_transport(app), base_url="http://app", **options)


def test_requests_reach_the_app() -> None:
    with client(echo) as http:
        answer = http.put("/a/b", content=b"hello")
    assert (answer.status_code, answer.headers["x-y"]) == (201, "z")
    assert answer.text == "PUT /a/b hello"


def test_many_threads_share_one_app() -> None:
    found = []
    with client(echo) as http:
        threads = [
            threading.Thread(target=lambda n=n: found.append(http.get(f"/{n}").text))
            for n in range(20)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(found) == sorted(f"GET /{n} " for n in range(20))


@pytest.mark.parametrize(
    ("app", "seconds", "kind", "words"),
    [
        (broken, 30, httpx.RemoteProtocolError, "the app failed: ValueError: boom"),
        (reset, 30, httpx.ReadError, "connection reset"),
        (slow, 0.02, httpx.ReadTimeout, "the app took too long"),
    ],
)
def test_what_an_app_does_is_what_a_connection_does(
    app: App, seconds: float, kind: type[Exception], words: str
) -> None:
    with client(app, timeout=seconds) as http, pytest.raises(kind, match=words):
        http.get("/")


def test_closing_ends_the_thread_and_whatever_runs_in_it() -> None:
    started.clear()
    before = threading.active_count()
    http = client(slow, timeout=None)
    failed: list[Exception] = []

    def ask() -> None:
        try:
            http.get("/")
        except httpx.ReadError as error:
            failed.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    assert started.wait(30)
    http.close()
    http.close()
    thread.join(30)
    assert [str(error) for error in failed] == ["the app was closed"]
    assert threading.active_count() == before


def test_a_closed_app_cannot_be_reached() -> None:
    transport = asgi_transport(echo)
    transport.close()
    with pytest.raises(httpx.ConnectError):
        transport.handle_request(httpx.Request("GET", "http://app/"))
