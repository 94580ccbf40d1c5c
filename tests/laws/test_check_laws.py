"""Checking never fails, whatever stands in the file, and finds places that are in it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.checking import PLAIN_PROJECT, source
from support.documents import CATALOGUE, anything, distorted, documents, names, words

from journeys_as_code.findings import Finding
from journeys_as_code.source.document import SourceFile
from journeys_as_code.validate.around import Around
from journeys_as_code.validate.check import Checked, check_all, check_journey
from journeys_as_code.validate.ignoring import settle
from journeys_as_code.validate.project import read_project
from journeys_as_code.validate.terms import Terms

AROUND = Around(now=datetime(2026, 6, 1, tzinfo=UTC), exists=lambda _: False)
PROJECT, _ = read_project(source(PLAIN_PROJECT, "journeys.yaml"))
KINDS = sorted(CATALOGUE.kinds)
KEYS = st.sampled_from(["title", "next", "outputs", "uuid", "position", *KINDS[:6]]) | words


@st.composite
def broken(draw: st.DrawFn) -> dict[str, Any]:
    """Something like a journey, with anything in a wrong place."""
    document = draw(documents())
    kind = CATALOGUE.kinds[draw(st.sampled_from(KINDS))]
    document["points"][draw(names)] = draw(
        anything | st.dictionaries(KEYS, anything | names, max_size=4)
    )
    document["points"][draw(words)] = {kind.name: draw(distorted(kind.data)), "next": draw(names)}
    return {**document, **draw(st.dictionaries(KEYS, anything, max_size=1))}


@given(broken())
def test_whatever_is_in_a_journey_is_checked(document: dict[str, Any]) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False)
    file = SourceFile("journey.yaml", text, document)
    journey = Checked("journey", file, document)
    assert PROJECT is not None
    alone = check_journey(journey, CATALOGUE, {}, Terms.of(PROJECT))
    findings = check_all([journey], CATALOGUE, PROJECT, AROUND)
    assert {*alone} <= {*findings}
    assert all(is_in(text, finding) for finding in findings)


@given(broken(), st.data())
def test_a_comment_leaves_out_what_it_names_and_nothing_else(
    document: dict[str, Any], data: st.DataObject
) -> None:
    file = SourceFile("journey.yaml", json.dumps(document, indent=1), document)
    findings = check_journey(Checked("journey", file, document), CATALOGUE, {})
    if findings:
        one = data.draw(st.sampled_from(findings))
        said = f"{file.text}\n# journeys: ignore {one.code}\n"
        lines = said.split("\n")
        lines.insert(one.place.line - 1, lines.pop(-2))
        moved = replace(one, place=replace(one.place, line=one.place.line + 1))
        left = settle([moved], {"journey.yaml": "\n".join(lines)}, {})
        assert [each.code for each in left] in ([], [one.code, "J160"])


@given(st.dictionaries(st.sampled_from(["version", "targets", "lint", "x", "safety"]), anything))
def test_whatever_is_in_a_project_is_checked(data: dict[str, Any]) -> None:
    file = SourceFile("journeys.yaml", json.dumps(data, indent=1), data)
    project, findings = read_project(file)
    assert (project is None) == bool(findings)


def is_in(text: str, finding: Finding) -> bool:
    lines = text.split("\n")
    place = finding.place
    return (
        place.line <= len(lines) and place.column + place.length <= len(lines[place.line - 1]) + 2
    )
