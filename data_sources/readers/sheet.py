"""A sheet's cells as a table of text, and the rectangle that they fill."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data_sources.readers.areas import Area
from data_sources.sheets.found import SheetFound

Filled = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class NamedTable:
    """A table that the workbook itself names; the area begins with its header."""

    name: str
    columns: tuple[str, ...]
    area: Area


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was read; `cells` has a column of text for each of the sheet's, null where a cell is empty.

    The first of the cells stands in row `top` and column `left` of the sheet. `found` has what else is known of it.
    """

    name: str
    is_visible: bool
    cells: pa.Table
    top: int
    left: int
    merged: tuple[Area, ...] = ()
    tables: tuple[NamedTable, ...] = ()
    errors: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0

    @property
    def area(self) -> Area:
        """From the first filled row and column to the last."""
        return Area(self.top, self.left, self.top + self.cells.num_rows - 1, self.left + self.cells.num_columns - 1)

    @cached_property
    def filled(self) -> Filled:
        """Whether each cell holds something other than blanks; rows by columns."""
        if not self.cells.num_columns:
            return np.zeros((0, 0), dtype=bool)
        return np.column_stack([_filled(column) for column in self.cells.columns])

    def inside(self, area: Area) -> Area:
        """An area counted from the first filled cell, as masks are, and cut to what is filled."""
        whole = self.area
        top, left = max(area.top, whole.top), max(area.left, whole.left)
        bottom, right = min(area.bottom, whole.bottom), min(area.right, whole.right)
        down, aside = self.top - 1, self.left - 1
        return Area(top - down, left - aside, bottom - down, right - aside)

    def part(self, area: Area) -> pa.Table:
        """The cells of an area, which may reach beyond what is filled."""
        columns = []
        top = max(area.top - self.top, 0)
        height = max(min(area.bottom - self.top + 1, self.cells.num_rows) - top, 0)
        for number in range(area.left, area.right + 1):
            position = number - self.left
            inside = 0 <= position < self.cells.num_columns
            columns.append(self.cells.column(position).slice(top, height) if inside else pa.nulls(height, pa.string()))
        return pa.table(columns, names=[str(number) for number in range(area.left, area.right + 1)])

    def rows(self, area: Area, most: int) -> list[list[str]]:
        """The first rows of an area, at most so many, as lists of text."""
        part = self.part(Area(area.top, area.left, min(area.bottom, area.top + most - 1), area.right))
        return rows_of(part)


def rows_of(cells: pa.Table) -> list[list[str]]:
    """A table's rows as lists of text."""
    columns = [[cell or "" for cell in column.to_pylist()] for column in cells.columns]
    return [list(row) for row in zip(*columns, strict=True)] if columns else []


def sheet_of(found: SheetFound, folder: Path) -> Sheet:
    """The sheet that another process wrote down in the folder."""
    return Sheet(
        found.name,
        found.is_visible,
        _cells(folder / found.cells, found) if found.cells else pa.table({}),
        found.first_row,
        found.first_column,
        tuple(Area(*corners) for corners in found.merged),
        tuple(NamedTable(table.name, table.columns, Area(*table.corners)) for table in found.tables),
        found.errors,
        found.hidden_rows,
        found.hidden_columns,
    )


def sheet_of_rows(name: str, rows: Iterable[list[str]]) -> Sheet:
    """A sheet of rows that are all as long, as a page or an XML document gives them."""
    columns = [pa.array([cell or None for cell in column], pa.string()) for column in zip(*rows, strict=True)]
    return Sheet(name, True, pa.table(columns, names=[str(number + 1) for number in range(len(columns))]), 1, 1)


def _cells(path: Path, found: SheetFound) -> pa.Table:
    parts: list[list[pa.Array]] = [[] for _ in range(found.width)]
    with path.open("rb") as file:
        for _ in range(found.chunks):
            for part, column in zip(parts, marshal.load(file), strict=True):
                part.append(unpacked(*column))
    columns = [pa.chunked_array(part, pa.string()) for part in parts]
    return pa.table(columns, names=[str(found.first_column + number) for number in range(found.width)])


def unpacked(lengths: bytes, cells: bytes) -> pa.Array:
    """A column as another process packed it, null where a cell is empty."""
    each = np.frombuffer(lengths, dtype=np.int32)
    offsets = np.zeros(len(each) + 1, dtype=np.int32)
    np.cumsum(each, out=offsets[1:])
    filled = np.packbits(each > 0, bitorder="little")
    buffers = [pa.py_buffer(part) for part in (filled, offsets, cells)]
    return pa.StringArray.from_buffers(len(each), buffers[1], buffers[2], buffers[0])


def _filled(column: pa.ChunkedArray) -> Filled:
    return pc.fill_null(pc.invert(pc.utf8_is_space(column)), False).to_numpy()
