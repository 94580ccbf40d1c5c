"""Taking over a journey that somebody made in the builder."""

from pathlib import Path
from typing import Any

import pytest
from support.cli import Done, journeys
from support.sandbox import body, point

from journeys_as_code.sandbox.store import SandboxStore
from journeys_as_code.sandbox.switches import Switches

QUIET = {"TERM": "dumb"}
UUID = "00000000-0000-4000-8000-000000000001"
APP = "AAAAA-00000"
PROJECT = """\
version: 1
targets:
  sandbox: {{api: "sandbox:.journeys/sandbox.db{switches}", application_code: AAAAA-00000}}
"""
FILE = """\
title: Spring sale
points:
  people:
    start_by_segment: {filter_code: 1A2B3-CCCCC}
    next: offer
  offer:
    title: The offer
    send_push: {preset_code: 12345-67890}
    next: patience
  patience:
    wait: {duration: 1d}
    next: reminder
  reminder:
    send_push: {preset_code: 55555-00000}
    next: bye
  bye:
    exit: {}
"""


def made() -> dict[str, Any]:
    """What somebody made in the builder, with titles and a preset of their own."""
    segment = {"filter_code": "1A2B3-CCCCC"}
    return body(
        point("p1", "start_by_segment", segment, default="p2") | {"title": "Audience"},
        point("p2", "send_push", {"preset_code": "12345-67890"}, default="p3") | {"title": "Push"},
        point("p3", "wait", {"duration": "86400s"}, default="p4") | {"title": "Wait 1 day"},
        point("p4", "send_push", {"preset_code": "99999-00000"}, default="p5") | {"title": "Push"},
        point("p5", "exit") | {"title": "Exit"},
        title="Spring sale",
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return prepared(tmp_path)


def prepared(folder: Path, switches: str = "") -> Path:
    (folder / "journeys").mkdir()
    (folder / "journeys" / "sale.yaml").write_text(FILE)
    (folder / "journeys.yaml").write_text(PROJECT.format(switches=switches and f"?{switches}"))
    (folder / ".journeys").mkdir()
    with SandboxStore(folder / ".journeys" / "sandbox.db", new_uuid=lambda: UUID) as store:
        store.create(made())
    return folder


def adopt(project: Path, *words: str, **more: Any) -> Done:
    return journeys("-C", project, "adopt", "sale", *words, **more)


def test_the_match_is_shown_and_agreed_to(project: Path) -> None:
    done = adopt(project, UUID, stdin="yes\n", terminal=True, environ=QUIET)
    assert (
        done.out
        == f"""\
{UUID}  "Spring sale"  draft  [read]
  = people    "Audience"    p1  by same data
  = offer     "Push"        p2  by same data
  = patience  "Wait 1 day"  p3  by same data
  ? reminder  "Push"        p4  likely, by place in the journey
  = bye       "Exit"        p5  by same data
5 points recognised, 1 of which is only likely (?). Say it yourself: --match NAME=UUID
Adopted. Next: journeys plan sale -C {project}
"""
    )
    plan = journeys("-C", project, "plan")
    assert (
        plan.out
        == f"""\
Plan for sandbox ({APP})

~ update  sale  "Spring sale"  draft  (put)
    ~ points.offer.title: "Push" -> "The offer"
    ~ points.reminder.send_push.preset_code: "99999-00000" -> "55555-00000"

Plan: 1 to update. Nothing was sent yet.
Next: journeys apply -C {project}
"""
    )


def test_nothing_is_bound_without_a_yes(project: Path) -> None:
    done = adopt(project, UUID)
    assert done.code == 64
    assert done.err == (
        "error: this needs a yes, and there is no terminal to ask on\n"
        "  hint: give it with --auto-approve\n"
    )
    assert "5 points recognised" in done.out
    assert adopt(project, UUID, stdin="no\n", terminal=True, environ=QUIET).code == 1
    assert "! blocked  sale" in journeys("-C", project, "plan").out


def test_what_only_one_side_has_is_shown(project: Path) -> None:
    file = project / "journeys" / "sale.yaml"
    file.write_text(FILE.replace("wait: {duration: 1d}", "send_sms: {}"))
    done = adopt(project, UUID, "--yes")
    assert (
        "\n  + patience                    send_sms, only in the file: an apply would add it\n"
        in done.out
    )
    assert (
        '\n  -           "Wait 1 day"  p3  wait, only in the account: an apply would remove it\n'
        in done.out
    )


def test_what_is_said_by_hand_is_sure(project: Path) -> None:
    done = adopt(project, UUID, "--auto-approve", "--match", "reminder=P4")
    assert '  = reminder  "Push"        p4  by uuid\n' in done.out
    assert "5 points recognised.\n" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["reminder"], "error: --match takes NAME=UUID\n  hint: the point of the file, the live point\n"),
        (["remainder=p4"], "error: the file has no point 'remainder'\n  hint: did you mean 'reminder'?\n"),
        (["offer=p9"], "error: the journey has no point 'p9'\n  hint: without --match its points are listed\n"),
        (["offer=p4", "reminder=p4"], "error: two points are said to be p4\n  hint: each is one point\n"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(project: Path, words: list[str], said: str) -> None:
    done = adopt(project, UUID, *(word for it in words for word in ("--match", it)), "--yes")
    assert (done.code, done.out, done.err) == (64, "", said)


def test_a_pin_that_says_otherwise_is_refused(project: Path) -> None:
    file, other = project / "journeys" / "sale.yaml", "8f14e45f-ceea-467f-a0e6-2b7f5c0a9d31"
    file.write_text(f"uuid: {other}\n{FILE}")
    assert adopt(project, UUID, "--yes").err == (
        f"error: the file of sale pins the journey {other}, not {UUID}\n"
        f"  hint: adopt {other}, or take `uuid` out of journeys/sale.yaml\n"
    )
    file.write_text(FILE.replace("title: The offer", f"uuid: {other}"))
    assert adopt(project, UUID, "--yes", "--match", "offer=p2").err == (
        f"error: the file pins offer to {other}\n"
        "  hint: take its `uuid` out of journeys/sale.yaml, or leave the --match out\n"
    )


def test_what_is_bound_already_is_refused(project: Path) -> None:
    adopt(project, UUID, "--yes")
    (project / "journeys" / "other.yaml").write_text(FILE.replace("Spring", "Other"))
    done = journeys("-C", project, "adopt", "other", UUID, "--yes")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"error: {UUID} is bound to sale already\n"
        "  hint: to rename it: journeys state mv sale other\n"
    )


