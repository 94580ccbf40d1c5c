"""Laws of places: whatever the quoting, each visible character is found where it stands."""

import json
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.source.interpolate import Scope, interpolate
from journeys_as_code.source.yaml_loader import load

TEXTS = st.text(st.sampled_from("ab'\"\\#:-é😀 \n\t\x85\u2028${}"), min_size=1, max_size=60)
STYLES = st.sampled_from(["", "'", '"', "|", ">"])


class Styled(yaml.SafeDumper):
    """Writes every value in one style, where that can hold it."""

    style = ""


Styled.add_representer(
    str, lambda self, text: self.represent_scalar("tag:yaml.org,2002:str", text, style=self.style)
)


def dumped(data: Any, style: str, width: int) -> str:
    return yaml.dump(
        data, Dumper=type("One", (Styled,), {"style": style}), width=width, allow_unicode=True
    )


@given(TEXTS, STYLES, st.sampled_from([8, 80]))
def test_every_visible_character_is_found(value: str, style: str, width: int) -> None:
    source, _ = load(dumped({"k": ["x", value]}, style, width).encode(), "a.yaml")
    assert source is not None
    rows = source.text.split("\n")
    for offset, char in enumerate(source.data["k"][1]):
        if char in " \n\t\r":
            continue
        place = source.place_within(("k", 1), offset, 1)
        found = rows[place.line - 1][place.column - 1 : place.column - 1 + place.length]
        assert found == char or found.startswith("\\") or (found, char) == ("''", "'")


@given(TEXTS)
def test_every_text_can_be_written_literally(value: str) -> None:
    written = value.replace("${", "$${")
    source, _ = load(json.dumps({"k": written}, ensure_ascii=False).encode(), "a.yaml")
    assert source is not None
    found = interpolate(source, Scope())
    assert (found.data, found.findings) == ({"k": value}, ())


@given(TEXTS, STYLES)
def test_interpolation_never_fails_and_places_every_finding(value: str, style: str) -> None:
    source, _ = load(dumped({"k": value}, style, 20).encode(), "a.yaml")
    assert source is not None
    rows = source.text.split("\n")
    for finding in interpolate(source, Scope()).findings:
        place = finding.place
        assert "$" in rows[place.line - 1][place.column - 1 :][: place.length]
