"""The search itself: the same seed is the same search, and a tool without a protection does not pass it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from faults import unprotected as off
from faults.pool import make_ready
from faults.search import Found, main, search, summary
from faults.sequence import Counted

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")

HOLES: dict[str, tuple[Callable[[], None], str]] = {
    "a pending record before the first call": (off.no_pending_record, "I4"),
    "a create is on record before it is sent": (off.nothing_bound, "I4"),
    "an unclear create is not sent again": (off.create_again, "I1"),
    "a journey in place of one that is gone is seen": (off.no_twins, "I1"),
    "points tell a journey of another title": (off.only_titles, "I1"),
    "secrets are sealed in the state": (off.open_secrets, "I8"),
    "the exit code says what failed": (off.always_content, "I7"),
    "a running journey is paused before it is edited": (off.never_paused, "I7"),
    "a definition is sent whole": (off.half_a_definition, "I5"),
}

RARE = {"points tell a journey of another title": 18}
"""The seeds whose first 100 sequences have what seldom comes together."""


@pytest.fixture(scope="module", autouse=True)
def ready() -> None:
    make_ready()


@pytest.mark.parametrize("protection", HOLES)
def test_a_search_finds_what_a_protection_keeps_from_happening(protection: str) -> None:
    change, invariant = HOLES[protection]
    found = search(RARE.get(protection, 3), 100, changes=(change,))
    assert f"VIOLATED {invariant}: " in found.story


def test_the_same_seed_is_the_same_search() -> None:
    once, again = search(3, 10), search(3, 10)
    assert replace(once, seconds=0.0) == replace(again, seconds=0.0)
    assert once.counted.sequences >= 10
    assert not once.story


def test_each_seed_says_what_it_tried(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--first", "3", "--seeds", "1", "--each", "2"])
    assert code == 0
    assert capsys.readouterr().out.startswith("seed 3: ")


def test_what_was_found_is_counted() -> None:
    found = [
        Found(4, Counted(10, 60, 5, 7, 1)),
        Found(2, Counted(3, 9, 1, 0, 0), "it went so: ..."),
    ]
    assert summary(found) == (
        "13 sequences (seeds 2 to 4): 69 runs, 6 killed, 7 struck by faults, 1 commands asked of people; "
        "1 violations."
    )
