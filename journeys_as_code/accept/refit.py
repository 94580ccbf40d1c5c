"""A live value becomes what is to be written: in the author's own words, as far as these still fit.

A value that means the same stays as it was written, `${vars.x}` and spelling included; so does every
part of a mapping or list that means the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeys_as_code.address import Path
from journeys_as_code.model.absent import ABSENT, is_hollow
from journeys_as_code.model.points.kind import Form, Type
from journeys_as_code.plan.lists import align
from journeys_as_code.plan.merge_values import NO_TYPE, Values
from journeys_as_code.remote.semantics import Semantics
from journeys_as_code.secrets import is_seal

_REFERENCE = re.compile(r"\$\$\{|\$\{(?P<name>[^${}]*)\}")


@dataclass(frozen=True, slots=True)
class Lost:
    """A text with a `${...}` that fits no more: where, what was written, what is live."""

    path: Path
    text: str
    live: Any

    @property
    def var(self) -> str | None:
        """The variable that the text is, where it is nothing but one."""
        found = re.fullmatch(r"\$\{\s*vars\.([^${}\s]+)\s*\}", self.text)
        return found[1] if found else None

    @property
    def vars(self) -> list[str]:
        """Every variable that the text names."""
        return re.findall(r"\$\{\s*vars\.([^${}\s]+)\s*\}", self.text)


class Secret(Exception):
    """A value cannot be written, since it holds a secret; `path` is where."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class Refit:
    """Makes new values of old ones. `names` is what each `${NAME}` is worth, `secrets` those to hide.

    What fits no more is gathered in `lost`, and written as it is, unless it is one of the variables
    `kept`, which are to change themselves.
    """

    def __init__(
        self,
        semantics: Semantics,
        names: Mapping[str, Any],
        secrets: Mapping[str, str],
        kept: Collection[str] = (),
    ) -> None:
        self._semantics = semantics
        self._names = names
        self._secrets = secrets
        self._kept = kept
        self.lost: list[Lost] = []

    def value(self, type_: Type, written: Any, wanted: Any, live: Any, path: Path) -> Any:
        """What to write for `live` where `written` stands, which is worth `wanted`."""
        left_open = is_hollow(written) and is_hollow(wanted) and not is_hollow(live)
        if left_open or written is ABSENT or wanted is ABSENT:
            return self.fresh(live, path)
        if self._semantics.same(type_, wanted, live):
            return written
        if isinstance(written, dict) and isinstance(wanted, dict) and isinstance(live, dict):
            return self._mapping(type_, written, wanted, live, path)
        if _are_lists(written, wanted, live) and len(written) == len(wanted):
            return self._list(type_, written, wanted, live, path)
        if isinstance(written, str) and self._refers(written):
            return self._text(written, live, path)
        return self.fresh(live, path)

    def fresh(self, live: Any, path: Path) -> Any:
        """A live value that stands nowhere yet. Secret for one that would show what is secret."""
        if isinstance(live, dict):
            return {key: self.fresh(item, (*path, key)) for key, item in live.items()}
        if isinstance(live, list):
            return [self.fresh(item, (*path, index)) for index, item in enumerate(live)]
        if not isinstance(live, str):
            return live
        if is_seal(live):
            raise Secret(path)
        return self._literal(live)

    def _literal(self, live: str) -> str:
        """The text as it is to be written; a secret in it is named, never shown."""
        text = live.replace("${", "$${")
        for name, secret in sorted(self._secrets.items(), key=lambda item: -len(item[1])):
            text = text.replace(secret.replace("${", "$${"), f"${{vars.{name}}}")
        return text

    def _mapping(
        self,
        type_: Type,
        written: dict[str, Any],
        wanted: dict[str, Any],
        live: dict[str, Any],
        path: Path,
    ) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, item in written.items():
            inner, at = _child(type_, key), (*path, key)
            if key not in wanted:
                made[key] = item
            elif key in live:
                made[key] = self.value(inner, item, wanted[key], live[key], at)
            elif self._semantics.is_zero(inner, wanted[key]):
                made[key] = item
        if type_.form is Form.MAP:
            new = (key for key in live if key not in written)
            made |= {key: self.fresh(live[key], (*path, key)) for key in new}
        return made

    def _list(
        self,
        type_: Type,
        written: Sequence[Any],
        wanted: Sequence[Any],
        live: Sequence[Any],
        path: Path,
    ) -> list[Any]:
        item = type_.item or NO_TYPE
        made = []
        for index, place in enumerate(self._places(item, wanted, live)):
            at = (*path, index)
            if place is None:
                made.append(self.fresh(live[index], at))
            else:
                made.append(self.value(item, written[place], wanted[place], live[index], at))
        return made

    def _places(
        self, item: Type, wanted: Sequence[Any], live: Sequence[Any]
    ) -> Sequence[int | None]:
        """For each live element the written one that it is."""
        if all(isinstance(element, dict) for element in (*wanted, *live)):
            return align(live, wanted, Values(self._semantics, known=False).covers(item))
        free = list(range(len(wanted)))
        found: list[int | None] = []
        for element in live:
            same = (at for at in free if self._semantics.same(item, wanted[at], element))
            place = next(same, None)
            found.append(place)
            free = [at for at in free if at != place]
        return found

    def _refers(self, text: str) -> bool:
        return any(match["name"] is not None for match in _REFERENCE.finditer(text))

    def _text(self, written: str, live: Any, path: Path) -> Any:
        """The live text with the old text's references, if what these are worth is still in it."""
        fitted = self._fitted(written, live) if isinstance(live, str) else None
        if fitted is not None:
            return fitted
        lost = Lost(path, written, live)
        self.lost.append(lost)
        return written if lost.var in self._kept else self.fresh(live, path)

    def _fitted(self, written: str, live: str) -> str | None:
        matches = [m for m in _REFERENCE.finditer(written) if m["name"] is not None]
        if [m[0] for m in matches] == [written]:
            return None
        pieces: list[str] = []
        rest = live
        for match in matches:
            worth = _as_text(self._names.get(str(match["name"]).strip()))
            if not worth or live.count(worth) != written.count(match[0]) or worth not in rest:
                return None
            before, _, rest = rest.partition(worth)
            pieces += [self._literal(before), match[0]]
        return "".join([*pieces, self._literal(rest)])


def _are_lists(*values: Any) -> bool:
    return all(isinstance(value, list) for value in values)


def _as_text(value: Any) -> str:
    """A value in the middle of a text, as YAML writes it."""
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def _child(type_: Type, key: str) -> Type:
    known = type_.fields.get(key) if type_.form is Form.MESSAGE else None
    return known.type if known else type_.item or NO_TYPE
