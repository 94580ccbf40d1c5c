"""What is printed about a target that is not the default one, typed as printed, reaches that target."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli import journeys

from journeys_as_code.cli.aiming import aimed
from journeys_as_code.sandbox.store import SandboxStore


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (
            "run `journeys state rm a`, then `journeys adopt a UUID`",
            "run `journeys state rm --target prod a`, then `journeys adopt --target prod a UUID`",
        ),
        ("journeys state mv a b", "journeys state mv --target prod a b"),
        ("journeys apply finishes it first", "journeys apply --target prod finishes it first"),
        ("see `journeys doctor`.", "see `journeys doctor --target prod`."),
        ("`journeys plan a --target prod`", "`journeys plan a --target prod`"),
        ("what `journeys validate` shows", "what `journeys validate` shows"),
        ("how journeys run", "how journeys run"),
        ("`journeys.yaml` says", "`journeys.yaml` says"),
    ],
)
def test_commands_name_the_target(said: str, heard: str) -> None:
    assert aimed(said, "prod") == heard
    assert aimed(said, None) == said


def test_a_command_in_a_reason_leaves_the_default_target_alone(
    example: Callable[[str], Path],
) -> None:
    project = example("two-targets")
    for target in ("staging", "production"):
        journeys("-C", project, "apply", "--auto-approve", "--target", target)
    with SandboxStore(project / ".journeys" / "production.db") as store:
        for journey in store.journeys():
            store.move(journey.uuid, "STATUS_FINISHED", "Mary")
    file = project / "journeys" / "newsletter.yaml"
    file.write_text(file.read_text().replace("title: ", "title: New "))

    said = journeys("-C", project, "plan", "newsletter", "--target", "production").out

    (command,) = re.findall(r"`journeys (draft [^`]*)`", said)
    assert journeys("-C", project, *shlex.split(command)).code == 0
    statuses = {}
    for target in ("staging", "production"):
        with SandboxStore(project / ".journeys" / f"{target}.db") as store:
            statuses[target] = {it.title: it.status for it in store.journeys()}
    assert "STATUS_DRAFT" not in statuses["staging"].values()
    assert "STATUS_DRAFT" in statuses["production"].values()


def test_a_hint_of_an_error_names_it(example: Callable[[str], Path]) -> None:
    project = example("two-targets")
    words = "state", "show", "newsletter", "--target", "production"
    assert "hint: journeys state list --target production\n" in journeys("-C", project, *words).err
