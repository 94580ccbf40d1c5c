"""Laws of the YAML loader: it never fails, never lies about data, and agrees with YAML 1.2."""

import datetime as dt
import json
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML, YAMLError

from journeys_as_code.address import Path
from journeys_as_code.source import composer
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.scalars import plain
from journeys_as_code.source.yaml_loader import load

PIECES = st.sampled_from(
    [
        *"ab:-?[]{}&*!|>'\"%@`#,. \t\n\r\\012~<=é😀", "\x00", "\x85", "\u2028", "\ufeff", "\ue000", "a: ",
        "- ", "\n  ", "\n- ", "? ", ": ", "&x ", "*x", "!!int ", "!!str ", "!y ", "<<: ", "---\n", "...\n",
        "%TAG ! !\n", "|2-\n", '"\\x', '"\\U0001F600"', "'it''s'", "null", "true", "12", "1.5", "0x1F",
    ]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=40).map("".join)


def read(content: bytes) -> SourceFile | None:
    """The file, once everything that holds for every outcome is checked."""
    source, findings = load(content, "a.yaml")
    assert source is not None or findings
    for finding in findings:
        assert finding.code.startswith("J1")
        assert finding.message
        assert finding.hint
    if source is not None:
        assert type(source.data) is dict
        json.dumps(source.data, allow_nan=False, ensure_ascii=False).encode()
    return source


def spots(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value below `data` with its path."""
    yield path, data
    for step, item in (
        data.items() if type(data) is dict else enumerate(data) if type(data) is list else ()
    ):
        yield from spots(item, (*path, step))


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    read(content)


@given(YAMLISH | st.text(max_size=200))
def test_no_text_makes_it_fail_and_every_value_has_a_place(text: str) -> None:
    source = read(text.encode("utf-8", "surrogatepass"))
    if source is None:
        return
    rows = source.text.splitlines(keepends=True)
    for path, _ in spots(source.data):
        for key in (True, False):
            place = source.place(path, key=key)
            assert 1 <= place.line <= len(rows) + 1
            assert place.column >= 1


@given(YAMLISH)
def test_the_pure_python_parser_never_fails_either(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composer, "CParser", None)
        read(text.encode())


SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
OLD_BREAKS = "\x85\u2028\u2029"
"""Line breaks in YAML 1.1, characters like others in YAML 1.2; PyYAML and ruamel.yaml break at them."""
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters=OLD_BREAKS), max_size=30)
JSON = st.recursive(
    SCALARS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


class Quoting(yaml.SafeDumper):
    """Writes every text in quotes, and numbers as Python prints them."""

    quote = '"'


Quoting.add_representer(
    str, lambda self, text: self.represent_scalar("tag:yaml.org,2002:str", text, style=self.quote)
)
Quoting.add_representer(
    float, lambda self, number: self.represent_scalar("tag:yaml.org,2002:float", repr(number))
)


class SingleQuoting(Quoting):
    quote = "'"


@given(
    data=st.dictionaries(TEXTS, JSON, max_size=4),
    dumper=st.sampled_from([Quoting, SingleQuoting]),
    flow=st.booleans(),
    width=st.sampled_from([10, 80]),
    unicode=st.booleans(),
)
def test_what_is_dumped_in_quotes_is_read_back(
    *, data: dict[str, Any], dumper: type[Quoting], flow: bool, width: int, unicode: bool
) -> None:
    text = yaml.dump(
        data,
        Dumper=dumper,
        default_flow_style=flow,
        width=width,
        allow_unicode=unicode,
        sort_keys=False,
    )
    assume(
        "\\\\\n" not in text
    )  # the dumper may fold there, and then it cannot read it back itself
    source, findings = load(text.encode(), "a.yaml")
    assert (source and source.data, findings) == (data, ())
    assert source is not None
    assert repr(list(spots(source.data))) == repr(list(spots(data)))


def theirs(text: str) -> Any:
    """What ruamel.yaml's safe YAML 1.2 loader makes of a text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return YAML(typ="safe", pure=True).load(text)


def agree(ours: Any, other: Any) -> bool:
    """Equal but for the documented differences.

    A number that is not written as it prints, a date and a value that JSON cannot hold stay text
    with us; keys are always text.
    """
    if isinstance(ours, dict) and isinstance(other, dict):
        keys = [key if isinstance(key, str) else None for key in other]
        return all(
            (key is None or key == own) and agree(ours[own], value)
            for own, key, value in zip(ours, keys, other.values(), strict=True)
        )
    if isinstance(ours, list) and isinstance(other, list):
        return len(ours) == len(other) and all(map(agree, ours, other))
    if isinstance(ours, str) and isinstance(other, int | float | dt.date):
        return repr(other) != ours and plain(ours) == ours
    return type(ours) is type(other) and bool(ours == other)


WORDS = st.sampled_from(
    [
        "on", "no", "yes", "true", "False", "NULL", "~", "12", "-7", "012", "0o17", "0x1F", "1.5", "1.10",
        "1e3", "+1", "12:30", "2024-01-01", ".inf", ".nan", "1_000", "a", "two words", "http://x/y?z#t",
        "'it''s'", '"a\\tb"', "'12'", '"true"', "a-b", "12345-67890", "'é😀'", "{}", "[]", "[1, a]",
        "{b: 2}", "!!str 5", "!!int 5", "''",
    ]
)  # fmt: skip
NAMES = st.sampled_from(["on", "no", "title", "a b", "x-y", "'quoted'", '"5"'])


def indented(text: str) -> str:
    return "\n" + "".join(f"  {line}\n" for line in text.splitlines())


def mapping(entries: dict[str, str]) -> str:
    return "".join(f"{key}: {value.rstrip()}\n" for key, value in entries.items())


def listing(items: list[str]) -> str:
    return "".join(
        f"-{item if item.startswith(chr(10)) else f' {item}'}".rstrip() + "\n" for item in items
    )


BLOCKS = st.sampled_from(["|\n  one\n    two\n", ">-\n  one\n  two\n\n  three\n", "|+\n  one\n\n"])
DOCUMENTS = st.recursive(
    WORDS | BLOCKS,
    lambda inner: (
        st.dictionaries(NAMES, inner, min_size=1, max_size=3).map(lambda m: indented(mapping(m)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda items: indented(listing(items)))
    ),
    max_leaves=10,
)


@given(st.dictionaries(NAMES, DOCUMENTS, min_size=1, max_size=3).map(mapping))
def test_it_agrees_with_another_loader_of_yaml_1_2(text: str) -> None:
    source, findings = load(text.encode(), "a.yaml")
    assert source is not None, findings
    assert agree(source.data, theirs(text)), text


UNDISPUTED = dict.fromkeys(map(ord, f"!{OLD_BREAKS}"))
"""Takes away what the other loader reads otherwise: with it `! 12` is a number."""


@given(YAMLISH.map(lambda text: "a: " + text.translate(UNDISPUTED)))
def test_where_both_read_noise_they_read_the_same(text: str) -> None:
    source, findings = load(text.encode(), "a.yaml")
    try:
        other = theirs(text)
    except (YAMLError, ValueError, TypeError, AttributeError, IndexError, NotImplementedError):
        return
    if source is not None and not findings:
        assert agree(source.data, other), text
