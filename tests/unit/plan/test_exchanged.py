"""Points that say what another one said: which are told, and which are not."""

import pytest
from support.planning import CONTEXT, plan_of, prior, push, record, resource

from journeys_as_code.model.journey import Document, Status
from journeys_as_code.plan.exchanged import exchanged

ONE, TWO, THREE = (push(code) for code in ("11111-11111", "22222-22222", "33333-33333"))
MAIL = {"send_email": {"preset_code": "11111-MAIL1"}}
DAY, HOUR = ({"wait": {"duration": duration}} for duration in ("1d", "1h"))


def row(**points: Document) -> Document:
    """Points one after the other."""
    names = [*points, "bye"]
    chained = {n: {**p, "next": names[i + 1]} for i, (n, p) in enumerate(points.items())}
    start = {"start_by_api": {}, "next": names[0]}
    return {"title": "Row", "points": {"in": start, **chained, "bye": {"exit": {}}}}


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        (row(p0=ONE, p1=TWO), row(p1=ONE, p2=TWO), {"p1": "p0", "p2": "p1"}),
        (row(a=ONE, b=TWO), row(b=ONE, a=TWO), {"a": "b", "b": "a"}),
        (row(a=ONE, b=TWO), row(a=TWO, b=ONE), {"a": "b", "b": "a"}),
        (row(a=ONE, b=MAIL), row(a=MAIL, b=ONE), {"a": "b", "b": "a"}),
        (row(a=ONE, b=TWO, c=THREE), row(a=TWO, b=THREE, c=ONE), {"a": "b", "b": "c", "c": "a"}),
        (row(a=ONE, b=TWO), row(a=TWO), {"a": "b"}),
    ],
)
def test_what_is_told(before: Document, after: Document, found: dict[str, str]) -> None:
    assert exchanged(prior(before), resource(after), CONTEXT.semantics) == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (row(a=ONE, b=TWO), row(a=ONE, b=TWO)),
        (row(a=ONE, b=TWO), row(b=TWO, a=ONE)),
        (row(a=ONE, b=TWO), row(a=ONE, b=THREE)),
        (row(a=ONE, b=TWO), row(a=ONE, b=ONE)),
        (row(a=ONE), row(b=ONE)),
        (row(a=ONE), row(a=ONE, b=ONE)),
        (row(a=DAY, b=HOUR), row(a=HOUR, b=DAY)),
        (row(a=ONE, b=ONE, c=TWO), row(a=TWO, b=TWO, c=ONE)),
    ],
    ids=[
        "nothing",
        "another order",
        "another message",
        "a copy of what is there still",
        "a new name, which is asked about",
        "one more",
        "waits, of which any two are alike",
        "several that may be it",
    ],
)
def test_what_is_not(before: Document, after: Document) -> None:
    assert exchanged(prior(before), resource(after), CONTEXT.semantics) == {}


def test_the_plan_tells_it() -> None:
    before, after = row(a=ONE, b=TWO), row(b=ONE, a=TWO)
    plan = plan_of(
        resource=resource(after, Status.RUNNING),
        record=record(before, "running"),
        prior=prior(before, Status.RUNNING),
    )
    (told,) = (it.message for it in plan.warnings if it.code == "P120")
    assert told == (
        "`a` says now what `b` said, `b` what `a` said: the statistics stay with the names, not with "
        "what is said; where points only got other names, write the uuid of each as `uuid:` into it "
        "(`journeys state show welcome`)"
    )
