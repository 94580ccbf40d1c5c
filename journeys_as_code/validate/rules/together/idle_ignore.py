"""J506: what `drift_ignore` leaves to others is there."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from journeys_as_code.findings import Severity
from journeys_as_code.model.journey import JOURNEY_KEYS
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.rules.rule import rule
from journeys_as_code.validate.whole import PROJECT_FILE, Whole
from journeys_as_code.validate.words import suggestion

_PATTERN = frozenset("*?[")


@rule("J506", Severity.WARNING)
def idle_ignore(whole: Whole) -> Iterator[Problem]:
    """Every entry of `drift_ignore` fits a journey, a kind of point and a place in a journey.

    An entry that fits nothing ignores nothing: what it was for is drift, and an apply puts git's
    value back. A list counts as a whole, so no place has an index in it.
    """
    keys = [file.key for file in whole.files]
    kinds = list(whole.catalogue.kinds)
    for index, entry in enumerate(whole.project.drift_ignore if keys else ()):
        at = ("drift_ignore", index)
        journey, kind, path = entry.journey, entry.kind, entry.path
        if journey is not None and not any(fnmatchcase(key, journey) for key in keys):
            message = f"no journey has a key that fits `{journey}`"
            hint = suggestion(journey, keys, otherwise="the keys are {}")
            yield Problem((*at, "journey"), message, hint, file=PROJECT_FILE)
        if kind is not None and kind not in kinds:
            hint = suggestion(kind, kinds, otherwise="the kinds are {}")
            yield Problem(
                (*at, "kind"), f"there is no kind of point `{kind}`", hint, file=PROJECT_FILE
            )
        first = (path or "").partition(".")[0]
        if path is not None and first not in JOURNEY_KEYS and not _PATTERN & set(first):
            hint = suggestion(first, JOURNEY_KEYS, otherwise="places begin with {}")
            message = f"no place in a journey begins with `{first}`"
            yield Problem((*at, "path"), message, hint, file=PROJECT_FILE)
