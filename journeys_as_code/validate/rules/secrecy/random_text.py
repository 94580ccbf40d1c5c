"""J408: long random texts are mostly keys."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.address import Path
from journeys_as_code.findings import Severity
from journeys_as_code.validate.credentials import credential_in, is_credential_header, random_in
from journeys_as_code.validate.problem import Problem, value_at
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.subject import Subject
from journeys_as_code.validate.texts import texts


@rule("J408", Severity.WARNING)
def random_text(subject: Subject) -> Iterator[Problem]:
    """No text of a webhook looks like a key.

    What a machine has drawn (24 characters or more, of all sorts and in no order) is mostly a key or
    a token. If it is none, say so in a comment on its line; then the next reader knows it too.
    """
    if not random_in(subject.hook_texts):
        return
    for name in subject.hooks:
        path = ("points", name)
        for where, text in texts(value_at(subject.source.data, path), path):
            part = "" if _is_credential(where, text) else random_in(text)
            if part:
                message = f"`{part[:4]}...` looks like a key or a token in clear text"
                hint = "if it is one, give it by a variable with `{env: NAME, secret: true}`"
                yield Problem(where, message, hint, part=part)


def _is_credential(where: Path, text: str) -> bool:
    """Whether J407 says it already."""
    return is_credential_header(str(where[-1])) or bool(credential_in(text))
