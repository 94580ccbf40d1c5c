"""What a person does at each kind of point, by what is known of them."""

import pytest
from support.stories import result_of, said, way

SEGMENT = """\
  start: {message_bus: {}, next: ask}
  ask: {boolean_splitter: {filter_code: VIP}, outputs: {matched: yes, otherwise: no}}
  yes: {exit: {}}
  no: {exit: {}}
"""
CHANNEL = SEGMENT.replace(
    "boolean_splitter: {filter_code: VIP}, outputs: {matched: yes, otherwise: no}",
    "reachability_check: {channel: push}, outputs: {reachable: yes, unreachable: no}",
)
TAG = """\
  start: {message_bus: {}, next: ask}
  ask:
    tag_splitter: {tag: Plan, branches: [{values: [pro, team]}, {value: 2}, {values: [true]}]}
    outputs: {branch1: one, branch2: two, branch3: three, otherwise: no}
  one: {exit: {}}
  two: {exit: {}}
  three: {exit: {}}
  no: {exit: {}}
"""


@pytest.mark.parametrize(
    ("points", "facts", "end"),
    [
        (SEGMENT, "segments: [A, VIP]", "yes"),
        (SEGMENT, "segments: [A]", "no"),
        (SEGMENT, "segments: []", "no"),
        (SEGMENT, "takes: {ask: matched}", "yes"),
        (SEGMENT, "takes: {ask: default}", "no"),
        (SEGMENT, "takes: {ask: otherwise}\nsegments: [VIP]", "no"),
        (CHANNEL, "channels: [email, push]", "yes"),
        (CHANNEL, "channels: [sms]", "no"),
        (TAG, "tags: {Plan: team}", "one"),
        (TAG, 'tags: {Plan: "2"}', "two"),
        (TAG, "tags: {Plan: 2}", "two"),
        (TAG, "tags: {Plan: true}", "three"),
        (TAG, "tags: {Plan: [x, pro]}", "one"),
        (TAG, "tags: {Plan: free}", "no"),
        (TAG, "tags: {Other: pro}", "no"),
        (TAG, "tags: {Plan: null}", "no"),
        (TAG, "takes: {ask: output3}", "three"),
    ],
)
def test_what_is_known_decides(points: str, facts: str, end: str) -> None:
    result = result_of(f"{facts}\nends: {{{end}: at once}}", points)
    assert said(result) == []


@pytest.mark.parametrize(
    ("points", "hint"),
    [
        (SEGMENT, "say `takes: {ask: matched}`, or `segments: [VIP]`"),
        (SEGMENT.replace("filter_code: VIP", "condition: 1"), "say `takes: {ask: matched}`"),
        (CHANNEL, "say `takes: {ask: reachable}`, or `channels: [push]`"),
        (CHANNEL.replace("channel: push", ""), "say `takes: {ask: reachable}`"),
        (TAG, "say `takes: {ask: branch1}`, or `tags: {Plan: ...}`"),
        (TAG.replace("value: 2", "between: 2"), "say `takes: {ask: branch1}`"),
        (TAG.replace("branches", "buckets"), "say `takes: {ask: branch1}`"),
    ],
)
def test_what_is_not_known_is_asked_for(points: str, hint: str) -> None:
    result = result_of("sends: nothing", points)
    assert said(result) == [f"2: it is not said which way the person takes at `ask` ({hint})"]
    assert way(result) == ["0 start", "0 ask"]


def test_chance_is_always_asked_for() -> None:
    points = SEGMENT.replace(
        "boolean_splitter: {filter_code: VIP}, outputs: {matched: yes, otherwise: no}",
        "ab_splitter: {percents: {a: 100, b: 0}}, outputs: {a: yes, b: no}",
    )
    assert "say `takes: {ask: a}`" in said(result_of("sends: nothing", points))[0]
    assert way(result_of("takes: {ask: b}\nsends: nothing", points))[1:] == ["0 ask b", "0 no"]


def test_tags_that_the_journey_sets_are_known() -> None:
    points = TAG.replace("next: ask}", "next: mark}") + (
        "  mark: {set_tags: {tags: {Plan: pro, Other: 1}}, next: ask}\n"
    )
    assert way(result_of("sets: {Plan: pro}", points))[-1] == "0 one"
    assert way(result_of("tags: {Plan: free}\nsets: {Other: '1'}", points))[-1] == "0 one"


