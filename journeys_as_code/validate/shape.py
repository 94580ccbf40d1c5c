"""The shape of a journey: one library judges fast, another explains what the first refused."""

from __future__ import annotations

from typing import Any

from journeys_as_code.findings import Finding, Severity
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.judge import fits


def check_shape(document: Any, source: SourceFile, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Findings on keys, types and spellings; empty on a document of the right shape."""
    if fits(document, catalogue):
        return ()
    from journeys_as_code.validate.explain import explain

    return tuple(
        problem.finding(code, Severity.ERROR, source)
        for code, problem in explain(document, source, catalogue)
    )
