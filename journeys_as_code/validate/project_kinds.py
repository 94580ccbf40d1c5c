"""Rules of the kinds that a project declares in `point_kinds`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeys_as_code.findings import Severity
from journeys_as_code.model.journey import POINT_KEYS
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind, Sure
from journeys_as_code.model.project import PointKind, Project
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.project_rule import project_rule
from journeys_as_code.validate.words import suggestion

TAKEN = frozenset({"point", *POINT_KEYS})
"""Words of the language that would not be told from a kind."""


@project_rule("J135")
def new_kinds(project: Project) -> Iterator[Problem]:
    """A new kind has a name of its own, and says its `point_type` and its `schema`."""
    catalogue = Catalogue.builtin()
    for name, declaration in project.point_kinds.items():
        if catalogue.get(name):
            continue
        if name in TAKEN:
            hint = "name it as the API does, such as `send_telegram`"
            yield Problem(("point_kinds", name), f"`{name}` is no name for a kind", hint, key=True)
        missing = [key for key, value in _needed(declaration).items() if value is None]
        if missing:
            hint = "what its data holds: `schema: {type: object, properties: {...}}`"
            if "point_type" in missing:
                hint = suggestion(name, catalogue.kinds, otherwise="as the API names it")
            message = f"the new kind `{name}` needs {' and '.join(f'a `{key}`' for key in missing)}"
            yield Problem(("point_kinds", name), message, hint, key=True)


def _needed(declaration: PointKind) -> Mapping[str, object]:
    return {"point_type": declaration.point_type, "schema": declaration.json_schema}


@project_rule("J136")
def kind_schemas(project: Project) -> Iterator[Problem]:
    """A declared schema is one."""
    for name, declaration in project.point_kinds.items():
        if declaration.json_schema is not None:
            from journeys_as_code.validate.declared_schema import schema_problems

            for path, message in schema_problems(declaration.json_schema):
                yield Problem(("point_kinds", name, "schema", *path), message)


@project_rule("J137", Severity.WARNING)
def overridden_facts(project: Project) -> Iterator[Problem]:
    """What the API's reference states is not overridden."""
    for name, declaration in project.point_kinds.items():
        kind = Catalogue.builtin().get(name)
        for path in _overridden(kind, declaration) if kind else ():
            message = f"`{path[-1]}` of `{name}` is documented in the API's reference"
            hint = "remove it, unless you are sure"
            yield Problem(("point_kinds", name, *path), message, hint, key=True)


def _overridden(kind: Kind, declaration: PointKind) -> Iterator[tuple[str, ...]]:
    if kind.type_sure is Sure.DOCUMENTED and declaration.point_type not in (None, kind.point_type):
        yield ("point_type",)
    if kind.sure is Sure.DOCUMENTED and declaration.data_key not in (None, kind.data_key):
        yield ("data_key",)
    for name, wire_name in declaration.fields.items():
        field = kind.data.fields.get(name)
        if field and field.sure is Sure.DOCUMENTED and wire_name != field.wire_name:
            yield ("fields", name)
    if declaration.outputs is not None:
        known = {output.key for output in kind.outputs if output.sure is Sure.DOCUMENTED}
        if not known <= set(declaration.outputs.values()):
            yield ("outputs",)
