"""Rules of the project file that its models cannot say: targets, variables, limits, lint."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from journeys_as_code.findings import Severity
from journeys_as_code.model.project import Project, Target, Token
from journeys_as_code.source.codes import CODES as SOURCE
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.project_kinds import kind_schemas, new_kinds, overridden_facts
from journeys_as_code.validate.project_rule import ProjectRule, project_rule
from journeys_as_code.validate.registry import BY_CODE
from journeys_as_code.validate.shape_codes import SHAPE
from journeys_as_code.validate.words import suggested_code, suggestion

STATES = ("file",)
"""Where state can be kept."""


@project_rule("J130")
def default_target(project: Project) -> Iterator[Problem]:
    """`default_target` names a target."""
    name = project.default_target
    if name is not None and name not in project.targets:
        hint = suggestion(name, project.targets, otherwise="the targets are {}")
        yield Problem(("default_target",), f"there is no target `{name}`", hint)


@project_rule("J131")
def token_ways(project: Project) -> Iterator[Problem]:
    """A token comes in exactly one way; over the network there must be one."""
    for name, target in project.targets.items():
        path = ("targets", name)
        if target.token is None:
            if not _is_sandbox(target):
                hint = "add `token: {env: PUSHWOOSH_API_TOKEN}`"
                yield Problem(path, f"target `{name}` needs a `token`", hint, key=True)
            continue
        ways = [way for way in Token.model_fields if getattr(target.token, way) is not None]
        if len(ways) != 1:
            said = " and ".join(f"`{way}`" for way in ways) or "no way"
            hint = "keep exactly one of `env`, `file`, `command`, `keyring`"
            yield Problem((*path, "token"), f"the token comes by {said}", hint, key=True)


@project_rule("J132")
def api_address(project: Project) -> Iterator[Problem]:
    """The API is spoken to over https; plain http only on this machine."""
    for name, target in project.targets.items():
        if not _is_sandbox(target):
            wrong = _wrong_address(target.api)
            if wrong:
                hint = "write `https://journey.pushwoosh.com`, or `sandbox` for the embedded API"
                yield Problem(("targets", name, "api"), wrong, hint)


def _is_sandbox(target: Target) -> bool:
    return target.api == "sandbox" or target.api.startswith("sandbox:")


def _wrong_address(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return f"`{address}` is no address"
    if parts.scheme not in ("http", "https") or not host:
        return f"`{address}` is no address of an API"
    if parts.username or parts.password or parts.query or parts.fragment:
        return "the address of an API holds no user, password, query or fragment"
    if parts.scheme == "http" and not _is_loopback(host):
        return "plain http would send the token in clear; it is only for this machine"
    return ""


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@project_rule("J133")
def state_store(project: Project) -> Iterator[Problem]:
    """State is kept where this version can keep it."""
    for name, target in project.targets.items():
        if target.state not in STATES:
            message = f"state cannot be kept in `{target.state}` yet"
            yield Problem(("targets", name, "state"), message, "write `file`, or leave `state` out")


@project_rule("J134")
def var_sources(project: Project) -> Iterator[Problem]:
    """A variable has one source, and a secret one does not stand in git."""
    for name, target in project.targets.items():
        for var_name, var in target.vars.items():
            path = ("targets", name, "vars", var_name)
            if isinstance(var, str | int | float | bool):
                continue
            if (var.env is None) == (var.value is None):
                message = f"variable `{var_name}` needs either `value` or `env`"
                yield Problem(path, message, "write `{env: NAME}` or `{value: ...}`", key=True)
            elif var.secret and var.value is not None:
                message = f"the value of the secret `{var_name}` would stand in git"
                yield Problem((*path, "value"), message, "write `env: NAME` in its place", key=True)


@project_rule("J138", Severity.WARNING)
def lint_codes(project: Project) -> Iterator[Problem]:
    """`lint` sets rules that exist, and does not switch off what compiling needs."""
    for code, level in project.lint.items():
        rule = BY_CODE.get(code)
        if code in SHAPE or code in SOURCE:
            yield Problem(
                ("lint", code), f"`{code}` is always an error", f"remove `{code}`", key=True
            )
        elif rule is None:
            hint = suggested_code(code, BY_CODE)
            yield Problem(("lint", code), f"this version has no rule `{code}`", hint, key=True)
        elif rule.firm and level != "error":
            message = f"`{code}` is always an error: a journey that breaks it cannot be compiled"
            yield Problem(("lint", code), message, f"remove `{code}`", key=True)


@project_rule("J139")
def share(project: Project) -> Iterator[Problem]:
    """A share is at most all."""
    if project.safety.max_share > 1:
        yield Problem(("safety", "max_changed"), "more than 100 % cannot change", "write `100%`")


@project_rule("J141")
def ignored_something(project: Project) -> Iterator[Problem]:
    """An entry of `drift_ignore` says what it ignores, and not all of every journey."""
    for index, entry in enumerate(project.drift_ignore):
        path = ("drift_ignore", index)
        if entry.path is None and entry.kind is None and entry.journey is None:
            message = "this would ignore every change in every journey"
            hint = "say which: `path`, `kind` or `journey`"
            yield Problem(path, message, hint)
        elif entry.path == "status":
            message = "who decides whether a journey runs is not said here"
            hint = "write `status_owner: people`, or `start_once`, in the project or the journey"
            yield Problem((*path, "path"), message, hint)


RULES: tuple[ProjectRule, ...] = (
    default_target,
    token_ways,
    api_address,
    state_store,
    var_sources,
    new_kinds,
    kind_schemas,
    overridden_facts,
    lint_codes,
    share,
    ignored_something,
)
