"""Rules of the project file that its models cannot say. Like the journeys' rules, one function each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from journeys_as_code.findings import Severity
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind, Sure
from journeys_as_code.model.project import PointKind, Project, Target, Token
from journeys_as_code.validate.problem import Problem
from journeys_as_code.validate.registry import BY_CODE
from journeys_as_code.validate.words import suggestion

Check = Callable[[Project], Iterator[Problem]]

STATES = ("file",)
"""Where state can be kept."""


def default_target(project: Project) -> Iterator[Problem]:
    """`default_target` names a target."""
    name = project.default_target
    if name is not None and name not in project.targets:
        hint = suggestion(name, project.targets, otherwise="the targets are {}")
        yield Problem(("default_target",), f"there is no target `{name}`", hint)


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


def state_store(project: Project) -> Iterator[Problem]:
    """State is kept where this version can keep it."""
    for name, target in project.targets.items():
        if target.state not in STATES:
            message = f"state cannot be kept in `{target.state}` yet"
            yield Problem(("targets", name, "state"), message, "write `file`, or leave `state` out")


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


def new_kinds(project: Project) -> Iterator[Problem]:
    """A kind the catalogue does not know says its `point_type` and its `schema`."""
    catalogue = Catalogue.builtin()
    for name, declaration in project.point_kinds.items():
        if catalogue.get(name):
            continue
        missing = [key for key, value in _needed(declaration).items() if value is None]
        if missing:
            hint = suggestion(name, catalogue.kinds, otherwise="")
            message = f"the new kind `{name}` needs {' and '.join(f'a `{key}`' for key in missing)}"
            yield Problem(("point_kinds", name), message, hint, key=True)


def _needed(declaration: PointKind) -> Mapping[str, object]:
    return {"point_type": declaration.point_type, "schema": declaration.json_schema}


def kind_schemas(project: Project) -> Iterator[Problem]:
    """A declared schema is one."""
    for name, declaration in project.point_kinds.items():
        if declaration.json_schema is not None:
            from journeys_as_code.validate.declared_schema import schema_problems

            for path, message in schema_problems(declaration.json_schema):
                yield Problem(("point_kinds", name, "schema", *path), message)


def overridden_facts(project: Project) -> Iterator[Problem]:
    """What the API's reference states is not overridden."""
    for name, declaration in project.point_kinds.items():
        kind = Catalogue.builtin().get(name)
        for path in _overridden(kind, declaration) if kind else ():
            message = f"`{path[-1]}` of `{name}` is documented in the API's reference"
            hint = "remove it, unless you are sure"
            yield Problem(("point_kinds", name, *path), message, hint, key=True)


def _overridden(kind: Kind, declaration: PointKind) -> Iterator[tuple[str, ...]]:
    if kind.type_sure is Sure.DOCUMENTED and declaration.point_type not in (None, kind.point_type):
        yield ("point_type",)
    if kind.sure is Sure.DOCUMENTED and declaration.data_key not in (None, kind.data_key):
        yield ("data_key",)
    for name, wire_name in declaration.fields.items():
        field = kind.data.fields.get(name)
        if field and field.sure is Sure.DOCUMENTED and wire_name != field.wire_name:
            yield ("fields", name)
    if declaration.outputs is not None:
        known = {output.key for output in kind.outputs if output.sure is Sure.DOCUMENTED}
        if not known <= set(declaration.outputs.values()):
            yield ("outputs",)


def lint_codes(project: Project) -> Iterator[Problem]:
    """`lint` sets rules that exist, and does not switch off what compiling needs."""
    for code, level in project.lint.items():
        rule = BY_CODE.get(code)
        if rule is None:
            hint = suggestion(code, BY_CODE, otherwise="the rules are {}")
            yield Problem(("lint", code), f"this version has no rule `{code}`", hint, key=True)
        elif rule.firm and level != "error":
            message = f"`{code}` is always an error: a journey that breaks it cannot be compiled"
            yield Problem(("lint", code), message, f"remove `{code}`", key=True)


def share(project: Project) -> Iterator[Problem]:
    """A share is at most all."""
    if project.safety.max_share > 1:
        yield Problem(("safety", "max_changed"), "more than 100 % cannot change", "write `100%`")


RULES: tuple[tuple[str, Severity, Check], ...] = (
    ("J130", Severity.ERROR, default_target),
    ("J131", Severity.ERROR, token_ways),
    ("J132", Severity.ERROR, api_address),
    ("J133", Severity.ERROR, state_store),
    ("J134", Severity.ERROR, var_sources),
    ("J135", Severity.ERROR, new_kinds),
    ("J136", Severity.ERROR, kind_schemas),
    ("J137", Severity.WARNING, overridden_facts),
    ("J138", Severity.WARNING, lint_codes),
    ("J139", Severity.ERROR, share),
)
