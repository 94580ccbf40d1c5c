"""What is a credential beyond doubt, what may be one, and what only looks like one."""

import pytest

from journeys_as_code.validate.credentials import (
    credential_in,
    is_credential_header,
    may_hold_credential,
    random_in,
)

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc"
LETTERS = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7j"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("https://user:letmein@example.com/x", "user:letmein@"),
        ("see https://:letmein@example.com", ":letmein@"),
        ("https://example.com/?a=b&access_token=letmein#x", "access_token=letmein"),
        ("https://example.com/?API_KEY=letmein&b=c", "API_KEY=letmein"),
        ("token gh" + "p_" + LETTERS, "gh" + "p_" + LETTERS),
        ("AK" + "IAIOSFODNN7EXAMPLE", "AK" + "IAIOSFODNN7EXAMPLE"),
        ("xo" + "xb-1234567890-abc", "xo" + "xb-1234567890-abc"),
        ("-----BEGIN RSA PRIVATE" + " KEY-----\nMII", "-----BEGIN RSA PRIVATE" + " KEY-----"),
        (f"Bearer {JWT}", JWT),
    ],
)  # fmt: skip
def test_a_credential(text: str, part: str) -> None:
    assert credential_in(text) == part
    assert may_hold_credential(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/path",
        "https://example.com:8080/a@b",
        "https://user@example.com",
        "https://user:${vars.password}@example.com",
        "https://example.com/?token=${vars.token}",
        "https://example.com/?token={{tag:Token}}",
        "https://example.com/?tokens=12345678&page=2",
        "mail me: a@example.com",
        "a PRIVATE KEY",
        "xox",
        "",
    ],
)
def test_no_credential(text: str) -> None:
    assert credential_in(text) == ""


@pytest.mark.parametrize(
    "name",
    ["Authorization", "authorization", "Proxy-Authorization", "Cookie", "X-Api-Key", "apikey",
     "X-Auth-Token", "PRIVATE-TOKEN", "X-Client-Secret", "X-Password"],
)  # fmt: skip
def test_a_header_that_carries_a_credential(name: str) -> None:
    assert is_credential_header(name)


@pytest.mark.parametrize(
    "name",
    [
        "Content-Type",
        "Accept",
        "X-Campaign",
        "Idempotency-Key",
        "X-Key",
        "X-Token-Count",
        "Cookies",
    ],
)
def test_a_header_that_carries_none(name: str) -> None:
    assert not is_credential_header(name)


@pytest.mark.parametrize(
    "text",
    [
        LETTERS,
        f"https://hooks.example.com/{LETTERS[:24]}/x",
        "0123456789abcdef0123456789abcdef",
        "0123456789ABCDEF0123456789ABCDEF01234567",
    ],
)
def test_what_a_machine_has_drawn(text: str) -> None:
    assert random_in(text) != ""


@pytest.mark.parametrize(
    "text",
    [
        LETTERS[:23],
        "8f14e45f-ceea-467f-a0e6-2b7f5c0a9d31",
        "https://shop.example.com/api/v2/webhooks/abandoned-cart-reminder-2026",
        "subscription_renewed_by_credit_card_2026",
        "SubscriptionRenewedByCreditCardAbroad2026",
        "internationalization-and-localization",
        "00000000000000000000000000000000",
        "https://example.com/12345678901234567890123456789012345",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "{{point:subscription_lapsed;event:SubscriptionLapsed;attribute:plan}}",
        "=================================",
    ],
)
def test_what_people_write(text: str) -> None:
    assert random_in(text) == ""
