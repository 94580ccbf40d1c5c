"""What the names in `${...}` stand for (J401 unknown, J402 no name, J403 unset, J404 no uuid yet)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from journeys_as_code.source.problems import shorten

_NAME = re.compile(r"[A-Za-z0-9_./-]+")
_KNOWN = "known are vars.NAME, target.application_code and journeys.KEY.uuid"
LITERAL = "a literal `${` is written `$${`"


class Unresolved(Exception):
    """A name stands for nothing; `code` is empty where that is to be expected and no finding."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True, slots=True)
class Scope:
    """What names stand for. `unset` maps variables without a value to their environment variable.

    `journeys` maps keys to uuids, None for a journey that does not exist yet; `elsewhere` the
    variables that `target` lacks to the targets that have them. Only if `strict` is it
    a finding that something has no value yet; else its `${...}` stays as it is.
    """

    vars: Mapping[str, Any] = field(default_factory=dict)
    unset: Mapping[str, str] = field(default_factory=dict)
    application_code: str = ""
    journeys: Mapping[str, str | None] = field(default_factory=dict)
    target: str = ""
    elsewhere: Mapping[str, Sequence[str]] = field(default_factory=dict)
    strict: bool = False

    def look_up(self, name: str) -> Any:
        """What `name` (`vars.x`) stands for; raises Unresolved."""
        space, _, rest = name.partition(".")
        if space == "vars" and rest:
            return self._variable(rest)
        if name == "target.application_code":
            return self.application_code
        if space == "journeys" and rest.endswith(".uuid"):
            return self._uuid(rest.removesuffix(".uuid"))
        if not _NAME.fullmatch(name):
            message = f"`{shorten(name)}` is no name" if name else "a name is missing"
            raise Unresolved("J402", message, _hint(_KNOWN))
        known = ["target.application_code", *(f"vars.{var}" for var in self._all_vars())]
        near = _near(name, known, "${%s}")
        raise Unresolved(
            "J401", f"there is nothing called `{shorten(name)}`", near or _hint(_KNOWN)
        )

    def _all_vars(self) -> list[str]:
        return [*self.vars, *self.unset]

    def _variable(self, name: str) -> Any:
        if name in self.vars:
            return self.vars[name]
        if name in self.elsewhere:
            having = self.elsewhere[name]
            others = " and ".join(f"`{target}`" for target in having)
            has = "has" if len(having) == 1 else "have"
            message = (
                f"the target `{self.target}` lacks the variable `{name}`, which {others} {has}"
            )
            hint = f"give it one too: `{name}: ...` under its `vars:` in journeys.yaml"
            raise Unresolved("J401", message, hint)
        if name not in self.unset:
            near = _near(name, self._all_vars(), "${vars.%s}")
            hint = near or _hint("define it under `vars:` of the target in journeys.yaml")
            raise Unresolved("J401", f"there is no variable `{shorten(name)}`", hint)
        env = self.unset[name]
        message = f"the variable `{name}` has no value: {env} is not set"
        hint = f"set the environment variable {env}, or give the variable a `default:`"
        raise Unresolved("J403" if self.strict else "", message, hint)

    def _uuid(self, key: str) -> str:
        if key not in self.journeys:
            near = _near(key, self.journeys, "${journeys.%s.uuid}")
            hint = near or _hint("a key is the path of a journey's file, without suffix")
            raise Unresolved("J401", f"there is no journey `{shorten(key)}`", hint)
        uuid = self.journeys[key]
        if uuid is None:
            message = f"the journey `{key}` has no uuid yet"
            hint = "apply that journey first; its uuid is given when it is created"
            raise Unresolved("J404" if self.strict else "", message, hint)
        return uuid


def _near(name: str, known: Iterable[str], form: str) -> str:
    """A did-you-mean in that form, or nothing."""
    near = get_close_matches(name, list(known), n=1)
    return f"did you mean `{form % near[0]}`?" if near else ""


def _hint(what: str) -> str:
    return f"{what}; {LITERAL}"
