"""How sure a guess is, in a word."""

from __future__ import annotations

SURE, LIKELY = 0.85, 0.6  # shares of certainty, as proposals give them


def certainty_word(share: float) -> str:
    return "sure" if share >= SURE else "likely" if share >= LIKELY else "unsure"
