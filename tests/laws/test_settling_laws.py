"""What is remembered of settled journeys changes no plan: it is the one of a run that remembers nothing."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.cli import journeys
from support.drifting import NEW_POINT, NUDGE, named

from journeys_as_code.errors import JourneysError
from journeys_as_code.plan.change import JourneyPlan, Plan
from journeys_as_code.plan.unchanged import lightened
from journeys_as_code.sandbox.edits import patched
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.workflow.applying import unsaid
from journeys_as_code.workflow.connecting import Connection, connect
from journeys_as_code.workflow.ground import survey
from journeys_as_code.workflow.loading import Loaded
from journeys_as_code.workflow.opening import Invalid, open_project
from journeys_as_code.workflow.planning import plan
from journeys_as_code.workflow.settling import Settling
from journeys_as_code.workflow.wanting import context_of

PROJECT = """version: 1
safety: {max_changed: 100%}
targets:
  it:
    api: sandbox
    application_code: AAAAA-00000
    vars: {shop: Corner, code: {env: CODE, secret: true}}
"""
HELLO = """title: Hello from ${vars.shop}
status: running
points:
  start: {start_by_api: {}, next: tell}
  tell: {title: "Hello, you", send_push: {preset_code: 12345-67890}, next: later}
  later: {title: Wait a day, wait: {duration: 1d}, next: out}
  out: {exit: {}}
"""
OTHER = """title: Other
points:
  start: {start_by_api: {}, next: hook}
  hook:
    webhook:
      url: https://x.example
      method: POST
      headers: {Authorization: "${vars.code}"}
      data: {file: body.json}
    next: out
  out: {exit: {}}
"""
SPEAKING = """title: Of ${journeys.hello.uuid}
include: [{file: parts/end.yaml, prefix: end_}]
points: {go: {start_by_api: {}, next: end_tell}}
"""
END = """points:
  tell: {send_push: {preset_code: 11111-11111}, next: o}
  o: {exit: {}}
