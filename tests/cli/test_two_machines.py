"""Two machines with a state of their own and one account: what one has made, the other does not make again."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.cli import Done, journeys
from support.golden import golden

from journeys_as_code.cli import asking
from journeys_as_code.sandbox.store import SandboxStore

APPLY = ("apply", "--auto-approve")
FILE = Path("journeys") / "welcome-series.yaml"
Machine = Path


@pytest.fixture
def account(tmp_path: Path) -> Path:
    return tmp_path / "account.db"


@pytest.fixture
def ours(welcome: Path, account: Path) -> Machine:
    return reading(welcome, account)


@pytest.fixture
def theirs(ours: Machine, tmp_path: Path) -> Machine:
    return shutil.copytree(ours, tmp_path / "theirs")


def reading(project: Path, account: Path, switches: str = "") -> Machine:
    """The project with this account, and this reading of the API."""
    file = project / "journeys.yaml"
    place = f"    api: sandbox:{account}{switches and f'?{switches}'}\n"
    file.write_text(re.sub(r"    api: sandbox.*\n", lambda _: place, file.read_text()))
    return project


@pytest.fixture
def when_asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """What happens between the plan that is shown and the yes to it, once."""

    def happens(deed: Callable[[], object]) -> None:
        def agreed(*_: Any, **__: Any) -> bool:
            monkeypatch.undo()
            deed()
            return True

        monkeypatch.setattr(asking, "agreed", agreed)

    return happens


def titles(account: Path) -> list[str]:
    with SandboxStore(account) as store:
        return sorted(it.title for it in store.journeys())


def plainly(text: str, machine: Machine, account: Path) -> str:
    """What was printed, without what is another one every time."""
    with SandboxStore(account) as store:
        (journey,) = store.journeys()
    return text.replace(journey.uuid, "UUID").replace(str(machine), "PROJECT")


def taken_up(machine: Machine) -> Done:
    """What the plan says to do is done; the plan after that."""
    said = journeys("-C", machine, "plan").out
    command = re.findall(r"`journeys (adopt [^`]*)`", said)[-1]
    assert journeys("-C", machine, *shlex.split(command), "--yes").code == 0
    return journeys("-C", machine, "plan", "--detailed-exitcode")


def test_what_the_other_made_while_this_one_asks_is_not_made_again(
    ours: Machine, theirs: Machine, account: Path, when_asked: Any
) -> None:
    when_asked(lambda: journeys("-C", theirs, *APPLY))

    done = journeys("-C", ours, *APPLY)

    assert (done.code, titles(account)) == (1, ["Welcome series"])
    golden("cli/two-machines-asked.txt", plainly(done.out, ours, account))
    assert taken_up(ours).out.startswith("No changes.")
    assert journeys("-C", theirs, "plan").out.startswith("No changes.")


def test_nor_is_it_by_a_plan_that_was_saved_before(
    ours: Machine, theirs: Machine, account: Path
) -> None:
    journeys("-C", ours, "plan", "--out", ours / "plan.json")
    journeys("-C", theirs, *APPLY)

    done = journeys("-C", ours, "apply", ours / "plan.json")

    assert (done.code, titles(account)) == (1, ["Welcome series"])
    golden("cli/two-machines-saved.txt", plainly(done.out, ours, account))
    assert taken_up(ours).out.startswith("No changes.")


def test_nor_is_it_where_the_other_gives_it_another_title(
    ours: Machine, theirs: Machine, account: Path, when_asked: Any
) -> None:
    file = theirs / FILE
    file.write_text(file.read_text().replace("title: Welcome series", "title: Hello"))
    when_asked(lambda: journeys("-C", theirs, *APPLY))

    assert journeys("-C", ours, *APPLY).code == 1

    assert titles(account) == ["Hello"]
    assert "title" in taken_up(ours).out


def test_where_nothing_can_be_read_the_title_tells(
    ours: Machine, theirs: Machine, account: Path, when_asked: Any
) -> None:
    reading(ours, account, "no_read")
    when_asked(lambda: journeys("-C", theirs, *APPLY))

    done = journeys("-C", ours, *APPLY)

    assert (done.code, titles(account)) == (1, ["Welcome series"])
    assert "a journey of this title is there, and cannot be told from it: " in done.out
    assert "the plan could not see that yet" in done.out


def test_where_nothing_can_be_listed_the_word_that_was_given_counts(
    ours: Machine, theirs: Machine, account: Path, when_asked: Any
) -> None:
    reading(ours, account, "no_list")
    when_asked(lambda: journeys("-C", theirs, *APPLY))

    assert journeys("-C", ours, *APPLY, "--allow-blind").code == 0

    assert titles(account) == ["Welcome series"] * 2


@pytest.mark.parametrize("switches", ["", "no_read"])
def test_what_else_came_meanwhile_hinders_nothing(
    switches: str, ours: Machine, theirs: Machine, account: Path, when_asked: Any
) -> None:
    reading(ours, account, switches)
    (theirs / FILE).rename(theirs / "journeys" / "other.yaml")
    other = theirs / "journeys" / "other.yaml"
    other.write_text(other.read_text().replace("title: Welcome series", "title: Other"))
    when_asked(lambda: journeys("-C", theirs, *APPLY))

    assert journeys("-C", ours, *APPLY).code == 0

    assert titles(account) == ["Other", "Welcome series"]


def test_one_of_this_title_that_the_state_knows_by_another_key_hinders_nothing(
    ours: Machine, account: Path, when_asked: Any
) -> None:
    """Two runs with one state: the other one adds a journey of the same title under its own key."""
    text = (ours / FILE).read_text()
    other = ours / "journeys" / "other.yaml"

    def another() -> None:
        (ours / FILE).unlink()
        other.write_text(text)
        journeys("-C", ours, *APPLY)
        (ours / FILE).write_text(text)

    when_asked(another)

    assert journeys("-C", ours, *APPLY).code == 0

    assert titles(account) == ["Welcome series"] * 2


def test_a_journey_made_anew_is_looked_for_too(
    ours: Machine, theirs: Machine, account: Path, when_asked: Any
) -> None:
    """Both know of one that is gone, and both are told to make it anew."""
    journeys("-C", ours, *APPLY)
    shutil.copytree(ours / ".journeys", theirs / ".journeys", dirs_exist_ok=True)
    with SandboxStore(account) as store:
        store._database.write("DELETE FROM journeys", ())
    when_asked(lambda: journeys("-C", theirs, *APPLY, "--overwrite-drift"))

    done = journeys("-C", ours, *APPLY, "--overwrite-drift")

    assert (done.code, titles(account)) == (1, ["Welcome series"])
    assert "somebody else has made it since the plan looked" in done.out
    assert journeys("-C", ours, "state", "rm", "welcome-series", "--yes").code == 0
    assert taken_up(ours).out.startswith("No changes.")


@pytest.mark.parametrize("switches", ["", "no_read"])
def test_a_run_of_several_creates_asks_for_the_list_once(
    switches: str, ours: Machine, account: Path
) -> None:
    reading(ours, account, switches)
    text = (ours / FILE).read_text()
    for number in range(9):
        other = ours / "journeys" / f"other-{number}.yaml"
        other.write_text(text.replace("title: Welcome series", f"title: Other {number}"))
    assert journeys("-C", ours, "plan").code == 0
    with SandboxStore(account) as store:
        before = len(store.calls("list"))

    assert journeys("-C", ours, *APPLY).code == 0

    with SandboxStore(account) as store:
        assert len(store.calls("create")) == 10
        assert len(store.calls("list")) - before == 2  # one by its plan, one by the run
