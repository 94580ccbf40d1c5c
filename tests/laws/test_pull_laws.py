"""Pull, then plan, is empty; and to pull again changes nothing."""

import json
import string
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from hypothesis import given, settings
from hypothesis import strategies as st
from support.canonical import APPLICATION, CATALOGUE, documents, uuids_of
from support.cli import Done, journeys
from support.estranged import estranged

from journeys_as_code.model.journey import Document
from journeys_as_code.remote.wire import Codec
from journeys_as_code.sandbox.foreign import planted
from journeys_as_code.sandbox.record import Definition
from journeys_as_code.sandbox.render import journey_object
from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches

CODEC = Codec(CATALOGUE, APPLICATION)
readings = st.sampled_from(Switches.each())
bounded = settings(max_examples=60)


@dataclass(frozen=True)
class Project:
    """An empty project, and an account that it knows nothing of."""

    root: Path
    switches: Switches

    def put(self, *definitions: Definition) -> list[str]:
        """Make these journeys in the account; their uuids."""
        with SandboxStore(self.root / "account.db") as store:
            return [store.create(definition).uuid for definition in definitions]

    def run(self, *words: str, stdin: str = "") -> Done:
        return journeys("-C", self.root, *words, stdin=stdin)

    def pull(self, uuids: list[str]) -> Done:
        """Pull as this reading of the API lets one: all, by uuid, or from saved answers."""
        if not self.switches.no_read:
            return self.run("pull", *(uuids if self.switches.no_list else ["--all"]))
        return self.run("pull", "--from", "-", stdin=json.dumps([*self.answers(uuids)]))

    def answers(self, uuids: list[str]) -> Iterator[Any]:
        with SandboxStore(self.root / "account.db") as store:
            for uuid in uuids:
                journey = store.get(uuid)
                assert journey is not None
                yield journey_object(journey, self.switches)

    def files(self) -> dict[str, str]:
        return {it.name: it.read_text("utf-8") for it in self.root.rglob("*.yaml")}

    @classmethod
    @contextmanager
    def at(cls, switches: Switches) -> Iterator[Self]:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "journeys").mkdir()
            (root / "journeys.yaml").write_text(
                "version: 1\n"
                "targets:\n"
                "  sandbox:\n"
                f"    api: sandbox:account.db?{switches}\n"
                f"    application_code: {APPLICATION}\n",
                "utf-8",
            )
            yield cls(root, switches)


def here(document: Document) -> Document:
    """The journey with a title, and of the project's own application."""
    params = {k: it for k, it in document.get("params", {}).items() if k != "application_code"}
    return document | {"title": document["title"] or "Untitled", "params": params}


titled = documents().map(here)


def encoded(document: Document) -> Definition:
    definition: Definition = json.loads(json.dumps(CODEC.encode(document, uuids_of(document))))
    return definition


@bounded
@given(st.lists(titled, min_size=1, max_size=3), readings)
def test_pull_then_plan_is_empty(made: list[Document], switches: Switches) -> None:
    with Project.at(switches) as project:
        added = planted if switches.unknown_fields else Definition
        uuids = project.put(*(added(encoded(document)) for document in made))
        done = project.pull(uuids)
        assert done.code == 0, done
        assert len(project.files()) == len(made) + 1
        planned = project.run("plan", "--detailed-exitcode")
        assert planned.code == 0, (planned, project.files())

        before = project.files()
        assert project.pull(uuids).code == 0
        assert project.files() == before


@bounded
@given(titled, st.data(), readings)
def test_whatever_the_catalogue_has_never_heard_of_is_kept_or_said(
    document: Document, data: st.DataObject, switches: Switches
) -> None:
    raw = {"info": {"params": {"application_code": APPLICATION}}, **encoded(document)}
    strange = data.draw(estranged(raw))
    del strange["info"]
    for point in strange["points"]:  # the embedded API holds no point with data of two kinds
        point["point_data"] = dict([*point["point_data"].items()][:1])
    with Project.at(switches) as project:
        uuids = project.put(strange)
        done = project.pull(uuids)
        assert (done.code == 1) == ("refused" in done.out), done
        planned = project.run("plan", "--detailed-exitcode")
        assert planned.code == 0, (planned, project.files())


tokens = st.text(string.ascii_letters + string.digits, min_size=16, max_size=40)
PLACES: dict[str, Any] = {
    "header": lambda it: {"headers": {"Authorization": it}},
    "scheme": lambda it: {"headers": {"authorization": f"Bearer {it}"}},
    "other header": lambda it: {"headers": {"X-Api-Key": it, "Accept": "text/html"}},
    "header and a template": lambda it: {"headers": {"X-Token": f"{it} {{{{device:hwid}}}}"}},
    "list of headers": lambda it: {"headers": [{"name": "Cookie", "value": it}]},
    "address": lambda it: {"url": f"https://shop:{it}@crm.example.com/in"},
    "query": lambda it: {"url": f"https://crm.example.com/in?token={it}&page=1"},
    "data": lambda it: {"data": {"auth": {"apiKey": it}}},
    "text": lambda it: {"data": f'{{"user": "shop", "password": "{it}"}}'},
    "lines": lambda it: {"data": f"Host: example.com\nAuthorization: Basic {it}\n"},
}


@bounded
@given(tokens, st.sampled_from(sorted(PLACES)), st.sampled_from(["webhook", "call_out"]))
def test_no_credential_is_written_in_clear(token: str, place: str, kind: str) -> None:
    with Project.at(Switches()) as project:
        point = {
            "uuid": "hook",
            "title": "Call out",
            "point_type": f"POINT_TYPE_{kind.upper()}",
            "point_data": {kind: PLACES[place](token)},
            "outputs": {},
        }
        params = {"application_code": APPLICATION}
        uuids = project.put({"title": "Hooked", "params": params, "points": [point]})
        done = project.pull(uuids)
        assert (done.code, "vars." in done.out) == (0, True), done
        files = [it for it in project.root.rglob("*") if it.is_file() and it.suffix != ".db"]
        assert len(files) > 2
        assert not [it for it in files if token.encode() in it.read_bytes()]
        assert token not in done.out + done.err
