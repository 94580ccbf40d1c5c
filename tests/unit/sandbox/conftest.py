from collections.abc import Iterator

import pytest
from support.clock import Clock
from support.sandbox import Api, fresh_store

from journeys_as_code.sandbox.store import SandboxStore


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> Iterator[SandboxStore]:
    with fresh_store(clock=clock) as fresh:
        yield fresh


@pytest.fixture
def api(store: SandboxStore) -> Iterator[Api]:
    with Api(store) as client:
        yield client
