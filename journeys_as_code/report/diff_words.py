"""What every report of two targets says in words: what each has of a journey, and how git stands to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from journeys_as_code.plan.difference import Difference, Differences, Kind, Side, Standing
from journeys_as_code.remote.port import Rung
from journeys_as_code.report.style import counted

SYMBOLS = {
    Kind.DIFFERS: "~",
    Kind.ONLY_FROM: "+",
    Kind.ONLY_TO: "-",
    Kind.UNKNOWN: "?",
    Kind.SAME: " ",
    Kind.NEITHER: " ",
}
_OF_BOTH = {
    Standing.DRIFTED: "changed outside git, see journeys drift --target {target}",
    Standing.NO_FILE: "git has no file for it, see journeys plan --target {target}",
}
_OF_SOURCE = {
    **_OF_BOTH,
    Standing.DRIFTED: f"{_OF_BOTH[Standing.DRIFTED]}; a promotion does not carry that",
    Standing.PENDING: (
        "git has changes that are not applied, see journeys plan --target {target}; a promotion "
        "carries them"
    ),
    Standing.ABSENT: "not made there, see journeys plan --target {target}",
}
_OF_AIM = {
    **_OF_BOTH,
    Standing.PENDING: "git's version is not applied there, see journeys plan --target {target}",
    Standing.ABSENT: "not made there yet, see journeys plan --target {target}",
}


def presence(found: Difference) -> str:
    """What the two have: `only on staging`, or the status of what both have."""
    source, aim = found.source, found.aim
    only = {Kind.ONLY_FROM: source, Kind.ONLY_TO: aim}.get(found.kind)
    if only is not None:
        return f"{_status(only)}  only on {only.target}".strip()
    if found.kind is Kind.UNKNOWN:
        blind = next((it for it in (source, aim) if it.live and it.live.rung is Rung.BLIND), source)
        return f"nothing is known of its definition on {blind.target}; see journeys doctor"
    before, after = _status(aim), _status(source)
    return after if before == after else f"{before} -> {after}"


def _status(side: Side) -> str:
    return str(side.live.status or "?") if side.live else ""


def remarks(found: Difference) -> Iterator[str]:
    """How git stands to what each of the two has, where it is not simply what is live."""
    for side, words in ((found.source, _OF_SOURCE), (found.aim, _OF_AIM)):
        if side.plan is None:
            yield f"{side.target}: neither git nor its state knows it"
        elif Standing.BLOCKED in side.standings:
            yield f"{side.target}: {side.plan.reason}"
        else:
            for standing in side.standings:
                if standing is not Standing.APPLIED:
                    yield f"{side.target}: {words[standing].format(target=side.target)}"
        if side.live is not None and side.live.rung is not Rung.READ:
            yield f"{side.target}: it could not be read, this is what was last seen of it"
    if any(change.path == ("status",) for change in found.changes) and _keeps_status(found.aim):
        yield f"{found.aim.target}: its status is not git's to say, so a promotion leaves it as it is"


def _keeps_status(side: Side) -> bool:
    """Whether the plan of a side, where there is one, leaves the status alone."""
    plan = side.plan
    return plan is not None and plan.status_from is plan.status_to


def sentence(found: Differences) -> str:
    """`3 of 5 journeys: 1 differs, 2 are only on staging`, or what was compared and found the same."""
    kinds = Counter(journey.kind for journey in found.journeys)
    parts = [
        _are(kinds[Kind.DIFFERS], "differs", "differ"),
        _are(kinds[Kind.ONLY_FROM], f"is only on {found.source}", f"are only on {found.source}"),
        _are(kinds[Kind.ONLY_TO], f"is only on {found.aim}", f"are only on {found.aim}"),
        _are(kinds[Kind.UNKNOWN], "cannot be compared", "cannot be compared"),
    ]
    said = ", ".join(part for part in parts if part)
    if kinds[Kind.DIFFERS] and len([part for part in parts if part]) == 1:
        return f"{kinds[Kind.DIFFERS]:,} of {counted(len(found.journeys), 'journey')} {said.split()[-1]}"
    if said:
        count = sum(journey.differs for journey in found.journeys)
        return f"{count:,} of {counted(len(found.journeys), 'journey')}: {said}"
    neither = _are(kinds[Kind.NEITHER], "is on neither", "are on neither")
    return f"{counted(kinds[Kind.SAME], 'journey')} compared{f', {neither}' if neither else ''}"


def _are(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}" if count else ""


def notes(found: Differences, *, variables: bool) -> list[str]:
    """What is to be said below the journeys; `variables` is whether those values are shown."""
    said = ["" if variables else left_out(found), unapplied(found), unread(found)]
    return [note for note in said if note]


def left_out(found: Differences) -> str:
    """How many values were left out since git gives each target its own; empty if none."""
    count = sum(len(journey.by_variable) for journey in found.journeys)
    if not count:
        return ""
    differ = "differs" if count == 1 else "differ"
    return f"{counted(count, 'value')} {differ} by variable, as git wants it; --vars shows them"


def unapplied(found: Differences) -> str:
    """How many journeys agree on both targets and yet are not what git says; empty if none."""
    same = (journey for journey in found.journeys if journey.kind is Kind.SAME)
    off = [it for it in same if {*it.source.standings, *it.aim.standings} - {Standing.APPLIED}]
    if not off:
        return ""
    stands = (
        "is the same on both, but not what"
        if len(off) == 1
        else "are the same on both, but not what"
    )
    return f"{counted(len(off), 'journey')} {stands} git says; see journeys plan and journeys drift"


def unread(found: Differences) -> str:
    """How many journeys are compared by what was last seen of them; empty if none."""
    live = [(it.source.live, it.aim.live) for it in found.journeys]
    count = sum(any(one and one.rung is not Rung.READ for one in pair) for pair in live)
    if not count:
        return ""
    return (
        f"{counted(count, 'journey')} could not be read and may differ in more; see journeys doctor"
    )
