"""YAML as people write it: any indentation, quoting and brackets, comments and blank lines anywhere."""

from hypothesis import strategies as st

from journeys_as_code.model.journey import JOURNEY_KEYS, POINT_KEYS

WORDS = st.sampled_from(
    [
        "plain", "two words", "12", "1.50", "true", "~", "12345-67890", "http://x/y?z#t", "a: b"[:1],
        "'single'", "'it''s'", '"double"', '"a # no comment"', "'# no comment'", '"${vars.x}"', "x#y",
        '"esc\\t\\\\"', "''", "{}", "[]", "é😀", "!!str 5", "- x"[2:], "on", "1e3", "{ }", "[ ]",
    ]
)  # fmt: skip
TEXT_LINES = st.sampled_from(
    ["one", "  two", "# no comment", "", "k: v", "- item", "\ttab", "end "]
)
NAMES = st.sampled_from(
    ["a", "b", "c d", "'quoted'", '"5"', "x-y", "on", "data", *JOURNEY_KEYS, *POINT_KEYS]
)
COMMENTS = st.sampled_from(["# one", "#two", "# three: x", "#", "# 'four", "# [five"])
CLOSERS = {"[": "]", "{": "}"}


class Author:
    """Writes one file; anchors get a name each."""

    def __init__(self, draw: st.DrawFn, *, tidy: bool) -> None:
        self.draw = draw
        self.tidy = tidy
        self.anchors: list[str] = []
        self.comments = 0

    def flip(self, one_in: int = 4) -> bool:
        return self.draw(st.integers(0, one_in - 1)) == one_in - 1

    def number(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))

    def comment(self) -> str:
        self.comments += 1
        return f"{self.draw(COMMENTS)} {self.comments}"

    def behind(self) -> str:
        """What may follow in a line."""
        if self.flip(6):
            return " " * self.number(1, 3) + self.comment()
        return " " * self.number(0, 2) if self.flip(8) else ""

    def between(self, column: int) -> list[str]:
        """Lines that may stand between two entries."""
        if not self.flip():
            return []
        kinds = self.draw(
            st.lists(st.sampled_from(["", "  ", "here", "deeper", "out"]), max_size=4)
        )
        depth = {"here": column, "deeper": column + 3, "out": max(0, column - 2)}
        if self.tidy:
            depth = dict.fromkeys(depth, column)
        return [" " * depth[kind] + self.comment() if kind in depth else kind for kind in kinds]

    def marks(self) -> str:
        """An anchor, perhaps."""
        if not self.flip(10):
            return ""
        self.anchors.append(f"n{len(self.anchors)}")
        return f"&{self.anchors[-1]} "

    def mapping(self, column: int, depth: int, names: list[str]) -> list[str]:
        lines: list[str] = []
        for place, name in enumerate(names):
            lines += self.between(column) if place or not column else []
            pad, blank = " " * column, " " * self.number(0, 1) if self.flip(8) else ""
            first, *more = self.value(column, depth, sequence_at=column)
            if self.flip(20):
                lines += [f"{pad}? {name}", f"{pad}:{first}", *more]
            else:
                lines += [f"{pad}{name}{blank}:{first}", *more]
        return lines + (self.between(column) if column else [])

    def sequence(self, column: int, depth: int) -> list[str]:
        lines: list[str] = []
        for place in range(self.number(1, 3)):
            lines += self.between(column) if place else []
            gap = self.number(1, 3)
            if depth and self.flip(3):
                inner = column + 1 + gap
                block = self.block(inner, depth - 1)
                lines += [" " * column + "-" + " " * gap + block[0].lstrip(" "), *block[1:]]
                continue
            first, *more = self.value(column, depth, sequence_at=column + 1)
            lines += [f"{' ' * column}-{first}", *more]
        return lines

    def block(self, column: int, depth: int) -> list[str]:
        """A mapping or a list whose first line is an entry."""
        if self.flip(3):
            return self.sequence(column, depth)
        names = self.draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=bare))
        return self.mapping(column, depth, names)

    def value(self, column: int, depth: int, sequence_at: int) -> list[str]:
        """What follows a colon or a dash: the rest of its line, and more lines."""
        choice = self.number(0, 9)
        if depth and choice <= 4:
            return self.nested(column, depth - 1, sequence_at)
        if choice == 5:
            return self.folded(column)
        if choice == 6:
            *lines, last = self.brackets(column, depth)
            first, *more = [*lines, last + self.behind()]
            return [f" {self.marks()}{first}", *more]
        if choice == 7:
            return self.block_scalar(column)
        return self.word(column)

    def word(self, column: int) -> list[str]:
        if self.anchors and self.flip(6):
            return [f" *{self.draw(st.sampled_from(self.anchors))}{self.behind()}"]
        word = self.draw(WORDS) if not self.flip(12) else ""
        gap = " " * self.number(1, 4) if self.flip() else " "
        mark = self.marks() if not word.startswith("!") else ""
        if self.flip(10):
            return [self.behind(), *self.lines_between(column), " " * (column + 2) + mark + word]
        return [f"{gap}{mark}{word}{self.behind()}"]

    def lines_between(self, column: int) -> list[str]:
        return [" " * column + self.comment()] if self.flip() else []

    def nested(self, column: int, depth: int, sequence_at: int) -> list[str]:
        mark = self.marks().rstrip()
        head = f" {mark}" if mark else ""
        inner = column + self.number(1, 4)
        if self.flip(3):
            at = inner if self.flip(2) else sequence_at
            return [head + self.behind(), *self.between(at), *self.sequence(at, depth)]
        names = self.draw(st.lists(NAMES, min_size=1, max_size=4, unique_by=bare))
        return [head + self.behind(), *self.between(inner), *self.mapping(inner, depth, names)]

    def folded(self, column: int) -> list[str]:
        """A scalar on several lines."""
        pad = " " * (column + self.number(1, 5))
        quote = self.draw(st.sampled_from(["", "'", '"']))
        blank = [""] if self.flip() else []
        return [f" {self.marks()}{quote}first", *blank, f"{pad}second{quote}{self.behind()}"]

    def block_scalar(self, column: int) -> list[str]:
        style = self.draw(st.sampled_from(["|", ">"])) + self.draw(st.sampled_from(["", "-", "+"]))
        pad = " " * (column + (step := self.number(1, 4)))
        lines = self.draw(st.lists(TEXT_LINES, max_size=4))
        text = next(filter(None, lines), "")
        indicator = str(step) if text[:1].isspace() or self.flip(6) else ""
        comment = f" {self.comment()}" if self.flip(8) else ""
        return [
            f" {self.marks()}{style}{indicator}{comment}",
            *(pad + line if line else "" for line in lines),
        ]

    def brackets(self, column: int, depth: int) -> list[str]:
        """A collection in brackets, on one line or on several."""
        opening = self.draw(st.sampled_from("[{"))
        count = self.number(1, 3)
        names = self.draw(st.lists(NAMES, min_size=count, max_size=count, unique_by=bare))
        items = []
        for name in names:
            word = self.draw(WORDS)
            nested = " ".join(self.brackets(column, depth - 1)) if depth and self.flip() else word
            nested = word if "#" in nested else nested
            items.append(nested if opening == "[" else f"{name}: {nested}")
        if not self.flip(3):
            return [opening + ", ".join(items) + CLOSERS[opening]]
        pad = " " * (column + 2)
        comma = [","] * (len(items) - 1) + ["," if self.flip() else ""]
        lines = [opening + self.behind()]
        for item, end in zip(items, comma, strict=True):
            lines += [pad + self.comment()] if self.flip(5) else []
            lines += [""] if self.flip(8) else []
            lines.append(f"{pad}{item}{end}{self.behind()}")
        lines += [pad + self.comment()] if self.flip(8) else []
        return [*lines, " " * (column + 1) + CLOSERS[opening]]


def bare(name: str) -> str:
    return name.strip("'\"")


@st.composite
def authored(draw: st.DrawFn, *, tidy: bool = False) -> str:
    """A file: a mapping at its root, perhaps with a head, with either line break, ended or not.

    In a tidy one, comments between two entries stand in their column.
    """
    author = Author(draw, tidy=tidy)
    names = draw(st.lists(NAMES, min_size=1, max_size=5, unique_by=bare))
    head = ["# yaml-language-server: $schema=x"] if author.flip() else []
    head += ["---"] if author.flip(8) else []
    lines = [*head, *author.mapping(0, 3, names)]
    lines += ["", author.comment()] if author.flip(5) else []
    text = "\n".join(lines) + ("\n" if not author.flip(6) else "")
    return text.replace("\n", "\r\n") if author.flip(10) else text
