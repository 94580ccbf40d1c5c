"""A file that is renamed without a word ends no journey and makes none twice: it is asked about."""

from pathlib import Path

import pytest
from support.cli import Done, journeys
from support.golden import golden

from journeys_as_code.sandbox.store import SandboxStore

KEY = "welcome-series"
PROMO = """\
title: {title}
status: running
points:
  people: {{start_by_segment: {{filter_code: "{people}"}}, next: offer}}
  offer: {{send_push: {{preset_code: "{push}"}}, next: day}}
  day: {{wait: {{duration: 1d}}, next: again}}
  again: {{send_email: {{preset_code: "{mail}"}}, next: bye}}
  bye: {{exit: {{}}}}
"""


@pytest.fixture
def applied(welcome: Path) -> Path:
    """A project whose one journey runs."""
    assert apply(welcome).code == 0
    return welcome


def apply(project: Path, *words: str) -> Done:
    return journeys("-C", project, "apply", "--auto-approve", "--allow-destructive", *words)


def plan(project: Path, *words: str) -> str:
    return journeys("-C", project, "plan", *words).out.replace(str(project), "shop")


def rename(project: Path, to: str, old: str = KEY, head: str = "") -> Path:
    """Rename a journey's file; `head` is written above the rest."""
    file = (project / "journeys" / f"{old}.yaml").rename(project / "journeys" / f"{to}.yaml")
    file.write_text(head + file.read_text())
    return file


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    for before, after in pairs:
        assert before in file.read_text()
        file.write_text(file.read_text().replace(before, after))


def live(project: Path) -> dict[str, str]:
    """The statuses of the account's journeys by their titles, of which no two are the same."""
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        found = {it.title: it.status for it in store.journeys()}
        assert len(found) == store.count()
    return found


def told(done: Done) -> str:
    """What a run says, without the line that names the folder."""
    return done.out.partition("\nNext: ")[0] + "\n"


def promo(project: Path, key: str, title: str, codes: str) -> Path:
    """A journey with these codes of its audience, its push and its mail."""
    file = project / "journeys" / f"{key}.yaml"
    people, push, mail = codes.split()
    file.write_text(PROMO.format(title=title, people=people, push=push, mail=mail))
    return file


def account(project: Path) -> dict[str, str]:
    """The titles and statuses of all journeys of the account, by uuid."""
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        return {it.uuid: f"{it.title}: {it.status}" for it in store.journeys()}


def test_both_sides_are_blocked_until_the_file_tells(applied: Path) -> None:
    before = account(applied)
    rename(applied, "hello")

    golden("renamed/no-word.txt", plan(applied))
    golden("renamed/no-word-applied.txt", told(apply(applied)))
    assert account(applied) == before


def test_edits_that_come_with_the_name_hide_nothing(applied: Path) -> None:
    edits = ("Welcome series", "Hello"), ("12345-67890", "99999-67890"), ("1d", "3d")
    edit(rename(applied, "hello"), *edits)

    golden("renamed/with-edits.txt", plan(applied))


@pytest.mark.parametrize("key", ["hello", KEY])
def test_a_plan_of_one_side_alone_is_blocked_too(applied: Path, key: str) -> None:
    rename(applied, "hello")

    golden(f"renamed/only-{key}.txt", plan(applied, key))


def test_a_saved_plan_that_archives_and_creates_is_not_applied_after_the_rename(
    applied: Path,
) -> None:
    file = rename(applied, "hello", head="moved: false\n")
    journeys("-C", applied, "plan", "--out", applied / "plan.json")
    edit(file, ("moved: false\n", ""))
    before = account(applied)

    done = journeys("-C", applied, "apply", applied / "plan.json", "--auto-approve")

    assert done.code == 1
    golden("renamed/saved-plan.txt", told(done))
    assert account(applied) == before


def test_with_the_word_it_is_a_move(applied: Path) -> None:
    before = account(applied)
    rename(applied, "hello", head=f"moved: {KEY}\n")

    assert "Plan: 1 to move." in plan(applied)
    assert apply(applied).code == 0

    assert account(applied) == before
    assert plan(applied).startswith("No changes.")
    edit(applied / "journeys" / "hello.yaml", (f"moved: {KEY}\n", ""))
    assert plan(applied).startswith("No changes.")


