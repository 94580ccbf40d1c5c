"""Stories for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from journeys_as_code.ways.coverage import Branch, Coverage
from journeys_as_code.ways.judging import Failure, sends
from journeys_as_code.ways.stories import Result, Run


def render(run: Run) -> str:
    """`{"ok", "summary", "stories", "coverage", "findings"}`; times in seconds since entering."""
    failed = sum(not result.ok for result in run.results)
    document = {
        "ok": run.ok,
        "summary": {
            "stories": len(run.results),
            "failed": failed,
            "branches": sum(it.count for it in run.coverage),
            "taken": sum(len(it.taken) for it in run.coverage),
        },
        "stories": [_story(result) for result in run.results],
        "coverage": [_coverage(coverage) for coverage in run.coverage],
        "findings": [finding.as_json() for finding in run.findings],
    }
    return json.dumps(document, indent=2) + "\n"


def _story(result: Result) -> dict[str, Any]:
    return {
        "journey": result.journey,
        "story": result.name,
        "file": result.place.file,
        "line": result.place.line,
        "ok": result.ok,
        "failures": [_failure(failure) for failure in result.failures],
        "way": [
            {
                "point": step.point,
                "kind": step.kind,
                "at": step.at,
                "output": step.output or None,
                "sent": sends(step),
            }
            for step in result.told.steps
        ],
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "message": failure.message,
        "hint": failure.hint,
        "line": failure.place.line,
        "column": failure.place.column,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "journey": coverage.journey,
        "branches": coverage.count,
        "taken": _branches(coverage.taken),
        "missing": _branches(coverage.missing),
    }


def _branches(branches: Sequence[Branch]) -> list[dict[str, str]]:
    return [{"point": point, "output": output} for point, output in branches]
