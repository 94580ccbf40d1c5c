"""From a merge to changes."""

import json
import subprocess
import sys
from typing import Any

from support.planning import BEFORE, SEMANTICS, journey, push

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.model.journey import Document
from journeys_as_code.plan.change import Change, Origin
from journeys_as_code.plan.diff import changes
from journeys_as_code.plan.hiding import Hiding
from journeys_as_code.plan.merge import merge
from journeys_as_code.secrets import Secrets

SECRETS = Secrets.of(["hunter2"], salt="salt")


def diff(live: Document, wanted: Document, applied: Document | None = None) -> tuple[Change, ...]:
    merged = merge(applied, live, wanted, SEMANTICS)
    return changes(merged, SEMANTICS, Hiding(SECRETS, (applied, wanted)))


def shown(found: tuple[Change, ...]) -> list[tuple[Any, ...]]:
    return [(".".join(map(str, it.path)), it.kind, it.before, it.after) for it in found]


def test_a_changed_field_is_shown_with_both_values() -> None:
    wanted = journey(hello=push("99999-00000"))
    assert diff(BEFORE, wanted, BEFORE) == (
        Change(
            ("points", "hello", "send_push", "preset_code"),
            "change",
            "12345-67890",
            "99999-00000",
            Origin.GIT,
        ),
    )


def test_a_point_that_comes_or_goes_is_one_change() -> None:
    assert shown(diff(journey(old={"exit": {}}), journey(new={"wait": {"duration": "1d"}}))) == [
        ("points.new", "add", ABSENT, {"wait": {"duration": "1d"}}),
        ("points.old", "remove", {"exit": {}}, ABSENT),
    ]


def test_changes_come_as_people_read_a_journey() -> None:
    wanted = journey(
        bye={"exit": {}, "title": "End"},
        hello={
            "title": "Hi",
            "send_push": {"preset_code": "2"},
            "next": "bye",
            "position": {"x": 1},
        },
        people={"start_by_segment": {"filter_code": "2"}, "next": "hello"},
    ) | {"comments": [{"text": "c"}], "title": "New"}
    del wanted["points"]["pause"]
    assert [path for path, *_ in shown(diff(BEFORE, wanted))] == [
        "title",
        "points.people.start_by_segment.filter_code",
        "points.hello.title",
        "points.hello.send_push.preset_code",
        "points.hello.next",
        "points.hello.position",
        "points.bye.title",
        "points.pause",
        "comments",
    ]


def test_zero_values_of_the_service_make_no_difference() -> None:
    live = journey(hello=push("1", position={"x": 0}), old={"exit": {}, "title": ""})
    wanted = journey(hello=push("1", position={"x": 5}))
    assert shown(diff(live, wanted)) == [
        ("points.hello.position", "add", ABSENT, {"x": 5}),
        ("points.old", "remove", {"exit": {}}, ABSENT),
    ]


class TestLists:
    def diff(self, live: Any, wanted: Any) -> list[tuple[Any, ...]]:
        documents = (journey(e={"message_bus": {"event_conditions": it}}) for it in (live, wanted))
        return [
            (path.removeprefix("points.e.message_bus.event_conditions"), *rest)
            for path, *rest in shown(diff(*documents))
        ]

    def test_elements_are_compared_with_those_they_are(self) -> None:
        live = [{"name": "a", "v": 1}, {"name": "b", "v": 2}, {"name": "c"}]
        wanted = [{"name": "0"}, {"name": "b", "v": 3}, {"name": "c"}]
        assert self.diff(live, wanted) == [
            (".0", "add", ABSENT, {"name": "0"}),
            (".0", "remove", {"name": "a", "v": 1}, ABSENT),
            (".1.v", "change", 2, 3),
        ]

    def test_another_order_is_one_change(self) -> None:
        live = [{"name": "a"}, {"name": "b"}]
        assert self.diff(live, live[::-1]) == [("", "change", live, live[::-1])]

    def test_a_list_of_texts_is_one_change(self) -> None:
        assert self.diff(["a", "b"], ["a"]) == [("", "change", ["a", "b"], ["a"])]


def test_keys_of_any_look_are_compared() -> None:
    odd = {"__private": 1, "a.b": 1, "['x']": 1, 'q"': 1, "": 1}
    live, wanted = ({"headers": dict.fromkeys(odd, value)} for value in ("1", "2"))
    found = diff(journey(h={"webhook": live}), journey(h={"webhook": wanted}))
    assert {change.path[-1] for change in found} == odd.keys()


class TestSecrets:
    def webhook(self, token: Any, **more: Any) -> Document:
        return journey(hook={"webhook": {"headers": {"Authorization": token}, **more}})

    def test_neither_the_new_nor_the_old_secret_shows(self) -> None:
        (found,) = diff(self.webhook("last month's"), self.webhook("Basic hunter2"))
        assert (found.before, found.after, found.secret) == ("(secret)", "(secret)", True)

    def test_what_stands_where_a_secret_was_applied_is_one(self) -> None:
        applied = SECRETS.seal(self.webhook("Basic hunter2"))
        (found,) = diff(self.webhook("mine"), self.webhook("open"), applied)
        assert (found.before, found.after, found.secret) == ("(secret)", "(secret)", True)

    def test_a_whole_point_shows_all_but_its_secrets(self) -> None:
        (found,) = diff(journey(), self.webhook("Basic hunter2", url="https://x.example"))
        headers = {"Authorization": "(secret)"}
        assert found.after == {"webhook": {"headers": headers, "url": "https://x.example"}}
        assert not found.secret

    def test_a_secret_in_a_name_does_not_show(self) -> None:
        found = diff(journey(), journey(hook={"webhook": {"headers": {"hunter2": 1}}}))
        assert "hunter2" not in json.dumps([(it.path, it.after) for it in found])


def test_deepdiff_is_not_loaded_where_nothing_differs() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from unit.plan.test_diff import diff, BEFORE\n"
        "assert diff(BEFORE, dict(BEFORE), BEFORE) == ()\n"
        "assert 'deepdiff' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
