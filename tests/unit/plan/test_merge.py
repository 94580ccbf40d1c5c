"""The three-way merge: (applied, live, wanted) -> what is written, and why."""

from typing import Any

import pytest
from support.planning import SEMANTICS, journey

from journeys_as_code.model.absent import ABSENT
from journeys_as_code.plan.change import Origin
from journeys_as_code.plan.merge import merge
from journeys_as_code.secrets import Secrets

GIT, DRIFT, CONFLICT = Origin.GIT, Origin.DRIFT, Origin.CONFLICT
SECRETS = Secrets.of(["hunter2"], salt="salt")


def point(value: Any) -> dict[str, Any]:
    return {"a": value} if value is not ABSENT else {}


def hook(**fields: Any) -> dict[str, Any]:
    return {"hook": {"webhook": fields, "next": "bye"}}


@pytest.mark.parametrize(
    ("applied", "live", "wanted", "written", "origin"),
    [
        ("1", "1", "1", "1", None),
        ("1", "1", "2", "2", GIT),
        ("1", "2", "1", "1", DRIFT),
        ("1", "2", "3", "3", CONFLICT),
        ("1", "2", "2", "2", None),
        (ABSENT, "1", "2", "2", CONFLICT),
        (ABSENT, ABSENT, "1", "1", GIT),
        ("1", ABSENT, "1", "1", DRIFT),
        ("1", "1", ABSENT, ABSENT, GIT),
        ("1", "2", ABSENT, ABSENT, CONFLICT),
        ("1", ABSENT, ABSENT, ABSENT, None),
        (ABSENT, "1", ABSENT, "1", None),
        # Absent means the same as the zero value, and keeps the spelling it has.
        ("", ABSENT, "", ABSENT, None),
        (ABSENT, "", ABSENT, "", None),
        ("1", "", ABSENT, "", None),
        ("", "1", "", "", DRIFT),
        ("", "1", ABSENT, ABSENT, DRIFT),
        ("1", "", "1", "1", DRIFT),
    ],
)
def test_one_field(
    applied: Any, live: Any, wanted: Any, written: Any, origin: Origin | None
) -> None:
    def document(value: Any) -> dict[str, Any]:
        url = {} if value is ABSENT else {"url": value}
        return journey(**hook(data="x", **url))

    merged = merge(document(applied), document(live), document(wanted), SEMANTICS)
    assert merged.document == document(written)
    assert merged.unchanged is (origin is None)
    assert dict(merged.origins) == (
        {("points", "hook", "webhook", "url"): origin} if origin else {}
    )


def test_without_an_applied_document_every_change_is_gits_and_nothing_was_removed() -> None:
    live = journey(**hook(url="1", data="x"))
    merged = merge(None, live, journey(**hook(url="2")), SEMANTICS)
    assert merged.document == journey(**hook(url="2", data="x"))
    assert set(merged.origins.values()) == {GIT}


@pytest.mark.parametrize(
    ("live", "wanted"),
    [
        ({"wait": {"duration": "1d"}}, {"wait": {"duration": "86400s"}}),
        (
            {"wait": {"duration": "1d", "someThing": 1}},
            {"wait": {"duration": "1d", "some_thing": 1}},
        ),
        ({"exit": {"is_on": False}}, {"exit": {}}),
        ({"exit": {}}, {"exit": {"deep": {"er": [], "on": False}}}),
        ({"send_push": {"content": {"id": "5"}}}, {"send_push": {"content": {"id": 5}}}),
    ],
)
def test_what_means_the_same_keeps_its_live_value(live: Any, wanted: Any) -> None:
    merged = merge(journey(p=wanted), journey(p=live), journey(p=wanted), SEMANTICS)
    assert merged.unchanged
    assert SEMANTICS.same_document(merged.document, journey(p=live))


def test_a_sealed_secret_that_git_still_holds_is_written_as_gits_text() -> None:
    wanted = journey(**hook(headers={"Authorization": "Basic hunter2"}))
    sealed = SECRETS.seal(wanted)
    merged = merge(sealed, sealed, wanted, SEMANTICS)
    assert merged.unchanged
    assert merged.document == wanted


def test_a_sealed_secret_that_git_changed_is_a_change() -> None:
    sealed = SECRETS.seal(journey(**hook(headers={"Authorization": "Basic hunter2"})))
    wanted = journey(**hook(headers={"Authorization": "Basic hunter3"}))
    merged = merge(sealed, sealed, wanted, SEMANTICS)
    assert merged.document == wanted
    assert dict(merged.origins) == {("points", "hook", "webhook", "headers", "Authorization"): GIT}


