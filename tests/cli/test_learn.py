"""What live journeys teach about kinds of points."""

from pathlib import Path
from typing import Any

import pytest
from support.cli import journeys
from support.golden import golden
from support.sandbox import APPLICATION, body, fresh_store, point

PROJECT = f"""\
version: 1
targets:
  sandbox:
    api: sandbox:account.db
    application_code: {APPLICATION}   # the shop's
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys.yaml").write_text(PROJECT)
    with fresh_store(tmp_path / "account.db") as store:
        store.create(strange())
    return tmp_path


def strange() -> Any:
    return body(
        point("in", "start_by_segment", {"filter_code": "1A2B3"}, default="fax"),
        point("fax", "send_fax", {"number": "+4930", "paid": True}, sent="wait", lost="out"),
        point("wait", "wait", {"duration": {"days": 3}, "weekday": 2}, default="ab"),
        point("ab", "ab_splitter", {"percents": {"a": 50, "b": 50}}, default="sms", output1="out", output9="out"),
        point("sms", "send_sms", {"preset_code": "1-1"}, default="out") | {"point_type": "POINT_TYPE_SMS"},
        point("out", "exit"),
    )  # fmt: skip


def test_what_is_learned_is_written_and_said(project: Path) -> None:
    done = journeys("-C", project, "schemas", "learn")
    golden("learn/text.txt", done.out + (project / "journeys.yaml").read_text())


def test_a_second_time_there_is_nothing_to_learn(project: Path) -> None:
    journeys("-C", project, "schemas", "learn")
    before = (project / "journeys.yaml").read_text()

    done = journeys("-C", project, "schemas", "learn")

    assert done.out.endswith("journeys.yaml needs nothing new.\n")
    assert (project / "journeys.yaml").read_text() == before


def test_what_was_learned_lets_the_journey_be_pulled(project: Path) -> None:
    journeys("-C", project, "schemas", "learn")
    before = (project / "journeys.yaml").read_text()

    assert journeys("-C", project, "pull", "--all").code == 0

    assert (project / "journeys.yaml").read_text() == before
    assert journeys("-C", project, "plan", "--detailed-exitcode").code == 0


def test_a_dry_run_writes_nothing(project: Path) -> None:
    done = journeys("-C", project, "schemas", "learn", "--dry-run", "--format", "json")
    golden("learn/dry-run.json", done.out)
    assert (project / "journeys.yaml").read_text() == PROJECT
