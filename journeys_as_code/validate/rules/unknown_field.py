"""J601: fields that nobody knows, in kinds of which not everything is known."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.words import suggestion


@rule("J601", Severity.WARNING)
def unknown_field(subject: Subject) -> Iterator[Problem]:
    """Fields of a kind are known to the catalogue.

    The API's reference does not show all fields of this kind, so that an unknown one is sent as it is.
    If it is misspelt, the service ignores it, and nobody is told. Say what you know of the kind under
    `point_kinds:` in journeys.yaml.
    """
    for name, point in subject.graph.points.items():
        kind = subject.graph.kinds[name]
        if kind is None or not kind.data.open or kind.schema is not None:
            continue
        data = point[kind.name]
        known = kind.data.fields
        if not isinstance(data, dict) or data.keys() <= known.keys():
            continue
        for field in data:
            if field not in known:
                message = f"this tool does not know a field `{field}` of `{kind.name}`; it is sent as it is"
                otherwise = "it knows {}" if known else ""
                hint = suggestion(field, known, otherwise=otherwise)
                yield Problem(("points", name, kind.name, field), message, hint, key=True)
