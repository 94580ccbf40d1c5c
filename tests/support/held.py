"""A service whose calls of one kind wait until they are let go: no test has to be in time."""

import asyncio
import threading
from typing import Any


class Held:
    """An ASGI app before another one; `arrived` tells of the first call, `free` lets all go on."""

    def __init__(self, app: Any, method: str, path: str) -> None:
        self._app, self._kind = app, (method, path)
        self.arrived, self.free = threading.Event(), threading.Event()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if (scope.get("method"), scope.get("path")) == self._kind:
            self.arrived.set()
            while not self.free.is_set():
                await asyncio.sleep(0.005)
        await self._app(scope, receive, send)
