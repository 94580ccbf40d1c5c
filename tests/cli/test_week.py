"""A week in the life of an account: taken over, edited on both sides, promoted, renamed, lost and found."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from support.cli import journeys
from support.golden import golden
from support.sandbox import APPLICATION, body, edit, fresh_store, point, welcome

PROJECT = f"""\
version: 1
project: shop
default_target: staging
targets:
  staging:
    api: sandbox:staging.db
    application_code: {APPLICATION}   # the shop's
  prod:
    api: sandbox:prod.db
    application_code: BBBBB-00000
"""
CART = body(
    point("added", "message_bus", {"event_name": "AddedToCart"}, default="pause"),
    point("pause", "wait", {"duration": "7200s"}, default="remind"),
    point("remind", "send_push", {"preset_code": "CART1-PUSH1"}, default="out"),
    point("out", "exit"),
    title="Abandoned cart",
)
SALE = body(
    point("people", "start_by_segment", {"filter_code": "SALE1-CCCCC"}, default="offer"),
    point("offer", "send_push", {"preset_code": "SALE1-PUSH1"}, default="out"),
    point("out", "exit"),
    title="Spring sale",
)
SALE_IN_GIT = """\
title: Spring sale
points:
  people:
    start_by_segment: {filter_code: "${vars.people_filter}"}
    next: offer
  offer:
    send_push: {preset_code: SALE1-PUSH1}
    next: bye
  bye:
    exit: {}
"""
NEWS = body(
    point("all", "start_by_segment", {"filter_code": "NEWS1-CCCCC"}, default="mail"),
    point("mail", "send_email", {"preset_code": "NEWS1-MAIL1"}, default="out"),
    point("out", "exit"),
    title="Newsletter",
)
TARGETS = ("staging", "prod")


@dataclass
class Week:
    """A project, its two accounts, and everything that was printed so far."""

    root: Path
    told: list[str] = field(default_factory=list)

    def day(self, words: str) -> None:
        self.told.append(f"\n# {words}\n")

    def run(self, *words: str, code: int = 0) -> str:
        done = journeys("-C", self.root, *words)
        self.told.append(f"$ journeys {' '.join(words)}\n{done.out}")
        assert done.code == code, (words, done)
        return done.out

    def change(self, file: str, before: str, after: str) -> None:
        """An edit in git."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert text.count(before) == 1, text
        path.write_text(text.replace(before, after), "utf-8")

    def build(self, uuid: str, change: Any) -> None:
        """An edit in the builder."""
        with fresh_store(self.root / "staging.db") as store:
            edit(store, uuid, change)

    def is_in_order(self, *targets: str) -> None:
        for target in targets:
            assert self.run("plan", "--target", target, "--detailed-exitcode").startswith(
                "No changes."
            )

    def story(self) -> str:
        """What was printed, without what no two weeks have in common."""
        text = "".join(self.told).replace(str(self.root), "shop")
        text = re.sub(r"paused for [0-9.]+ s", "paused for a moment", text)
        return re.sub(r", [0-9.]+ s in all, the longest [0-9.]+ s", ", each for a moment", text)


@pytest.fixture
def week(tmp_path: Path) -> Week:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys.yaml").write_text(PROJECT)
    with fresh_store(tmp_path / "staging.db") as store:
        for definition in (welcome(), CART, NEWS):
            store.move(store.create(definition).uuid, "STATUS_RUNNING")
        store.create(SALE)
    return Week(tmp_path)


def number(place: int) -> str:
    return f"00000000-0000-4000-8000-{place:012}"


def other_wait_and_push(definition: Any) -> None:
    definition["points"][1]["point_data"]["wait"]["duration"] = "10800s"
    definition["points"][2]["point_data"]["send_push"]["preset_code"] = "CART1-WRONG"


def other_mail(definition: Any) -> None:
    definition["points"][1]["point_data"]["send_email"]["preset_code"] = "NEWS1-WRONG"


def monday(week: Week) -> None:
    week.day("Monday: what runs in the account is taken over")
    week.run("pull", "--status", "running", "--extract", "filter_code,preset_code")
    week.is_in_order("staging")


