"""What the points of a journey may be called in the account, and which is which."""

from dataclasses import replace
from itertools import islice

from support.planning import APP, resource

from journeys_as_code.compile.identity import point_uuids
from journeys_as_code.compile.namings import namings, recognised
from journeys_as_code.compile.resource import Identity, Resource

PIN = "8f14e45f-ceea-467f-a0e6-2b7f5c0a9d31"


def turns(name: str, key: str = "welcome") -> list[str]:
    """The uuids of points that had this name, one after the other."""
    return list(islice(point_uuids("shop", APP, key, name), 4))


def journey(*names: str, moved: str | None = None, **before: str | bool) -> Resource:
    points = {name: turns(name)[0] for name in names}
    return replace(resource(), identity=Identity(None, points), moved=moved, renamed_from=before)


def found(wanted: Resource, *live: str) -> dict[str, str]:
    return recognised(namings(wanted, "shop"), live)


def test_a_point_is_known_by_its_name() -> None:
    first, *_ = turns("a")
    assert found(journey("a", "b"), first, "another") == {"a": first}


def test_of_two_points_that_had_a_name_it_is_the_one_that_has_it_now() -> None:
    first, second, third, _ = turns("a")
    assert found(journey("a"), first, second) == {"a": second}
    assert found(journey("a"), first, third) == {"a": third}


def test_a_point_is_known_by_the_name_it_had() -> None:
    first, second, *_ = turns("a")
    assert found(journey("b", b="a"), first) == {"b": first}
    assert found(journey("b", b="a"), first, second) == {"b": second}
    assert found(journey("b", b=False), first) == {}


def test_and_by_that_before_its_own() -> None:
    """Another one had its own name then."""
    assert found(journey("b", b="a"), turns("a")[0], turns("b")[0]) == {"b": turns("a")[0]}


def test_a_journey_is_known_by_the_key_it_had_and_first_by_its_own() -> None:
    now, then = turns("a")[0], turns("a", "old")[0]
    assert found(journey("a", moved="old"), then) == {"a": then}
    assert found(journey("a", moved="old"), then, now) == {"a": now}
    assert found(journey("b", moved="old", b="a"), then) == {"b": then}


def test_a_pin_is_known_before_all() -> None:
    first, second, *_ = turns("a")
    pinned = replace(journey("a", "b"), identity=Identity(None, {"a": PIN, "b": first}))
    assert found(pinned, PIN, first, second) == {"a": PIN, "b": first}


def test_no_two_points_are_one() -> None:
    first, *_ = turns("a")
    pinned = replace(journey("a", "b"), identity=Identity(None, {"a": first, "b": first}))
    assert found(pinned, first) == {"b": first}
