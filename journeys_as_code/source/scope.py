"""What the names in `${...}` stand for (J401 unknown, J402 no name, J403 unset, J404 no uuid yet)."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

    `journeys` maps keys to uuids, None for a journey that does not exist yet. Only if `strict` is it
    a finding that something has no value yet; else its `${...}` stays as it is.
    """

    vars: Mapping[str, Any] = field(default_factory=dict)
    unset: Mapping[str, str] = field(default_factory=dict)
    application_code: str = ""
    journeys: Mapping[str, str | None] = field(default_factory=dict)
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
            raise Unresolved("J402", message, f"{_KNOWN}; {LITERAL}")
        raise self._unknown(name, f"there is nothing called `{shorten(name)}`", _KNOWN)

    def _variable(self, name: str) -> Any:
        if name in self.vars:
            return self.vars[name]
        if name not in self.unset:
            hint = "define it under `vars:` of the target in journeys.yaml"
            raise self._unknown(f"vars.{name}", f"there is no variable `{shorten(name)}`", hint)
        env = self.unset[name]
        message = f"the variable `{name}` has no value: {env} is not set"
        hint = f"set the environment variable {env}, or give the variable a `default:`"
        raise Unresolved("J403" if self.strict else "", message, hint)

    def _uuid(self, key: str) -> str:
        if key not in self.journeys:
            hint = "a key is the path of a journey's file, without suffix"
            raise self._unknown(
                f"journeys.{key}.uuid", f"there is no journey `{shorten(key)}`", hint
            )
        uuid = self.journeys[key]
        if uuid is None:
            message = f"the journey `{key}` has no uuid yet"
            hint = "apply that journey first; its uuid is given when it is created"
            raise Unresolved("J404" if self.strict else "", message, hint)
        return uuid

    def _unknown(self, name: str, message: str, hint: str) -> Unresolved:
        known = [
            "target.application_code",
            *(f"vars.{var}" for var in (*self.vars, *self.unset)),
            *(f"journeys.{key}.uuid" for key in self.journeys),
        ]
        near = get_close_matches(name, known, n=1, cutoff=0.7)
        hint = f"did you mean `${{{near[0]}}}`?" if near else f"{hint}; {LITERAL}"
        return Unresolved("J401", message, hint)
