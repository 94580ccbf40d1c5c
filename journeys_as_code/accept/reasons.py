"""Why a live value is not simply written, and what can be done: both ways, where there are two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from journeys_as_code.accept.places import Kind, Where
from journeys_as_code.accept.refit import Lost
from journeys_as_code.address import Path
from journeys_as_code.findings import Place
from journeys_as_code.source.edits import Refusal, Why


class Ways(Protocol):
    """What may be done where a value is not simply the journey's own."""

    @property
    def inline(self) -> bool:
        """Whether it may become the journey's own."""
        ...

    @property
    def into_source(self) -> bool:
        """Whether it may be written where it comes from."""
        ...


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a change is left, where, and what can be done about it."""

    text: str
    place: Place
    hint: str


@dataclass(frozen=True)
class Reasons:
    """The reasons in one project: how often files are used, and which vars stand in the project file."""

    uses: Mapping[str, int]
    settable: Mapping[str, Path]
    secrets: Mapping[str, str]

    def conflict(self, place: Place) -> Reason:
        """Git has changed the value too."""
        return Reason(
            "git has another value here that was never applied",
            place,
            "apply git's with `journeys apply --overwrite-drift`, or give it up with --overwrite-git",
        )

    def sealed(self, place: Place) -> Reason:
        """Only the digest of the value is known."""
        return Reason(
            "it holds a secret of which only a digest is known", place, "write it by hand"
        )

    def var(self, lost: Lost, place: Place, ways: Ways) -> Reason | None:
        """A text is given by variables, and is not worth what is live."""
        hidden = next((name for name in lost.vars if name in self.secrets), None)
        if hidden is not None:
            text = f"it comes from the secret variable `{hidden}`"
            return Reason(text, place, "give the variable its new value where that is kept")
        text = f"it comes from `{lost.text}`"
        settable = lost.var is not None and lost.var in self.settable
        if ways.inline or (ways.into_source and settable):
            return None
        here = "--inline writes the value here"
        if settable:
            hint = f"--into-source gives `{lost.var}` this value, for all that use it; {here}"
        elif ways.into_source:
            hint = f"the value of the variable is not one that journeys.yaml gives; {here}"
        else:
            hint = here
        return Reason(text, place, hint)

    def place(self, at: Where, place: Place, ways: Ways) -> Reason | None:
        """A value is written where others have it from too."""
        count = self.uses.get(at.file, 1)
        alone = at.kind is Kind.OWN or (at.kind is not Kind.DEFAULT and count <= 1)
        if alone or ways.inline or ways.into_source:
            return None
        both = "--into-source changes it there, for all; --inline writes it in this journey only"
        if at.kind is Kind.DEFAULT:
            return Reason("it comes from `defaults:` of journeys.yaml", place, both)
        what = "included" if at.kind is Kind.FRAGMENT else "used"
        return Reason(f"it comes from {at.file}, which is {what} {count} times", place, both)

    def edit(self, refusal: Refusal) -> Reason:
        """The text of a file cannot be changed so."""
        hints = {
            Why.ALIAS: "--inline puts the value in place of the alias; or change it at its anchor",
            Why.SHARED: "change it by hand: where the anchor is, or give one of them its own value",
        }
        hint = hints.get(refusal.why, "change it by hand")
        return Reason(refusal.message, refusal.place, hint)
