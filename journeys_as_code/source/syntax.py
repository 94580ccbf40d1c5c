"""What is wrong with a text that is not YAML, said plainly (J102, J104, J111, J113, J115)."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from yaml import YAMLError
from yaml.reader import ReaderError

from journeys_as_code.source.composer import MAX_DEPTH, TooDeep
from journeys_as_code.source.problems import Problems, shorten
from journeys_as_code.source.text import forbid_characters


class _Rule(NamedTuple):
    r"""How to say one of the parser's complaints.

    `pattern` is looked for in the complaint: what was being read, what was wrong, and marks of the
    surroundings (see `_marks`). The finding is put where the parser stopped, or `at` the `start` of
    what it was reading, or at the last `\` before. In `message`, `{char}` and `{word}` are what stands
    there, and `{line}` is where the parser began.
    """

    pattern: str
    message: str
    hint: str
    at: str = ""
    code: str = "J102"


_INDENT = "give lines that belong together the same indentation, in spaces"
_QUOTE = "put the text in quotes"
_ITEMS = "put `,` in between, and quote a text that holds `: ` or a bracket"

_RULES = (
    _Rule(
        "tab character|TAB .*start", "a tab indents this line", "indent with spaces", code="J113"
    ),
    _Rule("cannot start", "a text cannot begin with `{char}`", _QUOTE),
    _Rule("AGAIN .*mapping values", "a second `: ` stands in this line", _QUOTE),
    _Rule(
        "mapping values",
        "a `:` cannot stand here",
        "indent this line like the one above it, or end that one with `:`",
    ),
    _Rule("simple key", "this line has no `:`", "write `key: value`", at="start"),
    _Rule("sequence entries", "a list cannot begin here", "begin it in the next line, indented"),
    _Rule("mapping keys", "a `? ` cannot stand here", "write `key: value`"),
    _Rule(
        "quoted scalar found unexpected (end|document)",
        "the quote that opens here is never closed",
        "close it, and double a `'` that stands in single quotes",
        at="start",
    ),
    _Rule("END .*flow node", "a bracket is still open at the end of the file", "close it"),
    _Rule("END .*flow", "the `{char}` that opens here is never closed", "close it", at="start"),
    _Rule("flow seq.*',' or", "the list that began in line {line} cannot go on like this", _ITEMS),
    _Rule(
        "flow map.*',' or", "the mapping that began in line {line} cannot go on like this", _ITEMS
    ),
    _Rule(
        "node content", "a value cannot begin with `{char}`", "quote it, or delete what is too much"
    ),
    _Rule(
        "BEHIND .*block mapping",
        "this cannot follow what stands before it",
        "put quotes round the whole text, and double a `'` that stands in single quotes",
    ),
    _Rule("block mapping", "this does not fit the mapping that began in line {line}", _INDENT),
    _Rule("block collection", "this does not fit the list that began in line {line}", _INDENT),
    _Rule(
        "invalid Unicode|surrogates|too large|not in range",
        "this escape names no character",
        "write the character itself, or write `\\\\` for a backslash",
        at="\\",
    ),
    _Rule(
        "quoted scalar",
        "this `\\` begins no escape that YAML knows",
        "write `\\\\` for a backslash, or use single quotes",
        at="\\",
    ),
    _Rule("(alias|anchor) .*alphabetic", "a text cannot begin with `{char}`", _QUOTE, at="start"),
    _Rule(
        "undefined alias", "the alias `{word}` has no anchor above it", f"define it, or {_QUOTE}"
    ),
    _Rule(
        "duplicate anchor",
        "the anchor `{word}` stands already in line {line}",
        "rename one of them",
    ),
    _Rule(
        "tag handle",
        "the tag {word} is not known",
        "leave it out, or put the text in quotes",
        code="J104",
    ),
    _Rule(
        "a tag ",
        "the tag {word} is not well formed",
        "leave it out, or put the text in quotes",
        at="start",
        code="J104",
    ),
    _Rule(
        "block scalar", "`|` or `>` must end its line", "begin the text in the next line, indented"
    ),
    _Rule("document start", "this does not fit what stands above it", _INDENT),
    _Rule(
        "directive|incompatible|%TAG",
        "a line that begins with `%` is a directive, and this one is not read",
        "delete it, or put the text in quotes",
        at="start",
    ),
)


def report(error: YAMLError, text: str, problems: Problems) -> None:
    """Report why `text` could not be composed."""
    if isinstance(error, TooDeep):
        index = error.node.start_mark.index
        message = f"this is nested deeper than {MAX_DEPTH} levels"
        problems.add("J111", index, index + 1, message, "a journey needs far fewer")
        return
    if isinstance(error, ReaderError):
        forbid_characters(text, problems)
    if not problems.findings:
        _say(error, text, problems)


def _say(error: Any, text: str, problems: Problems) -> None:
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    index = _index(getattr(error, "problem_mark", None), 0)
    start = _index(getattr(error, "context_mark", None), index)
    complaint = f"{_marks(text, index)} {context or ''} {problem or error}"
    rule = next((rule for rule in _RULES if re.search(rule.pattern, complaint)), None)
    if rule is None:
        rule = _Rule("", f"this is not YAML: {shorten(str(problem or error))}", "correct it")
    place = start if rule.at == "start" else index
    if rule.at == "\\":
        place = max(text.rfind("\\", start, index + 1), start)
    place = min(place, len(text.rstrip()))
    word = shorten(text[place:].split(maxsplit=1)[0]) if text[place:].strip() else ""
    message = rule.message.format(char=word[:1], word=word, line=problems.line(start))
    problems.add(rule.code, place, place + 1, message, rule.hint)


def _marks(text: str, index: int) -> str:
    """What is around the place where the parser stopped.

    END: nothing more; TAB: a tab stands there; BEHIND: its line has something before it; AGAIN: even
    a `: `.
    """
    before = text[:index].rpartition("\n")[2]
    marks = {
        "END": not text[index:].strip(),
        "TAB": text.startswith("\t", index),
        "BEHIND": before.strip(),
        "AGAIN": ": " in before,
    }
    return " ".join(mark for mark, there in marks.items() if there)


def _index(mark: Any, default: int) -> int:
    return default if mark is None else int(mark.index)
