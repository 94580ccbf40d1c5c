"""Findings of every sort, for reports."""

from hypothesis import strategies as st
from support import plans

from journeys_as_code.findings import Finding, Place, Severity

SOURCE = (
    "title: Welcome\n"
    "points:\n"
    "  new_users: {start_by_segment: {}, next: helo}\n"
    f'  long: {{send_push: {{content: "{"x" * 150} 日本語 here {"y" * 150}"}}}}\n'
    "\ttab: \x1b[31mred\n"
)
FILE = "journeys/welcome.yaml"


def finding(code: str, line: int, column: int, length: int = 0, **more: object) -> Finding:
    known = {"severity": Severity.ERROR, "message": "something is wrong", "hint": ""} | more
    return Finding(code, place=Place(FILE, line, column, length), **known)  # type: ignore[arg-type]


ALL = (
    finding("J204", 3, 43, 4, message="point `helo` does not exist", hint="did you mean `hello`?"),
    finding("J310", 4, SOURCE.splitlines()[3].index("here") + 1, 4, severity=Severity.WARNING),
    finding("J101", 5, 7, 3, severity=Severity.INFO, message=plans.EVIL, hint=plans.EVIL),
    finding("J001", 99, 1, message="the file ends too early"),
    finding("J204", 3, 43, 4, message="point `helo` does not exist", hint="did you mean `hello`?"),
)

ATTACK = Finding(
    "J202",
    Severity.ERROR,
    '100%, a:b, {0} [click](https://evil.example) ]]> <!-- &amp; "quoted" \x00\ufffe\ud800\r\n::error::x',
    Place("journeys/50%, a:b/<x>&\r\n\udcff名.yaml", 2, 3, 5),
    "::stop-commands::x\n##[set-output name=x]y",
    ("points", "a]]>b", "c\x1b[31m", 0),
)
"""A finding whose every text tries to break out of the format that carries it."""

PLACES = st.builds(
    Place,
    st.text(min_size=1),
    st.integers(1, 9),
    st.integers(1, 300),
    st.integers(0, 9),
)
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.sampled_from(["J101", "J202", "J601", "J999"]),
        st.sampled_from(Severity),
        st.text(),
        PLACES,
        st.text(),
        st.lists(st.text() | st.integers(0, 9)).map(tuple),
    ),
    max_size=4,
)
"""Findings with any text at all in them, lone surrogates aside."""