def tuesday(week: Week) -> None:
    week.day(
        "Tuesday: an edit in git, and a journey that was written twice: in git and in the builder"
    )
    week.change("journeys/welcome-series.yaml", "duration: 1d", "duration: 2d")
    week.change("journeys/abandoned-cart.yaml", "    wait:", "    # not too soon\n    wait:")
    week.run("plan")
    week.run("apply", "--auto-approve")
    (week.root / "journeys" / "spring-sale.yaml").write_text(SALE_IN_GIT)
    week.change("journeys.yaml", "    vars:\n", "    vars:\n      people_filter: SALE1-CCCCC\n")
    week.run("plan", code=1)
    week.run("adopt", "spring-sale", number(4), "--yes")
    week.is_in_order("staging")


def wednesday(week: Week) -> None:
    week.day(
        "Wednesday: three edits in the builder; one is taken into git, the others are put back"
    )
    week.build(number(2), other_wait_and_push)
    week.build(number(3), other_mail)
    week.run("drift", code=2)
    week.run("drift", "abandoned-cart", "--accept", "--path", "points.pause", "--auto-approve")
    cart = (week.root / "journeys" / "abandoned-cart.yaml").read_text()
    assert "    # not too soon\n    wait: {duration: 3h}" in cart
    week.run("drift", "--fix", "abandoned-cart", "--auto-approve")
    week.run("drift", "newsletter", code=2)
    week.run("drift", "--fix", "--auto-approve")
    week.run("drift")
    week.is_in_order("staging")


def thursday(week: Week) -> None:
    week.day("Thursday: promoted to production")
    week.run("plan", "--target", "prod", code=1)
    promote(week.root / "journeys.yaml")
    week.run("diff", "--from", "staging", "--to", "prod", code=2)
    week.run("apply", "--target", "prod", "--auto-approve")
    week.run("diff", "--from", "staging", "--to", "prod", code=2)
    for key in ("abandoned-cart", "newsletter", "welcome-series"):
        week.run("start", key, "--target", "prod")
    week.run("diff", "--from", "staging", "--to", "prod", "--vars")
    week.is_in_order(*TARGETS)


def friday(week: Week) -> None:
    week.day("Friday: a file gets a better name, and so does a point in it")
    folder = week.root / "journeys"
    (folder / "newsletter.yaml").rename(folder / "weekly-news.yaml")
    week.run("plan", code=1)
    week.change(
        "journeys/weekly-news.yaml", "title: Newsletter", "title: Newsletter\nmoved: newsletter"
    )
    week.change("journeys/weekly-news.yaml", "next: mail", "next: letter")
    week.change("journeys/weekly-news.yaml", "  mail:\n", "  letter:\n    renamed_from: mail\n")
    for target in TARGETS:
        week.run("apply", "--auto-approve", "--target", target)
    week.is_in_order(*TARGETS)


def saturday(week: Week) -> None:
    week.day("Saturday: the state is lost")
    shutil.rmtree(week.root / ".journeys" / "state")
    for target in TARGETS:
        week.run("state", "rebuild", "--auto-approve", "--target", target)


def sunday(week: Week) -> None:
    week.day("Sunday: nothing to do")
    week.is_in_order(*TARGETS)
    for target in TARGETS:
        week.run("drift", "--target", target)
    week.run("diff", "--from", "staging", "--to", "prod")


def test_a_week(week: Week) -> None:
    for day in (monday, tuesday, wednesday, thursday, friday, saturday, sunday):
        day(week)
    golden("week.txt", steady(week))
    for target in TARGETS:
        assert statuses(week.root / f"{target}.db") == ["STATUS_DRAFT"] + ["STATUS_RUNNING"] * 3


def promote(project: Path) -> None:
    """Give production its own codes."""
    text = project.read_text("utf-8")
    variables = re.search(r"    vars:\n(?:      .*\n)+", text)
    assert variables
    project.write_text(text + variables[0].replace(": ", ": PROD-"), "utf-8")


def statuses(database: Path) -> list[str]:
    with fresh_store(database) as store:
        return sorted(journey.status for journey in store.journeys())


def steady(week: Week) -> str:
    """The story, with titles for the uuids that production gave."""
    text = week.story()
    with fresh_store(week.root / "prod.db") as store:
        for journey in store.journeys():
            text = text.replace(journey.uuid, f"prod: {journey.title}")
    return text
