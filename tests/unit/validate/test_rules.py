"""What rules keep quiet about: one mistake is said once, and nothing is said that cannot be known."""

import pytest
from support.checking import codes_of, findings_of

ENTRY = "title: Case\npoints:\n  people: {start_by_segment: {filter_code: 1A2B3-CCCCC}, next: %s}\n"
BYE = "  bye: {exit: {}}\n"


@pytest.mark.parametrize(
    ("points", "codes"),
    [
        ("  a: {wiat: {}, next: bye}\n" + BYE, ["J124"]),
        ("  a: {wait: {}, next: 5}\n" + BYE, ["J122"]),
        ("  a: {wait: {}, next: by}\n" + BYE, ["J203"]),
        ("  a: {wait: {}, next: people}\n" + BYE, ["J207", "J202"]),
        ("  a: {wait: {}, next: a}\n" + BYE, ["J213", "J202"]),
        ("  a: {exit: {}, next: bye}\n" + BYE, ["J212"]),
        ("  a: {boolean_splitter: {}, outputs: {match: bye, otherwise: bye}}\n" + BYE, ["J204"]),
        (
            "  a: {boolean_splitter: {}, next: bye, outputs: {matched: bye, otherwise: bye}}\n"
            + BYE,
            ["J210"],
        ),
        ("  a: {wait: {}, next: '${vars.later}'}\n", []),
        ("  a: {webhook: {data: '{{point:${vars.x};event:e}}'}, next: bye}\n" + BYE, []),
    ],
)
def test_one_mistake_is_said_once(points: str, codes: list[str]) -> None:
    assert codes_of(ENTRY % "a" + points) == codes


def test_a_misspelt_entry_is_no_missing_entry() -> None:
    assert codes_of("title: Case\npoints:\n  a: {start_by_segmnt: {}, next: bye}\n" + BYE) == [
        "J124"
    ]


def test_two_loops_are_two_findings() -> None:
    text = ENTRY % "split" + (
        "  split: {boolean_splitter: {}, outputs: {matched: a, otherwise: c}}\n"
        "  a: {wait: {}, next: b}\n  b: {wait: {}, next: a}\n  c: {wait: {}, next: c}\n"
    )
    loops = [found.message.partition(": ")[2] for found in findings_of(text)]
    assert loops == ["a -> b -> a", "c -> c"]


@pytest.mark.parametrize(
    ("pins", "codes"),
    [
        ((PIN := "8f14e45f-ceea-467f-a0e6-2b7f5c0a9d31", PIN), ["J211"]),
        ((PIN, PIN.upper()), ["J211"]),
        ((f"{{prod: {PIN}}}", PIN), ["J211"]),
        ((f"{{prod: {PIN}}}", f"{{prod: {PIN}}}"), ["J211"]),
        ((f"{{prod: {PIN}}}", f"{{staging: {PIN}}}"), []),
        (('"${vars.one}"', '"${vars.one}"'), []),
        (("{prod: 5}", PIN), ["J122"]),
    ],
)
def test_pins_of_points(pins: tuple[str, str], codes: list[str]) -> None:
    points = (
        f"  a: {{wait: {{}}, uuid: {pins[0]}, next: bye}}\n  bye: {{exit: {{}}, uuid: {pins[1]}}}\n"
    )
    assert codes_of(ENTRY % "a" + points) == codes


def test_a_part_of_a_text_is_marked_where_it_stands_in_the_file() -> None:
    text = ENTRY % "a" + (
        "  a:\n    webhook:\n      data: |\n        ${vars.x}\n        and {{point:nobody}}\n    next: bye\n"
    )
    place = findings_of(text + BYE)[0].place
    assert (place.line, place.column, place.length) == (8, 13, len("{{point:nobody"))
