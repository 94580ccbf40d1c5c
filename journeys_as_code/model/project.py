"""The project file `journeys.yaml`, as pydantic models; its JSON Schema is generated from them."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from journeys_as_code.model.journey import Status, StatusOwner

_PERCENT = re.compile(r"(\d{1,3})%")

NAME = r"^[A-Za-z][A-Za-z0-9_-]*$"
"""Pattern of the names of projects, targets and variables."""
Name = Annotated[str, Field(pattern=NAME)]


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True
    )


class Token(_Strict):
    """Where the API token comes from; never the token itself. Exactly one way is given."""

    env: str | None = None
    """Name of an environment variable."""
    file: str | None = None
    """A file that holds only the token, relative to the project."""
    command: list[str] | None = None
    """A command that prints the token; run without a shell."""
    keyring: str | None = None
    """`SERVICE/USER` in the system's keyring (needs the `keyring` extra)."""


class Var(_Strict):
    """A variable that is not a plain value."""

    value: str | int | float | bool | None = None
    """The value, where it may stand in git."""
    env: str | None = None
    """Name of an environment variable that holds the value."""
    default: str | None = None
    """The value when the environment variable is not set."""
    secret: bool = False
    """Whether the value must never show in reports, state, plans or logs."""


class Limits(_Strict):
    """How hard the API may be worked. After a 429 both are halved, and grow back by themselves."""

    concurrency: int = Field(default=8, ge=1, le=64)
    """How many journeys are read or written at once (1 to 64)."""
    max_rps: float | None = Field(default=None, gt=0)
    """The most requests in a second, spread evenly; no limit where it is left out."""


class Target(_Strict):
    """One application in one account, with its own variables, token and state."""

    api: str
    """Base URL of the API, `sandbox` for the embedded one, or `sandbox:PATH` for another file of it."""
    application_code: str
    """The Pushwoosh application the journeys belong to."""
    token: Token | None = None
    """Where the server API token comes from; not needed for the sandbox."""
    state: str = "file"
    """Where the state is kept: `file`."""
    vars: dict[Name, str | int | float | bool | Var] = Field(default_factory=dict)
    """Values for `${vars.NAME}` in journey files."""
    protect: list[str] = Field(default_factory=list)
    """Patterns of keys that may never be finished, archived or removed."""
    limits: Limits = Limits()
    """How hard its API may be worked."""
    read_path: str = "/api/v3/journeygateway/{uuid}"
    """Path of the call that reads one journey. Assumed: the API's reference does not show it."""


class Safety(_Strict):
    """Limits on what one apply may change without `--allow-mass-change`, and what a failure stops."""

    max_changed: str = Field(default="30%", pattern=r"^\d{1,3}%$")
    """The largest share of the journeys that one apply may change: `30%`."""
    min_journeys: int = Field(default=10, ge=0)
    """Below this many journeys (0 or more) the share does not count."""

    on_error: Literal["continue", "stop"] = "continue"
    """Whether other journeys are still begun once one failed."""

    @property
    def max_share(self) -> float:
        """`max_changed` as a number from 0 to 1."""
        match = _PERCENT.fullmatch(self.max_changed)
        return int(match[1]) / 100 if match else 0.0


class PointKind(_Strict):
    """What a project says of a kind of point: a new kind, or another name for what is only assumed."""

    point_type: str | None = None
    """The `point_type` enum value."""
    data_key: str | None = None
    """The key inside `point_data`, when it is not the kind's own name."""
    fields: dict[str, str] = Field(default_factory=dict)
    """Authoring name -> the API's name, for fields whose name is only assumed."""
    outputs: dict[str, str] | None = None
    """Alias -> the API's output key (`{matched: output1, otherwise: default}`)."""
    json_schema: dict[str, Any] | None = Field(default=None, alias="schema")
    """JSON Schema of the kind's data."""


class Defaults(_Strict):
    """What every journey has unless its own file says otherwise; mappings are merged."""

    status: Annotated[Status | None, Field(strict=False)] = None
    """Whether journeys run."""
    params: dict[str, Any] = Field(default_factory=dict)
    """Settings of the whole journey, such as `silent_hours` and `capping`."""


class DriftIgnore(_Strict):
    """What others may change outside git without its being drift. All that is given must fit."""

    path: str | None = Field(default=None, min_length=1)
    """A place as reports write it (`points.split.ab_splitter`), or a pattern (`points.*.title`)."""
    kind: str | None = Field(default=None, min_length=1)
    """A kind of point: everything of the points of that kind."""
    journey: str | None = Field(default=None, min_length=1)
    """A pattern of keys: only in these journeys."""
    reason: str = Field(min_length=1)
    """Why it is others' to change; reports say it."""


Level = Literal["off", "info", "warning", "error"]


class Project(_Strict):
    """The whole of `journeys.yaml`."""

    version: Literal[1]
    """Version of this format."""
    project: Name = "journeys"
    """Name of the project; part of what the uuids of new points are derived from, so never change it."""
    journeys: str | list[str] = "journeys/"
    """Folder of the journey files, or a list of globs."""
    default_target: str | None = None
    """The target when none is named on the command line."""
    targets: dict[Name, Target] = Field(min_length=1)
    """The targets by name."""
    status_owner: Annotated[StatusOwner, Field(strict=False)] = StatusOwner.GIT
    """Who decides whether a journey runs, unless its own file says."""
    defaults: Defaults = Defaults()
    """What every journey has unless its own file says otherwise."""
    safety: Safety = Safety()
    """Limits on one apply."""
    drift_ignore: list[DriftIgnore] = Field(default_factory=list)
    """What others may change outside git without its being drift, and without its being put back."""
    lint: dict[str, Level] = Field(default_factory=dict)
    """Severity per rule code; YAML 1.2, so `off` is text."""
    point_kinds: dict[Name, PointKind] = Field(default_factory=dict)
    """Kinds of points the catalogue does not know, or knows only by assumption."""
