"""What a column holds, roughly, and whether a row names columns: enough to tell tables apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from data_sources.readers.cell_forms import is_typed, kind_of

# Numbers, days and the like; codes, as keys are; words; None where nothing is filled, or this and that.
ColumnKind = Literal["typed", "code", "words"] | None
# Of a column's cells: a stray remark among numbers leaves it a column of numbers.
MOST = 0.8
DEEPEST_HEADING = 3


def kind_of_column(cells: Sequence[str]) -> ColumnKind:
    """The kind that nearly all the filled cells are of."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return None
    kind, many = Counter(_kind(cell) for cell in filled).most_common(1)[0]
    return kind if many >= MOST * len(filled) else None


def breaks_off(above: ColumnKind, name: str, below: ColumnKind) -> bool:
    """Whether a cell names another column: it is a word below numbers or codes, or stands above such below words."""
    if not name.strip():
        return False
    return (above in ("typed", "code") and _kind(name) == "words") or (below == "typed" and above != "typed")


def heading_in(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the row that names columns among the first ones: different words in at least two cells, nothing
    above it but lines of a title, and a row below it. None where there is none; "Region: North" is a filter."""
    for index, row in enumerate(rows[:DEEPEST_HEADING]):
        filled = [cell.strip().casefold() for cell in row if cell.strip()]
        if len(filled) < 2:
            continue
        is_heading = len(set(filled)) == len(filled) and not any(is_typed(cell) or cell[-1] == ":" for cell in filled)
        return index if is_heading and len(rows) > index + 1 else None
    return None


def _kind(cell: str) -> ColumnKind:
    if is_typed(cell):
        return "typed"
    return "code" if kind_of(cell) == "code" else "words"
