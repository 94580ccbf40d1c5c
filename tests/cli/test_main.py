"""The frame: help, global options, and the one boundary of errors."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from support.cli import journeys, process
from support.golden import golden

from journeys_as_code import __version__
from journeys_as_code.cli import help as help_text
from journeys_as_code.cli.commands import init
from journeys_as_code.cli.root import root
from journeys_as_code.errors import JourneysError

EVERY = [(name, root.get_command(click.Context(root), name)) for name in help_text.names()]


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--no-color", "--help"]], ids=" ".join)
def test_help_is_the_same_however_it_is_asked_for(words: list[str]) -> None:
    done = journeys(*words)
    assert done.code == 0
    golden("help.txt", done.out)


def test_without_a_command_the_help_comes_and_the_exit_code_is_usage() -> None:
    done = journeys()
    assert (done.code, done.out) == (64, "")
    assert done.err == journeys("--help").out


@pytest.mark.parametrize(("name", "command"), EVERY, ids=help_text.names())
def test_every_command_is_in_the_table_and_explains_itself(
    name: str, command: click.Command
) -> None:
    assert command.name == name
    assert command.get_short_help_str(200) == help_text.short(name)
    done = journeys(name, "--help")
    assert done.code == 0
    assert done.out.startswith(f"Usage: journeys {name}")
    assert "-C DIR" in done.out or isinstance(command, click.Group)
    assert all(len(line) <= 100 for line in done.out.splitlines())


def test_the_static_options_are_the_real_ones() -> None:
    real = {name for option in root.params for name in option.opts}
    shown = {
        word.strip(",") for line in help_text.OPTIONS for word in line.split() if word[0] == "-"
    }
    assert shown - {"-h", "--help"} <= real


@pytest.mark.parametrize("words", [["--version"], ["-v", "--version"], ["init", "--version"]])
def test_version(words: list[str]) -> None:
    done = journeys(*words)
    assert (done.code, done.out) == (0, f"journeys {__version__}\n")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["pln"], "error: there is no command 'pln'\n  hint: did you mean 'plan'?\n"),
        (["xyzzy"], "error: there is no command 'xyzzy'\n  hint: journeys --help lists them\n"),
        (["init", "--what"], "error: No such option"),
        (["-C", "/no/where", "init"], "error: Invalid value for '-C': Directory '/no/where' does"),
        (["--format", "xml", "init"], "error: this command cannot print 'xml'\n"),
        (["completion", "tcsh"], "error: Invalid value for '{bash|zsh|fish}': 'tcsh' is not one"),
        (["init", "a", "\x1b[2J"], "error: Got unexpected extra argument (\\e[2J)\n"),
    ],
)
def test_what_cannot_be_meant_is_64(words: list[str], error: str) -> None:
    done = journeys(*words)
    assert (done.code, done.out) == (64, "")
    assert done.err.startswith(error)


def test_options_stand_before_or_after_the_command(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    assert journeys("-C", before, "init").code == 0
    assert journeys("init", "-C", after).code == 0
    assert {path.name for path in before.iterdir()} == {path.name for path in after.iterdir()}


def broken(error: BaseException) -> object:
    def fail(*_: object) -> None:
        raise error

    return fail


def test_a_bug_is_70_without_a_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(init, "_contents", broken(KeyError("surprise")))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = journeys("-C", tmp_path, "init")
    (file,) = tmp_path.glob("journeys-bug-*.txt")
    assert (done.code, done.out) == (70, "")
    assert "Traceback" not in done.err
    assert str(file) in done.err
    assert "KeyError: 'surprise'" in file.read_text()


def test_a_bug_shows_its_traceback_with_v(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(init, "_contents", broken(KeyError("surprise")))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert "Traceback" in journeys("-v", "-C", tmp_path, "init").err


def test_an_error_is_escaped_line_by_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    error = JourneysError("one \x1b[31m\ntwo", hint="three\r")
    monkeypatch.setattr(init, "_contents", broken(error))
    done = journeys("-C", tmp_path, "init")
    assert (done.code, done.err) == (1, "error: one \\e[31m\n  two\n  hint: three\\r\n")


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(init, "_contents", broken(KeyboardInterrupt()))
    done = journeys("-C", tmp_path, "init")
    assert (done.code, done.err) == (130, "Interrupted.\n")


def test_errors_have_colour_only_on_a_terminal_that_wants_it() -> None:
    assert "\x1b[31m" in journeys("pln", terminal=True).err
    assert "\x1b" not in journeys("pln", "--no-color", terminal=True).err
    assert "\x1b" not in journeys("pln", terminal=True, environ={"NO_COLOR": "1"}).err
    assert "\x1b" not in journeys("pln", terminal=True, environ={"TERM": "dumb"}).err


@pytest.mark.parametrize("words", [["--help"], ["init", "--help"], ["completion", "bash"]])
def test_a_reader_that_left_is_no_error(words: list[str], tmp_path: Path) -> None:
    with process(*words, cwd=tmp_path) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 0


def test_what_the_terminal_cannot_show_is_escaped(tmp_path: Path) -> None:
    running = process("init", "é", cwd=tmp_path, PYTHONIOENCODING="ascii")
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (0, "")
    assert "Made a project in \\xe9" in out


def test_help_imports_nothing_but_the_frame() -> None:
    script = (
        "import sys; from journeys_as_code.cli.main import main; main(['--help'], {});"
        "print(sorted({name.split('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
    )
    heavy = ["click", "rich", "pydantic", "yaml", "httpx", "deepdiff", "jsonschema", "starlette"]
    done = subprocess.run(
        [sys.executable, "-c", script, *heavy], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")


def test_completion_scripts_and_words() -> None:
    assert "_JOURNEYS_COMPLETE=bash_complete" in journeys("completion", "bash").out
    asking = {"_JOURNEYS_COMPLETE": "bash_complete", "COMP_WORDS": "journeys pl", "COMP_CWORD": "1"}
    running = process(cwd=Path.cwd(), **asking)
    assert running.communicate(timeout=60) == ("plain,plan\n", "")
