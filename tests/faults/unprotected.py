"""Protections of the tool taken away, each by a function that is called in the process to be attacked."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any


def _always(value: Any) -> Callable[..., Any]:
    return lambda *_, **__: value


def _as_it_is(_: Any, value: Any) -> Any:
    return value


def no_pending_record() -> None:
    from journeys_as_code.apply.journal import Journal

    def begin(self: Journal, status: Any) -> None:
        """Nothing is written down."""

    Journal.begin = begin


def nothing_bound() -> None:
    from journeys_as_code.apply.journal import Journal

    begin = Journal.begin

    def forgetful(self: Journal, status: Any) -> None:
        if "create" not in self._plan.calls:
            begin(self, status)

    Journal.begin = forgetful
    Journal.bind = _always(None)


def no_second_look() -> None:
    from journeys_as_code.apply import journey

    journey._look_again = lambda hand: hand.plan.prior and hand.plan.prior.status
    journey._refuse_another_definition = _always(None)


def a_paused_definition_unseen() -> None:
    from journeys_as_code.apply import journey

    journey._refuse_another_definition = _always(None)


def newcomers_unseen() -> None:
    from journeys_as_code.apply import creation

    creation.refuse_what_has_come = _always(None)


def create_again() -> None:
    from journeys_as_code.remote import retry

    retry.may_repeat = _always(True)


def no_rescue() -> None:
    from journeys_as_code.apply import rescue

    rescue._must_run_again = _always(False)


def no_lock() -> None:
    from journeys_as_code.state.file import FileStore
    from journeys_as_code.state.lockfile import LockFile

    LockFile._refuse_unless_free = _always(None)
    LockFile.verify = _always(None)
    FileStore._expected = lambda self, path, expect: expect and self._read(path)


def no_shield() -> None:
    from journeys_as_code.cli import signals as shields

    @contextmanager
    def bare() -> Iterator[Event]:
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
        yield Event()

    shields.stopping = bare


def deaf() -> None:
    from journeys_as_code.cli import signals as shields

    shielded = shields.stopping

    @contextmanager
    def unheard() -> Iterator[Event]:
        with shielded():
            yield Event()

    shields.stopping = unheard


def half_files() -> None:
    from journeys_as_code.state import disk

    def in_place(path: Path, content: bytes) -> Path:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.write(descriptor, content[: len(content) // 2])
        os.fsync(descriptor)
        os.write(descriptor, content[len(content) // 2 :])
        os.close(descriptor)
        return path

    disk.write_beside = in_place


def open_secrets() -> None:
    from journeys_as_code.secrets import Secrets

    Secrets.seal = _as_it_is


def always_content() -> None:
    from journeys_as_code.apply.outcome import Outcome

    Outcome.exit_code = property(_always(0))


def never_paused() -> None:
    from journeys_as_code.apply.calls import Calls, Live
    from journeys_as_code.model.journey import Status

    moved = Calls._moved

    def pretended(self: Calls, action: Any) -> Live:
        return Live(Status.PAUSED) if action == "pause" else moved(self, action)

    Calls._moved = pretended


def half_a_definition() -> None:
    from journeys_as_code.remote.client import Client

    put = Client.put

    def partly(self: Client, uuid: str, payload: dict[str, Any]) -> Any:
        return put(self, uuid, {**payload, "title": "Journey a 1"})

    Client.put = partly


def by_title_alone() -> None:
    from journeys_as_code.remote.made import Made, candidates
    from journeys_as_code.remote.reader import Reader

    by_points = Reader.find_made

    def find_made(self: Reader, title: str, *words: Any, anew: bool = True, **more: Any) -> Made:
        if not anew or "among" in more:
            return by_points(self, title, *words, anew=anew, **more)
        found = candidates(self._listed() or {}, title, ())
        return Made(found[0] if found else None, sure=True)

    Reader.find_made = find_made


def only_titles() -> None:
    from journeys_as_code.remote.reader import Reader

    Reader._points_of_all = _always({})


def no_twins() -> None:
    from journeys_as_code.workflow.looking import Looker

    Looker._with_twin = _as_it_is
    newcomers_unseen()
