"""Laws of new files: read back they are the document, and `fmt` has nothing to change."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.documents import documents

from journeys_as_code.source.formatting import format_text
from journeys_as_code.source.meaning import same
from journeys_as_code.source.order import JOURNEY
from journeys_as_code.source.scalars import plain
from journeys_as_code.source.spelling import scalar
from journeys_as_code.source.writer import dump
from journeys_as_code.source.yaml_loader import load

NASTY = st.text(
    st.sampled_from("ab'\"\\#:-é \n\t\r\x85\u2028\ufeff\x07\xa0${}[],?&*!|>%@`~.0123e+x<="),
    max_size=30,
)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=20) | NASTY
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
JSON = st.recursive(
    SCALARS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
NAMES = TEXTS | st.sampled_from(["title", "points", "comments", "params"])


@given(st.dictionaries(NAMES, JSON, max_size=4) | documents())
def test_a_document_is_read_back_and_laid_out_already(document: dict[str, Any]) -> None:
    text = dump(document)
    source, findings = load(text.encode(), "a.yaml")
    assert source is not None, findings
    assert not findings
    assert same(source.data, document), text
    assert format_text(source, JOURNEY) == text


@given(TEXTS)
def test_quotes_stand_only_where_another_reader_could_be_wrong(text: str) -> None:
    written = scalar(text)
    if written == text:
        assert plain(text) == text
    else:
        assert written[0] in "'\""


@given(st.text("abc XYZ-_./äß€", min_size=1).filter(lambda text: text == text.strip()))
def test_plain_words_have_no_quotes(text: str) -> None:
    assert scalar(text) == text or text[0] in "-." or text.endswith(" -")


@given(st.lists(st.text("abc #:-{}\"'", max_size=12), min_size=2, max_size=6))
def test_texts_of_several_lines_are_blocks(lines: list[str]) -> None:
    text = "\n".join(f"{line.rstrip()}." for line in lines)
    for value in (text, f"{text}\n"):
        written = dump({"note": value})
        assert written.startswith("note: |")
        assert all(f"{line}\n" in written for line in value.splitlines())
