"""The manual's page of rules: what each is for, and the cases that break and keep it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journeys_as_code.validate.registry import OF_COMMENTS, RULES
from journeys_as_code.validate.rules.rule import Rule

_CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"
_FAMILIES = {
    "J1": "Files, names and comments",
    "J2": "The graph",
    "J3": "Limits of the product",
    "J4": "Values and secrets",
    "J5": "The project as a whole",
    "J6": "Certainty",
}


def rulebook() -> str:
    """Every rule with why it matters, and a case that breaks it and one that keeps it."""
    parts: list[str] = []
    family = ""
    for rule in RULES:
        if rule.code[:2] != family:
            family = rule.code[:2]
            parts.append(f"## {_FAMILIES[family]}")
        parts += _rule(rule)
    return "\n\n".join(parts)


def _rule(rule: Rule[Any]) -> Iterator[str]:
    yield f"### {rule.code}"
    yield f"**{rule.summary}.** {severity(rule).capitalize()}."
    yield rule.why
    bad, good = (_case(kind, rule.code) for kind in ("invalid", "valid"))
    yield f"This is found:\n\n{_block(_files(bad))}\n\n{_found(bad)}"
    kept = {name: text for name, text in _files(good).items() if _files(bad).get(name) != text}
    yield f"This is right:\n\n{_block(kept)}"
    if rule.firm:
        yield "It cannot be switched off: a journey that breaks it cannot be compiled."
    else:
        on_line = (
            f", `# journeys: ignore {rule.code}` on one line" if rule not in OF_COMMENTS else ""
        )
        yield f"`lint: {{{rule.code}: off}}` in journeys.yaml switches it off{on_line}."


def severity(rule: Rule[Any]) -> str:
    """How severe it is by itself, in the words of the manual."""
    return {"info": "note"}.get(rule.severity, str(rule.severity))


def _case(kind: str, code: str) -> Path:
    return next(iter(sorted((_CASES / kind).glob(f"{code}-*"))))


def _files(case: Path) -> dict[str, str]:
    files = sorted(case.rglob("*.y*ml"), key=lambda file: (len(file.parts), file))
    return {file.relative_to(case).as_posix(): file.read_text("utf-8") for file in files}


def _block(files: dict[str, str]) -> str:
    """The files one after the other, each below its name where that matters."""
    named = (
        text if name == "journey.yaml" else f"# {name}\n{text}" for name, text in files.items()
    )
    return "```yaml\n" + "\n".join(named) + "```"


def _found(case: Path) -> str:
    """What is found in a case, as `validate` prints it, without the lines themselves."""
    text = (case / "expected.txt").read_text("utf-8")
    text = re.sub(r"(?m)^(\S.*?:\d+:\d+)\+\d+ (\w+ J\d+): ", r"\1: \2 ", text)
    return "```text\n" + re.sub(r"(?m)^    ", "  hint: ", text) + "```"
