"""`journeys state`: what the tool remembers of a target."""

from __future__ import annotations

import click

from journeys_as_code.cli.options import command, group
from journeys_as_code.cli.setting import Setting
from journeys_as_code.errors import UsageError

state = group("state")


@command("list", formats=("text", "json"), summary="List the records, and who holds the lock.")
def list_records(setting: Setting) -> int:
    """List the records of the target: key, uuid, status, and whether something is pending."""
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.report import records
    from journeys_as_code.workflow import binding

    ws = opened(setting)
    found, lock = tuple(binding.records_of(ws).values()), binding.holder(ws)
    as_text = records.text(found, lock, color=setting.color)
    setting.terminal.out(records.as_json(found, lock) if setting.format == "json" else as_text)
    return 0


@command("show", formats=("json",), summary="Show one record.")
@click.argument("key")
def show(setting: Setting, *, key: str) -> int:
    """Show one record as JSON; secrets in it are sealed."""
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.report import records
    from journeys_as_code.workflow import binding

    record = binding.records_of(opened(setting)).get(key)
    if record is None:
        raise UsageError(f"state has no record of {key!r}", hint="journeys state list")
    setting.terminal.out(records.one(record))
    return 0


@command("mv", summary="Give a record another key.")
@click.argument("old")
@click.argument("new")
def mv(setting: Setting, *, old: str, new: str) -> int:
    """Give the record of OLD the key NEW: a file was renamed, the journey stays the same one."""
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.workflow import binding

    binding.rename(opened(setting), old, new)
    setting.terminal.out(f"{old} is {new} now.\n")
    return 0


@command("rm", summary="Forget a journey.")
@click.argument("key")
@click.option("--yes", is_flag=True, help="Do not ask.")
def rm(setting: Setting, *, key: str, yes: bool) -> int:
    """Forget the journey of KEY, which itself stays as it is.

    While its file is there, the next plan would create it anew. A backup of the record is kept.
    """
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import opened
    from journeys_as_code.workflow import binding

    ws = opened(setting)
    known = binding.records_of(ws).get(key)
    question = f"Forget which journey {key} is on {ws.target_name}?"
    if known is not None and known.pending is not None:
        question = f"An interrupted run has not finished with {key}. {question}"
    if not agreed(setting, question, yes=yes):
        return 1
    record = binding.forget(ws, key)
    setting.terminal.out(f"Forgotten: {key} was {record.uuid or 'not made yet'}.\n")
    if record.pending is not None and record.uuid is not None:
        setting.terminal.note(
            "An interrupted run had not finished with it and may have left it paused: see that it runs."
        )
    return 0


@command("unlock", summary="Break the lock of a run that is dead.")
@click.argument("lock_id", metavar="[ID]", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
def unlock(setting: Setting, *, lock_id: str | None, yes: bool) -> int:
    """Break the target's lock with this ID, of a run that surely is dead.

    Without ID it shows who holds the lock, since when and what for, and exits with 1 if anybody does.
    """
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import again, opened
    from journeys_as_code.report import records
    from journeys_as_code.workflow import binding

    ws = opened(setting)
    holder = binding.holder(ws)
    if holder is None:
        setting.terminal.out(f"{ws.target_name} is not locked.\n")
        return 0
    setting.terminal.out(f"{records.held(holder)}\n")
    if lock_id is None:
        line = again(setting, "state", "unlock", holder.id)
        setting.terminal.note(f"If that run surely is dead: {line}")
        return 1
    if not agreed(setting, f"Break the lock {lock_id} on {ws.target_name}?", yes=yes):
        return 1
    binding.unlock(ws, lock_id)
    setting.terminal.out("Unlocked.\n")
    return 0


@command("rebuild", formats=("text", "json"), summary="Find journeys again whose records are lost.")
@click.option("--auto-approve", is_flag=True, help="Do not ask.")
def rebuild(setting: Setting, *, auto_approve: bool) -> int:
    """Find the journeys of files that have no record, by the uuids of their points, their pins and titles.

    Only what is sure is written, and no journey is touched. Exit code 1 says that something is not sure.
    """
    from journeys_as_code.cli.aiming import aimed
    from journeys_as_code.cli.asking import agreed
    from journeys_as_code.cli.opening import again, connected
    from journeys_as_code.cli.progress import counting
    from journeys_as_code.report import rebuilt
    from journeys_as_code.workflow import rebuilding

    with connected(setting) as (ws, at):
        with counting(setting, "Reading") as (total, step):
            found, wanted = rebuilding.look(ws, at, on_found=total, on_read=step)
        shown = rebuilt.as_json(found) if setting.format == "json" else ""
        text = aimed(rebuilt.text(found, color=setting.color), setting.target)
        setting.terminal.out(shown or text)
        if found.matches:
            question = f"Bind {len(found.matches)} on {ws.target_name}?"
            if not agreed(setting, question, yes=auto_approve, flag="--auto-approve"):
                return 1
            rebuilding.bind(at, found, wanted)
            setting.terminal.note(f"Written. Next: {again(setting, 'plan')}")
    return int(bool(found.doubts))


for _made in (list_records, show, mv, rm, unlock, rebuild):
    state.add_command(_made)
