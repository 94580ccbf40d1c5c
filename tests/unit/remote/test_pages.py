"""The pages of a list: in order, none twice, none beyond the last, whatever the pages say of it."""

import time
from itertools import islice
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.remote.answers import Page
from journeys_as_code.remote.pages import pages
from journeys_as_code.remote.port import Listed


class Service:
    """A list whose page `n` says that there are `counts[n - 1]` of them, or as many as the last one says."""

    def __init__(self, *counts: int) -> None:
        self.counts, self.asked = counts, list[int]()

    def get(self, number: int) -> Page:
        self.asked.append(number)
        said = self.counts[min(number, len(self.counts)) - 1]
        return Page((Listed(str(number), "", None, ""),), said)


def numbers(found: list[Page]) -> list[int]:
    return [int(page.rows[0].uuid) for page in found]


@given(st.integers(1, 20), st.integers(1, 9))
def test_each_page_once_in_order(count: int, at_once: int) -> None:
    service = Service(count)
    assert numbers(list(pages(service.get, at_once))) == [*range(1, count + 1)]
    assert sorted(service.asked) == [*range(1, count + 1)]


@pytest.mark.parametrize("at_once", [1, 3])
def test_the_last_page_is_what_the_latest_page_says(at_once: int) -> None:
    grows, shrinks = Service(2, 4, 4, 4), Service(5, 3, 3)
    assert numbers(list(pages(grows.get, at_once))) == [1, 2, 3, 4]
    assert numbers(list(pages(shrinks.get, at_once))) == [1, 2, 3]


@pytest.mark.parametrize("unknown", [0, -1])
def test_where_no_page_says_how_many_there_are_they_are_asked_for_one_by_one(unknown: int) -> None:
    service = Service(unknown)
    assert numbers(list(islice(pages(service.get, 4), 3))) == [1, 2, 3]
    assert service.asked == [1, 2, 3]


def test_of_very_many_only_a_few_are_asked_for_ahead() -> None:
    service = Service(10**9)
    found = pages(service.get, 4)
    assert numbers([next(found)]) == service.asked == [1]
    assert numbers([*islice(found, 2)]) == [2, 3]
    found.close()
    assert max(service.asked) <= 3 + 4


def test_they_are_asked_for_at_once_and_given_in_order() -> None:
    together = Barrier(3, timeout=10)

    def get(number: int) -> Page:
        if number > 1:
            together.wait()
            time.sleep((4 - number) / 100)
        return Page((Listed(str(number), "", None, ""),), 4)

    assert numbers(list(pages(get, 3))) == [1, 2, 3, 4]


def test_what_a_page_raises_comes_at_its_place() -> None:
    def get(number: int) -> Page:
        if number == 3:
            raise OSError("no more")
        return Page((Listed(str(number), "", None, ""),), 5)

    found = pages(get, 4)
    assert numbers([next(found), next(found)]) == [1, 2]
    with pytest.raises(OSError, match="no more"):
        next(found)
