"""From a validated document to a resource."""

from __future__ import annotations

from collections.abc import Mapping

from journeys_as_code.compile.canonical import canonical
from journeys_as_code.compile.identity import NOBODY, Others, identify
from journeys_as_code.compile.resource import Home, Identity, Resource
from journeys_as_code.model.journey import Document, Status, StatusOwner
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.project import Project, Target

_AT_HOME: Mapping[str, Home] = {}


def compile_journey(
    document: Document,
    *,
    key: str,
    file: str,
    project: Project,
    target: Target,
    catalogue: Catalogue,
    known: Identity = NOBODY,
    others: Others = frozenset,
    homes: Mapping[str, Home] = _AT_HOME,
) -> Resource:
    """The resource that a valid, interpolated document describes on one target.

    `known` is the identity the state holds for this key, `others` are the points of all keys, `homes`
    tell of points of other files.
    """
    application_code = target.application_code
    identity = identify(
        document,
        project=project.project,
        application_code=application_code,
        key=key,
        target_name=_name_of(target, project),
        known=known,
        others=others,
    )
    names = {uuid: name for name, uuid in identity.points.items()}
    status = document.get("status")
    owner = document.get("status_owner")
    moved = document.get("moved")
    return Resource(
        key=key,
        title=document["title"],
        document=canonical(document, catalogue, application_code, names),
        status=Status(status) if status else None,
        owner=StatusOwner(owner) if owner else project.status_owner,
        identity=identity,
        application_code=application_code,
        file=file,
        moved=moved or None,
        anew=moved is False,
        renamed_from={
            name: point["renamed_from"]
            for name, point in (document.get("points") or {}).items()
            if "renamed_from" in point
        },
        homes=homes,
    )


def _name_of(target: Target, project: Project) -> str:
    return next((name for name, known in project.targets.items() if known is target), "")
