"""Whole outputs compared with files in tests/golden; `UPDATE_GOLDEN=1 pytest` writes them anew."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent.parent / "golden"


def golden(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode("utf-8")
