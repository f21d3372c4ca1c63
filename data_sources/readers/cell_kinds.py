"""Whether a cell's text is a number or a day, roughly: enough to tell a header from the rows below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMBER_OR_DAY = re.compile(
    r"[(+\-−]?\s*[^\w\s]{0,2}\s*\d[\d\s.,'’:/\-TZ+]*\s*(?:%|[^\w\s]{1,2}|[A-Z]{3})?\)?|TRUE|FALSE|#[A-Z/0!?]+",
    re.IGNORECASE,
)
# Of a column's cells: a stray remark among numbers leaves it a column of numbers.
MOST = 0.8


def is_number_or_day(cell: str) -> bool:
    """12, 1.234,50 €, 31.12.2025, 14:05 and TRUE are; "A1" and "Region" are not."""
    return bool(NUMBER_OR_DAY.fullmatch(cell.strip()))


def is_of_numbers(cells: Sequence[str]) -> bool | None:
    """Whether nearly all the filled cells are numbers or days; None where none is filled."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return None
    return sum(map(is_number_or_day, filled)) >= MOST * len(filled)


def heading_in(rows: Sequence[Sequence[str]], deepest: int = 3) -> int | None:
    """The index of the row that names columns among the first ones: different words in at least two cells, nothing
    above it but lines of a title, and a row below it. None where there is none."""
    for index, row in enumerate(rows[:deepest]):
        filled = [cell.strip().casefold() for cell in row if cell.strip()]
        if len(filled) < 2:
            continue
        is_heading = len(set(filled)) == len(filled) and not any(map(is_number_or_day, filled))
        return index if is_heading and len(rows) > index + 1 else None
    return None
