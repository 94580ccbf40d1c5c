"""What the documents say is true: their output, their links, their commands and flags."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import refresh_docs

from journeys_as_code.cli.root import root

ROOT = refresh_docs.ROOT
DOCUMENTS = refresh_docs.documents()


def name(document: Path) -> str:
    return str(document.relative_to(ROOT))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_output_and_generated_sections_are_fresh(document: Path) -> None:
    text = document.read_text("utf-8")
    assert refresh_docs.rewritten(text) == text, "out of date; `make refresh` writes it anew"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)\s]+)\)", document.read_text("utf-8"))
    assert [link for link in links if not leads_somewhere(document, link)] == []


def leads_somewhere(document: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    file = (document.parent / path) if path else document
    return file.exists() and (not anchor or anchor in anchors(file))


def anchors(file: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_commands_and_flags_exist(document: Path) -> None:
    wrong = [line for line in command_lines(document.read_text("utf-8")) if not exists(line)]
    assert wrong == []


def command_lines(text: str) -> Iterator[list[str]]:
    """The words of every `journeys ...` that stands in a code block or between backticks."""
    blocks = re.findall(r"^```(?:console|sh|yaml)?\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"(?<!`)`(journeys [^`\n]+)`(?!`)", text)
    for block in blocks:
        joined = block.replace("\\\n", " ")
        spans += re.findall(r"^\s*(?:\$ |- run: )?(journeys [^\n#|;&>]+)", joined, re.MULTILINE)
    for span in spans:
        yield span.split()[1:]


def exists(words: list[str]) -> bool:
    """Whether these words name a command, and each flag is one of its own or of a group above it."""
    command: click.Command = root
    known = flags(command)
    for word in words:
        if word.startswith("-") and word != "-":
            if word.partition("=")[0] not in known:
                return False
        elif isinstance(command, click.Group) and (inner := command.get_command(CONTEXT, word)):
            command = inner
            known |= flags(command)
    return not isinstance(command, click.Group) or words[-1].startswith("-")


CONTEXT = click.Context(root)


def flags(command: click.Command) -> set[str]:
    options = [param for param in command.params if isinstance(param, click.Option)]
    return {"--help"}.union(*(set(option.opts + option.secondary_opts) for option in options))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    return [file for line in listed.stdout.decode().split("\0") if (file := ROOT / line).is_file()]


STRANGE = {
    "a path of somebody's machine": r"(?<![\w.])/(?:w[o]rk|r[o]ot|h[o]me)/\w",
    "a package index": r"p[y]pi\.org|p[y]thonhosted|index-u[r]l|find-l[i]nks|extra-ind[e]x",
}


@pytest.mark.parametrize("what", STRANGE)
def test_no_tracked_file_names(what: str) -> None:
    pattern = re.compile(STRANGE[what])
    found = [
        f"{name(file)}: {line}"
        for file in tracked()
        for line in file.read_text("utf-8", errors="replace").splitlines()
        if pattern.search(line)
    ]
    assert found == []


def test_changelog_fragments_are_well_named_and_say_something() -> None:
    fragments = [file for file in (ROOT / "changelog.d").iterdir() if file.name != "README.md"]
    shape = re.compile(r"[a-z0-9-]+\.(added|changed|fixed|removed|security)\.md")
    assert [file.name for file in fragments if not shape.fullmatch(file.name)] == []
    assert [file.name for file in fragments if len(file.read_text("utf-8")) < 20] == []


def test_every_code_is_explained() -> None:
    sources = (ROOT / "journeys_as_code").rglob("*.py")
    codes = {
        code for file in sources for code in re.findall(r'"([JP]\d{3})"', file.read_text("utf-8"))
    }
    explained = set(re.findall(r"[JP]\d{3}", (ROOT / "docs/findings.md").read_text("utf-8")))
    assert codes <= explained
