"""A small world to apply plans in: journeys as documents, real state, the embedded API behind the client."""

import copy
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from support.clock import Clock
from support.sandbox import APPLICATION, GATEWAY, TOKEN

from journeys_as_code.apply.events import Event
from journeys_as_code.apply.executor import execute
from journeys_as_code.apply.outcome import JourneyOutcome, Outcome
from journeys_as_code.apply.tools import Stop
from journeys_as_code.compile.compiler import compile_journey
from journeys_as_code.compile.resource import Identity
from journeys_as_code.model.journey import Document
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Project, Target
from journeys_as_code.plan.by_hand import plan_by_hand
from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.plan.claims import subjects
from journeys_as_code.plan.planner import make_plan
from journeys_as_code.plan.point_names import names_of
from journeys_as_code.plan.subject import Context, Subject
from journeys_as_code.remote.client import Client
from journeys_as_code.remote.inprocess import asgi_transport
from journeys_as_code.remote.port import Action
from journeys_as_code.remote.reader import Reader
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.remote.wire import Codec
from journeys_as_code.sandbox.app import create_app
from journeys_as_code.sandbox.faults import Fault, Faults
from journeys_as_code.sandbox.record import Journey
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches
from journeys_as_code.secrets import Secrets
from journeys_as_code.state.file import FileStore
from journeys_as_code.state.record import Record
from journeys_as_code.state.store import Lease

CATALOGUE = Catalogue.builtin()
WRITES = ("create", "put", "start", "pause", "finish", "draft", "archive")
READ, PUT = ("GET", f"{GATEWAY}/*"), ("PUT", f"{GATEWAY}/*")


def post(action: str) -> tuple[str, str]:
    """Method and path of a call, as faults match them."""
    return "POST", GATEWAY if action == "create" else f"{GATEWAY}/{action}"


def document(preset: str = "11111-11111", **more: Any) -> Document:
    """A journey of three points that runs."""
    return {
        "title": "Welcome",
        "status": "running",
        "points": {
            "new": {"start_by_segment": {"filter_code": "1A2B3-CCCCC"}, "next": "hello"},
            "hello": {"send_push": {"preset_code": preset}, "next": "bye"},
            "bye": {"exit": {}},
        },
        **more,
    }


