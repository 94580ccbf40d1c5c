"""Records that are to get other keys, put right by hand: in which order no key is given twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def commands(old: str, new: str, wanted: Mapping[str, str], taken: Collection[str]) -> str:
    """The commands that give the record `old` the key `new`, in their order.

    `wanted` are all that are to get another key (old -> new): those are moved with it that are in its
    way. `taken` are the keys of all records. One whose key is needed is kept under a key of its own.
    """
    keys = dict(wanted) if wanted.get(old) == new else {old: new}
    moves = _moves(_entangled({old, new}, keys), taken)
    return ", then ".join(f"`journeys state mv {one} {other}`" for one, other in moves)


def _entangled(keys: set[str], wanted: Mapping[str, str]) -> dict[str, str]:
    """The part of `wanted` that has to do with these keys, however far round."""
    while more := {it for pair in wanted.items() if keys & {*pair} for it in pair} - keys:
        keys = keys | more
    return {old: new for old, new in sorted(wanted.items()) if old in keys}


def _moves(left: dict[str, str], taken: Collection[str]) -> list[tuple[str, str]]:
    held, found = set(taken), []
    while left:
        old = next((old for old, new in left.items() if new not in held), None)
        if old is None:
            old = min(left.values())
            new = _spare(old, held)
            if old in left:
                left[new] = left.pop(old)
        else:
            new = left.pop(old)
        held = held - {old} | {new}
        found.append((old, new))
    return found


def _spare(key: str, held: Collection[str]) -> str:
    spare = f"{key}-before"
    while spare in held:
        spare += "-before"
    return spare