"""
PRESET = "99999-99999"
FILE = "journeys/hello.yaml"
MENU: dict[str, tuple[str | None, ...]] = {
    FILE: (
        HELLO,
        f"# a word\n{HELLO}",
        HELLO.replace("1d", "2d"),
        HELLO.replace("12345-67890", PRESET),
        HELLO.replace("status: running\n", ""),
        HELLO.replace("tell:", "say:").replace("next: tell", "next: say"),
        HELLO.replace("{exit: {}}", "{exit: {}, strange: 1}"),
        None,
    ),
    "journeys/other.yaml": (OTHER, OTHER.replace("hook", "call"), None),
    "journeys/speaking.yaml": (SPEAKING, SPEAKING.replace("hello.uuid", "other.uuid"), None),
    "journeys/new.yaml": (
        None,
        HELLO.replace("Hello from", "New of"),
        f"{HELLO}moved: hello\n",
        f"{HELLO}moved: false\n",
        "title: [broken",
        "PINNED",
    ),
    "parts/end.yaml": (END, END.replace("11111-11111", "22222-22222"), "points: [broken"),
    "body.json": ('{"a": 1}', '{"a": 2}', None),
    "journeys.yaml": (
        PROJECT,
        PROJECT.replace("Corner", "Square"),
        f"{PROJECT}drift_ignore: [{{path: points.tell.title, reason: theirs}}]\n",
        f"{PROJECT}defaults: {{params: {{re_entry: {{}}}}}}\n",
    ),
}
"""What each file may be; None: it is not there."""

EDITS: tuple[dict[str, Any], ...] = (
    NUDGE,
    {"points": {"Hello, you": {"point_data": {"send_push": {"preset_code": PRESET}}}}},
    {"points": {"Hello, you": {"title": "Hello, you!"}}},
    {"info": {"pointCounts": {NEW_POINT: 7}}},
)

steps = st.lists(
    st.one_of(
        st.sampled_from([(name, text) for name, texts in MENU.items() for text in texts]),
        st.tuples(st.just("edit"), st.sampled_from(EDITS)),
        st.tuples(st.just("status"), st.sampled_from(["paused", "archived"])),
        st.tuples(st.just("env"), st.sampled_from(["CODE-1-CODE-1", "CODE-2-CODE-2"])),
        st.tuples(st.just("apply"), st.none()),
        st.tuples(st.just("plan"), st.none()),
        st.tuples(st.just("forget"), st.sampled_from(["hello", "other"])),
        st.tuples(st.just("spoil"), st.integers(0, 900)),
    ),
    min_size=1,
    max_size=5,
)


@dataclass
class World:
    """A project, its embedded API, and the environment."""

    root: Path
    environ: dict[str, str] = field(default_factory=lambda: {"CODE": "CODE-1-CODE-1"})

    def run(self, *words: str) -> None:
        """A command, whatever becomes of it."""
        journeys("-C", self.root, *words, environ=self.environ)

    def write(self, name: str, text: str | None) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        if text is not None:
            pinned = f"{HELLO}uuid: {self.live('Hello')}\n" if text == "PINNED" else text
            file.write_text(pinned, "utf-8")

    def live(self, title: str) -> str:
        with self.account() as store:
            found = [it.uuid for it in store.journeys() if it.definition["title"].startswith(title)]
        return found[0] if found else "00000000-0000-4000-8000-000000000001"

    def account(self) -> SandboxStore:
        return SandboxStore(self.root / ".journeys" / "sandbox.db")

    def edit(self, patch: dict[str, Any]) -> None:
        uuid = self.live("Hello")
        with self.account() as store:
            found = store.get(uuid)
            titles = {it["title"]: it["uuid"] for it in found.definition["points"]} if found else {}
            if titles.keys() >= {"Hello, you", "Wait a day"}:
                meant = named(patch, {f"@{title}": it for title, it in titles.items()})
                store.edit(uuid, lambda definition: patched(definition, meant), "Mary")

    def move(self, status: str) -> None:
        uuid = self.live("Hello")
        with self.account() as store:
            if store.get(uuid) is not None:
                store.move(uuid, status, "Mary")

    def step(self, name: str, value: Any) -> None:
        if name in MENU:
            self.write(name, value)
        elif name == "edit":
            self.edit(value)
        elif name == "status":
            self.move(value)
        elif name == "env":
            self.environ["CODE"] = value
        elif name == "apply":
            self.run("apply", "--auto-approve", "--allow-destructive", "--overwrite-drift")
        elif name == "forget":
            self.run("state", "rm", value, "--yes")
        elif name == "spoil":
            for cached in (self.root / ".journeys").glob("cache/*"):
                cached.write_bytes(cached.read_bytes()[:value])

    def planned(self, *, remembering: bool) -> Any:
        """The plans and the findings of a run, or what it says instead."""
        ws = open_project(self.root, environ=self.environ)
        try:
            with connect(ws) as at:
                if remembering:
                    made = plan(ws, at)
                    return said(at, made.plan, made.loaded)
                ground = survey(ws, at, context_of(ws, at))
                journeys = ground.planned(ground.subjects)
                return said(at, Plan(ws.target_name, "", journeys, 0), ground.loaded)
        except Invalid as error:
            return error.findings
        except JourneysError as error:
            return str(error)


def said(at: Connection, made: Plan, loaded: Loaded) -> Any:
    """The plans of all journeys, whether state lags behind git, and the findings."""
    return [bare(it) for it in made.journeys], unsaid(at, made), loaded.findings


def bare(made: JourneyPlan) -> JourneyPlan:
    """The plan of a journey; where nothing is to be done, without what git wants."""
    if made.changes_anything:
        return made
    return replace(lightened(made), desired={}, uuids={})


@contextmanager
def worlds() -> Iterator[World]:
    """A project that is applied, and of which a plan says that nothing is to be done."""
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        for name, texts in MENU.items():
            world.write(name, texts[0] if "speaking" not in name else None)
        world.step("apply", None)
        world.write("journeys/speaking.yaml", SPEAKING)
        world.step("apply", None)
        plans, _, _ = world.planned(remembering=True)
        assert [it.action for it in plans] == ["none"] * 3
        yield world


@settings(max_examples=25)
@given(steps)
@example([(FILE, HELLO.replace("12345-67890", PRESET)), ("edit", EDITS[1]), ("plan", None)])
@example([(FILE, None), ("journeys/new.yaml", HELLO.replace("Hello from", "New of"))])
@example([("forget", "hello"), ("plan", None)])
def test_the_plan_is_that_of_a_run_that_remembers_nothing(steps: list[tuple[str, Any]]) -> None:
    with worlds() as world:
        for name, value in steps:
            world.step(name, value)
            assert world.planned(remembering=True) == world.planned(remembering=False)


def test_what_is_settled_is_not_read_but_where_secrets_are() -> None:
    with worlds() as world:
        ws = open_project(world.root, environ=world.environ)
        with connect(ws) as at:
            ground = survey(ws, at, context_of(ws, at), settling=Settling(ws, at))
        assert [it.key for it in ground.subjects] == ["other"]
        assert ground.late is not None
        assert [it.key for it in ground.late.settled] == ["hello", "speaking"]
        (kept,) = (world.root / ".journeys" / "cache").iterdir()
        assert "CODE-1" not in kept.read_text("utf-8")