WAIT = """\
  start: {message_bus: {}, next: ask}
  ask:
    wait_for_trigger:
      period: 1d
      branches: [{events: [{event_name: Buy}, {event_name: Return}]}, {events: [{event_name: Leave}]}]
    outputs: {triggered1: yes, triggered2: yes, not_triggered: no}
  yes: {exit: {}}
  no: {exit: {}}
"""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("", "86400 no"),
        ("events: {Other: 1h}", "86400 no"),
        ("events: {Buy: 1h}", "3600 yes"),
        ("events: {Leave: 2h, Return: 1h}", "3600 yes"),
        ("events: {Buy: at once}", "0 yes"),
        ("events: {Buy: [3d, 90m]}", "5400 yes"),
        ("events: {Buy: 23h 59m}", "86340 yes"),
        ("events: {Buy: 1d}", "86400 no"),
        ("takes: {ask: not_triggered}", "86400 no"),
        ("takes: {ask: not_triggered}\nevents: {Buy: 1h}", "86400 no"),
        ("takes: {ask: triggered2}\nwaits: {ask: 2h}", "7200 yes"),
    ],
)
def test_a_wait_for_events(facts: str, expected: str) -> None:
    assert way(result_of(f"{facts}\nsends: nothing", WAIT))[-1] == expected


def test_of_events_at_one_moment_the_first_branch_wins() -> None:
    result = result_of("events: {Leave: 1h, Buy: 1h}\nsends: nothing", WAIT)
    assert way(result)[1] == "0 ask triggered1"


def test_an_event_ends_one_wait_only() -> None:
    points = WAIT.replace("yes: {exit: {}}", "yes: {send_push: {}, next: ask}")
    result = result_of("events: {Buy: [1h, 2h]}\nsends: {yes: [1h, 2h]}", points)
    assert said(result) == []
    assert way(result)[-1] == f"{7_200 + 86_400} no"


@pytest.mark.parametrize(
    ("old", "new", "facts", "message"),
    [
        ("period: 1d", "", "", "it is not said how long the person stays at `ask`"),
        ("events: [", "when: [", "", "it is not said which way the person takes at `ask`"),
        ("event_name: Buy", "name: Buy", "", "it is not said which way the person takes at `ask`"),
        (
            "",
            "",
            "takes: {ask: triggered1}",
            "it is not said after what time the person takes `triggered1` at `ask`",
        ),
        (
            "",
            "",
            "takes: {ask: triggered1}\nwaits: {ask: 1d}",
            "the wait at `ask` is over after 1d",
        ),
    ],
)
def test_a_wait_for_events_that_cannot_be_told(
    old: str, new: str, facts: str, message: str
) -> None:
    (failure,) = said(result_of(f"{facts}\nsends: nothing", WAIT.replace(old, new)))
    assert failure.startswith(f"2: {message}")


def test_a_wait_of_unknown_length_has_to_be_told() -> None:
    points = "  start: {message_bus: {}, next: rest}\n  rest: {wait: {until: {}}, next: bye}\n"
    points += "  bye: {exit: {}}\n"
    assert said(result_of("sends: nothing", points)) == [
        "2: it is not said how long the person stays at `rest` (say `waits: {rest: 8h}`)"
    ]
    assert said(result_of("waits: {rest: 8h}\nends: {bye: 8h}", points)) == []


LOOP = """\
  start: {message_bus: {}, next: remind}
  remind: {send_push: {}, next: rest}
  rest: {wait: {duration: 1d}, next: again}
  again: {boolean_splitter: {}, outputs: {matched: remind, otherwise: bye}}
  bye: {exit: {}}
"""


def test_a_list_says_what_happens_at_each_visit() -> None:
    facts = "takes: {again: [matched, matched, otherwise]}\nsends: {remind: [at once, 1d, 2d]}"
    assert said(result_of(f"{facts}\nends: {{bye: 3d}}", LOOP)) == []


def test_a_list_that_is_too_short() -> None:
    result = result_of("takes: {again: [matched, matched]}\nsends: {remind: whenever}", LOOP)
    (failure,) = said(result)
    assert failure.startswith("2: it is not said which way the person takes on visit 3 of `again`")
    assert failure.endswith("(add it to `takes: {again: [matched, matched, ...]}`)")


def test_whoever_goes_round_for_ever_is_stopped() -> None:
    result = result_of("takes: {again: matched}\nends: bye", LOOP)
    (failure,) = said(result)
    assert failure.startswith("2: the person goes round and round, and is at `remind` again (say")
    assert len(result.told.steps) == 1_001


def test_a_way_out_that_leads_nowhere() -> None:
    points = WAIT.replace("triggered2: yes, ", "")
    result = result_of("events: {Leave: 1h}\nsends: nothing", points)
    assert said(result) == ["2: `ask` leads nowhere by `triggered2` (give `ask` that way out)"]


def test_one_way_out_of_several_needs_no_word() -> None:
    points = SEGMENT.replace("matched: yes, ", "")
    assert way(result_of("sends: nothing", points))[-1] == "0 no"
