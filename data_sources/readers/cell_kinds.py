"""Whether a column holds numbers and days, and whether a row names columns: enough to tell tables apart."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.readers.cell_forms import is_typed

# Of a column's cells: a stray remark among numbers leaves it a column of numbers.
MOST = 0.8


def is_of_numbers(cells: Sequence[str]) -> bool | None:
    """Whether nearly all the filled cells are numbers or days; None where none is filled."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return None
    return sum(map(is_typed, filled)) >= MOST * len(filled)


def heading_in(rows: Sequence[Sequence[str]], deepest: int = 3) -> int | None:
    """The index of the row that names columns among the first ones: different words in at least two cells, nothing
    above it but lines of a title, and a row below it. None where there is none."""
    for index, row in enumerate(rows[:deepest]):
        filled = [cell.strip().casefold() for cell in row if cell.strip()]
        if len(filled) < 2:
            continue
        is_heading = len(set(filled)) == len(filled) and not any(map(is_typed, filled))
        return index if is_heading and len(rows) > index + 1 else None
    return None
