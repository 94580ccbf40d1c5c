"""The table: how many cases of each kind were tried, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faults.bench import Result

_HEAD = "| kind | what | cases | violations | left to a person |\n|---|---|---:|---:|---:|"


@dataclass
class Row:
    """A line of the table."""

    cases: int = 0
    violated: int = 0
    by_hand: int = 0

    def add(self, result: Result) -> None:
        """Count a case."""
        self.cases += 1
        self.violated += bool(result.violations)
        self.by_hand += bool(result.by_hand)


def table(results: Iterable[Result]) -> str:
    """The results as a table in Markdown: a line for each kind and what it was tried on, the sum last."""
    rows: dict[tuple[str, str], Row] = {}
    whole = Row()
    for result in results:
        rows.setdefault(_row(result.case), Row()).add(result)
        whole.add(result)
    lines = [_line(kind, what, row) for (kind, what), row in sorted(rows.items())]
    return "\n".join([_HEAD, *lines, _line("**all**", "", whole)]) + "\n"


def _row(case: str) -> tuple[str, str]:
    """In which line a case is counted: under other readings all scenarios are in one."""
    kind, _, rest = case.partition("/")
    if kind == "reading":
        switches, more, *_ = rest.split("/")
        return kind, f"{switches}: {more}"
    return kind, rest.rpartition("/")[0]


def _line(kind: str, what: str, row: Row) -> str:
    return f"| {kind} | {what} | {row.cases:,} | {row.violated:,} | {row.by_hand or ''} |"