def test_what_is_not_there_is_refused(project: Path) -> None:
    assert adopt(project, UUID.replace("1", "7"), "--yes").err == (
        f"error: the account has no journey {UUID.replace('1', '7')}\n"
        "  hint: journeys list shows them\n"
    )


@pytest.mark.parametrize("switches", Switches.each(), ids=str)
def test_under_every_reading_of_the_api(switches: Switches, tmp_path: Path) -> None:
    project = prepared(tmp_path, switches.describe().replace(",", "&"))
    done = adopt(project, UUID, "--auto-approve")
    if switches.no_read:
        assert (done.code, done.out) == (1, "")
        assert done.err == (
            "error: the API has no call that reads a journey, so nobody can see which point is which\n"
            "  hint: save the journey as your browser gets it, then: journeys pull --from FILE\n"
        )
        return
    assert done.code == 0
    plan = journeys("-C", project, "plan", "--format", "json").out
    assert plan.count('"path"') == 2
    assert journeys("-C", project, "apply", "--auto-approve").code == 0
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        (journey,) = store.journeys()
        points = [it["uuid"] for it in journey.definition["points"]]
    assert sorted(points) == ["p1", "p2", "p3", "p4", "p5"]
    assert journeys("-C", project, "plan").out.startswith("No changes.")
