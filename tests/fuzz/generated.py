"""Texts that nobody wrote: whatever hypothesis thinks of, from bytes to documents of the right shape."""

from __future__ import annotations

from typing import Any

import yaml
from fuzz.mutations import TOKENS
from hypothesis import strategies as st
from support.documents import CATALOGUE, anything, distorted, documents, words


def _dumped(document: Any) -> bytes:
    text: str = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    return text.encode("utf-8", "surrogatepass")


@st.composite
def _distorted_documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document of the right shape with something else in some places."""
    document = draw(documents())
    for point in document["points"].values():
        (kind,) = point.keys() & CATALOGUE.kinds.keys()
        if draw(st.booleans()):
            point[kind] = draw(distorted(CATALOGUE.kinds[kind].data) | anything)
    return document | draw(st.dictionaries(words | st.sampled_from(["points", "params"]), anything))


CONTENTS: st.SearchStrategy[bytes] = st.one_of(
    st.binary(),
    st.text().map(lambda text: text.encode("utf-8")),
    st.lists(st.sampled_from(TOKENS), max_size=30).map(
        lambda tokens: "".join(tokens).encode("utf-8", "surrogatepass")
    ),
    anything.map(_dumped),
    documents().map(_dumped),
    _distorted_documents().map(_dumped),
)
