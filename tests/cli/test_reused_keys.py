"""A file that got the name of another journey's makes no journey of another: it is asked about.

`welcome` sends people a welcome, `promo` a promotion; both run. Then files get each other's names.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from support.cli import journeys
from support.golden import golden

from journeys_as_code.sandbox.store import SandboxStore

JOURNEY = """\
title: {title}
status: running
points:
  people: {{start_by_segment: {{filter_code: "1A2B3-{code}"}}, next: offer}}
  offer: {{send_push: {{preset_code: "{code}-PUSH1"}}, next: day}}
  day: {{wait: {{duration: 1d}}, next: again}}
  again: {{send_email: {{preset_code: "{code}-MAIL1"}}, next: bye}}
  bye: {{exit: {{}}}}
"""
BOTH = {"Welcome": "STATUS_RUNNING", "Promo": "STATUS_RUNNING"}


@pytest.fixture
def shop(welcome: Path) -> Path:
    """A project of which `welcome` and `promo` run."""
    (welcome / "journeys" / "welcome-series.yaml").unlink()
    write(welcome, "welcome", "Welcome")
    write(welcome, "promo", "Promo")
    assert apply(welcome) == 0
    return welcome


def write(shop: Path, key: str, title: str, code: str = "") -> Path:
    file = shop / "journeys" / f"{key}.yaml"
    file.write_text(JOURNEY.format(title=title, code=code or title[:5].upper()))
    return file


def rename(shop: Path, *pairs: tuple[str, str], words: bool = False) -> None:
    """Give files the names of others, all at once; with `words` each says what it was."""
    texts = {new: (shop / "journeys" / f"{old}.yaml").read_text() for old, new in pairs}
    for old, _ in pairs:
        (shop / "journeys" / f"{old}.yaml").unlink()
    for old, new in pairs:
        word = f"moved: {old}\n" if words else ""
        (shop / "journeys" / f"{new}.yaml").write_text(word + texts[new])


def apply(shop: Path) -> int:
    return journeys("-C", shop, "apply", "--auto-approve", "--allow-destructive").code


def plan(shop: Path) -> str:
    return journeys("-C", shop, "plan").out.replace(str(shop), "shop")


def account(shop: Path) -> dict[str, str]:
    """The statuses of the account's journeys by title, of which no two are the same."""
    with SandboxStore(shop / ".journeys" / "sandbox.db") as store:
        found = {it.title: it.status for it in store.journeys()}
        assert len(found) == store.count()
    return found


def do(shop: Path, said: str) -> list[str]:
    """Run the commands that a plan names, each once."""
    commands = list(dict.fromkeys(re.findall(r"`(journeys state mv [^`]*)`", said)))
    for command in commands:
        assert journeys("-C", shop, *command.split()[1:]).code == 0, command
    return commands


def asked(shop: Path, name: str) -> str:
    """The plan, which blocks what an apply then leaves alone."""
    before = account(shop)
    said = plan(shop)
    golden(f"reused/{name}.txt", said)
    done = journeys("-C", shop, "apply", "--auto-approve", "--allow-destructive")
    assert (done.code, "\nNext: journeys plan " in done.out) == (1, True)
    assert account(shop) == before
    return said


def test_a_new_journey_under_the_name_of_one_that_was_renamed(shop: Path) -> None:
    rename(shop, ("welcome", "welcome-v1"))
    write(shop, "welcome", "Hello")

    said = asked(shop, "new-one-in-its-place")

    assert do(shop, said) == ["journeys state mv welcome welcome-v1"]
    assert apply(shop) == 0
    assert account(shop) == BOTH | {"Hello": "STATUS_RUNNING"}
    assert plan(shop).startswith("No changes.")


def test_though_the_new_one_has_its_title(shop: Path) -> None:
    rename(shop, ("welcome", "welcome-v1"))
    write(shop, "welcome", "Welcome", code="NEWER")

    assert apply(shop) == 1

    assert account(shop) == BOTH


def test_though_it_was_only_adopted_so_far(shop: Path) -> None:
    uuid = json.loads(journeys("-C", shop, "state", "show", "welcome").out)["uuid"]
    for words in (["state", "rm", "welcome", "--yes"], ["adopt", "welcome", uuid, "--yes"]):
        assert journeys("-C", shop, *words).code == 0
    rename(shop, ("welcome", "welcome-v1"))
    file = write(shop, "welcome", "Hello")
    file.write_text(re.sub("(offer|day|again)", r"the_\1", file.read_text()))

    assert apply(shop) == 1

    assert account(shop) == BOTH


def test_though_a_word_says_what_was_renamed(shop: Path) -> None:
    rename(shop, ("welcome", "welcome-v1"), words=True)
    write(shop, "welcome", "Hello")

    said = asked(shop, "new-one-in-its-place-with-a-word")

    do(shop, said)
    assert apply(shop) == 0
    assert account(shop) == BOTH | {"Hello": "STATUS_RUNNING"}
    assert plan(shop).startswith("No changes.")


