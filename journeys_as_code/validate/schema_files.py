"""The committed schemas: where they are, in a checkout and in the installed wheel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from journeys_as_code.validate.schema_types import Schema

_PACKAGE = Path(__file__).parent.parent


@cache
def folder() -> Path:
    """The folder of the schemas: `_schemas` in the wheel, `schemas` beside the package in a checkout."""
    shipped = _PACKAGE / "_schemas"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "schemas"


def read(name: str) -> Schema:
    """A committed schema by its file name under `schemas/`."""
    schema: Schema = json.loads((folder() / name).read_text(encoding="utf-8"))
    return schema


def as_text(schema: Schema) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def stale(schemas: Mapping[str, Schema], under: Path) -> tuple[str, ...]:
    """The files under a folder that are missing or differ from these schemas, and kinds that are gone."""
    changed = {
        name for name, schema in schemas.items() if _text_of(under / name) != as_text(schema)
    }
    kinds = {f"points/{path.name}" for path in (under / "points").glob("*.schema.json")}
    return tuple(sorted(changed | (kinds - schemas.keys())))


def _text_of(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write(schemas: Mapping[str, Schema], under: Path) -> tuple[str, ...]:
    """Make a folder hold these schemas, and no other kinds; returns the files that changed or went."""
    names = stale(schemas, under)
    for name in names:
        path = under / name
        if name in schemas:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(as_text(schemas[name]), encoding="utf-8")
        else:
            path.unlink()
    return names