def test_unknown_fields_are_carried_at_every_level() -> None:
    live = journey(hello={"send_push": {"preset_code": "1", "x": {"y": 1}}, "extra": {"z": 2}})
    live |= {"extra": {"unknown": 3}, "comments": [{"text": "hi"}], "params": {"capping": {"n": 4}}}
    wanted = journey(hello={"send_push": {"preset_code": "2"}})
    merged = merge(wanted, live, wanted, SEMANTICS)
    live["points"]["hello"]["send_push"]["preset_code"] = "2"
    assert merged.document == live


EXTRA = {"exit": {}}


class TestPoints:
    @pytest.mark.parametrize(
        ("applied", "live", "wanted", "origin"),
        [
            (EXTRA, EXTRA, ABSENT, GIT),
            (EXTRA, {"exit": {}, "title": "by hand"}, ABSENT, GIT),
            ({"exit": {}, "title": "t"}, {"exit": {}, "title": "by hand"}, ABSENT, CONFLICT),
            (ABSENT, EXTRA, ABSENT, DRIFT),
            (ABSENT, ABSENT, EXTRA, GIT),
            (EXTRA, ABSENT, EXTRA, DRIFT),
            ({"exit": {}, "title": "old"}, ABSENT, {"exit": {}, "title": "new"}, CONFLICT),
        ],
    )
    def test_are_ours_as_a_whole(
        self, applied: Any, live: Any, wanted: Any, origin: Origin
    ) -> None:
        documents = (journey(**point(it)) for it in (applied, live, wanted))
        merged = merge(*documents, SEMANTICS)
        assert merged.document == journey(**point(wanted))
        assert dict(merged.origins) == {("points", "a"): origin}

    def test_a_new_kind_does_not_carry_what_says_the_old_one(self) -> None:
        extra = {"point_type": "POINT_TYPE_OLD_HOOK", "point_data": {"x": 1}, "color": "red"}
        live = journey(hook={"webhook": {}, "extra": extra})
        wanted = journey(hook={"send_push": {"preset_code": "1"}})

        merged = merge(journey(hook={"webhook": {}}), live, wanted, SEMANTICS)

        assert merged.document["points"]["hook"] == {
            "send_push": {"preset_code": "1"},
            "extra": {"color": "red"},
        }

    def test_a_new_kind_replaces_all_data_of_the_old_one(self) -> None:
        live = {"wait": {"duration": "1d", "unknown": 1}, "next": "bye", "position": {"x": 1}}
        was, wanted = {"wait": {"duration": "1d"}, "next": "bye"}, {"exit": {}}
        merged = merge(journey(a=was), journey(a=live), journey(a=wanted), SEMANTICS)
        assert merged.document == journey(a={"exit": {}, "position": {"x": 1}})
        assert set(merged.origins.values()) == {GIT}

    def test_title_and_position_are_ours_only_where_git_gives_them(self) -> None:
        live = {"exit": {}, "title": "by hand", "position": {"x": 1, "y": 2}}
        assert merge(journey(), journey(bye=live), journey(), SEMANTICS).unchanged
        titled = journey(bye={"exit": {}, "title": "ours"})
        merged = merge(titled, journey(bye=live), journey(), SEMANTICS)
        assert merged.document == journey(bye={"exit": {}, "position": {"x": 1, "y": 2}})

    def test_an_output_that_git_does_not_name_goes(self) -> None:
        def split(**outputs: str) -> dict[str, Any]:
            return journey(s={"boolean_splitter": {"filter_code": "F"}, "outputs": outputs})

        both, one = split(matched="hello", otherwise="bye"), split(otherwise="bye")
        merged = merge(one, both, one, SEMANTICS)
        assert merged.document == one
        assert dict(merged.origins) == {("points", "s", "outputs", "matched"): DRIFT}
        assert merge(both, both, one, SEMANTICS).origins == {
            ("points", "s", "outputs", "matched"): GIT
        }


class TestShared:
    @pytest.mark.parametrize("key", ["params", "extra"])
    def test_only_the_keys_that_git_named_are_taken_out(self, key: str) -> None:
        applied = journey() | {key: {"ours": 1}}
        live = journey() | {key: {"ours": 1, "theirs": 2}}
        merged = merge(applied, live, journey(), SEMANTICS)
        assert merged.document == journey() | {key: {"theirs": 2}}


