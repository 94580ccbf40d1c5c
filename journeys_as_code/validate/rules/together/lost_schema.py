"""J151: the editor finds its schema."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from journeys_as_code.findings import Severity
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.sketch import schema_of
from journeys_as_code.validate.whole import Whole


@rule("J151", Severity.WARNING)
def lost_schema(whole: Whole) -> Iterator[Problem]:
    """The schema that a comment names for the editor is there.

    An editor that does not find the schema says nothing: it shows no mistakes, and completes nothing.
    Only files of the project are looked for, neither addresses in the web nor files outside.
    """
    exists = whole.around.exists
    if exists is None:
        return
    about = whole.around.about
    named = [each.schema for each in whole.sketches] + [schema_of(about) if about else None]
    known: dict[str, bool] = {}
    for schema, place in filter(None, named):
        path = normpath(join(dirname(place.file), schema))
        if "://" in schema or path.startswith(("../", "/")):
            continue
        if path not in known:
            known[path] = exists(path)
        if not known[path]:
            hint = "`journeys schemas generate` writes the schemas; the path begins at this file's folder"
            yield Problem((), f"there is no schema `{schema}`", hint, file=place.file, at=place)
