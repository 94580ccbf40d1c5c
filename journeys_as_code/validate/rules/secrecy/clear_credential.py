"""J407: credentials do not stand in files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.validate.credentials import (
    credential_in,
    has_password,
    is_credential_header,
    is_filled_later,
    may_hold_credential,
    password_in,
)
from journeys_as_code.validate.problem import Problem, value_at
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.texts import texts, variables

_HINT = "give it by a variable with `{env: NAME, secret: true}` under `vars:` of the target"


@rule("J407")
def clear_credential(subject: Subject) -> Iterator[Problem]:
    """No credential stands in a journey in clear text.

    A journey's file is read by everybody who can read the repository, and stays in its history when
    it is corrected: a credential that was written here has to be replaced. That of a variable with
    `secret: true` reaches the API and nothing else. Looked at are headers that carry credentials,
    `user:password` and `token=` in addresses, and the forms of well-known tokens.
    """
    said: set[Path] = set()
    for name in subject.graph.by_kind.get("webhook", ()):
        headers: Path = ("points", name, "webhook", "headers")
        written = value_at(subject.source.data, headers)
        for problem in _in_headers(written, headers, subject.terms.shown):
            said.add(problem.path)
            yield problem
    if any(map(has_password, subject.texts)) or may_hold_credential(subject.hook_texts):
        for path, text in texts(subject.source.data, ()):
            in_hook = path[:1] == ("points",) and path[1] in subject.hooks
            part = credential_in(text) if in_hook else password_in(text)
            if part and path not in said:
                yield Problem(path, "this is a credential in clear text", _HINT, part=part)


def _in_headers(headers: Any, path: Path, shown: frozenset[str]) -> Iterator[Problem]:
    if not isinstance(headers, dict):
        return
    for header, value in headers.items():
        if not isinstance(value, str) or not value.strip() or not is_credential_header(header):
            continue
        if not is_filled_later(value):
            message = f"the header `{header}` holds a credential in clear text"
            yield Problem((*path, header), message, _HINT)
        for name in variables(value):
            if name in shown:
                message = f"the variable `{name}` is not secret, and the header `{header}` holds a credential"
                hint = f"write `{name}: {{env: NAME, secret: true}}` in journeys.yaml"
                yield Problem((*path, header), message, hint, part=name)
