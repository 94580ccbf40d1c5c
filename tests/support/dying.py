"""A process that is killed at a chosen moment, as far as that can be played within one."""

from __future__ import annotations

from typing import Any


class Killed(BaseException):
    """The end: nothing of the tool's catches this."""


class Death:
    """Comes at the given moment; moments are counted before and after each call of a mortal door."""

    def __init__(self, moment: int) -> None:
        self.left = moment
        self.last = ""

    @property
    def came(self) -> bool:
        return self.left <= 0

    def pass_by(self, what: str) -> None:
        self.left -= 1
        if self.came:
            self.last = self.last or what
            raise Killed(what)


class Mortal:
    """A door whose calls are moments of death."""

    def __init__(self, door: Any, death: Death, methods: tuple[str, ...]) -> None:
        self._door, self._death, self._methods = door, death, methods

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._door, name)
        if name not in self._methods:
            return found

        def call(*args: Any, **options: Any) -> Any:
            self._death.pass_by(f"before {name}{args[1:]}")
            answer = found(*args, **options)
            self._death.pass_by(f"after {name}{args[1:]}")
            return answer

        return call


API = ("create", "put", "transition", "read", "statistics")
STATE = ("put", "delete", "move")
