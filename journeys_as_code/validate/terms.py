"""What the project file says that rules of journeys go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from journeys_as_code.model.project import Project, Var


@dataclass(frozen=True, slots=True)
class Terms:
    """The application codes of the targets by target, and the names of variables.

    A variable that is secret in one target and not in another is in both sets.
    """

    applications: Mapping[str, str]
    secret: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()

    @classmethod
    def of(cls, project: Project) -> Self:
        """The terms of a project."""
        named = [
            (name, isinstance(var, Var) and var.secret)
            for target in project.targets.values()
            for name, var in target.vars.items()
        ]
        return cls(
            {name: target.application_code for name, target in project.targets.items()},
            frozenset(name for name, is_secret in named if is_secret),
            frozenset(name for name, is_secret in named if not is_secret),
        )


NO_TERMS = Terms({})
"""For a journey without a project."""
