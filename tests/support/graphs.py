"""Journeys as mere graphs: points by name with where they lead, written short."""

from typing import Any

from hypothesis import strategies as st

from journeys_as_code.model.journey import Document

_BRANCHES = [f"branch{number}" for number in range(1, 11)]


def drawn(**ways: str) -> Document:
    """A journey from `name="kind"`, `name="kind next"` or `name="kind way1 way2 ..."`."""
    return {"title": "Journey", "points": {name: _point(words) for name, words in ways.items()}}


def _point(words: str) -> dict[str, Any]:
    kind, *ways = words.split()
    if kind == "split":
        return split(ways)
    return {kind: {}, **({"next": ways[0]} if ways else {})}


def split(ways: list[str]) -> dict[str, Any]:
    """A splitter with these ways out, the last one `otherwise`."""
    *branches, last = ways
    outputs = dict(zip(_BRANCHES, branches, strict=False)) | {"otherwise": last}
    return {"tag_splitter": {}, "outputs": outputs}


@st.composite
def graphs(draw: st.DrawFn, most: int = 12) -> Document:
    """A journey of any shape: one entry or more, loops, merging ways, dead ends, strays."""
    names = [f"p{number}" for number in range(draw(st.integers(1, most)))]
    some = st.sampled_from(names)
    ways = st.one_of(
        st.just("exit"),
        some.map("send_push {}".format),
        some.map("message_bus {}".format),
        st.lists(some, min_size=2, max_size=4).map(lambda to: f"split {' '.join(to)}"),
    )
    return drawn(start=f"message_bus {draw(some)}", **{name: draw(ways) for name in names})


@st.composite
def trees(draw: st.DrawFn, most: int = 15) -> Document:
    """A journey in which every point but the entry has exactly one that leads to it."""
    children: dict[int, list[str]] = {number: [] for number in range(draw(st.integers(1, most)))}
    for number in list(children)[1:]:
        parent = draw(st.sampled_from([it for it in range(number) if len(children[it]) < 4]))
        children[parent].append(f"p{number}")
    ways = {f"p{number}": _words(to) for number, to in children.items()}
    return drawn(start="message_bus p0", **ways)


def _words(to: list[str]) -> str:
    kind = "exit" if not to else "send_push" if len(to) == 1 else "split"
    return " ".join([kind, *to])
