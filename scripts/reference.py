"""The parts of the manual that are taken from the code itself: kinds of points, rules, commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy

import click
from rulebook import rulebook, severity

from journeys_as_code.cli import help as help_text
from journeys_as_code.cli.root import root
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Field, Form, Kind, Type
from journeys_as_code.source.codes import CODES as SOURCE
from journeys_as_code.validate.project_rules import RULES as PROJECT_RULES
from journeys_as_code.validate.registry import RULES
from journeys_as_code.validate.shape_codes import SHAPE
from journeys_as_code.ways.story_codes import STORIES

Row = Sequence[str]
_EVERYWHERE = ("directory", "target", "variables", "no_color", "verbose", "version")


def points() -> str:
    """Every kind of the catalogue, family by family."""
    parts: list[str] = []
    family = ""
    for kind in Catalogue.builtin().kinds.values():
        if kind.family != family:
            family = kind.family
            parts.append(f"## {family.capitalize()}")
        parts += _kind(kind)
    return "\n\n".join(parts)


def codes() -> str:
    """What is found while files are read and before the rules."""
    return _codes({**SOURCE, **SHAPE, **{rule.code: rule.summary for rule in PROJECT_RULES}})


def stories() -> str:
    """What is found in stories, which `journeys test` tells."""
    return _codes(STORIES)


def _codes(found: Mapping[str, str]) -> str:
    return _table(("code", "what must hold"), [(code, f"{found[code]}.") for code in sorted(found)])


def rules() -> str:
    """Every rule with its code."""
    rows = [
        (
            f"[{rule.code}](rules.md#{rule.code.lower()})",
            severity(rule),
            "no" if rule.firm else "yes",
            f"{rule.summary}.",
        )
        for rule in RULES
    ]
    return _table(("code", "severity", "`lint:` may change it", "what must hold"), rows)


def commands() -> str:
    """The help of every command, in the order of `journeys --help`; what all take stands first."""
    parts = [f"```text\n{help_text.text().rstrip()}\n```"]
    context = click.Context(root, info_name="journeys")
    for group, names in help_text.COMMANDS.items():
        parts.append(f"## {group}")
        for name in names:
            command = root.get_command(context, name)
            assert command is not None
            parts += _help(command, context)
    return "\n\n".join(parts)


def _help(command: click.Command, above: click.Context) -> Iterator[str]:
    command = copy(command)
    command.params = [param for param in command.params if param.name not in _EVERYWHERE]
    context = command.make_context(command.name, [], parent=above, resilient_parsing=True)
    context.terminal_width = context.max_content_width = 100
    yield f"### {context.command_path}"
    yield f"```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _help(inner, context)


def _kind(kind: Kind) -> Iterator[str]:
    yield f"### {kind.name}"
    yield f"{kind.summary}"
    yield f"The kind is **{kind.sure}**; `point_type` is `{kind.point_type}` (**{kind.type_sure}**)."
    if kind.single:
        yield "It leads on with `next`."
    elif kind.outputs:
        rows = [
            (f"`{out.alias}`", f"`{out.key}`", "yes" if out.required else "no", str(out.sure))
            for out in kind.outputs
        ]
        yield _table(("output", "on the wire", "required", "sure"), rows)
    if kind.data.fields:
        fields: list[Row] = [_field(field) for field in kind.data.fields.values()]
        yield _table(("field", "type", "sure", "what it is"), fields)


def _field(field: Field) -> Row:
    return f"`{field.name}`", _type(field.type), str(field.sure), field.doc.replace("|", "\\|")


def _type(type_: Type) -> str:
    if type_.form is Form.LIST and type_.item:
        return f"list of {_type(type_.item)}"
    if type_.form is Form.MAP and type_.item:
        return f"map to {_type(type_.item)}"
    if type_.form is Form.MESSAGE:
        return "{" + ", ".join(type_.fields) + (", ..." if type_.open else "") + "}"
    return ", ".join(f"`{value}`" for value in type_.values) or str(type_.form)


def _table(head: Row, rows: Sequence[Row]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


SECTIONS = {
    "points": points,
    "codes": codes,
    "rules": rules,
    "rulebook": rulebook,
    "stories": stories,
    "commands": commands,
}
