"""Places in documents that are put together from several files."""

from pathlib import Path

from support.checking import source

from journeys_as_code.findings import Place
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.source.assemble import Assembler
from journeys_as_code.source.bodies import TextFile
from journeys_as_code.source.composed import ComposedSource, Part
from journeys_as_code.source.document import SourceFile

OWN = source("a: {file: t}\nb: 1\n", "own.yaml")
OTHER = source("deep:\n  c: [x, '{{point:p}} ${v} ${v}']\n", "other.yaml")
TEXT = TextFile("text.txt", "one\ntwo ${v}\n", "one\ntwo ${v}\n")
WHOLE = ComposedSource(
    "own.yaml",
    OWN.text,
    {"a": TEXT.data, "b": 1, "d": {"c": ["x", "{{point:e_p}} ${v} ${v}"]}},
    {("a",): Part(TEXT), ("d",): Part(OTHER, ("deep",))},
    {"other.yaml": OTHER.text, "text.txt": TEXT.text},
)


def test_a_value_stands_where_it_was_written() -> None:
    assert WHOLE.place(("b",)) == Place("own.yaml", 2, 4, 1)
    assert WHOLE.place(("d", "c", 0)) == Place("other.yaml", 2, 7, 1)
    assert WHOLE.place(("d",), key=True) == Place("other.yaml", 1, 1, 4)
    assert WHOLE.place(("a",)) == Place("text.txt")


def test_the_key_of_a_body_stands_where_the_body_is_named() -> None:
    assert WHOLE.place(("a",), key=True) == Place("own.yaml", 1, 1, 1)


def test_what_does_not_exist_stands_where_it_would() -> None:
    assert WHOLE.place(("d", "x")) == Place("other.yaml", 1, 1, 4)
    assert WHOLE.place(("x",)).file == "own.yaml"


def test_a_spot_inside_a_text() -> None:
    assert WHOLE.place_within(("a",), 8, 4) == Place("text.txt", 2, 5, 4)
    assert WHOLE.place_within(("b",), 0, 1) == Place("own.yaml", 2, 4, 1)


def test_a_spot_inside_a_text_in_which_names_were_prefixed() -> None:
    assert WHOLE.place_within(("d", "c", 1), 14, 4) == Place("other.yaml", 2, 23, 4)
    assert WHOLE.place_within(("d", "c", 1), 19, 4) == Place("other.yaml", 2, 28, 4)
    assert WHOLE.place_within(("d", "c", 1), 0, 13) == WHOLE.place(("d", "c", 1))


def test_how_a_scalar_is_written() -> None:
    assert WHOLE.is_plain(("b",))
    assert WHOLE.is_plain(("d", "c", 0))
    assert not WHOLE.is_plain(("d", "c", 1))
    assert not WHOLE.is_plain(("a",))


def test_the_file_in_which_a_value_is_written() -> None:
    assert WHOLE.written(("d", "c", 0)) == (OTHER, ("deep", "c", 0))
    assert WHOLE.written(("b",)) == (WHOLE, ("b",))
    assert OWN.written(("b",)) == (OWN, ("b",))


def test_all_texts_are_known_by_name() -> None:
    assert list(WHOLE.texts) == ["own.yaml", "other.yaml", "text.txt"]


def assembled(text: str, project: str = "version: 1\n") -> tuple[SourceFile, SourceFile]:
    file = source(text)
    about = source(project, "journeys.yaml")
    assembler = Assembler(Path("/nowhere"), about, Catalogue.builtin(), ())
    return file, assembler.assemble(file)[0]


def test_a_journey_that_uses_nothing_is_its_file() -> None:
    file, whole = assembled("title: a profile\npoints: {}\n")
    assert whole is file


def test_the_data_of_the_file_is_never_changed() -> None:
    defaults = "defaults: {params: {capping: 1, silent_hours: {push: 2}}}\n"
    file, whole = assembled("title: x\nparams: {silent_hours: {email: 3}}\n", defaults)
    assert file.data == {"title": "x", "params": {"silent_hours": {"email": 3}}}
    assert whole.data["params"] == {"silent_hours": {"email": 3, "push": 2}, "capping": 1}
