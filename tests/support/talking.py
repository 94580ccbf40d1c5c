"""A client of the tool whose waits are recorded instead of slept."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from journeys_as_code.remote.client import Client

URL = "https://journey.example"
TOKEN = "server-token-123"
UUID = "00000000-0000-4000-8000-000000000001"


class Patience:
    """Time that passes only when somebody sleeps; `slept` is what they slept, in seconds."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)

    def __call__(self) -> float:
        return self.now


def journey(uuid: str = UUID, **more: Any) -> dict[str, Any]:
    """A journey object as small as they come."""
    info = {
        "uuid": uuid,
        "title": "Welcome",
        "status": "STATUS_DRAFT",
        "params": {"application_code": "AAAAA-00000"},
    }
    return {"info": info | more, "points": [], "comments": []}


def client(url: str = URL, *, patience: Patience | None = None, **options: Any) -> Client:
    """A client with full jitter that is never random and never waits for real."""
    patience = patience or Patience()
    more = {"sleep": patience.sleep, "monotonic": patience, "jitter": lambda: 1.0}
    return Client(url, TOKEN, **(more | options))


def answering(*answers: httpx.Response | Exception | Any, **options: Any) -> "Talk":
    """A client whose requests are answered with these: responses, errors, or JSON values."""
    return Talk(list(answers), options)


class Talk:
    """A client of scripted answers; `requests` are those it made."""

    def __init__(self, answers: list[Any], options: dict[str, Any]) -> None:
        self.answers = answers
        self.requests: list[httpx.Request] = []
        self.patience = Patience()
        transport = httpx.MockTransport(self._answer)
        self.client = client(patience=self.patience, transport=transport, **options)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(200, json=answer)

    def sent(self) -> list[tuple[str, str, Any]]:
        """Method, path with query, and JSON body of each request."""
        return [
            (r.method, r.url.raw_path.decode(), json.loads(r.content) if r.content else None)
            for r in self.requests
        ]


def refused(call: Callable[[], Any], kind: type[Exception]) -> Any:
    """The error of exactly this kind that a call raises."""
    with pytest.raises(kind) as caught:
        call()
    assert caught.type is kind
    return caught.value
