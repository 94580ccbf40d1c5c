"""J602: what this tool only assumes is said."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.model.points.kind import Kind, Sure
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import Whole
from journeys_as_code.validate.words import listed


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
                message = f"of `{name}` only assumed: {assumed}"
                hint = f"compare with a live one; then say `{name}: {{}}` under `point_kinds:`, or what differs"
                yield Problem(("points", point, name), message, hint, key=True, file=each.file)
            said.add(name)


def _assumed(kind: Kind) -> str:
    """What of a kind nobody could confirm, in words; empty where all of it is documented."""
    parts = ["its key"] if kind.sure is Sure.ASSUMED else []
    parts += ["its `point_type`"] if kind.type_sure is Sure.ASSUMED else []
    fields = [name for name, field in kind.data.fields.items() if field.sure is Sure.ASSUMED]
    parts += [f"the fields {listed(fields)}"] if fields else []
    outputs = [output.alias for output in kind.outputs if output.sure is Sure.ASSUMED]
    parts += [f"the outputs {listed(outputs)}"] if outputs else []
    return ", ".join(parts)
