"""The embedded API for tests: a store, a client that talks to it in-process, a real server."""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import httpx
from support.clock import Clock

from journeys_as_code.sandbox.app import create_app
from journeys_as_code.sandbox.faults import Faults
from journeys_as_code.sandbox.record import Definition, Journey
from journeys_as_code.sandbox.server import running
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import LIKELIEST, Switches

APPLICATION = "AAAAA-00000"
GATEWAY = "/api/v3/journeygateway"
TOKEN = "sandbox"
AUTHORIZATION = {"Authorization": f"Api {TOKEN}"}


def fresh_store(path: Any = ":memory:", clock: Clock | None = None) -> SandboxStore:
    """A store whose clock stands still and whose uuids are counted; close it."""
    numbers = itertools.count(1)
    return SandboxStore(
        path,
        clock=clock or Clock(),
        new_uuid=lambda: f"00000000-0000-4000-8000-{next(numbers):012}",
    )


def edit(
    store: SandboxStore,
    uuid: str,
    change: Callable[[Definition], Definition | None],
    by: str = "Mary",
) -> Journey:
    """Edit a journey behind the tool's back; `change` may work in place."""
    return store.edit(uuid, change, by)


@contextmanager
def real_server(
    store: SandboxStore, switches: Switches = LIKELIEST, faults: Faults | None = None
) -> Iterator[str]:
    """The embedded API over real HTTP; yields its base URL."""
    with running(create_app(store, switches, faults)) as url:
        yield url


class Api:
    """A client of the embedded API in this process, with no code of the tool's own client."""

    def __init__(
        self, store: SandboxStore, switches: str = "", faults: Faults | None = None
    ) -> None:
        self.store = store
        self.app = create_app(store, Switches.parse(switches), faults)
        self.headers = dict(AUTHORIZATION)
        self._runner = asyncio.Runner()
        transport = httpx.ASGITransport(self.app)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        options = {"headers": self.headers, **options}
        return self._runner.run(self._client.request(method, path, **options))

    def get(self, path: str) -> httpx.Response:
        return self.call("GET", path)

    def post(self, path: str, body: Any) -> httpx.Response:
        return self.call("POST", path, json=body)

    def create(self, body: Any = None) -> Any:
        """Create a journey and return the journey object."""
        return _ok(self.post(GATEWAY, welcome() if body is None else body))

    def made(self, *actions: str, body: Any = None) -> str:
        """Create a journey, move it through its lifecycle, and return its uuid."""
        uuid = str(self.create(body)["info"]["uuid"])
        for action in actions:
            _ok(self.move(uuid, action))
        return uuid

    def put(self, uuid: str, body: Any) -> httpx.Response:
        return self.call("PUT", f"{GATEWAY}/{uuid}", json=body)

    def move(self, uuid: str, action: str) -> httpx.Response:
        return self.post(f"{GATEWAY}/{action}", {"uuid": uuid})

    def read(self, uuid: str) -> Any:
        """Read a journey and return the journey object."""
        return _ok(self.get(f"{GATEWAY}/{uuid}"))


def _ok(response: httpx.Response) -> Any:
    assert response.status_code == 200, response.text
    return response.json()


def point(uuid: str, key: str, data: Any = None, **outputs: str) -> dict[str, Any]:
    """A point on the wire; its outputs by key."""
    types = {"message_bus": "POINT_TYPE_EVENT"}
    return {
        "uuid": uuid,
        "title": uuid.replace("-", " "),
        "point_type": types.get(key, f"POINT_TYPE_{key.upper()}"),
        "point_data": {key: data or {}},
        "outputs": {name: {"info": {"next_point_uuid": to}} for name, to in outputs.items()},
    }


def body(*points: dict[str, Any], title: str = "Welcome series") -> dict[str, Any]:
    """The body of a create or put."""
    params = {"application_code": APPLICATION}
    return {"title": title, "params": params, "points": list(points), "comments": []}


def definition(answer: Any) -> dict[str, Any]:
    """A journey object turned round into the body of a put, nothing left out."""
    rest = {key: value for key, value in answer.items() if key != "info"}
    return {"title": answer["info"]["title"], "params": answer["info"]["params"], **rest}


def welcome() -> dict[str, Any]:
    """The graph of the API reference's own example."""
    return body(
        point("new-users", "start_by_segment", {"filter_code": "1A2B3-CCCCC"}, default="hello"),
        point("hello", "send_push", {"preset_code": "12345-67890"}, default="day"),
        point("day", "wait", {"duration": "86400s"}, default="opened"),
        point("opened", "boolean_splitter", {"filter_code": "4D5E6-FFFFF"}, output1="thanks", default="bye"),
        point("thanks", "send_email", {"preset_code": "22222-33333"}, default="bye"),
        point("bye", "exit"),
    )  # fmt: skip


def onboarding() -> dict[str, Any]:
    """A journey that people are put into by API."""
    return body(
        point("signed-up", "start_by_api", {"attributes": ["plan", "tier"]}, default="tour"),
        point("tour", "send_in_app", {"rich_media_code": "TOUR1"}, default="bye"),
        point("bye", "exit"),
        title="Onboarding",
    )
