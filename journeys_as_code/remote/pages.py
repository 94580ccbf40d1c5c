"""The pages of a list: one after the other, or some at once where it is known how many there are."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count

from journeys_as_code.remote.answers import Page


def pages(get: Callable[[int], Page], at_once: int) -> Iterator[Page]:
    """The pages from 1 on, in order. Where no page says how many there are, they never end.

    The first is asked for alone; after it no page beyond the last is given, whatever page says which
    is the last, and at most `at_once` are asked for that nobody has looked at.
    """
    first = get(1)
    yield first
    pool = ThreadPoolExecutor(at_once)
    try:
        last, ahead = first.pages, deque[Future[Page]]()
        for number in count(2):
            if 0 < last < number:
                return
            known = min(number + at_once, last + 1) if last > 0 else number + 1
            ahead.extend(pool.submit(get, it) for it in range(number + len(ahead), known))
            found = ahead.popleft().result()
            last = found.pages if found.pages > 0 else last
            yield found
    finally:
        pool.shutdown(cancel_futures=True)
