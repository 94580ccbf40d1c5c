"""Writing in an editor: what is offered, and what is shown when the pointer rests on a word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.language_server import Editor

from journeys_as_code.model.journey import Status
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Form, Kind
from journeys_as_code.validate.schema import kind_schema
from journeys_as_code.validate.schema_types import field_schema

KINDS = Catalogue.builtin().kinds
MARKS = ("[documented] ", "[observed] ", "[assumed] ")
HEAD = "title: New\npoints:\n  here:\n"


def by_name(value: object) -> str:
    return value.name if isinstance(value, Kind) else str(value)


def test_every_kind_is_offered_at_a_point_with_its_description(
    shop: Editor, new: Iterator[Path]
) -> None:
    offered = shop.complete(next(new), f"{HEAD}    |\n")
    assert {name: offered[name]["documentation"] for name in KINDS} == {
        name: kind_schema(kind)["description"] for name, kind in KINDS.items()
    }
    assert offered.keys() - KINDS.keys() == {
        "title", "next", "outputs", "position", "uuid", "renamed_from", "note", "extra",
    }  # fmt: skip


def test_a_kind_is_offered_once_in_a_point(shop: Editor, new: Iterator[Path]) -> None:
    offered = shop.complete(next(new), f"{HEAD}    send_push: {{}}\n    |\n")
    assert "send_push" not in offered
    assert "next" in offered


@pytest.mark.parametrize("kind", [k for k in KINDS.values() if k.outputs], ids=by_name)
def test_the_ways_out_of_its_kind_are_offered(
    shop: Editor, new: Iterator[Path], kind: Kind
) -> None:
    offered = shop.complete(next(new), f"{HEAD}    {kind.name}: {{}}\n    outputs:\n      |\n")
    ways = {output.alias for output in kind.outputs} | {output.key for output in kind.outputs}
    assert offered.keys() == ways
    assert all(item["documentation"].startswith(MARKS) for item in offered.values())


@pytest.mark.parametrize("kind", [k for k in KINDS.values() if k.data.fields], ids=by_name)
def test_the_fields_of_its_kind_are_offered(shop: Editor, new: Iterator[Path], kind: Kind) -> None:
    offered = shop.complete(next(new), f"{HEAD}    {kind.name}:\n      |\n")
    fields = {name: offered[name]["documentation"] for name in kind.data.fields}
    assert fields == {n: field_schema(f)["description"] for n, f in kind.data.fields.items()}


CHOICES = [
    (kind, name, field.type.values)
    for kind in KINDS.values()
    for name, field in kind.data.fields.items()
    if field.type.form is Form.ENUM
]


@pytest.mark.parametrize(("kind", "field", "values"), CHOICES, ids=by_name)
def test_the_values_of_a_choice_are_offered(
    shop: Editor, new: Iterator[Path], kind: Kind, field: str, values: tuple[str, ...]
) -> None:
    offered = shop.complete(next(new), f"{HEAD}    {kind.name}:\n      {field}: |\n")
    assert list(offered) == list(values)
    said = field_schema(kind.data.fields[field])["description"]
    assert {item["documentation"] for item in offered.values()} == {said}


def test_the_statuses_are_offered(shop: Editor, new: Iterator[Path]) -> None:
    assert list(shop.complete(next(new), "title: New\nstatus: |\n")) == [str(s) for s in Status]


@pytest.mark.parametrize("kind", KINDS.values(), ids=by_name)
def test_a_kind_shows_what_it_is_and_how_surely(
    shop: Editor, new: Iterator[Path], kind: Kind
) -> None:
    head, tail = kind.name[:4], kind.name[4:]
    shown = shop.hover(next(new), f"{HEAD}    {head}|{tail}: {{}}\n")
    description = kind_schema(kind)["description"]
    assert description.startswith(MARKS)
    assert description in shown


FIELDS = [(kind, name) for kind in KINDS.values() for name in kind.data.fields]


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=by_name)
def test_a_field_shows_what_it_is_and_how_surely(
    shop: Editor, new: Iterator[Path], kind: Kind, name: str
) -> None:
    field = kind.data.fields[name]
    shown = shop.hover(next(new), f"{HEAD}    {kind.name}:\n      {name[0]}|{name[1:]}: x\n")
    assert f"[{field.sure}] {field.doc}" in shown


def test_an_output_shows_what_the_api_calls_it(shop: Editor, new: Iterator[Path]) -> None:
    text = f"{HEAD}    boolean_splitter: {{}}\n    outputs: {{match|ed: a, otherwise: b}}\n"
    assert "[documented] `output1` of the API." in shop.hover(next(new), text)


def test_an_earlier_name_shows_what_it_keeps(shop: Editor, new: Iterator[Path]) -> None:
    point = shop.hover(next(new), f"{HEAD}    exit: {{}}\n    renamed|_from: bye\n")
    assert "so that it keeps its statistics" in point
    assert "`false` says that it is a new journey" in shop.hover(next(new), f"mov|ed: old\n{HEAD}")


def test_the_project_file_is_completed_too(shop: Editor, project: Path) -> None:
    head = "# yaml-language-server: $schema=schemas/project.schema.json\nversion: 1\n"
    offered = shop.complete(project / "unsaved.yaml", f"{head}targets:\n  prod:\n    |\n")
    assert {"api", "token", "application_code", "vars", "protect"} <= offered.keys()
