"""A project that was applied, and somebody who edits its journeys in the builder."""

import os
import re
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from support.journeys import Done, run

from journeys_as_code.sandbox.edits import patched
from journeys_as_code.sandbox.store import SandboxStore

PROJECT = """\
version: 1
targets:
  sandbox:
    api: sandbox{switches}
    application_code: AAAAA-00000
"""

NEW_POINT = "11111111-2222-4333-8444-000000000001"
NUDGE: dict[str, Any] = {
    "points": {
        "Hello, you": {"outputs": {"default": {"info": {"next_point_uuid": NEW_POINT}}}},
        NEW_POINT: {
            "title": "Nudge",
            "point_type": "POINT_TYPE_SEND_SMS",
            "point_data": {"send_sms": {"preset_code": "SMS-1"}},
            "outputs": {"default": {"info": {"next_point_uuid": "@Wait a day"}}},
        },
    }
}
"""An edit of the `field` case that puts a point between two."""


@dataclass(frozen=True)
class Drifting:
    """A copy of a project with its sandbox."""

    root: Path
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))

    @classmethod
    def of(
        cls,
        folder: Path,
        root: Path,
        *,
        switches: str = "",
        environ: Mapping[str, str] = os.environ,
    ) -> Self:
        """The project in a folder, applied; a journeys.yaml is made where it has none."""
        shutil.copytree(folder, root)
        project = root / "journeys.yaml"
        text = project.read_text("utf-8") if project.exists() else PROJECT
        query = f":.journeys/sandbox.db?{switches}" if switches else ""
        project.write_text(text.replace("{switches}", query), "utf-8")
        made = cls(root, environ)
        done = made.run("apply", "--auto-approve", "--allow-blind")
        assert done.code == 0, done.out + done.err
        assert made.run("plan").code == 0  # which remembers that nothing is to be done
        return made

    def run(self, *words: str) -> Done:
        """Run one command line on the project."""
        return run(self.root, *words, environ=self.environ)

    def edit(self, patch: dict[str, Any], *, title: str = "", status: str = "") -> None:
        """What a person does in the builder: to the only journey, or to the one whose title begins so.

        `@Title` in the patch stands for the uuid of the point with that title.
        """
        with SandboxStore(self.root / ".journeys" / "sandbox.db") as store:
            found = [it for it in store.journeys() if it.definition["title"].startswith(title)]
            (journey,) = found
            uuids = {f"@{it['title']}": it["uuid"] for it in journey.definition["points"]}
            if patch:
                patch = named(patch, uuids)
                store.edit(journey.uuid, lambda definition: patched(definition, patch), "Mary")
            if status:
                store.move(journey.uuid, status, "Mary")

    def texts(self) -> dict[str, str]:
        """Every file of the project that git would have."""
        return {
            str(path.relative_to(self.root)): path.read_bytes().decode()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and ".journeys" not in path.parts
        }

    def forget_account(self) -> None:
        """The account is empty: every journey of it is gone."""
        for path in (self.root / ".journeys").glob("sandbox.db*"):
            path.unlink()


def named(value: Any, uuids: dict[str, str]) -> Any:
    """The value with uuids for what stands for them."""
    if isinstance(value, dict):
        return {key: named(item, uuids) for key, item in value.items()}
    if isinstance(value, list):
        return [named(item, uuids) for item in value]
    return uuids.get(value, value) if isinstance(value, str) else value


STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d(:|&#58;)\d\d(:|&#58;)\d\d(?:(\.|&#46;)\d+)?(?: UTC|Z)")
LENGTH = re.compile(r"paused for \d+\.\d s")
UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")


def session(project: Drifting, *commands: str) -> str:
    """What these command lines print, with their exit codes; times and uuids are made the same."""
    told = []
    for command in commands:
        done = project.run(*shlex.split(command))
        told.append(f"$ journeys {command}\n{done.out}{done.err}[{done.code}]\n")
    text = "\n".join(told).replace(f" -C {project.root}", "").replace(str(project.root), "shop")
    text = LENGTH.sub("paused for 0.0 s", STAMP.sub("2026-03-01 09:00:00 UTC", text))
    known: dict[str, str] = {}
    return UUID.sub(lambda it: known.setdefault(it[0], f"uuid-{len(known) + 1}"), text)
