"""J602: what this tool only assumes is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.model.points.kind import Kind, Sure
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import Whole


@rule("J602", Severity.INFO)
def assumed_kind(whole: Whole) -> Iterator[Problem]:
    """What is known of a kind is documented, or confirmed by the project.

    The API's reference does not show every kind of point. What this tool writes for the others is
    its best reading, which an account may know better. It is said once for each kind, at its first
    point, as a note: `journeys validate -v` shows notes. Put a point of the kind into a journey in
    the builder, look at it with `journeys show`, and write what differs under `point_kinds:` in
    journeys.yaml; an empty entry (`send_sms: {}`) says that nothing does.
    """
    said = set(whole.catalogue.declared)
    for each in whole.sketches:
        if each.kinds.keys() <= said:
            continue
        for name, point in each.kinds.items():
            kind = whole.catalogue.kinds[name]
            if name not in said and (assumed := _assumed(kind)):
                message = f"only assumed of `{name}`: {assumed}"
                hint = f"compare with a live one; then write `{name}: {{}}` under `point_kinds:`, or what differs"
                yield Problem(("points", point, name), message, hint, key=True, file=each.file)
            said.add(name)


def _assumed(kind: Kind) -> str:
    """What of a kind nobody could confirm, in words; empty where all of it is documented."""
    marks = {
        "its key": kind.sure,
        "`point_type`": kind.type_sure,
        "fields": _least(field.sure for field in kind.data.fields.values()),
        "outputs": _least(output.sure for output in kind.outputs),
    }
    return ", ".join(part for part, sure in marks.items() if sure is Sure.ASSUMED)


def _least(marks: Iterable[Sure]) -> Sure:
    """ASSUMED if any of them is."""
    return Sure.ASSUMED if Sure.ASSUMED in marks else Sure.DOCUMENTED
