"""Every folder of tests/cases/fmt is a file and how it should be laid out.

`UPDATE_GOLDEN=1 pytest tests/unit/source/test_formatting.py` writes the layouts anew.
"""

import codecs
from pathlib import Path

import pytest
from support.golden import golden

from journeys_as_code.source import formatting
from journeys_as_code.source.formatting import formatted
from journeys_as_code.source.order import JOURNEY, PLAIN, Order, project_order

CASES = sorted((Path(__file__).parents[2] / "cases" / "fmt").iterdir())


def order_of(case: Path) -> Order:
    return {"project": project_order(), "story": PLAIN}.get(case.name, JOURNEY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_layout(case: Path) -> None:
    done = formatted((case / "input.yaml").read_bytes(), "input.yaml", order_of(case))
    assert (done.findings, done.trouble, done.changed) == ((), "", True)
    golden(f"../cases/fmt/{case.name}/expected.yaml", done.after or "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_layout_stays(case: Path) -> None:
    content = (case / "expected.yaml").read_bytes()
    done = formatted(content, "expected.yaml", order_of(case))
    assert done.after == content.decode()
    assert not done.changed


def test_a_byte_order_mark_is_dropped() -> None:
    done = formatted(codecs.BOM_UTF8 + b"title: x\n", "a.yaml", JOURNEY)
    assert (done.changed, done.after, done.before) == (True, "title: x\n", "title: x\n")


@pytest.mark.parametrize("content", [b"", b"a: b: c\n", b"a: 1\na: 2\n", b"\xff", b"- 1\n"])
def test_a_file_with_errors_is_left_alone(content: bytes) -> None:
    done = formatted(content, "a.yaml", JOURNEY)
    assert (done.after, done.changed, done.trouble) == (None, False, "")
    assert done.findings


@pytest.mark.parametrize(
    ("broken", "trouble"),
    [
        (lambda text: text.replace("Title", "title"), "it would change a value"),
        (lambda text: text.replace("# why", ""), "it would lose a comment"),
        (lambda text: f"{text}# again\n", "it would not settle"),
        (lambda text: f"{text}: :\n", "it could not be read"),
    ],
)
def test_a_layout_that_is_wrong_is_not_given(
    monkeypatch: pytest.MonkeyPatch, broken: object, trouble: str
) -> None:
    class Broken(formatting.Reflow):
        def text(self) -> str:
            return broken(super().text())  # type: ignore[operator]

    monkeypatch.setattr(formatting, "Reflow", Broken)
    done = formatted(b"title: A Title # why\n", "a.yaml", JOURNEY)
    assert (done.after, done.findings, done.trouble) == (None, (), trouble)
