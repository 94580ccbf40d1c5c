"""The house rule: a room imports only rooms that stand left of it, and each library has one door."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "journeys_as_code"

LEAVES = ("errors", "glance", "findings", "address", "secrets")
ROOMS = (
    *LEAVES, "model", "source", "validate", "compile", "ways", "state", "remote", "plan", "accept",
    "apply", "operate", "pull", "report", "sandbox", "workflow", "cli",
)  # fmt: skip

DOORS = {
    "anyascii": ("address.py",),
    "yaml": ("source",),
    "httpx": ("remote",),
    "deepdiff": ("plan/diff.py",),
    "click": ("cli",),
    "starlette": ("sandbox",),
    "uvicorn": ("sandbox",),
    "rich": ("report", "cli"),
    "jsonschema": ("validate",),
    "jsonschema_rs": ("validate",),
    "sqlite3": ("sandbox",),
}

FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            found.add("RELATIVE")
    return found


def ours(names: set[str]) -> set[str]:
    parts = (name.split(".") for name in names)
    return {part[1] for part in parts if part[0] == PACKAGE.name and len(part) > 1}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_room_imports_only_what_stands_left_of_it(file: Path) -> None:
    room = room_of(file)
    allowed = {"__version__"}
    if room != "__init__":
        allowed |= {room} - set(LEAVES) | set(ROOMS[: ROOMS.index(room)])
    if room in LEAVES:
        allowed |= {"findings": {"address"}, "secrets": {"glance"}}.get(room, set())
    assert ours(imports(file)) <= allowed


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_each_library_comes_in_by_its_own_door(file: Path) -> None:
    place = str(file.relative_to(PACKAGE))
    libraries = {name.split(".")[0] for name in imports(file)}
    strangers = {
        library
        for library in libraries & DOORS.keys()
        if not any(place == door or place.startswith(f"{door}/") for door in DOORS[library])
    }
    assert not strangers


def test_every_room_is_in_the_table() -> None:
    assert {room_of(file) for file in FILES} - {"__init__"} <= set(ROOMS)


def test_the_sandbox_judges_independently() -> None:
    """The embedded API may not share the code that it is there to check."""
    shared = {"remote", "compile", "plan", "accept", "apply", "state"}
    for file in (PACKAGE / "sandbox").rglob("*.py"):
        assert not ours(imports(file)) & shared, file
