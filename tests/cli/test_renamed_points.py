"""Points that are renamed in their file keep their uuids, or the file is asked what they are."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.cli import Done, journeys
from support.golden import golden

from journeys_as_code.sandbox.store import SandboxStore

KEY = "welcome-series"


@pytest.fixture
def applied(welcome: Path) -> Path:
    """A project whose one journey runs."""
    assert apply(welcome).code == 0
    return welcome


def apply(project: Path, *words: str) -> Done:
    return journeys("-C", project, "apply", "--auto-approve", *words)


def plan(project: Path, *words: str) -> str:
    """A plan, without the line that names the folder."""
    return steady(journeys("-C", project, "plan", *words).out)


def steady(text: str) -> str:
    """A plan without what is another in every run: times and numbers, and the folder."""
    text = re.sub(r" at \d{4}-\S+ \S+ UTC", "", text.partition("\nNext: ")[0])
    return re.sub(r": sent \d.*? \[", " [", text) + "\n"


def source(project: Path) -> Path:
    return project / "journeys" / f"{KEY}.yaml"


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    for before, after in pairs:
        assert before in file.read_text()
        file.write_text(file.read_text().replace(before, after))


def rename(project: Path, old: str, new: str, word: str | None = None) -> None:
    """Call a point otherwise; `word` is what it says of itself, by itself its old name."""
    file = source(project)
    said = f"  {new}:\n    renamed_from: {old if word is None else word}\n"
    text = re.sub(rf"\b{old}\b", new, file.read_text())
    file.write_text(text.replace(f"  {new}:\n", said if word != "" else f"  {new}:\n"))


def words_out(project: Path) -> None:
    file = source(project)
    file.write_text(re.sub(r" +renamed_from: .*\n", "", file.read_text()))


def live(project: Path) -> dict[str, str]:
    """The title of each live point by its uuid."""
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        (journey,) = store.journeys()
        return {it["uuid"]: it["title"] for it in journey.definition["points"]}


def in_builder(project: Path, change: Callable[[Any], None]) -> None:
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        store.edit(store.journeys()[0].uuid, change, "Mary")


def record(project: Path) -> Any:
    file = project / ".journeys" / "state" / "sandbox" / f"{KEY}.json"
    return json.loads(file.read_text())


def is_settled(project: Path) -> bool:
    return plan(project).startswith("No changes.")


def test_a_rename_makes_no_call_and_no_uuid_anew(applied: Path) -> None:
    before = live(applied)
    rename(applied, "welcome_push", "say_hi")
    rename(applied, "bye", "out")

    golden("renamed/points.txt", plan(applied))
    done = apply(applied)

    assert (done.code, "0 requests" in done.out) == (0, True)
    assert live(applied) == before
    assert {"say_hi", "out"} < record(applied)["points"].keys()
    assert not {"welcome_push", "bye"} & record(applied)["points"].keys()
    assert is_settled(applied)


def test_the_word_may_stay_or_go(applied: Path) -> None:
    rename(applied, "welcome_push", "say_hi")
    apply(applied)

    assert is_settled(applied)
    words_out(applied)
    assert is_settled(applied)


def test_a_rename_with_a_change_writes_the_change_alone(applied: Path) -> None:
    before = live(applied)
    rename(applied, "wait_a_day", "patience")
    edit(source(applied), ("12345-67890", "99999-67890"))

    golden("renamed/points-and-change.txt", plan(applied))
    assert apply(applied).code == 0

    assert live(applied).keys() == before.keys()
    assert is_settled(applied)


def test_without_a_word_the_plan_says_what_to_write(applied: Path) -> None:
    before = live(applied)
    rename(applied, "welcome_push", "say_hi", word="")
    rename(applied, "bye", "out", word="")

    golden("renamed/points-no-word.txt", plan(applied))
    assert apply(applied).code == 1
    assert live(applied) == before


def test_one_without_a_word(applied: Path) -> None:
    rename(applied, "thank_you", "thanks", word="")

    golden("renamed/point-no-word.txt", plan(applied))


def test_a_point_that_says_it_is_new_is_made_anew(applied: Path) -> None:
    before = live(applied)
    rename(applied, "welcome_push", "say_hi", word="false")

    golden("renamed/points-new.txt", plan(applied))
    assert apply(applied).code == 0

    assert len(live(applied).keys() & before.keys()) == len(before) - 1
    assert is_settled(applied)


def test_where_only_the_place_is_the_same_the_plan_warns(applied: Path) -> None:
    rename(applied, "thank_you", "thanks", word="")
    edit(source(applied), ("title: Thank you", "title: Merci"), ("22222-33333", "44444-33333"))

    golden("renamed/points-in-place.txt", plan(applied))
    assert apply(applied).code == 0


def test_a_draft_that_never_ran_is_not_asked(welcome: Path) -> None:
    edit(source(welcome), ("status: running", "status: draft"))
    apply(welcome)
    rename(welcome, "welcome_push", "say_hi", word="")

    assert "Plan: 1 to update." in plan(welcome)


def test_a_word_about_a_name_that_state_does_not_know_is_no_word(applied: Path) -> None:
    rename(applied, "welcome_push", "say_hi", word="welcome_pushed")

    assert "write in journeys/welcome-series.yaml `renamed_from: welcome_push`" in plan(applied)


def test_a_new_point_under_the_old_name_is_another_one(applied: Path) -> None:
    before = live(applied)
    rename(applied, "bye", "out")
    apply(applied)
    words_out(applied)
    more = "  bye:\n    title: Another\n    exit: {}\n"
    edit(
        source(applied),
        ("matched: thank_you, otherwise: out", "matched: thank_you, otherwise: bye"),
    )
    source(applied).write_text(f"{source(applied).read_text().rstrip()}\n{more}")

    assert apply(applied).code == 0

    assert before.keys() < live(applied).keys()
    assert len(live(applied)) == len(before) + 1
    assert is_settled(applied)


def test_taking_the_rename_back_needs_no_word(applied: Path) -> None:
    text, before = source(applied).read_text(), live(applied)
    rename(applied, "welcome_push", "say_hi")
    apply(applied)
    source(applied).write_text(text)

    assert "Plan: 1 to move." in plan(applied)
    apply(applied)

    assert live(applied) == before
    assert is_settled(applied)


def test_file_and_points_may_be_renamed_at_once(applied: Path) -> None:
    before = live(applied)
    rename(applied, "welcome_push", "say_hi")
    moved = source(applied).rename(applied / "journeys" / "hello.yaml")
    moved.write_text(f"moved: {KEY}\n{moved.read_text()}")

    golden("renamed/points-and-file.txt", plan(applied))
    assert apply(applied).code == 0

    assert live(applied) == before
    assert is_settled(applied)


def test_drift_is_told_in_the_new_names_and_accepted_under_them(applied: Path) -> None:
    def edited(definition: Any) -> None:
        for point in definition["points"]:
            if "send_push" in point["point_data"]:
                point["point_data"]["send_push"]["preset_code"] = "77777-77777"

    before = live(applied)
    in_builder(applied, edited)
    rename(applied, "welcome_push", "say_hi")

    golden("renamed/points-drift.txt", plan(applied))
    assert journeys("-C", applied, "drift", "--accept", "--auto-approve").code == 0

    assert "send_push: {preset_code: 77777-77777}" in source(applied).read_text()
    assert apply(applied).code == 0
    assert live(applied) == before
    assert is_settled(applied)


def test_a_rollback_to_the_old_names_keeps_the_uuids(applied: Path) -> None:
    before = live(applied)
    rename(applied, "wait_a_day", "patience")
    edit(source(applied), ("12345-67890", "99999-67890"))
    apply(applied)

    done = journeys("-C", applied, "rollback", KEY, "--to", "1", "--auto-approve")

    assert done.code == 0
    golden("renamed/points-rolled-back.txt", steady(done.out.partition("\nok ")[0]))
    assert live(applied) == before
    assert apply(applied).code == 0
    assert live(applied).keys() == before.keys()
    assert is_settled(applied)


def test_state_that_was_lost_is_rebuilt_whatever_the_points_were_called(applied: Path) -> None:
    before = live(applied)
    rename(applied, "welcome_push", "say_hi")
    rename(applied, "bye", "out")
    (applied / ".journeys" / "state" / "sandbox" / f"{KEY}.json").unlink()

    assert journeys("-C", applied, "state", "rebuild", "--auto-approve").code == 0

    assert is_settled(applied)
    assert set(record(applied)["points"].values()) == set(before)


def test_an_adopted_journey_keeps_the_uuids_it_was_matched_to(applied: Path) -> None:
    (uuid, before) = record(applied)["uuid"], live(applied)
    rename(applied, "welcome_push", "say_hi")
    (applied / ".journeys" / "state" / "sandbox" / f"{KEY}.json").unlink()

    assert journeys("-C", applied, "adopt", KEY, uuid, "--auto-approve").code == 0

    assert is_settled(applied)
    assert set(record(applied)["points"].values()) == set(before)


FRAGMENT = "points:\n  {}:\n    title: Bye\n    exit: {{}}\n"


def include(project: Path, prefix: str = "", name: str = "bye", more: str = "") -> None:
    """Let the end of the journey come from a fragment."""
    (project / "fragments").mkdir(exist_ok=True)
    (project / "fragments" / "end.yaml").write_text(FRAGMENT.format(name))
    file, entry = source(project), f"{{file: fragments/end.yaml, prefix: {prefix}{more}}}"
    text = re.sub(r"\n  bye:\n    exit: \{\}\n", "\n", file.read_text())
    text = re.sub(r"include: .*\n", "", text).replace("points:\n", f"include: [{entry}]\npoints:\n")
    text = re.sub(r"next: \w*bye|next: \w*out", f"next: {prefix}{name}", text)
    file.write_text(re.sub(r"otherwise: \w+", f"otherwise: {prefix}{name}", text))


def test_points_that_move_into_a_fragment_say_so_at_its_include(applied: Path) -> None:
    before = live(applied)
    include(applied, "end_")

    golden("renamed/points-into-a-fragment.txt", plan(applied))
    include(applied, "end_", more=', renamed_from: ""')
    assert "Plan: 1 to move." in plan(applied)
    assert apply(applied).code == 0

    assert live(applied) == before


def test_a_prefix_may_change(applied: Path) -> None:
    include(applied, "end_", more=', renamed_from: ""')
    apply(applied)
    before = live(applied)

    include(applied, "last_")
    assert "`renamed_from: end_` below `file: fragments/end.yaml`" in plan(applied)
    include(applied, "last_", more=", renamed_from: end_")
    assert apply(applied).code == 0

    assert live(applied) == before
    include(applied, "last_")
    assert is_settled(applied)


def test_a_point_of_a_fragment_is_renamed_without_the_prefix(applied: Path) -> None:
    include(applied, "end_", more=', renamed_from: ""')
    apply(applied)
    before = live(applied)

    include(applied, "end_", "out")
    word = "write in fragments/end.yaml `renamed_from: bye` into `out`"
    assert word in plan(applied)
    edit(applied / "fragments" / "end.yaml", ("  out:\n", "  out:\n    renamed_from: bye\n"))
    assert "the point end_bye is now called end_out" in plan(applied)
    assert apply(applied).code == 0

    assert live(applied) == before


def test_a_pull_keeps_the_word(applied: Path) -> None:
    def edited(definition: Any) -> None:
        for point in definition["points"]:
            if "send_push" in point["point_data"]:
                point["point_data"]["send_push"]["preset_code"] = "77777-77777"

    before = live(applied)
    rename(applied, "bye", "out")
    in_builder(applied, edited)

    assert journeys("-C", applied, "pull", "--all", "--update").code == 0

    assert "renamed_from: bye" in source(applied).read_text()
    assert "77777-77777" in source(applied).read_text()
    assert apply(applied).code == 0
    assert live(applied) == before
    assert is_settled(applied)
