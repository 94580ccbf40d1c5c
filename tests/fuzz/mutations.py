"""Ways to spoil the text of a file, drawn from a seeded source of chance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

TOKENS = (
    # YAML
    "&a ", "*a", "*b", "<<: ", "!!python/object:os.system ", "!!str ", "!!binary ", "!!set ", "! ",
    "|", ">-", "|9", "? ", "- ", ": ", ":", "#", " #", "%YAML 1.1\n", "---\n", "...\n", "\t", "@", "`",
    "{", "}", "[", "]", ",", '"', "'", "\\", "\\u0000", "\\ud800", "\n", "\r", "\r\n", "\n\n", "  ", " ",
    # characters
    "\ufeff", "\x00", "\x07", "\x85", "\u2028", "\u202e", "\ufffe", "é", "e\u0301", "日本", "😀", "ﬁ",
    # values
    "null", "~", "true", "yes", "on", "0", "-1", "0o17", "0x1F", "1e400", ".nan", "-.inf", "1_000",
    "1.0", "9" * 40, "9" * 5000, "2026-02-30T09:00:00Z", "12:30", "1d", "P1D", "91d", "{}", "[]", "''",
    # this language
    "${", "}", "$${", "${vars.x}", "${vars.", "${journeys.a.uuid}", "${target.application_code}", "${}",
    "{{point:", "{{point:a}}", "{{point:a;attribute:b}}", "{{tag:Name}}", "}}", "# journeys: ignore J202",
    "title: ", "points:\n", "next: ", "outputs: ", "exit: {}", "wait: {duration: 1d}", "uuid: ", "extra: ",
    "include:\n  - {file: a.yaml, prefix: b}\n", "{file: bodies/a.json}", "{file: ../../etc/passwd}",
    "defaults: ", "lint: ", "vars: ", "targets: ", "point_kinds: ", "note: ", "status: running",
)  # fmt: skip

Mutation = Callable[[Random, str], str]


def mutate(chance: Random, text: str) -> bytes:
    """The text with one to six things wrong with it; now and then bytes that are no text."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        text = chance.choice(MUTATIONS)(chance, text)
    content = text.encode("utf-8", "surrogatepass")
    return _flip(chance, content) if chance.random() < 0.03 else content


def _flip(chance: Random, content: bytes) -> bytes:
    spoiled = bytearray(content or b" ")
    spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def insert_token(chance: Random, text: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(TOKENS) + text[at:]


def replace_by_token(chance: Random, text: str) -> str:
    start, stop = _span(chance, text, 12)
    return text[:start] + chance.choice(TOKENS) + text[stop:]


def replace_value(chance: Random, text: str) -> str:
    """Another value behind one of the colons: a token, or the value of another key."""
    lines = text.split("\n")
    with_value = [number for number, line in enumerate(lines) if ": " in line]
    if not with_value:
        return insert_token(chance, text)
    target, giver = chance.choice(with_value), chance.choice(with_value)
    other = lines[giver].partition(": ")[2]
    value = chance.choice((chance.choice(TOKENS), other))
    lines[target] = lines[target].partition(": ")[0] + ": " + value
    return "\n".join(lines)


def delete(chance: Random, text: str) -> str:
    start, stop = _span(chance, text, 40)
    return text[:start] + text[stop:]


def repeat(chance: Random, text: str) -> str:
    start, stop = _span(chance, text, 80)
    return text[:stop] + text[start:stop] * chance.choice((1, 1, 2, 50)) + text[stop:]


def lines_in_disorder(chance: Random, text: str) -> str:
    """One line deleted, doubled, moved, or indented otherwise."""
    lines = text.split("\n")
    line = lines.pop(chance.randrange(len(lines)))
    at = chance.randint(0, len(lines))
    lines[at:at] = chance.choice(
        ([], [line, line], [line], [f"  {line}"], [line.strip()], [f"\t{line}"])
    )
    return "\n".join(lines)


def rename(chance: Random, text: str) -> str:
    """A word of the text everywhere in place of another one: names that clash, kinds that change."""
    words = sorted(set(text.replace(":", " ").replace(",", " ").split()))
    if not words:
        return insert_token(chance, text)
    return text.replace(chance.choice(words), chance.choice(words))


def nest(chance: Random, text: str) -> str:
    """A value inside many others."""
    start, stop = _span(chance, text, 10)
    depth = chance.choice((5, 60, 3000))
    opening, closing = chance.choice((("[", "]"), ("{a: ", "}"), ("[" * 3, "")))
    return text[:start] + opening * depth + text[start:stop] + closing * depth + text[stop:]


def bomb(_: Random, text: str) -> str:
    """Aliases of aliases."""
    rows = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    return f"a0: &a0 [x]\n{rows}{text}"


MUTATIONS: Sequence[Mutation] = (
    insert_token, insert_token, replace_by_token, replace_by_token, replace_value, replace_value,
    replace_value, delete, repeat, lines_in_disorder, lines_in_disorder, rename, rename, nest, bomb,
)  # fmt: skip


def _span(chance: Random, text: str, longest: int) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.randint(0, longest))
