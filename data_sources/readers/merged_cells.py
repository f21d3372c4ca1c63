"""Cells merged over several rows: the value stands in the first of them alone, and is meant for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from data_sources.readers.areas import Area


@dataclass(frozen=True)
class Unmerged:
    """The cells with every value in all of its rows; by column, counted from 0, how many merged cells there were."""

    cells: pa.Table
    merged: dict[int, int]
    filled: int


def unmerge(cells: pa.Table, place: Area, merged: Sequence[Area]) -> Unmerged:
    """Fills values down over the rows of merged cells that begin in `place`, which `cells` are the cells of.

    A value merged over several columns stays in the first one.
    """
    tall = [each for each in merged if each.height > 1 and place.top <= each.top <= place.bottom]
    counts: dict[int, int] = {}
    filled = 0
    for position in sorted({each.left - place.left for each in tall}):
        if not 0 <= position < cells.num_columns:
            continue
        column = cells.column(position).to_pylist()
        for each in tall:
            first, last = each.top - place.top, min(each.bottom, place.bottom) - place.top
            if each.left - place.left == position and column[first] is not None:
                column[first : last + 1] = [column[first]] * (last - first + 1)
                counts[position] = counts.get(position, 0) + 1
                filled += last - first
        cells = cells.set_column(position, cells.column_names[position], pa.array(column, pa.string()))
    return Unmerged(cells, counts, filled)
