"""The variables that pulled journeys need: one name for one value."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeys_as_code.address import slug
from journeys_as_code.model.naming import unused
from journeys_as_code.secrets import Secrets
from journeys_as_code.source.variables import SHORTEST_SECRET

_LONG = 8
"""Characters from which on a secret is looked for inside of texts."""


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A secret that the account holds and the files must not; where it stands there, for people."""

    name: str
    env: str
    key: str
    place: str
    hidden: bool = True
    """Whether reports can hide it: what is too short turns up in any text."""
    value: str = field(default="", repr=False)


@dataclass
class Ledger:
    """Gives each value a name: the one it has on the target already, else a new one.

    `values` are the target's variables that have one, `unset` those that need the environment.
    """

    values: Mapping[str, Any]
    unset: Collection[str]
    secrets: Collection[str]
    outside: Collection[str] = ()
    """Those whose value the environment may give, so that no file says it."""
    target: str = ""
    elsewhere: Collection[str] = ()
    """Variables of the environment from which other targets take theirs: one of these would give two
    targets one secret."""
    sealed: Mapping[str, str] = field(default_factory=dict)
    """Names of secret variables by the digest of their value, as far as state keeps it."""
    salt: str = ""
    """What these digests were made with."""
    taken: set[str] = field(default_factory=set)
    plain: dict[str, str] = field(default_factory=dict)
    """New variables by name."""
    hidden: dict[str, NewSecret] = field(default_factory=dict)
    recognised: dict[str, str] = field(default_factory=dict, repr=False)
    """The values of secret variables that were known by their digests, by name."""
    met: set[str] = field(default_factory=set)
    """Names of fields that were asked for and are there."""

    def __post_init__(self) -> None:
        """Note under which names a value is known."""
        self.taken |= {*self.values, *self.unset}
        self._plain = {
            text: name for name, text in self.values.items()
            if isinstance(text, str) and text not in self.secrets
        }  # fmt: skip
        self._secret = {
            str(self.values[n]): n for n in self.values
            if self.values[n] in self.secrets or self._short(n)
        }  # fmt: skip

    def _short(self, name: str) -> bool:
        """Whether it may be a credential that was too short to be declared a secret."""
        return name in self.outside and len(str(self.values[name])) < SHORTEST_SECRET

    def name_of(self, value: str, *words: str) -> str:
        """The name of a plain variable of this value; a new one is made of the words."""
        if value not in self._plain:
            name = self._new(*words)
            self._plain[value] = name
            self.plain[name] = value
        return self._plain[value]

    def secret_name(self, value: str, *words: str, key: str, place: str) -> str:
        """The name of a secret variable of this value; a new one is made of the words.

        One whose environment variable is not set is taken for it only where state keeps the digest of
        its value: it may be another secret.
        """
        if value not in self._secret:
            sealed = Secrets.of([value], salt=self.salt).seal(value)
            if sealed in self.sealed:
                self._secret[value] = name = self.sealed[sealed]
                self.recognised[name] = value
                return name
            name = self._new(*words)
            self._secret[value] = name
            hides = len(value) >= SHORTEST_SECRET
            env = _in_environment(name)
            if env in self.elsewhere:
                env = f"{_in_environment(self.target)}_{env}"
            self.hidden[name] = NewSecret(name, env, key, place, hides, value)
        return self._secret[value]

    def may_hold(self, value: Any) -> bool:
        """A quick look: False where no text in a JSON value holds a secret that has a name."""
        return bool(self._secret) and Secrets.of(self._secret, salt="").may_be_in(value)

    def parted(self, text: str) -> list[tuple[str, str]]:
        """The text in parts: each with the name of the secret that it is, or with none.

        A short secret counts only where it is the whole text: it turns up in any other.
        """
        if text in self._secret:
            return [(text, self._secret[text])]
        inside = [it for it in self._secret if len(it) >= _LONG and it in text]
        if not inside:
            return [(text, "")]
        longest = "|".join(map(re.escape, sorted(inside, key=len, reverse=True)))
        return [(it, self._secret.get(it, "")) for it in re.split(f"({longest})", text) if it]

    @property
    def new(self) -> frozenset[str]:
        """The names of all new variables."""
        return frozenset({*self.plain, *self.hidden})

    def forget(self, names: Collection[str]) -> None:
        """Take new variables back, as if their values had not been met."""
        for name in names:
            if name in self.plain:
                del self._plain[self.plain.pop(name)]
            else:
                del self._secret[self.hidden.pop(name).value]
        self.taken -= set(names)

    def _new(self, *words: str) -> str:
        name = unused(_name(*words), self.taken)
        self.taken.add(name)
        return name


def _in_environment(name: str) -> str:
    return name.upper().replace("-", "_")


def _name(*words: str) -> str:
    name = slug(" ".join(words), fallback="value")
    return name if name[0].isalpha() else f"v_{name}"