class TestLists:
    def merged(self, applied: Any, live: Any, wanted: Any) -> Any:
        def document(conditions: Any) -> dict[str, Any]:
            return journey(e={"message_bus": {"event_conditions": conditions}, "next": "bye"})

        merged = merge(document(applied), document(live), document(wanted), SEMANTICS)
        points = merged.document["points"]
        return points["e"]["message_bus"]["event_conditions"], {
            path[4:]: origin for path, origin in merged.origins.items()
        }

    def test_unknown_fields_inside_elements_are_carried(self) -> None:
        git = [{"op": ">", "value": "5"}, {"op": "<", "value": "9"}]
        live = [it | {"server": index} for index, it in enumerate(git)]
        assert self.merged(git, live, git) == (live, {})

    def test_elements_are_told_apart_by_name(self) -> None:
        live = [{"name": "a", "v": 1, "x": 1}, {"name": "b", "v": 2, "x": 2}]
        was = [{"name": "a", "v": 1}, {"name": "b", "v": 2}]
        wanted = [{"name": "new", "v": 0}, {"name": "b", "v": 3}]
        written = [{"name": "new", "v": 0}, {"name": "b", "v": 3, "x": 2}]
        assert self.merged(was, live, wanted) == (
            written,
            {(0,): GIT, (1, "v"): GIT, (-1,): GIT},
        )

    def test_elements_without_a_name_are_told_apart_by_what_they_say(self) -> None:
        live = [{"op": ">", "x": 1}, {"op": "<", "x": 2}]
        was = [{"op": ">"}, {"op": "<"}]
        assert self.merged(was, live, [{"op": "<"}]) == ([{"op": "<", "x": 2}], {(-1,): GIT})

    def test_else_by_their_place(self) -> None:
        live = [{"op": ">", "x": 1}]
        assert self.merged([{"op": ">"}], live, [{"op": "<"}]) == (
            [{"op": "<", "x": 1}],
            {(0, "op"): GIT},
        )

    def test_another_order_is_a_change_of_the_list(self) -> None:
        one, other = {"name": "a", "x": 1}, {"name": "b"}
        git = [{"name": "b"}, {"name": "a"}]
        assert self.merged(git, [one, other], git) == ([other, one], {(): DRIFT})

    def test_an_element_that_somebody_added_goes(self) -> None:
        git = [{"name": "a"}]
        assert self.merged(git, [{"name": "a"}, {"name": "b"}], git) == (git, {(-2,): DRIFT})

    def test_a_list_of_texts_is_one_value(self) -> None:
        assert self.merged(["a"], ["a"], ["a", "b"]) == (["a", "b"], {(): GIT})
        assert self.merged(["a", "b"], ["b", "a"], ["a", "b"]) == (["a", "b"], {(): DRIFT})

    def test_live_elements_spelled_otherwise_are_not_doubled(self) -> None:
        git = [{"attribute_name": "price", "max_value": 2}]
        live = [{"attributeName": "other"}, {"attributeName": "price", "maxValue": 1}]
        assert self.merged(None, live, git)[0] == git


@pytest.mark.parametrize("zero", ["", 0, False, None, [], {}])
@pytest.mark.parametrize(
    ("given", "written", "origin"),
    [
        ("- - zero", "zero", GIT),
        ("zero zero -", "-", GIT),
        ("zero - zero", "zero", DRIFT),
        ("zero other zero", "zero", DRIFT),
        ("other zero other", "other", DRIFT),
        ("other zero -", "-", CONFLICT),
        ("- other zero", "zero", CONFLICT),
        ("- zero -", "zero", None),
        ("zero zero zero", "zero", None),
    ],
)
def test_an_entry_of_a_free_map_is_there_whatever_its_value(
    zero: Any, given: str, written: str, origin: Origin | None
) -> None:
    """To set a tag to an empty value is not to leave it alone."""
    entries = {"-": {}, "zero": {"City": zero}, "other": {"City": "Oslo"}}

    def document(what: str) -> dict[str, Any]:
        return journey(it={"set_tags": {"tags": {"other": 1} | entries[what]}, "next": "bye"})

    merged = merge(*map(document, given.split()), SEMANTICS)
    assert merged.document == document(written)
    at = ("points", "it", "set_tags", "tags", "City")
    assert dict(merged.origins) == ({at: origin} if origin else {})


def test_entries_that_somebody_added_to_a_free_map_are_carried_and_noted() -> None:
    git, live = journey(**hook(headers={"A": "1"})), journey(**hook(headers={"A": "1", "B": "2"}))
    merged = merge(git, live, git, SEMANTICS)
    assert merged.unchanged
    assert merged.document == live
    assert merged.foreign == {("points", "hook", "webhook", "headers", "B"): "2"}
