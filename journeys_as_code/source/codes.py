"""Every code of this room, with what it is about."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "J101": "A file is UTF-8",
    "J102": "A file is well-formed YAML",
    "J103": "A key is given once",
    "J104": "A tag is one of YAML's own and fits its value",
    "J105": "Aliases stand for a bounded number of values",
    "J106": "An alias does not stand inside the value it names",
    "J107": "A file says something",
    "J108": "A file is one document",
    "J109": "A file is not too large",
    "J110": "A file is a mapping",
    "J111": "Nesting is bounded",
    "J112": "There are no merge keys",
    "J113": "Lines are indented with spaces",
    "J114": "A file can be read, and is in the project",
    "J115": "A file has no control characters",
    "J116": "A key is a text",
    "J117": "A body in a `.json` file is JSON",
    "J118": "What is included is a fragment: points, and no journey",
    "J119": "Included points have names of their own",
    "J401": "A name in `${...}` is known",
    "J402": "A `${...}` is well formed",
    "J403": "A variable that is used has a value",
    "J404": "A journey whose uuid is used exists",
}
