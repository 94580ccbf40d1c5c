"""A plan as a page: one file, no scripts, nothing loaded from elsewhere; for a browser and for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape as html

from journeys_as_code.address import render as render_path
from journeys_as_code.plan.change import Action, Change, JourneyPlan, Plan
from journeys_as_code.remote.port import Rung
from journeys_as_code.report import escape, ignored, summary, words
from journeys_as_code.report.change_text import by_words, notes_on
from journeys_as_code.report.plan_text import SYMBOLS, edited, renames, status_words
from journeys_as_code.report.redact import NOTHING, redact_plan
from journeys_as_code.secrets import SHOWN, Secrets

MOST = 4_000
"""Characters of one value that are shown."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root{color-scheme:light dark;--ink:#1f2328;--quiet:#59636e;--page:#fff;--soft:#f6f8fa;--line:#d1d9e0;
--add:#116329;--add-soft:#dafbe1;--remove:#a40e26;--remove-soft:#ffebe9;--change:#7a4b00;--change-soft:#fff3d6;--note:#0550ae}
@media screen and (prefers-color-scheme:dark){:root{
--ink:#e6edf3;--quiet:#9198a1;--page:#0d1117;--soft:#151b23;--line:#3d444d;
--add:#7ee787;--add-soft:#12261e;
--remove:#ff9492;--remove-soft:#2d1518;--change:#f2cc60;--change-soft:#2b2211;--note:#79c0ff}}
@media print{:root{color-scheme:light}}
body{font:15px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;margin:0 auto;padding:1.5rem;max-width:64rem;
color:var(--ink);background:var(--page)}
h1{font-size:1.4rem;margin:0}
h2{font-size:1rem;margin:0;display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline}
h2 small{font-weight:400;color:var(--quiet)}
p,ul{margin:.4rem 0}
ul{padding-left:1.2rem}
section{border:1px solid var(--line);border-left-width:.3rem;border-radius:.4rem;padding:.7rem 1rem;margin:1rem 0;
background:var(--soft);break-inside:avoid-page}
code{font:.87em/1.5 ui-monospace,'SF Mono',Consolas,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
table{border-collapse:collapse;width:100%;margin:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;font-weight:400;
border-top:1px solid var(--line)}
th{width:34%}
ins,del{text-decoration:none;border-radius:.2rem;padding:0 .15rem}
ins,.add{color:var(--add);background:var(--add-soft)}
del,.remove{color:var(--remove);background:var(--remove-soft)}
del{text-decoration:line-through}
b{padding:0 .5rem;border-radius:1rem;font-size:.85rem}
.change{color:var(--change);background:var(--change-soft)}
.of-add{border-left-color:var(--add)}
.of-remove{border-left-color:var(--remove)}
.of-change{border-left-color:var(--change)}
.quiet{color:var(--quiet);background:none}
i{font-style:normal;color:var(--note)}
.warn{color:var(--change)}
""".strip().replace("\n", "")
_TINTS = {"create": "add", "archive": "remove", "blocked": "remove", "none": "quiet"}


def render(
    plan: Plan,
    *,
    secrets: Secrets = NOTHING,
    needs: Sequence[str] = (),
    next_step: str = "",
) -> str:
    """The page; `needs` are the consents the plan asks for, `next_step` the command that comes next."""
    plan = redact_plan(plan, secrets)
    title = _text(f"Plan for {plan.target} ({plan.application_code})")
    shown = summary.noteworthy(plan)
    if shown:
        counted = summary.sentence(plan) or f"nothing to do; {summary.unchanged(plan)}"
        about = f"{_text(counted)}. Nothing was sent yet."
    else:
        about = f"No changes. {_text(summary.unchanged(plan))}."
    lines = [f"<h1>{title}</h1>", f"<p>{about}</p>"]
    asked = "".join(f"<li>needs <code>{_text(need)}</code></li>" for need in needs)
    lines += [f"<ul>{asked}</ul>"] if asked else []
    lines += [part for journey in shown for part in _section(journey)]
    if plan.changed and next_step:
        lines.append(f"<p>Next: <code>{_text(next_step)}</code></p>")
    elif next_step and summary.counts(plan)[Action.BLOCKED]:
        again = f"<code>{_text(next_step)}</code>"
        lines.append(f"<p>Next: deal with what is blocked, then {again}</p>")
    body = "\n".join(lines)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _text(text: str) -> str:
    return html(escape.plain(text))


def _section(journey: JourneyPlan) -> Iterator[str]:
    tint = _TINTS.get(str(journey.action), "change")
    tail = [status_words(journey), f"({', '.join(journey.calls)})" if journey.calls else ""]
    if journey.prior is not None and journey.prior.rung is not Rung.READ:
        tail.append(f"[{journey.prior.rung}]")
    small = "".join(f"<small>{_text(part)}</small>" for part in tail if part)
    yield f'<section class="of-{tint}">'
    action = f'<b class="{tint}">{_text(SYMBOLS[journey.action])} {journey.action}</b>'
    yield f"<h2>{action}{_text(journey.key)}<small>{_text(journey.title)}</small>{small}</h2>"
    if journey.moved_from:
        yield f"<p>was {_text(journey.moved_from)}</p>"
    yield from (f"<p>{html(line)}</p>" for line in renames(journey))
    if journey.reason:
        yield f"<p>{_text(journey.reason)}</p>"
    if journey.changes:
        yield f"<table>{''.join(map(_row, journey.changes))}</table>"
    if summary.drifted(journey):
        yield f"<p><i>{html(edited(journey))}</i></p>"
        yield from (f"<p>{_text(text)}</p>" for text in summary.mismatches(journey))
    if left := ignored.note(journey):
        yield f"<p><i>{html(left)}</i></p>"
    warnings = "".join(f"<li>{_text(it.message)} [{it.code}]</li>" for it in journey.warnings)
    yield f'<ul class="warn">{warnings}</ul></section>' if warnings else "</section>"


def _row(change: Change) -> str:
    path = f"<code>{_text(render_path(change.path))}</code>"
    notes = "".join(f" <i>({_text(note)})</i>" for note in notes_on(change))
    return f'<tr><th scope="row">{path}</th><td>{_values(change)}{notes}</td></tr>'


def _values(change: Change) -> str:
    before, after = change.before, change.after
    if before == after == SHOWN:
        return f"{SHOWN} &rarr; another {SHOWN}"
    if isinstance(before, str) and isinstance(after, str) and by_words(before, after):
        return f"<code>{''.join(map(_piece, words.diff(before, after)))}</code>"
    old = "" if change.kind == "add" else f"<del><code>{_value(before)}</code></del>"
    new = "" if change.kind == "remove" else f"<ins><code>{_value(after)}</code></ins>"
    return " &rarr; ".join(part for part in (old, new) if part)


def _value(value: object) -> str:
    return html(escape.clip(escape.value(value), MOST))


def _piece(piece: words.Piece) -> str:
    text = _text(escape.clip(piece.text, MOST))
    tag = {"removed": "del", "added": "ins"}.get(piece.kind)
    return f"<{tag}>{text}</{tag}>" if tag else text
