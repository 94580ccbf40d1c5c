"""Long texts as the words that changed."""

import time

from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.report.words import diff

TEXT = st.lists(st.sampled_from(["ab", "cd", " ", "\n", ".", "é"]), max_size=40).map("".join)


def shown(before: str, after: str, context: int = 2) -> str:
    marks = {"same": "{}", "gap": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[kind].format(text) for kind, text in diff(before, after, context=context))


def test_only_the_changed_words_and_their_neighbours() -> None:
    before = "one two three four five six seven eight nine"
    after = "one two three FOUR five six seven eight NINE"
    assert shown(before, after) == (
        "… two three [-four-]{+FOUR+} five six … seven eight [-nine-]{+NINE+}"
    )


def test_words_that_stand_together_change_together() -> None:
    assert shown("a big old dog", "a very young dog") == "a [-big old-]{+very young+} dog"


def test_added_and_removed_at_the_ends() -> None:
    assert shown("b", "a b c") == "{+a +}b{+ c+}"
    assert shown("a b c", "b") == "[-a -]b[- c-]"


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_it(before: str, after: str) -> None:
    pieces = diff(before, after, context=1000)
    old = "".join(text for kind, text in pieces if kind in ("same", "removed"))
    new = "".join(text for kind, text in pieces if kind in ("same", "added"))
    assert (old, new) == (before, after)


def test_a_huge_text_is_no_problem() -> None:
    started = time.process_time()
    diff("a b " * 50_000, "b a c " * 40_000)
    assert time.process_time() - started < 2
