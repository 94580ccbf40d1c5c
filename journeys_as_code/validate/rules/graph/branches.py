"""J222: each branch has its way out, and each way out its branch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys_as_code.findings import Severity
from journeys_as_code.validate.events import branches_of
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import listed

_BRANCHED = {"wait_for_trigger": "triggered", "tag_splitter": "branch"}


@rule("J222", Severity.WARNING)
def branches(subject: Subject) -> Iterator[Problem]:
    """Branches and outputs are the same ones.

    The n-th branch leads where the n-th output says. A branch without its output sends people
    nowhere, and the output of a branch that is not there is a way that nobody takes.
    """
    for kind, stem in _BRANCHED.items():
        for name, data in subject.of(kind):
            count = len(branches_of(data))
            if count:
                wanted = [f"{stem}{number}" for number in range(1, count + 1)]
                yield from _compared(subject, name, kind, wanted, "branches")
    for name, data in subject.of("ab_splitter"):
        percents = data.get("percents")
        if isinstance(percents, dict) and percents:
            yield from _compared(subject, name, "ab_splitter", list(percents), "percents")


def _compared(
    subject: Subject, name: str, kind_name: str, wanted: list[Any], field: str
) -> Iterator[Problem]:
    kind = subject.graph.kinds[name]
    outputs = subject.graph.points[name].get("outputs")
    if kind is None or not isinstance(outputs, dict):
        return
    optional = [out.alias for out in kind.outputs if not out.required]
    aliases = {written: out.alias for written in outputs if (out := kind.output(written))}
    missing = [alias for alias in wanted if alias in optional and alias not in aliases.values()]
    if missing and len(aliases) == len(outputs):
        message = f"`outputs` of `{name}` does not say where {listed(missing)} leads"
        hint = f"add `{missing[0]}: NAME` to its `outputs`"
        yield Problem(("points", name, kind_name, field), message, hint, key=True)
    for written, alias in aliases.items():
        if alias not in wanted and _is_numbered(alias, field):
            message = f"`{field}` of `{name}` has nothing for `{written}`: nobody goes this way"
            hint = f"add it to `{field}`, or remove `{written}`"
            yield Problem(("points", name, "outputs", written), message, hint, key=True)


def _is_numbered(alias: str, field: str) -> bool:
    """Whether an output is that of a branch, and not what is left over."""
    return field == "percents" or alias[-1].isdigit()
