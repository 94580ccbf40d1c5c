"""The project seen through all of its targets at once; each finding is said once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from journeys_as_code.findings import Finding, in_order
from journeys_as_code.validate.words import listed
from journeys_as_code.workflow.collector import collector_paused
from journeys_as_code.workflow.loading import Loaded, check, only, read
from journeys_as_code.workflow.opening import Workspace


def load_targets(spaces: Sequence[Workspace], paths: Sequence[str] = ()) -> Loaded:
    """Read the files once and check them through every target, as `load` does through one.

    `spaces` are one project through each of its targets. A finding that is not one of all targets
    names those it is of.
    """
    with collector_paused():
        written = read(spaces[0])
        through = {ws.target_name: check(ws, written) for ws in spaces}
    said = _together({name: loaded.findings for name, loaded in through.items()})
    first = through[spaces[0].target_name]
    loaded = replace(first, findings=in_order(said))
    return only(loaded, written, paths) if paths else loaded


def _together(findings: Mapping[str, Sequence[Finding]]) -> Iterator[Finding]:
    concerned: dict[Finding, list[str]] = {}
    for target, found in findings.items():
        for finding in found:
            concerned.setdefault(finding, []).append(target)
    for finding, targets in concerned.items():
        if len(targets) == len(findings):
            yield finding
        else:
            word = "target" if len(targets) == 1 else "targets"
            yield replace(finding, message=f"{finding.message} ({word} {listed(targets)})")