def test_what_is_not_moved_yet_takes_nothing_from_the_account(applied: Path) -> None:
    with SandboxStore(applied / ".journeys" / "sandbox.db") as store:
        (uuid,) = (it.uuid for it in store.journeys())
        store.edit(uuid, lambda it: it["points"][0].update(title="Everybody"), "Mary")
    file = rename(applied, "hello", head=f"moved: {KEY}\n")
    before = file.read_text()

    done = journeys("-C", applied, "drift", "--accept", "--auto-approve")

    said = f"left: git has renamed it from {KEY}; `journeys apply` does that first"
    assert (done.code, said in done.out) == (1, True)
    assert file.read_text() == before


def test_state_mv_is_a_way_out(applied: Path) -> None:
    rename(applied, "hello")

    assert journeys("-C", applied, "state", "mv", KEY, "hello").code == 0

    assert plan(applied).startswith("No changes.")


def test_a_journey_that_says_it_is_new_is_created_and_the_old_one_archived(applied: Path) -> None:
    (old,) = account(applied)
    file = rename(applied, "hello", head="moved: false\n")

    assert apply(applied).code == 0

    now = account(applied)
    assert now.pop(old) == "Welcome series: STATUS_ARCHIVED"
    assert [*now.values()] == ["Welcome series: STATUS_RUNNING"]
    assert plan(applied).startswith("No changes.")
    edit(file, ("moved: false\n", ""))
    assert plan(applied).startswith("No changes.")


def test_a_word_about_a_key_that_state_does_not_know_is_no_word(applied: Path) -> None:
    rename(applied, "hello", head="moved: welcome\n")

    golden("renamed/misspelt.txt", plan(applied))


def test_nor_where_nothing_else_tells_that_it_is_misspelt(applied: Path) -> None:
    (applied / "journeys" / f"{KEY}.yaml").unlink()
    file = promo(applied, "promo", "Promo", "1A2B3-PPPPP 77777-00001 77777-00002")
    file.write_text(f"moved: welcom-series\n{file.read_text()}")

    golden("renamed/misspelt-and-unlike.txt", plan(applied))
    assert apply(applied).code == 1
    assert live(applied) == {"Welcome series": "STATUS_RUNNING"}


def test_a_pinned_journey_that_was_renamed_is_asked_about_too(applied: Path) -> None:
    (uuid,) = account(applied)
    rename(applied, "hello", head=f"uuid: {uuid}\n")

    golden("renamed/pinned.txt", plan(applied).replace(uuid, "UUID"))


def test_a_file_that_names_another_live_journey_is_no_rename(applied: Path) -> None:
    rename(applied, "hello", head="uuid: 00000000-0000-4000-8000-00000000abcd\n")

    assert "1 to archive" in plan(applied)


def test_all_that_may_be_it_are_named_the_likeliest_first(applied: Path) -> None:
    for number, push in enumerate(("P1111-PUSH1", "P2222-PUSH2"), start=1):
        promo(applied, f"promo-{number}", "Promo", f"1A2B3-BUYER {push} M1111-MAIL1")
    apply(applied)
    (applied / "journeys" / "promo-1.yaml").unlink()
    rename(applied, "summer", "promo-2")

    edit(applied / "journeys" / "summer.yaml", ("M1111-MAIL1", "M3333-MAIL3"))

    golden("renamed/several.txt", plan(applied))


def test_journeys_that_are_renamed_together_are_told_apart(applied: Path) -> None:
    for name in ("a", "b", "c"):
        promo(applied, name, f"Promo {name}", f"1A2B3-BUYER {name}-push M1111-MAIL1")
    apply(applied)
    for name in ("a", "b", "c"):
        rename(applied, f"promo-{name}", name)

    golden("renamed/together.txt", plan(applied))


def test_another_journey_of_one_template_is_no_rename(applied: Path) -> None:
    promo(applied, "may", "May", "1A2B3-MAYBE MAYMA-PUSH1 MAYMA-MAIL1")
    apply(applied)
    (applied / "journeys" / "may.yaml").unlink()
    promo(applied, "june", "June", "1A2B3-JUNEJ JUNEJ-PUSH1 JUNEJ-MAIL1")

    assert "Plan: 1 to create, 1 to archive; " in plan(applied)


