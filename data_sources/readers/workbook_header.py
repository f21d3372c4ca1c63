"""The header of a table on a sheet: which rows it has, and the names that merged cells in it spread over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_sources.declarations import Source
from data_sources.readers.areas import Area
from data_sources.readers.cell_kinds import is_number_or_day
from data_sources.readers.header import DEEPEST_HEADER, declared_found, find_header, joined_header
from data_sources.readers.sheet import Sheet


@dataclass(frozen=True)
class Header:
    """`first` to `last` are rows of the sheet; `names` has one for each column, blank where there is none; `hits` is
    how many of the declared headers are among them."""

    first: int
    last: int
    names: tuple[str, ...]
    hits: int


def header_in(sheet: Sheet, area: Area, source: Source) -> Header | None:
    """The header of a table that fills the area; None where there is no row that could be one."""
    rows = sheet.rows(area, DEEPEST_HEADER)
    if source.header_row is not None:
        at = source.header_row - area.top
        found = at if 0 <= at < area.height else None
    else:
        found = find_header(rows, source)
    if found is None:
        return None
    row = area.top + found
    if source.header_rows is not None:
        return _header(sheet, area, source, row, min(row + source.header_rows - 1, area.bottom))
    alone = _header(sheet, area, source, row, row)
    first, last = _span(sheet, area, row, upwards=source.header_row is None)
    if (first, last) == (row, row):
        return alone
    spread = _header(sheet, area, source, first, last)
    return spread if spread.hits >= alone.hits else alone


def _header(sheet: Sheet, area: Area, source: Source, first: int, last: int) -> Header:
    rows = sheet.rows(Area(first, area.left, last, area.right), last - first + 1)
    rows += [[""] * area.width for _ in range(last - first + 1 - len(rows))]
    for merged in _merged_in(sheet, area, first, last):
        line = rows[merged.top - first]
        text = line[merged.left - area.left]
        for column in range(merged.left, merged.right + 1):
            line[column - area.left] = text
    names = joined_header(rows)
    return Header(first, last, names, declared_found(names, source))


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
    return bool(cells) and not any(map(is_number_or_day, cells))


def _filled(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]
