"""How two targets differ, as a comment or the text of an issue."""

from __future__ import annotations

from collections.abc import Iterator

from journeys_as_code.plan.difference import Difference, Differences
from journeys_as_code.report import diff_words, escape, markdown
from journeys_as_code.report.change_text import diff_line
from journeys_as_code.report.redact import NOTHING, redact_differences
from journeys_as_code.secrets import Secrets


def render(
    found: Differences,
    *,
    secrets: Secrets = NOTHING,
    variables: bool = False,
    limit: int = markdown.COMMENT,
) -> str:
    """The journeys that differ, in at most `limit` characters; lines as in `diff_text`."""
    found = redact_differences(found, secrets)
    source, aim = escape.markdown(found.source), escape.markdown(found.aim)
    shown = [it for it in found.journeys if it.differs or (variables and it.by_variable)]
    title = f"### Journeys: {aim} -&gt; {source}"
    said = f"**{escape.plain(diff_words.sentence(found))}**" if found.differ else "No difference."
    lines = [title, "", said, ""]
    if shown:
        rows = [_row(item) for item in shown]
        lines += markdown.table(("", "journey", "title", "", "changes"), rows, room=limit // 3)
    blocks = [block for block in (_block(it, variables=variables) for it in shown) if block]
    tail = "\n".join(f"- {note}" for note in diff_words.notes(found, variables=variables))
    return markdown.fit("\n".join(lines).rstrip("\n"), blocks, tail, limit=limit)


def _row(journey: Difference) -> tuple[str, ...]:
    return (
        escape.markdown(diff_words.SYMBOLS[journey.kind]),
        escape.markdown(escape.clip(journey.key, 100)),
        escape.markdown(escape.clip(journey.title, 100)),
        escape.markdown(diff_words.presence(journey)),
        str(len(journey.changes) or ""),
    )


def _block(journey: Difference, *, variables: bool) -> str:
    lines = list(_lines(journey, variables=variables))
    return markdown.details(escape.markdown(journey.key), lines) if lines else ""


def _lines(journey: Difference, *, variables: bool) -> Iterator[str]:
    for change in journey.changes:
        yield diff_line(change)
    for change in journey.by_variable if variables else ():
        yield f"{diff_line(change)}  (by variable)"
    for remark in diff_words.remarks(journey) if journey.differs else ():
        yield f"# {escape.plain(remark)}"
