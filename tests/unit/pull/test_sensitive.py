"""What looks like a credential in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys_as_code.pull.sensitive import (
    is_credential_key,
    is_whole_credential,
    may_be_inside,
    spans,
)

TEXTS = {
    "https://shop:pa55@crm.example.com/in": ["shop:pa55"],
    "https://crm.example.com/in?page=1&api_key=k3y-of-mine": ["k3y-of-mine"],
    '{"user": "shop", "password": "pa55"}': ["pa55"],
    "Authorization: Basic c2hvcDpwYTU1": ["Basic c2hvcDpwYTU1"],
    "Authorization: Bearer {{tag:Token}}": [],
    "token={{tag:Token}}": [],
    "see https://example.com/keys?page=2": [],
    "Your code: 12345": [],
    "AKIAABCDEFGHIJKLMNOP": ["AKIAABCDEFGHIJKLMNOP"],
    "": [],
}


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_the_parts_that_are_credentials(text: str) -> None:
    assert [text[start:end] for start, end in spans(text, random=True)] == TEXTS[text]
    assert may_be_inside({"a": [{"b": text}]}) == bool(TEXTS[text])


@pytest.mark.parametrize("name", ["Authorization", "X-Api-Key", "apiKey", "authToken", "PASSWORD"])
def test_keys_that_hold_credentials_in_any_spelling(name: str) -> None:
    assert is_credential_key(name)
    assert may_be_inside({"list": [{"name": name, "value": "short"}]})


@pytest.mark.parametrize("name", ["Accept", "filter_code", "keyboard", "passenger"])
def test_keys_that_do_not(name: str) -> None:
    assert not is_credential_key(name)


def test_what_is_only_filled_in_later_is_none() -> None:
    assert not is_whole_credential("Bearer {{tag:Token}}")
    assert is_whole_credential("Bearer abcdefgh {{device:hwid}}")
    assert not is_whole_credential(" ")


PIECES = (
    "${", "https://a:", "b@c", "?token=", "abcdef", "AKIA", "ABCDEFGHIJ012345", "pa", "ss", "word", "_", "-",
    "\u017f", "\u0131", "\u0130", "\u212a", "Coo", "kie", "ke", "y", "=", ": ", "é", " ", "\n",
    "x9Qz7Lm2Kp4Rt8Wv3Ny6Bd1Hs5", "0123456789abcdef",
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map("".join), max_size=5))
def test_a_look_at_all_texts_at_once_misses_none(texts: list[str]) -> None:
    each = ("${" in it or is_credential_key(it) or bool(spans(it, random=True)) for it in texts)
    assert may_be_inside({"a": texts}) == any(each)
