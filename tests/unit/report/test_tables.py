"""Lists of journeys, checks and records: whole outputs."""

from dataclasses import dataclass

from support.golden import golden
from support.plans import EVIL

from journeys_as_code.model.journey import Status
from journeys_as_code.report import checks, listing, records
from journeys_as_code.state.record import Pending, Record
from journeys_as_code.state.store import LockInfo


@dataclass(frozen=True)
class Row:
    key: str
    uuid: str | None
    title: str
    status: Status | None
    source: str = "read"
    points: int | None = 6
    managed: bool = True


ROWS = (
    Row("welcome-series", "11111111-0000", "Welcome 日本", Status.RUNNING),
    Row("new", None, "New", None, "", None),
    Row("", "22222222-0000", EVIL, Status.DRAFT, "list", None, managed=False),
)


@dataclass(frozen=True)
class Check:
    name: str
    ok: bool | None
    detail: str
    hint: str = ""


CHECKS = (
    Check("project", True, "2 targets"),
    Check("token", False, f"refused {EVIL}", "use a server token"),
    Check("ladder", None, "read works"),
)
PENDING = Pending(
    operation="update",
    calls=["pause", "put", "start"],
    status_before="running",
    title="t",
    after="d",
    begun_at="2026-03-01T09:00:00Z",
    run="r",
)
RECORDS = (
    Record(key="a", uuid="u-1", points={"x": "p"}, status="running", updated_at="2026-03-01"),
    Record(key="b", pending=PENDING, seen={"info": {"title": EVIL}}),
)
LOCK = LockInfo("id-1", f"anna {EVIL}", "2026-03-01T09:00:00Z", "2026-03-01T09:01:00Z", "apply")


def test_list() -> None:
    golden("list.txt", listing.text(ROWS))
    golden("list.json", listing.as_json(ROWS))
    assert listing.text(()) == "No journeys yet.\n"


def test_doctor() -> None:
    golden("doctor.txt", checks.text(CHECKS))
    golden("doctor.json", checks.as_json(CHECKS))
    assert checks.text(CHECKS[:1]) == "ok  project  2 targets\n\nAll is well.\n"


def test_state() -> None:
    golden("state.txt", records.text(RECORDS, LOCK))
    golden("state.json", records.as_json(RECORDS, LOCK))
    golden("state-one.json", records.one(RECORDS[1]))
    assert records.text((), None) == "0 records.\n"
