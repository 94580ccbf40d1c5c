"""Where fuzzing starts: every example and every case, each as a project in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from support.checking import PLAIN_PROJECT

TESTS = Path(__file__).parents[1]
SOURCES = (
    TESTS.parent / "examples",
    TESTS / "cases" / "invalid",
    TESTS / "cases" / "valid",
    TESTS / "cases" / "yaml",
)
LARGEST = 100_000
"""Bytes of a file that is worth spoiling; larger ones are all the same."""


@dataclass(frozen=True)
class Seed:
    """One file of a project, to be spoiled; `name` says where it is from."""

    project: Path
    file: Path
    content: bytes
    name: str

    @property
    def good(self) -> bool:
        """Whether nothing is wrong with it yet."""
        return self.name.startswith(("examples", "valid"))

    def write(self, content: bytes) -> None:
        """Give the file another content."""
        self.file.write_bytes(content)

    def restore(self) -> None:
        """Give the file its own content."""
        self.file.write_bytes(self.content)


def seeds(under: Path) -> list[Seed]:
    """A seed for each file of each example and case, copied below that folder."""
    origins = [folder for source in SOURCES for folder in sorted(source.iterdir())]
    folders = [folder for folder in origins if folder.is_dir()]
    return [seed for n, folder in enumerate(folders) for seed in _seeds(folder, under / str(n))]


def plain(under: Path) -> Seed:
    """An empty journey of a project that says nothing more than it must."""
    file = under / "journeys" / "journey.yaml"
    file.parent.mkdir(parents=True)
    (under / "journeys.yaml").write_text(PLAIN_PROJECT)
    return Seed(under, file, b"", "(generated)")


def _seeds(origin: Path, project: Path) -> Iterator[Seed]:
    if (origin / "journeys.yaml").exists():
        shutil.copytree(origin, project)
    else:
        shutil.copytree(origin, project / "journeys")
    files = sorted(file for file in project.rglob("*") if file.suffix != ".txt")
    if not (project / "journeys.yaml").exists():
        (project / "journeys.yaml").write_text(PLAIN_PROJECT)
    for file in files:
        name = f"{origin.parent.name}/{origin.name}/{file.relative_to(project)}"
        if file.is_file() and file.stat().st_size <= LARGEST:
            yield Seed(project, file, file.read_bytes(), name)
