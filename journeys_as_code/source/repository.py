"""Where a project is in its git repository."""

from __future__ import annotations

from pathlib import Path


def folder_in_repository(root: Path) -> str:
    """The project's folder, seen from the top of its repository.

    Empty where the project is the top, or in no repository at all.
    """
    for top in (root, *root.parents):
        if (top / ".git").exists():
            return "" if top == root else root.relative_to(top).as_posix()
    return ""
