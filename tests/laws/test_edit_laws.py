"""Laws of edits: the data changes just as asked, and the text nowhere else."""

from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from support.authored import authored

from journeys_as_code.address import Path
from journeys_as_code.source.change import changed, value_at
from journeys_as_code.source.difference import between
from journeys_as_code.source.editing import apply
from journeys_as_code.source.edits import Edit, Insert, Remove, Rename, Set, Why
from journeys_as_code.source.layout import Spot, lay_out
from journeys_as_code.source.meaning import same
from journeys_as_code.source.yaml_loader import load

LARGE = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
OVER = frozenset({Why.VAR, Why.ALIAS})
TEXTS = st.sampled_from(
    [
        "x", "two words", "a: b", "- x", "12", "true", "", "a\nb", "a\nb\n", " lead\nx", "{x}", "it's",
        '"q"', "#c", "x #y", "${vars.y}", "é\x85", "\n", "x\n\n", "tab\t", "https://x/?a=b&c",
    ]
)  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    SCALARS | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["k", "l m", "12", "n"]), inner, max_size=3)
    ),
    max_leaves=5,
)


def read(text: str) -> Any:
    source, findings = load(text.encode(), "a.yaml")
    assume(source is not None and not findings)
    assert source is not None
    return source.data


def paths(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, data
    if not isinstance(data, dict | list):
        return
    for step, item in data.items() if isinstance(data, dict) else enumerate(data):
        yield from paths(item, (*path, step))


@st.composite
def insertions(draw: st.DrawFn, data: Any) -> Insert:
    """A new key, or a new item, anywhere."""
    above = draw(st.sampled_from([p for p, v in paths(data) if isinstance(v, dict | list)]))
    parent, value = value_at(data, above), draw(VALUES)
    if isinstance(parent, list):
        return Insert((*above, draw(st.integers(0, len(parent)))), value)
    near = draw(st.sampled_from([None, *parent]))
    if draw(st.booleans()):
        return Insert((*above, "new"), value, after=near)
    return Insert((*above, "new"), value, before=near)


@st.composite
def edits(draw: st.DrawFn, data: Any) -> Edit:
    """Any edit of this data that the data allows."""
    kind = draw(st.sampled_from([Set, Insert, Remove, Rename]))
    if kind is Insert:
        return draw(insertions(data))
    path = draw(st.sampled_from([path for path, _ in paths(data) if path]))
    if kind is Remove:
        return Remove(path)
    if kind is Rename and isinstance(path[-1], str):
        return Rename(path, draw(st.sampled_from(["new", "a b", "12", "x: y"])))
    more = draw(st.sampled_from([(), (), ("new",), ("new", "deeper")]))
    path = (*path, *more) if isinstance(value_at(data, path), dict) else path
    return Set(path, draw(VALUES), OVER)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, Any, Edit]:
    text = draw(authored(tidy=True))
    data = read(text)
    return text, data, draw(edits(data))


@LARGE
@given(edited())
def test_the_data_changes_just_as_asked_and_the_text_nowhere_else(
    case: tuple[str, Any, Edit],
) -> None:
    text, data, edit = case
    done = apply(text, [edit])
    if done.refused:
        assert done.text == text
        assert done.refused[0].why in {Why.SHARED, Why.ALIAS}
        return
    assert same(read(done.text), changed(data, edit))
    first, last = reach(text, edit)
    before, after = text.split("\n"), done.text.split("\n")
    tail = before[last + 1 :]
    assert after[:first] == before[:first]
    assert after[len(after) - len(tail) :] == tail
    if isinstance(edit, Insert) and isinstance(edit.path[-1], str):
        assert_placed(edit, list(value_at(read(done.text), edit.path[:-1])))


def assert_placed(edit: Insert, names: list[str]) -> None:
    place = names.index(str(edit.path[-1]))
    assert edit.after is None or names[place - 1] == edit.after
    assert edit.before is None or names[place + 1] == edit.before


def reach(text: str, edit: Edit) -> tuple[int, int]:
    """The first and the last line that an edit may change.

    Those of its value and key, with comments and blank lines around; where nothing is there yet, or
    nothing is left, those of what it is in.
    """
    above, spot = lay_out(text), lay_out(text)
    exact = not isinstance(edit, Insert)
    for step in edit.path if exact else edit.path[:-1]:
        child = spot.child(step) if spot else None
        if child is None:
            exact = False
            break
        above, spot = spot, child
    assert above is not None
    assert spot is not None
    if exact and isinstance(edit, Remove) and len(above.children or ()) == 1:
        spot = above
    first, last = lines(text, spot)
    rows = text.split("\n")
    while first and quiet(rows[first - 1]):
        first -= 1
    while last + 1 < len(rows) and quiet(rows[last + 1]):
        last += 1
    return first, last + isinstance(edit, Remove)  # the next item may move up to its dash


def lines(text: str, spot: Spot) -> tuple[int, int]:
    start = spot.key.begin if spot.key else spot.begin
    end = max(spot.end, spot.key.end if spot.key else 0)
    return text.count("\n", 0, start), text.count("\n", 0, end)


def quiet(line: str) -> bool:
    return not line.strip() or line.lstrip()[0] in "#-?:"


@LARGE
@given(st.data())
def test_what_is_taken_out_can_be_put_back(data: st.DataObject) -> None:
    text = data.draw(authored(tidy=True))
    before = read(text)
    path = data.draw(st.sampled_from([path for path, _ in paths(before) if path]))
    done = apply(text, [Remove(path), Insert(path, value_at(before, path))])
    assert same(read(done.text), before) or done.refused


@st.composite
def altered(draw: st.DrawFn, data: Any) -> Any:
    """The data after many changes at many places."""
    if draw(st.integers(0, 7)) == 0:
        return draw(VALUES)
    if isinstance(data, dict):
        kept = {key: draw(altered(value)) for key, value in data.items() if draw(st.integers(0, 9))}
        return {**kept, "new": draw(VALUES)} if draw(st.integers(0, 5)) == 0 else kept
    if isinstance(data, list):
        items = [draw(altered(item)) for item in data if draw(st.integers(0, 9))]
        place = draw(st.integers(0, len(items)))
        return [*items[:place], draw(VALUES), *items[place:]] if place % 2 else items
    return data


@LARGE
@given(st.data())
def test_the_edits_between_two_data_lead_from_one_to_the_other(data: st.DataObject) -> None:
    text = data.draw(authored(tidy=True))
    before = read(text)
    wanted = data.draw(altered(before))
    assume(isinstance(wanted, dict))
    done = apply(text, between(before, wanted, allow=OVER))
    if not done.refused:
        assert same(read(done.text), wanted)
    else:
        assert {refusal.why for refusal in done.refused} & {Why.SHARED, Why.ALIAS}


@given(authored(tidy=True))
def test_nothing_to_change_changes_nothing(text: str) -> None:
    data = read(text)
    assert between(data, data) == ()
    same_again = [Set(path, value) for path, value in paths(data) if path]
    assert apply(text, same_again) == apply(text, [])
    assert apply(text, []).text == text
