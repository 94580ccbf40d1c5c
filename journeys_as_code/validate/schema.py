"""The JSON Schemas of everything people write: generated from the models, committed, shipped.

`journey.schema.json` stands alone (each kind is among its definitions), so that one file serves an
editor; `points/KIND.schema.json` holds the same kinds one by one.
"""

from __future__ import annotations

from collections.abc import Mapping

from journeys_as_code.model.journey import Status, StatusOwner
from journeys_as_code.model.params import Params, params_type
from journeys_as_code.model.points.catalogue import Catalogue
from journeys_as_code.model.points.kind import Kind, Output, Sure
from journeys_as_code.validate.schema_project import project_schema
from journeys_as_code.validate.schema_types import TEXT, Schema, schema_of

DRAFT = "http://json-schema.org/draft-07/schema#"
JOURNEY = "journey.schema.json"
FRAGMENT = "fragment.schema.json"
PROJECT = "project.schema.json"


def generate(catalogue: Catalogue, extra: Mapping[str, Schema] | None = None) -> dict[str, Schema]:
    """Every schema by its file name under `schemas/`; `extra` adds those of other rooms."""
    schemas = {
        JOURNEY: journey_schema(catalogue),
        FRAGMENT: fragment_schema(catalogue),
        PROJECT: project_schema(),
    }
    schemas |= {
        f"points/{name}.schema.json": kind_schema(kind) for name, kind in catalogue.kinds.items()
    }
    schemas |= extra or {}
    return {name: _head(name) | schema for name, schema in schemas.items()}


def _head(name: str) -> Schema:
    return {"$schema": DRAFT, "$id": f"urn:journeys-as-code:{name.removesuffix('.schema.json')}"}


def journey_schema(catalogue: Catalogue) -> Schema:
    """The schema of one journey file."""
    return {
        "title": "Journey",
        "description": "One customer journey of a Pushwoosh account, as code.",
        "type": "object",
        "properties": _journey_properties(),
        "required": ["title", "points"],
        "additionalProperties": False,
        "definitions": {
            "point": point_schema(catalogue),
            **{name: kind_schema(kind) for name, kind in catalogue.kinds.items()},
        },
    }


def fragment_schema(catalogue: Catalogue) -> Schema:
    """The schema of a file of points that journeys include."""
    journey = journey_schema(catalogue)
    return {
        "title": "Fragment",
        "description": "Points that several journeys include.",
        "type": "object",
        "properties": {key: journey["properties"][key] for key in ("points", "note")},
        "required": ["points"],
        "additionalProperties": False,
        "definitions": journey["definitions"],
    }


def _journey_properties() -> Schema:
    return {
        "title": _text("The journey's name in the builder.", minLength=1),
        "status": _choice(
            "Whether the journey runs. Left out, the tool never touches the status.", Status
        ),
        "status_owner": _choice(
            "Who decides whether the journey runs: git, people in the builder, or git only the "
            "first time.",
            StatusOwner,
        ),
        "points": {
            "description": "The points by name. A name stays the same for the whole life of a point.",
            "type": ["object", "null"],
            "additionalProperties": {"$ref": "#/definitions/point"},
        },
        "include": {
            "description": "Points that several journeys share: fragments, each with a prefix.",
            "type": "array",
            "items": _include(),
        },
        "params": {"description": Params.__doc__} | schema_of(params_type()),
        "comments": {
            "description": "Notes on the canvas; left out, those in the builder stay. Shape unknown.",
            "type": "array",
        },
        "uuid": _pin("The live journey this file is about, when it was made in the builder."),
        "moved": _earlier(
            "The key this journey had before its file was renamed; `false` says that it is a new "
            "journey, whatever it looks like."
        ),
        "note": _text("A remark for readers of this file."),
        "extra": _extra("journey"),
    }


_NO_KIND = "The kind of this point is missing: one key such as `wait` or `send_push`."
"""What editors say in place of `Missing property "start_by_segment"`."""


