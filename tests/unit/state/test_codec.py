import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.errors import StateError
from journeys_as_code.state import codec
from journeys_as_code.state.record import Pending, Record

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
PENDING = Pending(
    operation="update",
    calls=["pause", "put", "start"],
    done=["pause"],
    unclear="put",
    status_before="running",
    title="Welcome",
    after="d1",
    desired={"title": "Welcome"},
    begun_at="2026-03-01T12:00:00.000Z",
    run="r1",
)


@given(seen=st.dictionaries(st.text(), JSON, max_size=3), pending=st.none() | st.just(PENDING))
def test_a_record_read_back_is_equal(seen: dict[str, object], pending: Pending | None) -> None:
    record = Record(key="a/b", uuid="u", applied=seen, seen=seen, pending=pending)
    assert codec.decode(codec.encode(record), "x") == record


def test_half_an_emoji_in_an_answer_survives() -> None:
    record = Record(key="a", seen={"info": {"title": "cut \ud83d"}})
    assert codec.decode(codec.encode(record), "x") == record


def test_the_version_is_of_the_content() -> None:
    one, other = codec.encode(Record(key="a")), codec.encode(Record(key="a", uuid="u"))
    assert codec.version(one) == codec.version(codec.encode(Record(key="a")))
    assert codec.version(one) != codec.version(other)


DAMAGED = {
    b"": "Expecting value: line 1 column 1 (char 0)",
    b'{"format":1,"key":': "Expecting value: line 1 column 19 (char 18)",
    b"\xff\xfe\x00": "'utf-16-le' codec can't decode byte 0x00 in position 2: truncated data",
    b"["
    * 100_000: "maximum recursion depth exceeded while decoding a JSON array from a unicode string",
    b"[]": "not an object",
    b"{}": "key: Field required",
    b'{"key":"a","uuid":7}': "uuid: Input should be a valid string",
    b'{"key":"a","owner":"me"}': "owner: Extra inputs are not permitted",
    b'{"key":"a","format":0}': "format: Input should be 1",
    b'{"key":"a","applied":{"params":"x"}}': "applied: params is no mapping",
    b'{"key":"a","applied":{"points":[1]}}': "applied: points is no mapping",
    b'{"key":"a","applied":{"points":{"in":[1]}}}': "applied: points.in is no point",
    b'{"key":"a","applied":{"points":{"in":{"next":"out"}}}}': "applied: points.in is no point",
}


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: repr(content[:20]))
def test_a_damaged_record_is_named_with_what_to_do(content: bytes) -> None:
    with pytest.raises(StateError) as caught:
        codec.decode(content, "state/a.json")
    assert caught.value.message == f"state/a.json: this record is damaged ({DAMAGED[content]})"
    assert caught.value.hint == codec.REPAIR


def test_a_record_of_a_newer_version_asks_for_an_upgrade() -> None:
    with pytest.raises(StateError) as caught:
        codec.decode(json.dumps({"format": 2, "key": "a", "shard": 1}).encode(), "a.json")
    assert caught.value.message == (
        "a.json: was written by a newer version of journeys-as-code (format 2)"
    )
    assert caught.value.hint == "upgrade journeys-as-code, then run the command again"
