"""The stories of a project: read, told on its documents and judged. Nothing can be sent here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.source.files import read, shown
from journeys_as_code.source.interpolate import Scope, interpolate
from journeys_as_code.source.listing import JourneyFile, story_files
from journeys_as_code.ways.stories import Run, run
from journeys_as_code.ways.story import Story
from journeys_as_code.ways.story_checks import no_such_journey
from journeys_as_code.ways.story_reading import read_stories
from journeys_as_code.workflow.loading import load
from journeys_as_code.workflow.opening import Workspace
from journeys_as_code.workflow.viewing import unknown_key
from journeys_as_code.workflow.wanting import resources


def tell_stories(ws: Workspace, keys: Sequence[str] = ()) -> Run:
    """Tell the stories about all journeys of the project, or about these.

    Raises UsageError for a key that the project does not have, Invalid when the file of a journey
    that a story is about has errors.
    """
    loaded = load(ws)
    known = {journey.key for journey in loaded.journeys}
    for key in keys:
        if key not in known:
            raise unknown_key(key, sorted(known))
    found = [_read(ws, file, sorted(known)) for file in story_files(ws.root, ws.project.journeys)]
    written = [file for file in found if not keys or file.key in keys]
    stories = [story for file in written for story in file.stories]
    valid = loaded.about({*keys, *(story.journey for story in stories)}).require_valid().valid
    wanted = resources(ws, [it for it in valid if not keys or it.key in keys], {})
    documents = {key: resource.document for key, resource in sorted(wanted.items())}
    told = run(stories, documents, ws.catalogue)
    findings = in_order((*(it for file in written for it in file.findings), *told.findings))
    return replace(told, findings=findings, sources={file.name: file.text for file in written})


@dataclass(frozen=True)
class _Written:
    """What stands in a story file; `key` is the journey that it is about."""

    name: str
    key: str
    stories: tuple[Story, ...] = ()
    findings: tuple[Finding, ...] = ()
    text: str = ""


def _read(ws: Workspace, file: JourneyFile, known: Sequence[str]) -> _Written:
    source, problems = read(ws.root, file.file)
    if source is None:
        return _Written(file.file, file.key, (), problems, shown(ws.root, file.file))
    scope = Scope(
        vars=ws.variables.values,
        unset=ws.variables.unset,
        application_code=ws.target.application_code,
        journeys=dict.fromkeys(known),
    )
    filled = interpolate(source, scope)
    stories, wrong = read_stories(source, filled.data, file.key)
    key = stories[0].journey if stories else file.key
    if stories and key not in known:
        wrong = (no_such_journey(stories[0], known),)
        stories = ()
    findings = (*problems, *filled.findings, *wrong)
    return _Written(file.file, key, stories, findings, source.text)
