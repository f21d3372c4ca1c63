"""Whether a row names columns or is data already, and whether several rows name them together: by the rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_sources.readers.cell_forms import is_typed
from data_sources.readers.header import loosely

# A column is of numbers or days where all but a few of its cells are.
TYPED_FROM = 0.9
LOOKED_AT_ROWS = 200
YEARS = range(1900, 2101)
DEEPEST_JOINED = 3


@dataclass(frozen=True)
class HeaderEvidence:
    """Of the columns that hold numbers, days or times below: how many have a name in the row, how many a value."""

    named: int
    valued: int
    rows_below: int

    @property
    def is_header(self) -> bool:
        return self.named > 0 or self.valued == 0


def header_evidence(rows: Sequence[Sequence[str]]) -> HeaderEvidence:
    """Holds the first row against those below it."""
    first, below = rows[0], [row for row in rows[1 : 1 + LOOKED_AT_ROWS] if any(cell.strip() for cell in row)]
    if not below:
        return HeaderEvidence(0, sum(map(is_typed, first)) if not _are_years(first) else 0, 0)
    named = valued = 0
    years = _are_years(first)
    for position, cell in enumerate(first):
        values = [row[position] for row in below if len(row) > position and row[position].strip()]
        if not cell.strip() or not values or sum(map(is_typed, values)) < TYPED_FROM * len(values):
            continue
        if is_typed(cell) and not years:
            valued += 1
        else:
            named += 1
    return HeaderEvidence(named, valued, len(below))


def _are_years(cells: Sequence[str]) -> bool:
    """Whether every number in the row is a year, each one later than the one before: names of columns of numbers."""
    numbers = [cell.strip() for cell in cells if is_typed(cell)]
    years = [int(each) for each in numbers if each.isdigit() and int(each) in YEARS]
    return len(numbers) > 1 and len(years) == len(numbers) and years == sorted(set(years))


def rows_of_header(rows: Sequence[Sequence[str]], index: int, may_grow_upwards: bool) -> tuple[int, int]:
    """The index of the header's first row and how many rows it has: names repeated below, groups of columns above."""
    first, depth = index, 1
    while index + depth < len(rows) and depth < DEEPEST_JOINED + 1 and _same(rows[index], rows[index + depth]):
        depth += 1
    while may_grow_upwards and first > 0 and depth < DEEPEST_JOINED and _groups(rows[first - 1], rows[index]):
        first, depth = first - 1, depth + 1
    return first, depth


def _same(upper: Sequence[str], lower: Sequence[str]) -> bool:
    return len(upper) > 1 and [loosely(cell) for cell in upper] == [loosely(cell) for cell in lower]


def _groups(upper: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the row names groups of columns, as merged cells are exported: blanks between words, wide as the names.

    Filters above a table ("Region:", "North") stand at its left end and fill no more.
    """
    filled = [position for position, cell in enumerate(upper) if cell.strip()]
    if len(filled) < 2 or len(upper) != len(names) or filled[-1] < len(names) // 2 or len(filled) == len(names):
        return False
    if any(is_typed(upper[position]) or upper[position].strip().endswith(":") for position in filled):
        return False
    return all(cell.strip() or upper[position].strip() for position, cell in enumerate(names))
