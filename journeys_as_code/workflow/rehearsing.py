"""The project as it would be: a copy of its files with some of them changed, opened like any other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from journeys_as_code.workflow.opening import Workspace, open_project

_OURS = (".journeys", ".git")


@contextmanager
def rehearsed(
    ws: Workspace, texts: Mapping[str, str], overrides: Mapping[str, str]
) -> Iterator[Workspace]:
    """The project with these texts by file, for as long as the context lasts; nothing of it stays.

    `texts` are all files that are read; of the others only whether they are there can be seen.
    Raises Invalid where its journeys.yaml would have errors.
    """
    with tempfile.TemporaryDirectory(prefix="journeys-") as folder:
        root = Path(folder).resolve()
        for file, text in texts.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", errors="replace"))
        _link_others(ws.root, root, {PurePosixPath(file).parts[0] for file in texts})
        yield open_project(root, target=ws.target_name, environ=ws.environ, overrides=overrides)


def _link_others(root: Path, copy: Path, own: set[str]) -> None:
    """What is named but never read (schemas for the editor) is there too."""
    for path in root.iterdir():
        if path.name not in own and path.name not in _OURS:
            with suppress(OSError, NotImplementedError):
                (copy / path.name).symlink_to(path, target_is_directory=path.is_dir())
