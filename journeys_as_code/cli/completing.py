"""What a shell may complete: keys of journeys, names of targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeys_as_code.cli.given import Given
from journeys_as_code.errors import JourneysError

if TYPE_CHECKING:
    from journeys_as_code.model.project import Project


def keys_of_project(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The keys of the project's journeys that begin like this; none where there is no project."""
    from journeys_as_code.source.files import journey_files

    return _complete(
        context, begun, lambda root, it: [one.key for one in journey_files(root, it.journeys)]
    )


def targets_of_project(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The names of the project's targets that begin like this; none where there is no project."""
    return _complete(context, begun, lambda _, project: project.targets)


def _complete(
    context: click.Context, begun: str, words: Callable[[Path, Project], Iterable[str]]
) -> list[str]:
    from journeys_as_code.workflow.opening import read_only

    given = context.find_object(Given)
    if given is None:
        return []
    try:
        return [word for word in words(*read_only(given.directory)) if word.startswith(begun)]
    except JourneysError:
        return []
