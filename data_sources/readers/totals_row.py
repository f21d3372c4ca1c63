"""Totals rows below a table: not a customer's row, and yet what Finance adds up to."""

from __future__ import annotations

import re
from collections.abc import Sequence

TOTALS_LABEL = re.compile(
    r"(?:(?:grand|sub|report|overall)[ -]?)?(?:total|totals|totale|summe|sum|gesamt|gesamtsumme|gesamtergebnis|"
    r"zwischensumme|somme|total général|totaal|suma|razem)(?:\s*\([^)]*\))?\s*:?",
    re.IGNORECASE,
)
# A name or a word: a letter that is no part of a number with its currency.
WORD = re.compile(r"[^\W\d_]{4,}")
# How far below a table its totals are looked for.
LAST_ROWS = 5


def is_totals_row(cells: Sequence[str | None]) -> bool:
    """Whether the first filled cell says "Total" and no other cell holds a word: numbers alone follow it."""
    filled = [cell.strip() for cell in cells if cell and cell.strip()]
    if not filled or not TOTALS_LABEL.fullmatch(filled[0]):
        return False
    return not any(WORD.search(cell) for cell in filled[1:])