class World:
    """One target: the account, the state, and the tool between them. Waits cost no time here."""

    def __init__(
        self, root: Path, switches: str = "", secrets: frozenset[str] = frozenset()
    ) -> None:
        self.root = root
        self.api_can_read = "no_read" not in switches
        self.clock = Clock()
        self.account = SandboxStore(":memory:", clock=self.clock)
        self.faults = Faults()
        self.secrets = Secrets.of(secrets, salt="salt")
        self.codec = Codec(CATALOGUE, APPLICATION)
        self.store = FileStore(root, "prod", clock=self.clock)
        self.slept: list[float] = []
        self._connect(switches)

    def _connect(self, switches: str) -> None:
        app = create_app(self.account, Switches.parse(switches), self.faults)
        transport = asgi_transport(app)
        self.api = Client("http://127.0.0.1", TOKEN, transport=transport, sleep=lambda _: None)
        self.reader = Reader(self.api, self.codec)

    def reread(self, switches: str) -> None:
        """From here on the service is read in another way; nothing is remembered of it."""
        self.api.close()
        self._connect(switches)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.api.close()
        self.account.close()

    # planning

    def plan(self, **journeys: Document) -> Plan:
        """The plan for these journeys, by key, read from the account as it is now."""
        self.reader.forget()
        records = {key: found.record for key, found in self.store.load().items()}
        resources = {
            key: compile_journey(
                copy.deepcopy(wanted),
                key=key,
                file=f"{key}.yaml",
                project=PROJECT,
                target=PROJECT.targets["prod"],
                catalogue=CATALOGUE,
                known=_identity(records.get(key) or records.get(wanted.get("moved", ""))),
            )
            for key, wanted in journeys.items()
        }
        found = [self._with_live(subject, records) for subject in subjects(resources, records)]
        return make_plan(found, self._context, target="prod")

    def by_hand(self, key: str, action: Action) -> Plan:
        """The plan of one lifecycle call that somebody asks for."""
        record = self.record(key)
        subject = self._with_live(Subject(key, record=record), {key: record})
        journey = plan_by_hand(subject, action, self._context)
        return Plan("prod", APPLICATION, (journey,), 1)

    @property
    def _context(self) -> Context:
        return Context(APPLICATION, CATALOGUE, Semantics(CATALOGUE), self.secrets)

    def _with_live(self, subject: Subject, records: Mapping[str, Record]) -> Subject:
        names = names_of(subject.record, subject.resource)
        if subject.to_be_found and subject.record and subject.record.pending:
            bound = {record.uuid for record in records.values() if record.uuid}
            title = subject.record.pending.title
            found = self.reader.find_made(title, tuple(names.values()), bound=bound)
            subject = replace(subject, found=found)
        if subject.uuid is None:
            return subject
        seen = subject.record.seen if subject.record else None
        return replace(subject, prior=self.reader.prior(subject.uuid, names, seen))

    # applying

    def execute(
        self,
        plan: Plan,
        *,
        lease: Lease | None = None,
        on_event: Callable[[Event], None] = lambda _: None,
        stop: Stop | None = None,
        concurrency: int = 2,
        **doors: Any,
    ) -> Outcome:
        """Apply a plan under the lock; `doors` take the place of the world's own."""
        held = lease or self.store.lock(who="us", purpose="apply")
        known = {"api": self.api, "reader": self.reader, "store": self.store}
        try:
            return execute(
                plan,
                **(known | {"codec": self.codec} | doors),
                lease=held,
                secrets=self.secrets,
                clock=self.clock,
                sleep=self.slept.append,
                run_id="run",
                concurrency=concurrency,
                on_event=on_event,
                stop=stop,
                requests=lambda: self.api.requests,
            )
        finally:
            held.release()

    def apply(self, **journeys: Document) -> Outcome:
        """Plan and apply."""
        return self.execute(self.plan(**journeys))

    def oversleep(self, lease: Lease) -> None:
        """The machine sleeps until its lease has run out, and another machine has been there since."""
        self.clock.advance(3600)
        self.store.unlock(lease.info.id)

    # judging

    @property
    def journeys(self) -> tuple[Journey, ...]:
        """What is in the account."""
        return self.account.journeys()

    def only(self) -> Journey:
        """The one journey of the account."""
        (journey,) = self.journeys
        return journey

    def record(self, key: str = "a") -> Record:
        """What the state knows of a journey."""
        found = self.store.get(key)
        assert found is not None
        return found.record

    def writes(self) -> list[str]:
        """The calls so far that were to change something and reached the service."""
        return [call.action for call in self.account.calls(*WRITES) if call.status == 200]

    def strike(self, call: tuple[str, str], kind: str, **more: Any) -> None:
        """Let a fault strike a call."""
        self.faults.add(Fault.from_json({"kind": kind, "method": call[0], "path": call[1], **more}))

    def edit(self, change: Callable[[dict[str, Any]], None], uuid: str = "") -> None:
        """Edit the only journey, or that one, behind the tool's back."""

        def changed(definition: dict[str, Any]) -> None:
            change(definition)

        self.account.edit(uuid or self.only().uuid, changed)


def preset_of(journey: Journey) -> str:
    """The preset of the push in `document`: what tells one definition from another."""
    return next(
        str(point["point_data"]["send_push"]["preset_code"])
        for point in journey.points
        if "send_push" in point["point_data"]
    )


def with_preset(preset: str) -> Callable[[dict[str, Any]], None]:
    """An edit that gives the push another preset."""

    def change(definition: dict[str, Any]) -> None:
        for point in definition["points"]:
            with suppress(KeyError):
                point["point_data"]["send_push"]["preset_code"] = preset

    return change


def the_only(outcome: Outcome) -> JourneyOutcome:
    """The outcome of a plan of one journey."""
    (journey,) = outcome.journeys
    return journey


def plan_of(plan: Plan) -> JourneyPlan:
    """The plan of the only journey."""
    (journey,) = plan.journeys
    return journey


PROJECT = Project(
    version=1, targets={"prod": Target(api="http://127.0.0.1", application_code=APPLICATION)}
)


def _identity(record: Record | None) -> Identity:
    return Identity(record.uuid, record.points) if record else Identity(None)
