import pytest

from journeys_as_code.errors import UsageError
from journeys_as_code.sandbox.switches import Switches

ALL_TOGETHER = (
    "no_read,no_list,zero_values,camel_case,string_int64,unknown_fields,point_order,"
    "time_fractions,plain_editor"
)


def test_parse() -> None:
    assert Switches.parse("no_read=405&camel_case,status_spelling=upper") == Switches(
        no_read=True, no_read_answer=405, camel_case=True, status_spelling="upper"
    )


@pytest.mark.parametrize("text", ["", "none"])
def test_nothing_is_switched(text: str) -> None:
    assert Switches.parse(text) == Switches()


@pytest.mark.parametrize("switches", Switches.each(), ids=str)
def test_describe_is_what_parse_reads(switches: Switches) -> None:
    assert Switches.parse(switches.describe()) == switches


def test_each() -> None:
    assert [str(switches) for switches in Switches.each()] == [
        "none",
        "no_read",
        "no_list",
        "zero_values",
        "omit_zeros",
        "camel_case",
        "string_int64",
        "unknown_fields",
        "point_order",
        "time_fractions",
        "plain_editor",
        "no_read=405",
        "no_read=501",
        "status_spelling=upper",
        "status_spelling=enum",
        ALL_TOGETHER,
    ]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("camelcase", "there is no switch 'camelcase'", "did you mean camel_case?"),
        ("no_read=200", "switch no_read takes 404, 405, 501, not '200'", ""),
        ("no_list=1", "switch no_list takes no value, not '1'", ""),
        ("status_spelling", "switch status_spelling takes lower, upper, enum, not ''", ""),
        ("zero_values,omit_zeros", "zero_values and omit_zeros exclude each other", ""),
    ],
)
def test_what_is_no_switch(text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        Switches.parse(text)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_a_word_that_is_like_nothing_lists_what_there_is() -> None:
    with pytest.raises(UsageError) as caught:
        Switches.parse("xyz")
    assert caught.value.hint.startswith("there are: no_read, no_list, ")
