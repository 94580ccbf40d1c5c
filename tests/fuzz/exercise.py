"""Everything that reads what people write, over one project."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from journeys_as_code.compile.compiler import compile_journey
from journeys_as_code.errors import JourneysError
from journeys_as_code.findings import Finding
from journeys_as_code.remote.wire import Codec
from journeys_as_code.report import (
    findings_github,
    findings_json,
    findings_junit,
    findings_sarif,
    findings_text,
    formatting,
    paths_text,
)
from journeys_as_code.source.formatting import Unsafe
from journeys_as_code.validate.check import Checked
from journeys_as_code.validate.judge import fits
from journeys_as_code.ways import drawing, paths
from journeys_as_code.workflow.formatting import format_files
from journeys_as_code.workflow.opening import Invalid, Workspace, open_targets
from journeys_as_code.workflow.targets import load_targets


class Overlooked(Exception):
    """Something is wrong, and nobody said so."""


ENVIRON = {"CRM_TOKEN": "a-secret-of-the-crm", "PUSHWOOSH_API_TOKEN": "a-secret-of-the-api"}

Render = Callable[[Sequence[Finding], Mapping[str, str]], str]
RENDERS: Sequence[Render] = (
    findings_text.render,
    findings_sarif.render,
    lambda findings, _: findings_json.render(findings),
    lambda findings, sources: findings_junit.render(findings, list(sources)),
    lambda findings, _: findings_github.render(findings),
)


def exercise(root: Path, turn: int) -> None:
    """Load, fill in, check, report, compile, encode, draw, lay out; raises only where there is a bug.

    `turn` chooses the format of the report.
    """
    _validate(root, RENDERS[turn % len(RENDERS)])
    with suppress(JourneysError):
        _lay_out(root)


def _validate(root: Path, render: Render) -> None:
    try:
        spaces = open_targets(root, environ=ENVIRON, overrides={})
        loaded = load_targets(spaces)
    except Invalid as invalid:
        render(invalid.findings, invalid.sources)
    except JourneysError:
        pass
    else:
        render(loaded.findings, loaded.sources)
        for journey in loaded.valid:
            _use(spaces[0], journey)


def _lay_out(root: Path) -> None:
    laid_out = format_files(root, write=False)
    formatting.text(laid_out, written=False, diff=True)
    for file in laid_out:
        if file.trouble:
            raise Unsafe(f"{file.file}: {file.trouble}")


def _use(ws: Workspace, journey: Checked) -> None:
    resource = compile_journey(
        journey.document,
        key=journey.key,
        file=journey.source.file,
        project=ws.project,
        target=ws.target,
        catalogue=ws.catalogue,
    )
    # Compiled: what the file says as text, and a number is wanted, is one by now.
    if not fits(resource.document, ws.catalogue):
        raise Overlooked(f"nothing was found in {journey.key}, which the schema refuses")
    codec = Codec(ws.catalogue, ws.target.application_code)
    codec.encode(resource.document, resource.identity.points)
    paths_text.render(paths.paths(journey.key, resource.document, ws.catalogue))
    drawing.draw(resource.document, ws.catalogue)
