"""Blocks of filled cells on a sheet, as blank columns and blank rows part them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from data_sources.readers.areas import Area
from data_sources.readers.sheet import Filled

# Where more parts than this are divided by blank rows, the blank rows are spacing within one table.
MOST_PARTS = 200
Flags = npt.NDArray[np.bool_]


def strips(filled: Filled, within: Area) -> list[Area]:
    """The parts between columns that are blank from top to bottom, each cut to the rows that it fills."""
    part = _part(filled, within)
    runs = list(_runs(part.any(axis=0)))
    cut = [Area(within.top, within.left + first, within.bottom, within.left + last) for first, last in runs]
    return [trimmed for area in cut if (trimmed := trim(filled, area))]


def bands(filled: Filled, within: Area) -> list[Area]:
    """The parts between rows that are blank; the whole where there are very many."""
    part = _part(filled, within)
    runs = list(_runs(part.any(axis=1)))
    if len(runs) > MOST_PARTS:
        return [within]
    cut = [Area(within.top + first, within.left, within.top + last, within.right) for first, last in runs]
    return [trimmed for area in cut if (trimmed := trim(filled, area))]


def trim(filled: Filled, area: Area) -> Area | None:
    """The area without blank rows and columns at its edges; None where all of it is blank."""
    part = _part(filled, area)
    rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
    if not len(rows):
        return None
    return Area(
        area.top + int(rows[0]), area.left + int(columns[0]), area.top + int(rows[-1]), area.left + int(columns[-1])
    )


def filled_rows(filled: Filled, area: Area) -> int:
    """How many rows of an area hold something."""
    return int(_part(filled, area).any(axis=1).sum())


def without(filled: Filled, areas: list[Area]) -> Filled:
    """The same cells, those of some areas taken out."""
    rest = filled.copy()
    for area in areas:
        _part(rest, area)[:] = False
    return rest


def _part(filled: Filled, area: Area) -> Filled:
    """Areas here count from the first cell, as 1."""
    part: Filled = filled[area.top - 1 : area.bottom, area.left - 1 : area.right]
    return part


def _runs(flags: Flags | np.bool_) -> Iterator[tuple[int, int]]:
    """First and last position of each run of true ones."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    for first, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield first, end - 1
