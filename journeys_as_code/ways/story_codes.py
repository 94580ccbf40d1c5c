"""The codes of findings on story files, beside those on the shape of any file."""

from __future__ import annotations

from collections.abc import Mapping

STORIES: Mapping[str, str] = {
    "J701": "The times in a story are known",
    "J702": "A story is about a journey of the project",
    "J703": "A story names points that its journey has",
    "J704": "A story says of a point only what can be true of its kind",
    "J705": "A story names ways out that the point has",
    "J706": "A story says by which entry the person comes in, where there are several",
    "J707": "A story says what is to come of it",
}
