"""Laws of accepting: what was taken is settled, and the text changes only where something was taken."""

from difflib import SequenceMatcher
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import edits
from support.documents import CATALOGUE
from support.planning import APP, SEMANTICS
from support.readings import can_be_live, read_back, readings

from journeys_as_code.accept.accepting import Project, Ways, accept
from journeys_as_code.accept.live import Live, up_to_lists
from journeys_as_code.accept.outcome import Accepted
from journeys_as_code.address import Path
from journeys_as_code.compile.canonical import canonical
from journeys_as_code.model.journey import Document
from journeys_as_code.plan.change import Change
from journeys_as_code.plan.diff import changes
from journeys_as_code.plan.drift import drift_of
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.merge import merge
from journeys_as_code.plan.selecting import together
from journeys_as_code.secrets import Secrets
from journeys_as_code.source.document import SourceFile
from journeys_as_code.source.interpolate import Scope, interpolate
from journeys_as_code.source.layout import Spot, lay_out
from journeys_as_code.source.writer import dump
from journeys_as_code.source.yaml_loader import load

LARGE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
HIDING = Hiding(Secrets(), ())
EMPTY = SourceFile("journeys.yaml", "version: 1\n", {"version": 1})
PROJECT = Project(EMPTY, {}, {}, {}, {})


def escaped(value: Any) -> Any:
    """The value as it is written in a file: `${` stands for itself."""
    if isinstance(value, dict):
        return {key: escaped(item) for key, item in value.items()}
    if isinstance(value, list):
        return [escaped(item) for item in value]
    return value.replace("${", "$${") if isinstance(value, str) else value


def read(text: str) -> SourceFile:
    source, findings = load(text.encode(), "a.yaml")
    assert source is not None
    assert not findings
    return source


def meant(text: str) -> Document:
    """The canonical document that a file says."""
    return canonical(interpolate(read(text), Scope()).data, CATALOGUE, APP)


@st.composite
def accepted(draw: st.DrawFn) -> tuple[str, Document, Document, Accepted]:
    """A file, what it says, what is live after a few edits, and what taking some of them made of it."""
    document = draw(edits.documents())
    text = dump(escaped(document))
    wanted = meant(text)
    live = canonical(draw(edits.edited(wanted)), CATALOGUE, APP)
    if can_be_live(live):
        live = read_back(live, draw(readings)).document
    found = drift_of(wanted, live, SEMANTICS, HIDING)
    some = together([change for change in found if draw(st.integers(0, 3))], found)
    seen = merge(wanted, live, wanted, SEMANTICS).live
    done = accept(read(text), Live(wanted, seen, None, CATALOGUE, SEMANTICS), some, PROJECT, Ways())
    return text, wanted, live, done


def after(text: str, done: Accepted) -> str:
    return done.files[0].after if done.files else text


def touches(change: Change, bases: set[Path]) -> bool:
    return any(change.path[: len(base)] == base for base in bases)


@LARGE
@given(accepted())
def test_what_was_taken_is_settled_and_the_rest_is_as_it_was(
    case: tuple[str, Document, Document, Accepted],
) -> None:
    text, wanted, live, done = case
    assert not done.left
    bases = {up_to_lists(change.path) for change in done.taken}
    before = changes(merge(wanted, live, wanted, SEMANTICS), SEMANTICS, HIDING)
    left = changes(merge(wanted, live, meant(after(text, done)), SEMANTICS), SEMANTICS, HIDING)
    others = {it.path for it in before if not touches(it, bases)}
    assert {it.path for it in left} == others


@LARGE
@given(accepted())
def test_the_text_changes_only_where_something_was_taken(
    case: tuple[str, Document, Document, Accepted],
) -> None:
    text, _, _, done = case
    lines = text.split("\n")
    reached = set[int]().union(*(reach(text, up_to_lists(it.path)) for it in done.taken))
    matcher = SequenceMatcher(None, lines, after(text, done).split("\n"), autojunk=False)
    for kind, start, stop, _, _ in matcher.get_opcodes():
        if kind in ("replace", "delete"):
            changed = {line for line in range(start, stop) if lines[line].strip()}
            assert changed <= reached


def reach(text: str, path: Path) -> set[int]:
    """The lines of a place, or of what it is to come into, and the line above that says what holds it."""
    root = lay_out(text)
    assert root is not None
    trail = [root]
    for step in path:
        child = trail[-1].child(step)
        if child is None:
            break
        trail.append(child)
    alone = len(trail) > 1 and len(trail[-2].children or ()) == 1
    last = trail[-2] if alone else trail[-1]
    found = set(range(text.count("\n", 0, begin(last)), text.count("\n", 0, last.end) + 1))
    return found | {text.count("\n", 0, begin(spot)) for spot in trail[1:]}


def begin(spot: Spot) -> int:
    return spot.key.begin if spot.key else spot.begin
