"""J409: secret values do not stand in the project file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeys_as_code.findings import Severity
from journeys_as_code.model.project import Var
from journeys_as_code.validate.credentials import credential_in, random_in
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import PROJECT_FILE, Whole

_NAME = re.compile(r"(?:.*_)?(?:token|secret|password|passwd|api_?key|credentials?)", re.IGNORECASE)


@rule("J409", Severity.WARNING)
def clear_var(whole: Whole) -> Iterator[Problem]:
    """A variable that holds a credential is secret.

    Reports, plans and state show what a variable is worth, unless it says `secret: true`; and what
    stands in `journeys.yaml` itself is in the repository for good. Looked at are names like
    `crm_token`, and values that look like a key or a token.
    """
    for target, settings in whole.project.targets.items():
        for name, var in settings.vars.items():
            value = var.value if isinstance(var, Var) else var
            if isinstance(var, Var) and var.secret:
                continue
            text = value if isinstance(value, str) else ""
            if _NAME.fullmatch(name) or credential_in(text) or random_in(text):
                path = ("targets", target, "vars", name)
                message = f"`{name}` looks like a credential, and is not secret"
                hint = f"write `{name}: {{env: NAME, secret: true}}`"
                yield Problem(path, message, hint, key=True, file=PROJECT_FILE)
