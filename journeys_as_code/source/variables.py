"""The variables of a target: what each is worth in this run, and which of them are secret."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from journeys_as_code.errors import ProjectError, UsageError
from journeys_as_code.model.project import Target, Var
from journeys_as_code.source.scalars import Scalar, plain

OVERRIDE = "JOURNEYS_VAR_"
"""What an environment variable that overrides a variable begins with; the name follows."""

SHORTEST_SECRET = 4
"""Shorter values, in characters, cannot be hidden: they would turn up in any text."""


@dataclass(frozen=True, slots=True)
class Variables:
    """The variables of a target.

    `values` holds those that have one, `unset` maps the others to the environment variable that they
    need, `secrets` are the values that only the API may see (all of them text).
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    unset: Mapping[str, str] = field(default_factory=dict)
    secrets: frozenset[str] = frozenset()


def resolve(
    target: Target, environ: Mapping[str, str], overrides: Mapping[str, str] | None = None
) -> Variables:
    """What the variables of `target` are worth.

    An override wins over `JOURNEYS_VAR_NAME` in the environment, that over what the project file
    says: the variable's own environment variable before its default. What comes from the environment
    is text; an override of either kind is text too, unless what it replaces in the project file is a
    number, true or false. UsageError for an override of an unknown variable, ProjectError for a
    variable without any value and for a secret that is too short to be hidden.
    """
    require_known(overrides or {}, target.vars)
    overrides = _from_environ(target.vars, environ) | dict(overrides or {})
    values: dict[str, Any] = {}
    unset: dict[str, str] = {}
    secrets: set[str] = set()
    for name, given in target.vars.items():
        var = given if isinstance(given, Var) else Var(value=given)
        value = _value(name, var, environ, overrides)
        if value is None and var.env:
            unset[name] = var.env
        elif value is None:
            raise ProjectError(
                f"the variable `{name}` has no value", hint="give it `value:` or `env:`"
            )
        elif var.secret:
            values[name] = _secret(name, str(value))
            secrets.add(values[name])
        else:
            values[name] = value
    return Variables(values, unset, frozenset(secrets))


def _value(name: str, var: Var, environ: Mapping[str, str], overrides: Mapping[str, str]) -> Scalar:
    if name in overrides:
        text = overrides[name]
        return text if var.value is None or isinstance(var.value, str) else plain(text)
    if var.env and var.env in environ:
        return environ[var.env]
    return var.default if var.value is None else var.value


def _secret(name: str, value: str) -> str:
    if len(value) < SHORTEST_SECRET:
        length = f"only {len(value)} characters" if value else "no characters"
        raise ProjectError(
            f"the secret variable `{name}` has {length}, so it cannot be hidden in reports",
            hint=f"give it at least {SHORTEST_SECRET}, or leave out `secret: true`",
        )
    return value


def require_known(overrides: Iterable[str], known: Iterable[str]) -> None:
    """Raises UsageError for an override of a variable that is not among the known ones."""
    names = list(known)
    for name in overrides:
        if name not in names:
            raise UsageError(
                f"the target has no variable `{name}`",
                hint=_near(name, names) or "add it under `vars:` of the target",
            )


def strangers(known: Iterable[str], environ: Mapping[str, str]) -> list[str]:
    """A remark on every `JOURNEYS_VAR_NAME` that overrides none of the known variables."""
    names = {_env_name(name): name for name in known}
    return [
        f"{given} overrides no variable of this project"
        + (f": {near}" if (near := _near(given, names)) else "")
        for given in sorted(environ)
        if given.startswith(OVERRIDE) and given not in names
    ]


def _from_environ(known: Iterable[str], environ: Mapping[str, str]) -> dict[str, str]:
    names = {name: _env_name(name) for name in known}
    return {name: environ[given] for name, given in names.items() if given in environ}


def _env_name(name: str) -> str:
    """`JOURNEYS_VAR_new_users` for `new-users` too: shells allow no `-` in a name."""
    return OVERRIDE + name.replace("-", "_")


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"did you mean `{near[0]}`?" if near else ""
