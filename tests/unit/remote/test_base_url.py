import pytest

from journeys_as_code.errors import ProjectError
from journeys_as_code.remote.base_url import checked, is_loopback


@pytest.mark.parametrize(
    "url",
    [
        "https://journey.pushwoosh.com",
        "https://gateway.example/journeys/",
        "http://localhost:8080",
        "http://127.0.0.1:1",
        "http://127.9.9.9",
        "http://[::1]:8080",
    ],
)
def test_where_a_token_may_go(url: str) -> None:
    assert str(checked(url)) == url


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "api '' is no URL"),
        ("journey.pushwoosh.com", "api 'journey.pushwoosh.com' is no URL"),
        ("ftp://localhost", "api 'ftp://localhost' is no URL"),
        ("https://", "api 'https://' is no URL"),
        ("https://a:b", "api 'https://a:b' is no URL: Invalid port: 'b'"),
        ("https://ann:secret@journey.example", "api must hold no user and no password"),
        ("http://localhost@evil.example", "api must hold no user and no password"),
        (
            "https://journey.example/?x=1",
            "api 'https://journey.example/?x=1' must end with its path",
        ),
        ("https://journey.example/#x", "api 'https://journey.example/#x' must end with its path"),
        ("http://journey.example", "api 'http://journey.example' is plain http"),
        ("HTTP://JOURNEY.EXAMPLE", "api 'HTTP://JOURNEY.EXAMPLE' is plain http"),
        ("http://localhost.evil.example", "api 'http://localhost.evil.example' is plain http"),
        ("http://127.0.0.1.evil.example", "api 'http://127.0.0.1.evil.example' is plain http"),
        ("http://128.0.0.1", "api 'http://128.0.0.1' is plain http"),
        ("http://0.0.0.0", "api 'http://0.0.0.0' is plain http"),
    ],
)
def test_where_it_may_not(url: str, message: str) -> None:
    with pytest.raises(ProjectError) as caught:
        checked(url)
    assert caught.value.message.startswith(message)


def test_in_this_process_nothing_travels() -> None:
    assert checked("http://sandbox", in_process=True).host == "sandbox"


def test_loopback_is_this_machine_only() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "127.1.2.3", "::1")))
    assert not any(map(is_loopback, ("", "example.com", "10.0.0.1", "::", "localhost.")))
