"""What came of a story against what it says."""

import pytest
from support.stories import result_of, run_of, said

POINTS = """\
  start: {message_bus: {}, next: hello}
  hello: {send_push: {}, next: rest}
  rest: {wait: {duration: 1d}, next: call}
  call: {webhook: {}, next: mark}
  mark: {set_tags: {tags: {Seen: 2, Old: true}}, next: bye}
  bye: {exit: {}}
"""


@pytest.mark.parametrize(
    "facts",
    [
        "sends: {hello: at once, call: 1d}",
        "sends: {call: 24h, hello: whenever}",
        "sends: {hello: [0s], call: [whenever]}",
        "sets: {Seen: 2, Old: true}",
        "sets: {Seen: '2'}",
        "passes: [start, rest, bye]",
        "ends: bye",
        "ends: {bye: whenever}",
        "ends: {bye: 1d}",
    ],
)
def test_what_is_true(facts: str) -> None:
    result = result_of(facts, POINTS)
    assert said(result) == []
    assert result.ok


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            "sends: nothing",
            [
                "3: `hello` is sent at once, and the story does not say so",
                "3: `call` is sent after 1d, and the story does not say so",
            ],
        ),
        (
            "sends:\n  hello: 1h\n  call: [1d, 2d]",
            [
                "4: `hello` is sent at once, not after 1h",
                "5: `call` is sent after 1d, not after 1d and after 2d",
            ],
        ),
        (
            "sends: {hello: [whenever, 1d], call: whenever}",
            ["3: `hello` is sent at once, not at any time and after 1d"],
        ),
        (
            "sends: {hello: at once, call: []}",
            ["3: `call` is sent after 1d, and the story says it is not"],
        ),
        ("sets: {New: 1, Seen: 3}", ["3: the tag `New` is not set", "3: the tag `Seen` is set to `2`, not `3`"]),
        ("passes: [rest, hello]", ["3: the person does not come through `hello` after `rest`"]),
        ("passes: [rest, rest]", ["3: the person does not come through `rest` after `rest`"]),
        ("ends: {bye: 2d}", ["3: the person leaves after 1d, not after 2d"]),
    ],
)  # fmt: skip
def test_what_is_not(facts: str, expected: list[str]) -> None:
    assert said(result_of(facts, POINTS)) == expected


def test_another_exit_and_none() -> None:
    points = POINTS.replace("next: mark", "next: other") + "  other: {exit: {}}\n"
    assert said(result_of("ends: bye", points)) == [
        "3: the person leaves by `other`, after 1d, not by `bye`"
    ]
    stranded = POINTS.replace(", next: mark", "")
    assert said(result_of("ends: bye", stranded)) == ["3: the person is left standing at `call`"]
    assert said(result_of("passes: [mark]", stranded)) == [
        "3: the person does not come through `mark`"
    ]
    assert said(result_of("sends: {hello: at once, call: 1d}\nsets: {Seen: 1}", stranded)) == [
        "4: the tag `Seen` is not set"
    ]


def test_what_is_never_sent() -> None:
    points = POINTS.replace("next: hello", "next: rest")
    assert said(result_of("sends: {hello: at once, call: 1d}", points)) == [
        "3: `hello` is not sent"
    ]


def test_stories_of_many_journeys_and_their_coverage() -> None:
    journey = "title: T\npoints:\n" + POINTS.replace(
        "rest: {wait: {duration: 1d}, next: call}",
        "rest: {boolean_splitter: {}, outputs: {matched: call, otherwise: bye}}",
    )
    run = run_of("stories:\n  A: {takes: {rest: matched}, sends: nothing}\n", journey)
    assert not run.ok
    (coverage,) = run.coverage
    assert (coverage.taken, coverage.missing) == ((("rest", "matched"),), (("rest", "otherwise"),))
    assert (coverage.journey, coverage.count) == ("journey", 2)
