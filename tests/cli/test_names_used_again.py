"""Keys and names that are used again: no point gets the uuid of another, and what is lost is told apart."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.cli import Done, journeys

from journeys_as_code.sandbox.store import SandboxStore

KEY = "welcome-series"
PROMO = """\
title: Promo
points:
  new_users: {start_by_segment: {filter_code: 1A2B3-PPPPP}, next: bye}
  bye: {exit: {}}
"""
ANOTHER = "  bye: {title: Another, exit: {}}\n"


@pytest.fixture
def applied(welcome: Path) -> Path:
    """A project whose one journey runs."""
    assert apply(welcome).code == 0
    return welcome


def apply(project: Path) -> Done:
    return journeys("-C", project, "apply", "--auto-approve")


def is_settled(project: Path) -> bool:
    return journeys("-C", project, "plan").out.startswith("No changes.")


def file_of(project: Path, key: str = KEY) -> Path:
    return project / "journeys" / f"{key}.yaml"


def move(project: Path) -> None:
    """Call the journey's file otherwise, and let it say so."""
    file = file_of(project).rename(file_of(project, "hello"))
    file.write_text(f"moved: {KEY}\n{file.read_text()}")


def rename_bye(file: Path) -> None:
    """Call the end of the journey `out`, and let it say so."""
    text = re.sub(r"\bbye\b", "out", file.read_text())
    file.write_text(text.replace("  out:\n", "  out:\n    renamed_from: bye\n"))


def use_bye_again(file: Path) -> None:
    """Give the name to a point of its own, for which the word about the other one has to go."""
    text = re.sub(r" +renamed_from: .*\n", "", file.read_text())
    text = text.replace("matched: thank_you, otherwise: out", "matched: thank_you, otherwise: bye")
    file.write_text(f"{text.rstrip()}\n{ANOTHER}")


def lose(project: Path) -> None:
    shutil.rmtree(project / ".journeys" / "state")


def live(project: Path) -> dict[str, set[str]]:
    """The uuids of the points of each live journey, by its title."""
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        return {
            it.title: {point["uuid"] for point in it.definition["points"]}
            for it in store.journeys()
        }


def uuid_of(project: Path) -> str:
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        (journey,) = store.journeys()
        return journey.uuid


def points_of(project: Path, key: str = KEY) -> dict[str, str]:
    """The uuid of each point by its name, as state has it."""
    file = project / ".journeys" / "state" / "sandbox" / f"{key}.json"
    found: dict[str, str] = json.loads(file.read_text())["points"]
    return found


def keep(project: Path) -> None:
    """What was found by the plan before is remembered."""


def forget(project: Path) -> None:
    shutil.rmtree(project / ".journeys" / "cache")


@pytest.mark.parametrize("memory", [keep, forget])
def test_a_journey_whose_key_was_anothers_has_points_of_its_own(
    applied: Path, memory: Callable[[Path], None]
) -> None:
    move(applied)
    apply(applied)
    assert is_settled(applied)
    memory(applied)
    file_of(applied).write_text(PROMO)

    assert apply(applied).code == 0

    found = live(applied)
    assert found["Promo"].isdisjoint(found["Welcome series"])
    assert found["Promo"] == set(points_of(applied).values())
    assert is_settled(applied)


def test_they_are_the_same_whatever_was_read_of_the_others(applied: Path) -> None:
    move(applied)
    apply(applied)
    assert is_settled(applied)
    file_of(applied).write_text(PROMO)
    journeys("-C", applied, "plan", "--out", applied / "short.json")
    forget(applied)
    journeys("-C", applied, "plan", "--out", applied / "long.json")

    short, long = (json.loads((applied / f"{it}.json").read_text()) for it in ("short", "long"))

    assert short == long


def test_a_point_that_is_new_in_it_has_one_of_its_own_too(applied: Path) -> None:
    move(applied)
    apply(applied)
    text = PROMO.replace("bye", "end")
    file_of(applied).write_text(text)
    apply(applied)
    assert is_settled(applied)
    text = text.replace("next: end}", "next: wait_a_day}")
    file_of(applied).write_text(f"{text}  wait_a_day: {{wait: {{duration: 2d}}, next: end}}\n")

    assert apply(applied).code == 0

    found = live(applied)
    assert len(found["Promo"]) == 3
    assert found["Promo"].isdisjoint(found["Welcome series"])


