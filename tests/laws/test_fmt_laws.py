"""Laws of formatting: meaning and comments stay, twice is once, and another reader of YAML agrees."""

import random
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML, YAMLError
from support.authored import authored

from journeys_as_code.source import composer
from journeys_as_code.source.comments import comments
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.formatting import format_text, formatted
from journeys_as_code.source.layout import lay_out
from journeys_as_code.source.meaning import same
from journeys_as_code.source.order import JOURNEY, PLAIN, Order
from journeys_as_code.source.yaml_loader import load

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
LARGE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def read(text: str) -> SourceFile:
    """A file in which nothing is wrong; others are not what this is about."""
    source, findings = load(text.encode(), "a.yaml")
    assume(source is not None and not findings)
    assert source is not None
    return source


def said(text: str) -> Counter[str]:
    root = lay_out(text)
    assert root is not None
    return Counter(comments(text, root))


def holds(source: SourceFile, order: Order) -> str:
    after = format_text(source, order)
    again, findings = load(after.encode(), "a.yaml")
    assert again is not None
    assert not findings
    assert same(again.data, source.data), after
    assert said(after) == said(source.text), after
    assert format_text(again, order) == after
    return after


@LARGE
@given(authored(), st.sampled_from([JOURNEY, PLAIN]))
def test_meaning_and_comments_stay_and_twice_is_once(text: str, order: Order) -> None:
    after = holds(read(text), order)
    assert after.endswith("\n")
    assert ("\r" in after) == ("\r" in text)
    if not set("|>\"'?") & set(text):  # nothing in which blanks could count
        assert "\n\n\n" not in after
        assert [line for line in after.splitlines() if line != line.rstrip()] == []


@settings(LARGE, max_examples=20)
@given(authored())
def test_the_pure_python_parser_gives_the_same_layout(text: str) -> None:
    source = read(text)
    after = format_text(source, JOURNEY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(composer, "CParser", None)
        read(text)  # it knows less of what may stand in brackets
        assert format_text(source, JOURNEY) == after


def theirs(text: str) -> Any:
    """What ruamel.yaml makes of a text; None where it cannot read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return YAML(typ="safe", pure=True).load(text)
        except (YAMLError, ValueError, TypeError, AttributeError, NotImplementedError):
            return None


@LARGE
@given(authored())
def test_another_reader_finds_no_difference_either(text: str) -> None:
    source = read(text)
    before = theirs(source.text)
    assume(before is not None)
    assert theirs(format_text(source, JOURNEY)) == before


PIECES = [
    "# x\n",
    "\n",
    "  ",
    "\t",
    "'",
    '"',
    "- ",
    ": ",
    "{",
    "}",
    "[a, b]",
    "|\n",
    "&x ",
    "*x",
    "a: b\n",
]


def damaged(text: str, dice: random.Random) -> str:
    """A file after some careless edits."""
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(text))
        match dice.randrange(3):
            case 0:
                text = text[:place] + dice.choice(PIECES) + text[place:]
            case 1:
                text = text[:place] + text[place + dice.randint(1, 5) :]
            case _:
                lines = text.split("\n")
                lines.insert(dice.randrange(len(lines)), lines.pop(dice.randrange(len(lines))))
                text = "\n".join(lines)
    return text


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
@settings(max_examples=30)
@given(seed=st.integers(0, 2**32))
def test_careless_edits_are_laid_out_or_left_alone(file: Path, seed: int) -> None:
    content = damaged(file.read_text("utf-8"), random.Random(seed)).encode()
    done = formatted(content, file.name, JOURNEY)
    assert done.after is not None or done.findings, done.trouble
    if done.after is not None:
        holds(read(done.before), JOURNEY)
