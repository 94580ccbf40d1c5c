"""The address of the API, checked before a token goes there."""

from __future__ import annotations

from ipaddress import ip_address

import httpx

from journeys_as_code.errors import ProjectError


def checked(base_url: str, *, in_process: bool = False) -> httpx.URL:
    """The base URL, if the token may travel there: https, or plain http to this very machine.

    Raises ProjectError. With `in_process` nothing travels, so any host will do.
    """
    url = _parsed(base_url)
    if url.scheme not in ("http", "https") or not url.host:
        raise ProjectError(
            f"api {base_url!r} is no URL",
            hint="write https://journey.pushwoosh.com, or sandbox for the embedded API",
        )
    if url.userinfo:
        raise ProjectError(
            "api must hold no user and no password", hint="give the token with token:"
        )
    if url.query or url.fragment:
        raise ProjectError(f"api {base_url!r} must end with its path: no ? and no #")
    if url.scheme == "http" and not in_process and not is_loopback(url.host):
        raise ProjectError(
            f"api {base_url!r} is plain http, and the token never travels in clear",
            hint="use https; http is accepted only for localhost, 127.0.0.1 and ::1",
        )
    return url


def is_loopback(host: str) -> bool:
    """Whether a host is this very machine: localhost, 127.0.0.0/8 or ::1."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _parsed(base_url: str) -> httpx.URL:
    try:
        return httpx.URL(base_url)
    except httpx.InvalidURL as error:
        raise ProjectError(f"api {base_url!r} is no URL: {error}") from error