def point_schema(catalogue: Catalogue) -> Schema:
    """The schema of one point: the reserved keys, and exactly one key that names its kind."""
    return {
        "title": "Point",
        "description": "A point has exactly one key that names its kind.",
        "type": "object",
        "properties": _point_properties()
        | {name: {"$ref": f"#/definitions/{name}"} for name in catalogue.kinds},
        "additionalProperties": False,
        "oneOf": [{"required": [name], "errorMessage": _NO_KIND} for name in catalogue.kinds],
        "allOf": [
            {"if": {"required": [name]}, "then": {"properties": _ways_out(kind)}}
            for name, kind in catalogue.kinds.items()
        ],
    }


def _point_properties() -> Schema:
    return {
        "title": _text("The point's name in the builder and in statistics."),
        "next": _text("The point that people go to from here: the one way out of most kinds."),
        "outputs": {
            "description": "The points that people go to from here, for kinds with several ways out.",
            "type": "object",
            "additionalProperties": TEXT,
        },
        "position": {
            "description": "Where the point stands on the builder's canvas; left out, its place stays.",
            "type": "object",
            "properties": {"x": {"type": "number"}, "y": {"type": "number"}},
            "required": ["x", "y"],
            "additionalProperties": False,
        },
        "uuid": _pin("The live point this one is, when it was made in the builder."),
        "renamed_from": _earlier(
            "The name this point had before, so that it keeps its statistics and the people in it; "
            "`false` says that it is a new point, whatever it looks like."
        ),
        "note": _text("A remark for readers of this file."),
        "extra": _extra("point"),
    }


def _ways_out(kind: Kind) -> Schema:
    """What `next` and `outputs` may be; the rules say the same in better words."""
    if not kind.outputs:
        return {"next": False, "outputs": False}
    ways = {output.alias: _way(output) for output in kind.outputs}
    ways |= {output.key: _way(output) for output in kind.outputs}
    outputs: Schema = {"properties": ways, "additionalProperties": False}
    return {"outputs": outputs} if kind.single else {"next": False, "outputs": outputs}


def _way(output: Output) -> Schema:
    need = "" if output.required else " May be left out."
    return {"description": f"[{output.sure}] `{output.key}` of the API.{need}"}


def kind_schema(kind: Kind) -> Schema:
    """The schema of a kind's data. A project's own schema stands in for what is derived."""
    certain = kind.sure is kind.type_sure is Sure.DOCUMENTED
    sure = Sure.DOCUMENTED if certain else Sure.ASSUMED
    head: Schema = {"title": kind.name, "description": f"[{sure}] {kind.summary}"}
    body = dict(kind.schema) if kind.schema is not None else schema_of(kind.data)
    if body.get("type") == "object":
        body["type"] = ["object", "null"]
    return head | body


def _include() -> Schema:
    return {
        "type": "object",
        "properties": {
            "file": _text(
                "The fragment's file, by its path from the project's folder.", minLength=1
            ),
            "prefix": _text(
                "What the names of its points begin with in this journey.",
                pattern="^[A-Za-z0-9_][A-Za-z0-9_-]*$",
                patternErrorMessage="Write letters, digits, `_` and `-`, such as `end_`.",
            ),
            "renamed_from": _text(
                "The prefix these points had before; empty for points that had none."
            ),
        },
        "required": ["file", "prefix"],
        "additionalProperties": False,
    }


def _text(description: str, **more: object) -> Schema:
    return {"description": description, **TEXT, **more}


def _choice(description: str, values: type[Status | StatusOwner]) -> Schema:
    return {"description": description, "enum": [str(value) for value in values]}


def _pin(description: str) -> Schema:
    return {
        "description": f"{description} One uuid, or one per target.",
        "type": ["string", "object"],
        "additionalProperties": TEXT,
    }


def _earlier(description: str) -> Schema:
    """An earlier name, or `false` where there was none."""
    return {"description": description, "type": ["string", "boolean"], "not": {"const": True}}


def _extra(what: str) -> Schema:
    return {
        "description": f"What the API knows of this {what} and the tool does not; carried as it is.",
        "type": "object",
    }
