"""From a plan to the account: consents first, then the lock, then the calls."""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from journeys_as_code.apply.events import Event
from journeys_as_code.apply.executor import execute
from journeys_as_code.apply.outcome import Outcome
from journeys_as_code.apply.tools import Stop
from journeys_as_code.errors import ConsentNeeded
from journeys_as_code.plan import safety
from journeys_as_code.plan.change import Consents, Plan
from journeys_as_code.state.store import Lease
from journeys_as_code.workflow.connecting import Connection
from journeys_as_code.workflow.opening import Workspace


def apply(
    ws: Workspace,
    at: Connection,
    planned: Plan,
    consents: Consents,
    *,
    on_event: Callable[[Event], None] = lambda _: None,
    stop: Stop | None = None,
) -> Outcome:
    """Carry out a plan under the target's lock.

    Raises ConsentNeeded when the plan needs a consent that was not given, LockHeld when somebody
    else is applying; nothing is sent then.
    """
    require_consent(planned, ws, consents)
    with held(at, "apply") as lease:
        return execute(
            planned,
            api=at.api,
            codec=at.codec,
            reader=at.reader,
            store=at.store,
            lease=lease,
            secrets=at.secrets,
            clock=at.clock,
            run_id=lease.info.id,
            concurrency=at.connections,
            on_event=on_event,
            stop=stop,
            requests=lambda: at.api.requests,
        )


def require_consent(planned: Plan, ws: Workspace, consents: Consents) -> None:
    """Raise ConsentNeeded for the first time the plan needs more than was agreed to."""
    refusals = safety.check(planned, ws.project.safety, consents)
    if refusals:
        raise ConsentNeeded(
            "\n".join(refusal.message for refusal in refusals),
            hint=f"if that is meant: {' '.join(refusal.flag for refusal in refusals)}",
        )


@contextmanager
def held(at: Connection, purpose: str) -> Iterator[Lease]:
    """The target's lock, for as long as the context lasts. Raises LockHeld, naming the holder."""
    lease = at.store.lock(who=who(), purpose=purpose)
    try:
        yield lease
    finally:
        lease.release()


def who() -> str:
    """Who runs this, as the lock shows it: `user@host pid 123`."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a container without the user's name
        user = str(os.getuid()) if hasattr(os, "getuid") else "somebody"
    return f"{user}@{socket.gethostname()} pid {os.getpid()}"
