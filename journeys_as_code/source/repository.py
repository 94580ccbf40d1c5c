"""Where a project is in its git repository, and what is checked out there."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 5.0
"""Seconds that git may take; what it does not say by then is not known."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that is checked out; `clean` is None where git did not say."""

    id: str
    clean: bool | None


def folder_in_repository(root: Path) -> str:
    """The project's folder, seen from the top of its repository.

    Empty where the project is the top, or in no repository at all.
    """
    for top in (root, *root.parents):
        if (top / ".git").exists():
            return "" if top == root else root.relative_to(top).as_posix()
    return ""


def checked_out(root: Path) -> Commit | None:
    """The commit that the project's files are from; None without git, a repository, or a commit."""
    commit = _git(root, "rev-parse", "--verify", "HEAD")
    if not commit:
        return None
    differing = _git(root, "status", "--porcelain", "--untracked-files=normal", "--", ".")
    return Commit(commit, None if differing is None else not differing)


def _git(root: Path, *words: str) -> str | None:
    """What a git command prints; None where it cannot be run or fails. It takes no lock, asks nothing."""
    try:
        done = subprocess.run(  # noqa: S603 (fixed words, without a shell)
            ["git", "-c", "core.fsmonitor=false", *words],  # noqa: S607 (the git of the user)
            cwd=root,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else None
