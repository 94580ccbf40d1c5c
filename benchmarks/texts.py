"""Words to fill journeys with."""

from __future__ import annotations

import random
import string

_WORDS = (
    "offer", "garden", "winter", "coffee", "member", "ticket", "weekend", "basket", "travel", "music",
    "summer", "delivery", "bonus", "friend", "morning", "voucher", "season", "account", "story", "gift",
    "café", "größe", "été", "läuft", "señal", "city", "reader", "kitchen", "balance", "update",
)  # fmt: skip


def word(dice: random.Random) -> str:
    """One plain word."""
    return dice.choice(_WORDS[:20])


def title(dice: random.Random) -> str:
    """Two words that could head a point."""
    return f"{word(dice).title()} {word(dice)}"


def sentence(dice: random.Random, words: int) -> str:
    """So many words with a full stop."""
    return " ".join(dice.choices(_WORDS, k=words)).capitalize() + "."


def code(dice: random.Random) -> str:
    """Something like the code of a preset or a segment, never a number."""
    letters = "".join(dice.choices(string.ascii_uppercase, k=5))
    digits = "".join(dice.choices(string.digits, k=5))
    return f"{letters}-{digits}"
