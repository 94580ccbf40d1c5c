"""What a credential in clear text looks like; made to be right rather than to find everything."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import log2

_HEADER = re.compile(
    r"(?:proxy-)?authorization|cookie|(?:.*[-_])?"
    r"(?:api-?_?key|access-?_?key|token|secret|passw(?:or)?d|credentials?)",
    re.IGNORECASE,
)
_FILLED = re.compile(r"\$\{|\{\{")
"""What is filled in later is no credential."""

_USER = re.compile(r"://[^\s/?#@:]*:([^\s/?#@]+)@")
_QUERY = re.compile(
    r"[?&](?:access_token|auth_?token|token|api_?key|apikey|secret|client_secret|password|passwd)="
    r"([^&#\s\"']{6,})",
    re.IGNORECASE,
)
_KNOWN = {
    "ghp_": r"ghp_[A-Za-z0-9]{36}",
    "gho_": r"gho_[A-Za-z0-9]{36}",
    "ghs_": r"ghs_[A-Za-z0-9]{36}",
    "github_pat_": r"github_pat_\w{40,}",
    "glpat-": r"glpat-[\w-]{20}",
    "xox": r"xox[abeprs]-[\w-]{10,}",
    "_live_": r"[sr]k_live_\w{16,}",
    "AKIA": r"AKIA[0-9A-Z]{16}",
    "AIza": r"AIza[\w-]{35}",
    "SG.": r"SG\.[\w-]{22}\.[\w-]{43}",
    ".eyJ": r"eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+",
    "PRIVATE KEY": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    "hooks.slack.com/": r"hooks\.slack\.com/(?:services|workflows|triggers)/[\w/]{20,}",
}
_FORMATS = {sign: re.compile(rf"(?<![A-Za-z0-9]){form}") for sign, form in _KNOWN.items()}

_RUN = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{24,}")
_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_SORTS = (str.islower, str.isupper, str.isdigit)
_RESTLESS = 0.4
"""How often a random text changes between small letters, capitals and digits; 0.6 is to be expected."""
_BITS = 3.8
"""How many bits each of its characters says at least."""


def is_credential_header(name: str) -> bool:
    """Whether a header of this name carries a credential."""
    return _HEADER.fullmatch(name) is not None


def is_filled_later(text: str) -> bool:
    """Whether a text is not all there yet: a variable or a person's data goes into it."""
    return _FILLED.search(text) is not None


def has_password(text: str) -> bool:
    """A quick look at a whole file: whether an address in it may hold a password."""
    return _USER.search(text) is not None


def may_hold_credential(text: str) -> bool:
    """A quick look at many texts: False where `credential_in` finds nothing in any of them."""
    return (
        any(sign in text for sign in _FORMATS)
        or has_password(text)
        or ("=" in text and _QUERY.search(text) is not None)
    )


def password_in(text: str) -> str:
    """The `user:password@` of an address in a text; empty where there is none."""
    return _written_out(_USER, text)


def credential_in(text: str) -> str:
    """The part of a text that is a credential beyond doubt; empty where there is none."""
    said = password_in(text) or _written_out(_QUERY, text)
    if said:
        return said
    found = (form.search(text) for sign, form in _FORMATS.items() if sign in text)
    return next((match[0] for match in found if match), "")


def _written_out(form: re.Pattern[str], text: str) -> str:
    found = (match for match in form.finditer(text) if not is_filled_later(match[1]))
    return next((match[0].removeprefix("://").lstrip("?&") for match in found), "")


def random_in(text: str) -> str:
    """The part of a text that looks as if a machine had drawn it; empty where there is none."""
    return next((run for run in _RUN.findall(text) if _looks_random(run)), "")


def _looks_random(run: str) -> bool:
    """Long, of mixed characters in no order; no words, no uuid."""
    if _UUID.fullmatch(run):
        return False
    if _HEX.fullmatch(run):
        return not run.isdigit() and not run.isalpha()
    if run == run.lower():
        return False
    sorts = [_sort(character) for character in run]
    changes = sum(before != after for before, after in pairwise(sorts))
    is_mixed = {*range(len(_SORTS))} <= {*sorts}
    return is_mixed and changes >= _RESTLESS * len(run) and _bits(run) >= _BITS


def _sort(character: str) -> int:
    """Which sort of characters it is of; one that parts words counts as a small letter."""
    return next((number for number, is_of in enumerate(_SORTS) if is_of(character)), 0)


def _bits(text: str) -> float:
    """Shannon's entropy of a text, in bits a character."""
    counts = Counter(text).values()
    return -sum(count / len(text) * log2(count / len(text)) for count in counts)
