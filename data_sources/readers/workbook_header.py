"""The header of a table on a sheet: which rows it has, and the names that merged cells in it spread over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_sources.declarations import Source
from data_sources.readers.areas import Area
from data_sources.readers.cell_forms import is_typed
from data_sources.readers.header import DEEPEST_HEADER, best_header, declared_found, find_header, joined_header, loosely
from data_sources.readers.header_evidence import LOOKED_AT_ROWS, HeaderEvidence, header_evidence, rows_of_header
from data_sources.readers.sheet import Sheet


@dataclass(frozen=True)
class Header:
    """`first` to `last` are rows of the sheet; `last` is the row before `first` where the table has no header. `names`
    has one for each column, blank where there is none; `hits` is how many of the declared headers are among them."""

    first: int
    last: int
    names: tuple[str, ...]
    hits: int
    evidence: HeaderEvidence

    @property
    def depth(self) -> int:
        """How many rows it has."""
        return self.last - self.first + 1


def header_in(sheet: Sheet, area: Area, source: Source) -> Header | None:
    """The header of a table that fills the area; None where there is no row that could be one."""
    rows = sheet.rows(area, DEEPEST_HEADER + LOOKED_AT_ROWS)
    if source.header_row:
        at = source.header_row - area.top
        index = at if 0 <= at < area.height else None
    else:
        index = find_header(rows, source)
    if index is None:
        return None
    hits = best_header(rows, source).hits
    if not hits and source.header_row is None:
        index = _below_groups(sheet, area, index)
    evidence = header_evidence(rows[index:])
    if source.header_row == 0 or (source.header_row is None and not hits and not evidence.is_header):
        return Header(area.top + index, area.top + index - 1, ("",) * area.width, 0, evidence)
    first, last = _rows_of_header(sheet, area, source, rows, index)
    return _header(sheet, area, source, first, last, evidence)


def _below_groups(sheet: Sheet, area: Area, index: int) -> int:
    """The row of words below merged groups of columns, where one stands above the row that was found."""
    for row in range(area.top, area.top + index - 1):
        if _has_groups(sheet, area, row) and _is_of_words(sheet, area, row + 1):
            return row + 1 - area.top
    return index


def _rows_of_header(
    sheet: Sheet, area: Area, source: Source, rows: Sequence[Sequence[str]], index: int
) -> tuple[int, int]:
    row = area.top + index
    if source.header_rows is not None:
        return row, min(row + source.header_rows - 1, area.bottom)
    best = best_header(rows, source)
    is_declared = source.header_row is not None
    if best.depth > 1 and not is_declared:
        return row, row + best.depth - 1
    first, last = _span(sheet, area, row, upwards=not is_declared)
    if (first, last) != (row, row) and declared_found(_names(sheet, area, first, last), source) >= best.hits:
        return first, last
    at, depth = rows_of_header(rows, index, may_grow_upwards=not best.hits and not is_declared)
    return area.top + at, area.top + at + depth - 1


def _header(sheet: Sheet, area: Area, source: Source, first: int, last: int, evidence: HeaderEvidence) -> Header:
    names = _names(sheet, area, first, last)
    return Header(first, last, names, declared_found([*names, *_declared_for(names, source)], source), evidence)


def _declared_for(names: Sequence[str], source: Source) -> list[str]:
    """The declared headers that changed ones among the names stand for."""
    loose = {loosely(name) for name in names}
    return [declared for new, declared in source.renamed.items() if loosely(new) in loose]


def _names(sheet: Sheet, area: Area, first: int, last: int) -> tuple[str, ...]:
    """One name for each column, those of merged cells given to all of their columns."""
    rows = sheet.rows(Area(first, area.left, last, area.right), last - first + 1)
    rows += [[""] * area.width for _ in range(last - first + 1 - len(rows))]
    for merged in _merged_in(sheet, area, first, last):
        line = rows[merged.top - first]
        text = line[merged.left - area.left]
        for column in range(merged.left, merged.right + 1):
            line[column - area.left] = text
    return joined_header(rows)


def _merged_in(sheet: Sheet, area: Area, first: int, last: int) -> list[Area]:
    """Merged cells that begin in these rows, as far as the table reaches."""
    return [
        Area(each.top, each.left, each.bottom, min(each.right, area.right))
        for each in sheet.merged
        if first <= each.top <= last and area.left <= each.left <= area.right
    ]


def _span(sheet: Sheet, area: Area, row: int, upwards: bool) -> tuple[int, int]:
    """The rows that merged cells show to be parts of one header: groups above names, and names over two rows."""
    first = last = row
    while upwards and first > area.top and _has_groups(sheet, area, first - 1):
        first -= 1
    while _has_groups(sheet, area, last) and last < area.bottom and _is_of_words(sheet, area, last + 1):
        last += 1
    tall = [each.bottom for each in _merged_in(sheet, area, first, last)]
    return first, min(max([last, *tall]), area.bottom)


def _has_groups(sheet: Sheet, area: Area, row: int) -> bool:
    """Whether cells of the row are merged over some of the columns; a title is merged over nearly all of them."""
    groups = [each for each in _merged_in(sheet, area, row, row) if each.top == row and each.left < each.right]
    return any(each.width < area.width - 1 or len(groups) > 1 for each in groups)


def _is_of_words(sheet: Sheet, area: Area, row: int) -> bool:
    cells = _filled(sheet.rows(Area(row, area.left, row, area.right), 1)[0])
    return bool(cells) and not any(map(is_typed, cells))


def _filled(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]
