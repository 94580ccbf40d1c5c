import re

import pytest

from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Form, Kind, Sure
from journeys_as_code.model.project import PointKind

BUILTIN = Catalogue.builtin()

DOCUMENTED = {
    "start_by_segment": ["application_code", "filter_code", "repeat", "start_at", "is_deactivated"],
    "message_bus": [
        "event_name", "application_code", "event_conditions", "active_period", "multi_entry",
        "attribute_entry", "allow_reenter",
    ],
}  # fmt: skip

OUTPUTS = {
    "boolean_splitter": "matched=output1 otherwise=default",
    "reachability_check": "reachable=output1 unreachable=default",
    "ab_splitter": "a=default b=output1 c=output2? d=output3?",
    "wait_for_trigger": "triggered1=output1 triggered2=output2? triggered3=output3? not_triggered=default",
    "tag_splitter": "branch1=output1 "
    + " ".join(f"branch{n}=output{n}?" for n in range(2, 11))
    + " otherwise=default",
    "exit": "",
}

FAMILIES = {
    "entry": "start_by_segment message_bus start_by_api",
    "timing": "wait wait_for_trigger",
    "splitting": "boolean_splitter tag_splitter ab_splitter reachability_check",
    "action": "set_tags webhook exit",
    "messaging": "send_push send_email send_in_app send_sms send_whatsapp send_line send_kakao",
}


@pytest.mark.parametrize("kind", BUILTIN.kinds.values(), ids=lambda kind: kind.name)
def test_outputs(kind: Kind) -> None:
    said = " ".join(f"{o.alias}={o.key}{'' if o.required else '?'}" for o in kind.outputs)
    assert said == OUTPUTS.get(kind.name, "default=default")


def test_every_family_has_its_kinds() -> None:
    found = {
        family: " ".join(k.name for k in BUILTIN.kinds.values() if k.family == family)
        for family in FAMILIES
    }
    assert found == FAMILIES
    assert BUILTIN.entries == set(FAMILIES["entry"].split())


@pytest.mark.parametrize("kind", BUILTIN.kinds.values(), ids=lambda kind: kind.name)
def test_documented_kinds_are_closed_and_all_their_fields_documented(kind: Kind) -> None:
    fields = kind.data.fields
    if kind.name in DOCUMENTED:
        assert list(fields) == DOCUMENTED[kind.name]
        assert {field.sure for field in fields.values()} == {Sure.DOCUMENTED}
        assert (kind.data.open, kind.sure, kind.type_sure) == (
            False,
            Sure.DOCUMENTED,
            Sure.DOCUMENTED,
        )
    else:
        assert {field.sure for field in fields.values()} <= {Sure.ASSUMED}
        assert kind.data.open


def test_point_types() -> None:
    odd = {
        kind.name: kind.point_type
        for kind in BUILTIN.kinds.values()
        if kind.name.upper() not in kind.point_type
    }
    assert odd == {"message_bus": "POINT_TYPE_EVENT"}


@pytest.mark.parametrize("kind", BUILTIN.kinds.values(), ids=lambda kind: kind.name)
def test_everything_is_described(kind: Kind) -> None:
    texts = [kind.summary, *(field.doc for field in kind.data.fields.values())]
    assert all(re.fullmatch(r"[A-Z`].+\.", text) for text in texts)


def test_application_codes_come_from_the_target() -> None:
    filled = {
        kind.name
        for kind in BUILTIN.kinds.values()
        for f in kind.data.fields.values()
        if f.from_target
    }
    assert filled == set(FAMILIES["entry"].split())


def test_a_kind_is_found_by_its_names_on_the_wire() -> None:
    names = [
        ("message_bus", "POINT_TYPE_EVENT"),
        ("messageBus", "POINT_TYPE_EVENT"),
        ("message_bus", ""),
        ("", "POINT_TYPE_EVENT"),
    ]
    assert {kind.name for kind in (BUILTIN.on_wire(*pair) for pair in names) if kind} == {
        "message_bus"
    }
    assert BUILTIN.on_wire("teleport", "POINT_TYPE_EVENT") is None
    assert BUILTIN.on_wire("", "POINT_TYPE_TELEPORT") is None
    assert BUILTIN.on_wire("", "") is None


def test_a_project_renames_what_is_assumed() -> None:
    wait = PointKind(
        point_type="POINT_TYPE_DELAY",
        data_key="delay",
        fields={"duration": "period", "weekday": "week_day"},
        outputs={"done": "default"},
    )
    catalogue = BUILTIN.with_project({"wait": wait})
    kind = catalogue.kinds["wait"]
    assert catalogue.on_wire("delay", "POINT_TYPE_DELAY") is kind
    assert catalogue.on_wire("wait", "POINT_TYPE_WAIT") is None
    assert kind.data.fields["duration"].wire_name == "period"
    assert kind.data.fields["duration"].type.form is Form.DURATION
    assert kind.data.fields["weekday"].wire_name == "week_day"
    assert [output.alias for output in kind.outputs] == ["done"]
    assert BUILTIN.kinds["wait"].data_key == "wait"


def test_point_types_decide_between_kinds_with_one_data_key() -> None:
    other = PointKind(point_type="POINT_TYPE_VIBER", data_key="send_sms", schema={"type": "object"})
    catalogue = BUILTIN.with_project({"send_viber": other})
    found = [
        catalogue.on_wire("send_sms", f"POINT_TYPE_{end}") for end in ("VIBER", "SEND_SMS", "X")
    ]
    assert [kind.name for kind in found if kind] == ["send_viber", "send_sms", "send_sms"]


def test_a_project_without_kinds_has_the_same_catalogue() -> None:
    assert BUILTIN.with_project({}) is BUILTIN