def rebuilt(project: Path, _: str) -> None:
    lose(project)
    assert journeys("-C", project, "state", "rebuild", "--auto-approve").code == 0


def adopted(project: Path, key: str) -> None:
    lose(project)
    assert journeys("-C", project, "adopt", key, uuid_of(project), "--auto-approve").code == 0


FOUND_AGAIN = pytest.mark.parametrize("found_again", [rebuilt, adopted])
FindAgain = Callable[[Path, str], None]


@FOUND_AGAIN
def test_a_point_whose_name_was_anothers_is_told_from_it(
    applied: Path, found_again: FindAgain
) -> None:
    rename_bye(file_of(applied))
    apply(applied)
    use_bye_again(file_of(applied))
    assert apply(applied).code == 0
    before = points_of(applied)

    found_again(applied, KEY)

    assert points_of(applied) == before
    assert is_settled(applied)


@FOUND_AGAIN
def test_also_where_the_journey_had_another_key_then(applied: Path, found_again: FindAgain) -> None:
    rename_bye(file_of(applied))
    move(applied)
    apply(applied)
    use_bye_again(file_of(applied, "hello"))
    assert apply(applied).code == 0
    before = points_of(applied, "hello")

    found_again(applied, "hello")

    assert points_of(applied, "hello") == before
    assert is_settled(applied)


@FOUND_AGAIN
def test_a_renamed_point_is_found_by_the_name_it_says_it_had(
    applied: Path, found_again: FindAgain
) -> None:
    rename_bye(file_of(applied))
    move(applied)
    apply(applied)
    before = points_of(applied, "hello")

    found_again(applied, "hello")

    assert points_of(applied, "hello") == before
    assert is_settled(applied)


def test_two_journeys_that_had_one_key_are_never_mixed_up(applied: Path) -> None:
    move(applied)
    apply(applied)
    file_of(applied).write_text(PROMO)
    apply(applied)
    before = {key: points_of(applied, key) for key in ("hello", KEY)}
    lose(applied)

    unsure = journeys("-C", applied, "state", "rebuild", "--auto-approve")

    assert (unsure.code, "several journeys may be it" in unsure.out) == (1, True), unsure.out
    with SandboxStore(applied / ".journeys" / "sandbox.db") as store:
        uuids = {it.title: it.uuid for it in store.journeys()}
    journeys("-C", applied, "adopt", "hello", uuids["Welcome series"], "--auto-approve")
    assert journeys("-C", applied, "state", "rebuild", "--auto-approve").code == 0
    assert {key: points_of(applied, key) for key in ("hello", KEY)} == before
    assert is_settled(applied)


def test_what_was_moved_is_not_made_twice_under_a_new_title(applied: Path) -> None:
    move(applied)
    apply(applied)
    before, uuid = points_of(applied, "hello"), uuid_of(applied)
    lose(applied)
    file = file_of(applied, "hello")
    file.write_text(file.read_text().replace("title: Welcome series", "title: Hello"))

    done = apply(applied)

    assert done.code == 1
    assert f"the account has it already: {uuid} has its points" in done.out
    assert live(applied).keys() == {"Welcome series"}
    assert journeys("-C", applied, "state", "rebuild", "--auto-approve").code == 0
    assert points_of(applied, "hello") == before
    assert '~ title: "Welcome series" -> "Hello"' in journeys("-C", applied, "plan").out


def test_nor_where_its_record_alone_is_lost_and_a_point_was_renamed(applied: Path) -> None:
    rename_bye(file_of(applied))
    move(applied)
    apply(applied)
    journeys("-C", applied, "state", "rm", "hello", "--yes")
    file = file_of(applied, "hello")
    file.write_text(file.read_text().replace("title: Welcome series", "title: Hello"))

    done = apply(applied)

    assert (done.code, "the account has it already" in done.out) == (1, True), done.out
    assert live(applied).keys() == {"Welcome series"}
