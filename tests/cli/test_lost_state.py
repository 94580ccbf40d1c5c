"""State that is lost, or of another machine, never makes a journey twice."""

import shutil
from pathlib import Path

import pytest
from support.cli import journeys

from journeys_as_code.sandbox.store import SandboxStore

KEY = "welcome-series"


def lose_state(project: Path) -> str:
    """Forget everything; returns the uuid of the one live journey."""
    shutil.rmtree(project / ".journeys" / "state")
    with SandboxStore(project / ".journeys" / "sandbox.db") as store:
        return store.journeys()[0].uuid


def switch(project: Path, switches: str) -> None:
    file = project / "journeys.yaml"
    place = f"api: sandbox:.journeys/sandbox.db?{switches}"
    file.write_text(file.read_text().replace("api: sandbox\n", f"{place}\n"))


def test_what_is_in_the_account_already_is_not_created_again(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    uuid = lose_state(welcome)

    done = journeys("-C", welcome, "apply", "--auto-approve")

    assert done.code == 1
    assert f"run `journeys adopt {KEY} {uuid}`" in done.out
    with SandboxStore(welcome / ".journeys" / "sandbox.db") as store:
        assert len(store.journeys()) == 1


def test_nor_is_one_that_git_has_given_another_title_meanwhile(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    uuid = lose_state(welcome)
    file = welcome / "journeys" / f"{KEY}.yaml"
    file.write_text(file.read_text().replace("title: Welcome series", "title: Hello"))

    done = journeys("-C", welcome, "apply", "--auto-approve")

    assert done.code == 1
    assert f"the account has it already: {uuid} has its points" in done.out
    assert "run `journeys state rebuild`" in done.out
    with SandboxStore(welcome / ".journeys" / "sandbox.db") as store:
        assert len(store.journeys()) == 1


def test_nor_is_one_whose_record_alone_is_lost(welcome: Path) -> None:
    file = welcome / "journeys" / f"{KEY}.yaml"
    file.with_name("other.yaml").write_text(file.read_text().replace("Welcome series", "Other"))
    journeys("-C", welcome, "apply", "--auto-approve")
    (record,) = (welcome / ".journeys" / "state").rglob(f"{KEY}.json")
    record.unlink()
    file.write_text(file.read_text().replace("title: Welcome series", "title: Hello"))

    done = journeys("-C", welcome, "apply", "--auto-approve")

    assert (done.code, "the account has it already" in done.out) == (1, True), done.out
    with SandboxStore(welcome / ".journeys" / "sandbox.db") as store:
        assert {it.title for it in store.journeys()} == {"Welcome series", "Other"}


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (
            "text",
            "? 1 journey not known to state: it is new, or its record was lost; see journeys plan",
        ),
        ("markdown", "1 journey not known to state"),
        ("junit", "state does not know it"),
        ("json", '"unknown": 1'),
    ],
)
def test_drift_says_that_it_can_see_none(form: str, words: str, welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    lose_state(welcome)
    done = journeys("-C", welcome, "drift", "--format", form)
    assert (done.code, words in done.out) == (0, True), done.out


def test_what_the_plan_says_binds_it_again(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    uuid = lose_state(welcome)

    assert journeys("-C", welcome, "adopt", KEY, uuid, "--yes").code == 0

    assert journeys("-C", welcome, "plan", "--detailed-exitcode").out.startswith("No changes.")


def test_a_journey_whose_points_came_from_the_builder_is_not_created_again(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    uuid = lose_state(welcome)
    file = welcome / "journeys.yaml"
    file.write_text(file.read_text().replace("project: welcome-series", "project: another"))

    done = journeys("-C", welcome, "apply", "--auto-approve")

    assert done.code == 1
    assert f"a journey of this title is there, and cannot be told from it: {uuid}" in done.out
    assert "run `journeys state rebuild`" in done.out
    with SandboxStore(welcome / ".journeys" / "sandbox.db") as store:
        assert len(store.journeys()) == 1


def test_the_same_title_in_another_application_is_no_obstacle(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    lose_state(welcome)
    file = welcome / "journeys.yaml"
    file.write_text(file.read_text().replace("AAAAA-00000", "BBBBB-00000"))

    assert journeys("-C", welcome, "apply", "--auto-approve").code == 0


def test_a_pinned_journey_keeps_its_points_until_they_are_matched(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    uuid = lose_state(welcome)
    file = welcome / "journeys.yaml"
    file.write_text(file.read_text().replace("project: welcome-series", "project: another"))
    source = welcome / "journeys" / f"{KEY}.yaml"
    source.write_text(f"uuid: {uuid}\n{source.read_text()}")

    refused = journeys("-C", welcome, "apply", "--auto-approve")

    assert refused.code == 1
    assert f"run `journeys adopt {KEY} {uuid}`" in refused.out
    assert journeys("-C", welcome, "adopt", KEY, uuid, "--auto-approve").code == 0
    assert journeys("-C", welcome, "plan").out.startswith("No changes.")


def test_where_nothing_can_be_read_the_same_title_is_an_obstacle(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    lose_state(welcome)
    switch(welcome, "no_read")

    done = journeys("-C", welcome, "plan")

    assert "a journey of this title is there, and cannot be told from it" in done.out
    assert journeys("-C", welcome, "apply", "--auto-approve").code == 1


def test_where_nothing_can_be_listed_a_create_needs_a_word(welcome: Path) -> None:
    switch(welcome, "no_list")

    refused = journeys("-C", welcome, "apply", "--auto-approve")

    assert refused.code == 1
    assert "--allow-blind" in refused.err
    assert journeys("-C", welcome, "apply", "--auto-approve", "--allow-blind").code == 0


def test_what_somebody_removed_is_not_made_again_without_a_word(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    (welcome / ".journeys" / "sandbox.db").unlink()

    refused = journeys("-C", welcome, "apply", "--auto-approve")

    assert refused.code == 1
    assert "--overwrite-drift" in refused.err
    assert journeys("-C", welcome, "apply", "--auto-approve", "--overwrite-drift").code == 0


def test_what_took_the_place_of_a_journey_that_an_older_state_names_is_seen(welcome: Path) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    older = shutil.copytree(welcome / ".journeys" / "state", welcome / "older")
    with SandboxStore(welcome / ".journeys" / "sandbox.db") as store:
        was = store.journeys()[0].uuid
        store._database.write("DELETE FROM journeys", ())
    journeys("-C", welcome, "apply", "--auto-approve", "--overwrite-drift")
    uuid = lose_state(welcome)
    shutil.move(older, welcome / ".journeys" / "state")

    done = journeys("-C", welcome, "apply", "--auto-approve", "--overwrite-drift")

    assert done.code == 1
    assert f"but state names {was}, which is gone; run `journeys state rm {KEY}`, then" in done.out
    assert journeys("-C", welcome, "state", "rm", KEY, "--yes").code == 0
    assert journeys("-C", welcome, "adopt", KEY, uuid, "--yes").code == 0
    assert journeys("-C", welcome, "plan", "--detailed-exitcode").out.startswith("No changes.")


def test_an_archived_journey_is_not_revived_beside_the_one_that_took_its_place(
    welcome: Path,
) -> None:
    journeys("-C", welcome, "apply", "--auto-approve")
    older = shutil.copytree(welcome / ".journeys" / "state", welcome / "older")
    with SandboxStore(welcome / ".journeys" / "sandbox.db") as store:
        was = store.journeys()[0].uuid
        store.move(was, "STATUS_ARCHIVED", "Mary")
    shutil.rmtree(welcome / ".journeys" / "state")
    journeys("-C", welcome, "apply", "--auto-approve")
    lose_state(welcome)
    shutil.move(older, welcome / ".journeys" / "state")

    done = journeys("-C", welcome, "plan")

    assert f"but state names {was}, which is archived; run" in done.out