def test_two_that_got_each_others_names(shop: Path) -> None:
    rename(shop, ("welcome", "promo"), ("promo", "welcome"))

    said = asked(shop, "swapped")

    assert len(do(shop, said)) == 3
    assert plan(shop).startswith("No changes.")


def test_half_done_by_hand_nothing_is_archived(shop: Path) -> None:
    rename(shop, ("welcome", "promo"), ("promo", "welcome"))
    journeys("-C", shop, "state", "mv", "welcome", "for-now")

    said = asked(shop, "swapped-half-done")

    do(shop, said)
    assert plan(shop).startswith("No changes.")


def test_two_that_say_it_of_each_other(shop: Path) -> None:
    rename(shop, ("welcome", "promo"), ("promo", "welcome"), words=True)

    said = asked(shop, "swapped-with-words")

    do(shop, said)
    for file in (shop / "journeys").glob("*.yaml"):
        file.write_text(re.sub("moved: .*\n", "", file.read_text()))
    assert plan(shop).startswith("No changes.")


def test_one_that_took_the_place_of_another(shop: Path) -> None:
    rename(shop, ("promo", "welcome"))

    said = asked(shop, "in-anothers-place")

    do(shop, said)
    assert apply(shop) == 0
    assert account(shop) == {"Welcome": "STATUS_ARCHIVED", "Promo": "STATUS_RUNNING"}
    assert plan(shop).startswith("No changes.")


@pytest.mark.parametrize("words", [False, True])
def test_one_that_took_the_place_of_one_that_was_renamed(shop: Path, words: bool) -> None:
    rename(shop, ("welcome", "welcome-v1"), ("promo", "welcome"), words=words)

    said = asked(shop, f"a-chain{'-with-words' * words}")

    assert do(shop, said) == [
        "journeys state mv welcome welcome-v1",
        "journeys state mv promo welcome",
    ]
    assert plan(shop).startswith("No changes.")


def test_a_journey_that_says_it_is_itself_is_rewritten(shop: Path) -> None:
    rename(shop, ("welcome", "promo"), ("promo", "welcome"))
    for file in (shop / "journeys").glob("*.yaml"):
        file.write_text(f"moved: false\n{file.read_text()}")

    assert "Plan: 2 to update." in plan(shop)


def test_a_journey_that_is_rewritten_alone_is_not_asked_about(shop: Path) -> None:
    write(shop, "welcome", "Hello")

    assert "Plan: 1 to update; 1 unchanged." in plan(shop)


def test_nor_is_one_whose_copy_is_new(shop: Path) -> None:
    write(shop, "copy", "Copy", code="WELCO")
    file = shop / "journeys" / "welcome.yaml"
    file.write_text(file.read_text().replace("WELCO-PUSH1", "WELCO-PUSH2"))

    assert "Plan: 1 to create, 1 to update; 1 unchanged." in plan(shop)


def test_nor_two_whose_messages_change_places(shop: Path) -> None:
    write(shop, "welcome", "Welcome", code="PROMO")
    write(shop, "promo", "Promo", code="WELCO")

    assert "Plan: 2 to update." in plan(shop)


def edit(shop: Path, title: str, before: str, after: str) -> None:
    """What Mary does in the builder."""
    with SandboxStore(shop / ".journeys" / "sandbox.db") as store:
        uuid = next(it.uuid for it in store.journeys() if it.title == title)
        store.edit(uuid, lambda it: _replaced(it, before, after), "Mary")


def _replaced(body: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(body).replace(before, after))
    return made


def texts(shop: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in (shop / "journeys").glob("*.yaml")}


@pytest.mark.parametrize("how", ["swapped", "gone", "renamed"])
def test_what_changed_outside_git_is_drift_all_the_same(shop: Path, how: str) -> None:
    edit(shop, "Welcome", "WELCO-PUSH1", "OTHER-PUSH1")
    if how == "swapped":
        rename(shop, ("welcome", "promo"), ("promo", "welcome"))
    elif how == "renamed":
        rename(shop, ("welcome", "hello"))
    else:
        (shop / "journeys" / "welcome.yaml").unlink()

    done = journeys("-C", shop, "drift")

    assert done.code == 2
    assert '~ points.offer.send_push.preset_code: "WELCO-PUSH1" -> "OTHER-PUSH1"' in done.out
    assert "changed outside git: last edited by Mary" in plan(shop)


@pytest.mark.parametrize(
    "words", [["drift", "--accept", "--auto-approve"], ["pull", "--all", "--update"]]
)
def test_what_is_live_is_not_written_into_the_file_of_another(shop: Path, words: list[str]) -> None:
    edit(shop, "Welcome", "WELCO-PUSH1", "OTHER-PUSH1")
    rename(shop, ("welcome", "promo"), ("promo", "welcome"))
    before = texts(shop)

    done = journeys("-C", shop, *words)

    assert (done.code, "its file looks like promo" in done.out) == (1, True)
    assert texts(shop) == before
