"""What pulled journeys need in journeys.yaml: variables and kinds, put in beside what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from journeys_as_code.errors import ProjectError
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import PointKind, Project
from journeys_as_code.pull.variables import Ledger
from journeys_as_code.source import editing
from journeys_as_code.source.edits import Edit, Set
from journeys_as_code.source.order import project_order
from journeys_as_code.source.saving import save
from journeys_as_code.source.variables import Variables
from journeys_as_code.source.yaml_loader import load
from journeys_as_code.validate.project import read_project
from journeys_as_code.workflow.opening import PROJECT_FILE, Workspace


def with_kinds(ws: Workspace, kinds: Mapping[str, Mapping[str, Any]]) -> Workspace:
    """The workspace as if journeys.yaml declared these kinds already."""
    declared = {name: PointKind.model_validate(it) for name, it in _merged(ws, kinds).items()}
    return replace(ws, catalogue=ws.catalogue.with_project(declared))


def declare(
    ws: Workspace,
    ledger: Ledger,
    kinds: Mapping[str, Mapping[str, Any]],
    *,
    instead: Workspace | None = None,
) -> Workspace:
    """Write new variables and kinds into journeys.yaml; the workspace as it is then.

    Comments and everything else in the file stay. ProjectError where it cannot be written so. With
    `instead` the file says meanwhile what that workspace says, and is written anew from what `ws` says.
    """
    now = instead or ws
    edits = [*_kind_edits(ws, kinds), *_variable_edits(ws, ledger)]
    edited = editing.apply(ws.source.text, edits, file=PROJECT_FILE, order=project_order())
    if edited.refused:
        refusal = edited.refused[0]
        raise ProjectError(f"journeys.yaml cannot be extended: {refusal.message}")
    if edited.text == now.source.text:
        return replace(now, variables=_variables(now, ledger)) if ledger.recognised else now
    source, _ = load(edited.text.encode(), PROJECT_FILE)
    project, findings = read_project(source) if source else (None, ())
    if source is None or project is None:
        raise ProjectError(f"journeys.yaml cannot be extended: {findings[0].message}")
    save(ws.root, PROJECT_FILE, edited.text.encode())
    return _again(ws, replace(ws, source=source), project, ledger)


def _variables(ws: Workspace, ledger: Ledger) -> Variables:
    """The variables of the target, with those that were met just now."""
    known = ledger.recognised
    secrets = {name: it.value for name, it in ledger.hidden.items()} | known
    hidden = {it.value for it in ledger.hidden.values() if it.hidden}
    return replace(
        ws.variables,
        values={**ws.variables.values, **ledger.plain, **secrets},
        unset={name: env for name, env in ws.variables.unset.items() if name not in known},
        secrets=ws.variables.secrets | hidden | {*known.values()},
    )


def _again(ws: Workspace, read: Workspace, project: Project, ledger: Ledger) -> Workspace:
    return replace(
        read,
        project=project,
        target=project.targets[ws.target_name],
        catalogue=Catalogue.builtin().with_project(project.point_kinds),
        variables=_variables(ws, ledger),
    )


def _merged(ws: Workspace, kinds: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    declared = ws.source.data.get("point_kinds") or {}
    return {name: {**(declared.get(name) or {}), **it} for name, it in kinds.items()}


def _kind_edits(ws: Workspace, kinds: Mapping[str, Mapping[str, Any]]) -> Iterator[Edit]:
    declared = ws.source.data.get("point_kinds") or {}
    for name, kind in kinds.items():
        if not declared.get(name):
            yield Set(("point_kinds", name), dict(kind))
            continue
        for key, value in kind.items():
            if declared[name].get(key) != value:
                yield Set(("point_kinds", name, key), value)


def _variable_edits(ws: Workspace, ledger: Ledger) -> Iterator[Edit]:
    there = ws.project.targets[ws.target_name].vars
    new: dict[str, Any] = {name: it for name, it in ledger.plain.items() if name not in there}
    for name, secret in ledger.hidden.items():
        if name not in there:
            new[name] = {"env": secret.env, **({"secret": True} if secret.hidden else {})}
    path = ("targets", ws.target_name, "vars")
    if new and not there:
        yield Set(path, new)
    else:
        yield from (Set((*path, name), value) for name, value in new.items())
