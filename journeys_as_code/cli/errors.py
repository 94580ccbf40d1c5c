"""The one boundary: whatever happens inside becomes a message for people and an exit code."""

from __future__ import annotations

import platform
import tempfile
import traceback
from collections.abc import Callable, Sequence

from journeys_as_code import __version__
from journeys_as_code.cli.terminal import Terminal
from journeys_as_code.errors import ApiError, JourneysError

BUG = 70
INTERRUPTED = 130


def guarded(work: Callable[[], int], terminal: Terminal, arguments: Sequence[str]) -> int:
    """The exit code of `work`, or of the error it raised; never a traceback for people."""
    try:
        return work()
    except JourneysError as error:
        _tell(error, terminal, arguments)
        return error.exit_code
    except KeyboardInterrupt:
        terminal.note("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        return 0
    except Exception as error:  # noqa: BLE001 - this is the boundary
        return _bug(error, terminal, arguments)
    finally:
        terminal.flush()


def _tell(error: JourneysError, terminal: Terminal, arguments: Sequence[str]) -> None:
    from journeys_as_code.cli.aiming import aimed
    from journeys_as_code.report.escape import plain
    from journeys_as_code.report.style import Ink, Style

    color = terminal.colorful_notes and "--no-color" not in arguments
    if findings := getattr(error, "errors", ()):
        from journeys_as_code.report import findings_text

        text = findings_text.render(findings, getattr(error, "sources", {}), color=color)
        terminal.note(text.rstrip("\n") + "\n")
    style = Style(color=color)
    message, hint = (aimed(it, terminal.target) for it in (error.message, error.hint))
    asked = f" ({_request(error)})" if isinstance(error, ApiError) else ""
    first, *more = f"{message}{asked}".splitlines() or [""]
    terminal.note(f"{style('error:', Ink.REMOVE)} {plain(first)}")
    for line in more:
        terminal.note(f"  {plain(line)}")
    if hint:
        terminal.note(f"  hint: {plain(hint)}")


def _request(error: ApiError) -> str:
    parts = [f"{error.request.method} {error.request.path}"]
    parts += [f"HTTP {error.status}"] if error.status else []
    parts += [f"code {error.code}"] if error.code else []
    parts += [f"request {error.request.request_id}"] if error.request.request_id else []
    return ", ".join(parts)


def _bug(error: Exception, terminal: Terminal, arguments: Sequence[str]) -> int:
    trace = terminal.secrets.scrub("".join(traceback.format_exception(error)))
    name = _keep(trace, arguments)
    terminal.note(f"error: this is a bug of journeys {__version__}: {type(error).__name__}")
    terminal.note(
        "  What was sent before it is kept in the state; the next plan shows where things stand."
    )
    terminal.note(
        f"  Please report it with {name}, after a look whether it holds anything private."
    )
    if any(word.startswith("-v") for word in arguments):
        terminal.note(trace)
    return BUG


def _keep(trace: str, arguments: Sequence[str]) -> str:
    """Write what a report of the bug needs into a file of the temp folder; returns its name."""
    head = (
        f"journeys {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"arguments: {list(arguments)}\n\n"
    )
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="journeys-bug-",
            suffix=".txt",
            delete=False,
            encoding="utf-8",
            errors="replace",
        ) as file:
            file.write(head + trace)
    except OSError:
        return "the output of the same command with -v"
    return file.name
