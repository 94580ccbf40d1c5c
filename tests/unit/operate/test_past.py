"""What the lines of the history tell."""

from typing import Any

from journeys_as_code.operate.past import Past
from journeys_as_code.state.entries import Begun, JourneyEnded, RunEnded


def begun(run: str, target: str = "prod") -> Begun:
    return Begun(
        run=run,
        at=f"at {run}",
        target=target,
        who="ann",
        command="apply",
        plan="",
        journeys=1,
    )


def journey(run: str, key: str = "a", title: str = "", **more: Any) -> JourneyEnded:
    known: dict[str, Any] = {
        "at": f"at {run}",
        "target": "prod",
        "uuid": "u-1",
        "title": "A",
        "action": "update",
        "result": "done",
        "calls": ["put"],
        "before": "draft",
        "status": "draft",
        "document": {"title": title} if title else None,
    }
    return JourneyEnded(run=run, key=key, **(known | more))


def ended(run: str) -> RunEnded:
    return RunEnded(
        run=run, at=f"at {run}", target="prod", ended="done", requests=1, paused_for=0.0
    )


def test_lines_of_runs_that_went_on_at_once_are_told_apart() -> None:
    lines = [begun("1"), begun("2"), journey("1"), ended("2"), journey("2", "b"), ended("1")]
    one, two = Past.of(lines, "prod").runs
    assert [it.key for it in one.journeys] == ["a"]
    assert [it.key for it in two.journeys] == ["b"]
    assert (one.ended, two.ended) == (ended("1"), ended("2"))


def test_a_run_without_a_last_line_was_killed() -> None:
    (run,) = Past.of([begun("1"), journey("1")], "prod").runs
    assert run.ended is None


def test_other_targets_have_a_past_of_their_own() -> None:
    past = Past.of([begun("1", "staging"), begun("2"), None], "prod")
    assert ([run.id for run in past.runs], past.damaged) == (["2"], 1)


def test_versions_are_documents_that_differ_from_the_one_before() -> None:
    lines = [journey(str(n), title=title) for n, title in enumerate(["x", "x", "", "y", "x"])]
    versions = Past.of(lines, "prod").versions({"a"})
    assert [(it.number, it.document["title"], it.run.id) for it in versions] == [
        (1, "x", "0"),
        (2, "y", "3"),
        (3, "x", "4"),
    ]


def test_a_renamed_journey_keeps_its_past() -> None:
    lines = [journey("1", "old", "x"), journey("2", "new", "y"), journey("3", "c", "z", uuid="u-2")]
    past = Past.of(lines, "prod")
    assert [it.number for it in past.versions({"new", "u-1"})] == [1, 2]
    assert [run.id for run in past.about({"new", "u-1"}).runs] == ["1", "2"]
    assert [run.id for run in past.last(1).runs] == ["3"]