def test_what_all_journeys_of_a_project_share_makes_no_rename(applied: Path) -> None:
    for month in ("april", "may"):
        promo(applied, month, month, f"1A2B3-BUYER {month}-push M1111-MAIL1")
    apply(applied)
    (applied / "journeys" / "may.yaml").unlink()
    promo(applied, "june", "june", "1A2B3-BUYER june-push M1111-MAIL1")

    assert "Plan: 1 to create, 1 to archive; " in plan(applied)


def test_a_journey_in_a_broken_file_has_not_lost_it(applied: Path) -> None:
    file = applied / "journeys" / f"{KEY}.yaml"
    (applied / "journeys" / "copy.yaml").write_text(file.read_text())
    edit(file, ("title: Welcome series", "title: [Welcome]"))

    done = plan(applied, "copy")

    assert "Plan: 1 to create." in done


@pytest.mark.parametrize("name", ["hello", "Hello"])
def test_while_a_file_has_errors_no_journey_counts_as_gone(applied: Path, name: str) -> None:
    file = rename(applied, name, head=f"moved: {KEY}\n")
    edit(file, ("next: bye", "next: by"))

    said = plan(applied, KEY, "--out", str(applied / "plan.json"))

    assert f"! blocked  {KEY}" in said
    assert f"it has no file, but journeys/{name}.yaml has errors and may be it" in said
    assert apply(applied, str(applied / "plan.json")).code == 1
    assert live(applied) == {"Welcome series": "STATUS_RUNNING"}


def test_a_word_is_not_passed_over_where_state_knows_the_key(applied: Path) -> None:
    promo(applied, "promo", "Promo", "1A2B3-PPPPP 77777-00001 77777-00002")
    assert apply(applied).code == 0
    (applied / "journeys" / "promo.yaml").unlink()
    rename(applied, "promo", head=f"moved: {KEY}\n")

    done = apply(applied)

    assert done.code == 1
    assert f"it says `moved: {KEY}`, but state knows a journey promo already" in done.out
    assert live(applied) == {"Welcome series": "STATUS_RUNNING", "Promo": "STATUS_RUNNING"}


def test_nor_where_two_say_it_of_each_other(applied: Path) -> None:
    promo(applied, "promo", "Promo", "1A2B3-PPPPP 77777-00001 77777-00002")
    assert apply(applied).code == 0
    rename(applied, "between", old="promo")
    rename(applied, "promo", head=f"moved: {KEY}\n")
    rename(applied, KEY, old="between", head="moved: promo\n")

    assert apply(applied).code == 1

    assert live(applied) == {"Welcome series": "STATUS_RUNNING", "Promo": "STATUS_RUNNING"}


def test_a_word_of_long_ago_is_no_hindrance(applied: Path) -> None:
    rename(applied, "hello", head=f"moved: {KEY}\n")
    assert apply(applied).code == 0
    promo(applied, KEY, "Promo", "1A2B3-PPPPP 77777-00001 77777-00002")
    assert apply(applied).code == 0
    assert live(applied) == {"Welcome series": "STATUS_RUNNING", "Promo": "STATUS_RUNNING"}
    assert apply(applied).code == 0


def test_a_rollback_knows_only_the_versions_of_its_journey(applied: Path) -> None:
    file = applied / "journeys" / f"{KEY}.yaml"
    edit(file, ("duration: 1d", "duration: 2d"))
    assert apply(applied).code == 0
    rename(applied, "hello", head=f"moved: {KEY}\n")
    assert apply(applied).code == 0
    promo(applied, KEY, "Promo", "1A2B3-PPPPP 77777-00001 77777-00002")
    assert apply(applied).code == 0

    done = journeys("-C", applied, "rollback", KEY, "--auto-approve")

    assert done.code == 1
    assert f"the history knows only one document of {KEY}" in done.err
    assert live(applied) == {"Welcome series": "STATUS_RUNNING", "Promo": "STATUS_RUNNING"}
