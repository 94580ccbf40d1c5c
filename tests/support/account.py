"""An account of the embedded API, read by the tool's own client, codec and reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from support.clock import Clock
from support.sandbox import APPLICATION, TOKEN, fresh_store

from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.remote.client import Client
from journeys_as_code.remote.inprocess import asgi_transport
from journeys_as_code.remote.ladder import RunMemory
from journeys_as_code.remote.port import JourneyObject, Prior
from journeys_as_code.remote.reader import Reader
from journeys_as_code.remote.retry import NEVER
from journeys_as_code.remote.wire import Codec
from journeys_as_code.sandbox.app import create_app
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches

WELCOME: Document = {
    "title": "Welcome",
    "points": {
        "new": {"start_by_segment": {"filter_code": "1A2B3-CCCCC"}, "next": "hello"},
        "hello": {"send_push": {"preset_code": "11111-11111"}, "next": "day"},
        "day": {"wait": {"duration": "1d 12h"}, "next": "opened"},
        "opened": {
            "boolean_splitter": {"filter_code": "4D5E6-FFFFF"},
            "outputs": {"matched": "thanks", "otherwise": "bye"},
        },
        "thanks": {"title": "Thank you", "send_email": {"preset_code": "22222"}, "next": "bye"},
        "bye": {"exit": {}},
    },
}
"""The graph of the API reference's own example."""

UUIDS = {name: str(uuid5(NAMESPACE_URL, name)) for name in WELCOME["points"]}


@dataclass
class Account:
    """What a reader reads, and the service behind it."""

    store: SandboxStore
    api: Client
    codec: Codec
    ladder: RunMemory
    reader: Reader

    def create(self, document: Document = WELCOME) -> JourneyObject:
        """Make a journey."""
        return self.api.create(self.codec.encode(document, UUIDS))

    def prior(self, uuid: str, snapshot: Any = None) -> Prior:
        """The live state of a journey, by a reader that has seen nothing yet."""
        return self.again().prior(uuid, UUIDS, snapshot)

    def again(self) -> Reader:
        """The reader of another run, which remembers what the ladder does."""
        return Reader(self.api, self.codec, self.ladder)


@contextmanager
def account(switches: str | Switches = "") -> Iterator[Account]:
    """A fresh account under some reading of the API."""
    chosen = Switches.parse(switches) if isinstance(switches, str) else switches
    codec = Codec(Catalogue.builtin(), APPLICATION)
    with fresh_store(clock=Clock()) as store:
        transport = asgi_transport(create_app(store, chosen))
        with Client("http://127.0.0.1", TOKEN, transport=transport, retry=NEVER) as api:
            ladder = RunMemory()
            yield Account(store, api, codec, ladder, Reader(api, codec, ladder))
