"""What a shell may complete: keys of journeys."""

from __future__ import annotations

import click

from journeys_as_code.cli.options import Given
from journeys_as_code.errors import JourneysError


def keys_of_project(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The keys of the project's journeys that begin like this; none where there is no project."""
    from journeys_as_code.source.files import journey_files
    from journeys_as_code.workflow.opening import open_project

    given = context.find_object(Given)
    if given is None:
        return []
    try:
        setting = given.setting(("text", "json", "markdown", "csv", "junit", "html"))
        ws = open_project(setting.directory, target=setting.target, environ=given.terminal.environ)
        found = journey_files(ws.root, ws.project.journeys)
    except JourneysError:
        return []
    return [file.key for file in found if file.key.startswith(begun)]
