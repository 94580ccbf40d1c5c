"""The secrets of an earlier document: recognised, taken from today, or missing."""

from typing import Any

from journeys_as_code.plan.unsealing import unsealed
from journeys_as_code.secrets import Secrets

OLD = Secrets.of(["old-token"], salt="shop")
NEW = Secrets.of(["new-token"], salt="shop")


def hook(token: str, name: str = "hook") -> dict[str, Any]:
    return {"points": {name: {"webhook": {"headers": {"Auth": f"Bearer {token}"}, "urls": ["x"]}}}}


SEALED = OLD.seal(hook("old-token"))
PLACE = ("points", "hook", "webhook", "headers", "Auth")


def test_what_holds_no_secret_stays_as_it_is() -> None:
    assert unsealed(hook("none"), None, None, OLD).document == hook("none")


def test_the_same_secret_is_recognised_in_git() -> None:
    made = unsealed(SEALED, hook("old-token"), None, OLD)
    assert (made.document, made.replaced, made.missing) == (hook("old-token"), (), ())


def test_it_is_recognised_wherever_it_stands() -> None:
    """Git has lost the point since then; another one has the same text, and so has the account."""
    for git, live in ((hook("old-token", "other"), None), (None, hook("old-token", "other"))):
        assert unsealed(SEALED, git, live, NEW).document == hook("old-token")


def test_a_secret_alone_is_recognised_by_its_variable() -> None:
    sealed = OLD.seal({"title": "old-token"})
    assert unsealed(sealed, None, None, OLD).document == {"title": "old-token"}


def test_another_secret_of_today_in_its_place_is_taken_and_said() -> None:
    made = unsealed(SEALED, hook("new-token"), None, NEW)
    assert (made.document, made.replaced, made.missing) == (hook("new-token"), (PLACE,), ())


def test_a_plain_text_in_its_place_is_no_secret() -> None:
    made = unsealed(SEALED, hook("plain"), None, NEW)
    assert (made.document, made.replaced, made.missing) == (SEALED, (), (PLACE,))


def test_where_nobody_has_it_it_is_missing() -> None:
    listed = OLD.seal({"data": ["x", "old-token"]})
    made = unsealed(listed, {"data": ["x"]}, hook("new-token"), NEW)
    assert made.missing == (("data", 1),)
