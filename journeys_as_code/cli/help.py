"""The table of commands, and the help of `journeys` itself: plain text, so that it needs no import."""

from __future__ import annotations

COMMANDS: dict[str, dict[str, str]] = {
    "Getting started": {
        "init": "Make a working project with an example.",
        "sandbox": "Run the embedded API as a service on this machine.",
        "doctor": "Look whether everything needed is there and reachable.",
    },
    "The main job": {
        "validate": "Check every file, offline, and show all findings at once.",
        "plan": "Show what apply would do; nothing is sent.",
        "apply": "Make the account match the files.",
        "drift": "Show what changed outside git; accept it, or put it back.",
        "diff": "Show how two targets differ, before a promotion and after it.",
        "history": "Show what was applied, when, by whom and from which commit.",
        "rollback": "Give a journey an earlier document again.",
        "test": "Tell stories of people, and check what they get.",
    },
    "Looking around": {
        "list": "List the journeys and their status.",
        "show": "Show one journey as a document.",
        "graph": "Draw a journey.",
        "paths": "Show every way a person can go, and how long it takes.",
        "stats": "Show what the messages of journeys did.",
    },
    "Operating": {
        "start": "Start a journey.",
        "pause": "Pause a running journey.",
        "finish": "Finish a journey: nobody goes on in it.",
        "draft": "Turn a journey back into a draft.",
        "archive": "Archive a journey.",
        "trigger": "Put people into a running journey's API entry.",
        "drop-users": "Take people out of active journeys.",
    },
    "Housekeeping": {
        "fmt": "Write the files in one layout, comments kept.",
        "pull": "Write live journeys into files, and bind them.",
        "adopt": "Take over a live journey under a key.",
        "state": "Look at and repair what the tool remembers.",
        "schemas": "Write the JSON Schemas for editors; learn kinds of points.",
        "completion": "Print the completion script of a shell.",
    },
}

OPTIONS = {
    "-C DIR": "The project's folder, or one below it.",
    "--target NAME": "The target; default_target of journeys.yaml otherwise.",
    "--var K=V": "The value of a variable; can be given several times.",
    "--format FORMAT": "How to print: text, json; more for some commands.",
    "--no-color": "No colour, whatever the terminal.",
    "-v": "Say more, and show long values whole.",
    "--version": "Print the version.",
    "-h, --help": "Show this help; `journeys COMMAND --help` for one command.",
}

_HEAD = """\
Usage: journeys [OPTIONS] COMMAND [ARGS]...

  Customer journeys as YAML in git: validated, planned, applied safely, watched
  for drift.
"""
_TAIL = """\
Exit codes: 0 done or nothing to do, 1 findings, refusal or failure, 2 changes,
drift or a difference present, 64 usage, 69 API unreachable or credentials
refused, 70 a bug of this tool, 130 interrupted.
"""


def short(command: str) -> str:
    """The one line that says what a command does."""
    return next(group[command] for group in COMMANDS.values() if command in group)


def names() -> list[str]:
    """Every command, in the order of the help."""
    return [name for group in COMMANDS.values() for name in group]


def text() -> str:
    """What `journeys --help` prints."""
    sections = [_section("Options", OPTIONS)]
    sections += [_section(title, rows) for title, rows in COMMANDS.items()]
    return "\n".join([_HEAD, *sections, _TAIL])


def _section(title: str, rows: dict[str, str]) -> str:
    return "\n".join([f"{title}:", *(f"  {name:<16} {words}" for name, words in rows.items()), ""])
