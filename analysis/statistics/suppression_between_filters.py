"""What may be shown under a filter, so that no small group is found by taking one filtered page from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.refusals import refuse_missing_columns
from analysis.statistics.suppression import FEWEST_HIDDEN

EVERYBODY = "all"
COLUMNS = ["segment", "dimension", "group_name"]
Name = tuple[str, str, str]  # segment, dimension and group


@dataclass(frozen=True)
class _Sum:
    """Places of a total, None where no page has it, and of the parts that add up to it, smallest first."""

    total: int | None
    parts: list[int]


@dataclass(frozen=True)
class _Table:
    """Cells by place: (row, column), numbered as knots of one net; knot 0 for a row or column that has no total."""

    cells: dict[int, tuple[int, int]]

    @classmethod
    def of(cls, places: list[int], names: list[Name]) -> _Table:
        ends = {place: (names[place][0], _column(names[place])) for place in places}
        rows = {names[place][0] for place in places if names[place][1] == EVERYBODY} | {EVERYBODY}
        columns = {column for row, column in ends.values() if row == EVERYBODY} | {EVERYBODY}
        row_knots = {name: knot for knot, name in enumerate(sorted(rows), start=1)}
        column_knots = {name: knot for knot, name in enumerate(sorted(columns), start=1 + len(rows))}
        return cls({place: (row_knots.get(row, 0), column_knots.get(of, 0)) for place, (row, of) in ends.items()})

    def that_follow(self, unknown: list[bool]) -> list[int]:
        """Unknown cells that the sums give away. A cell can move only along a ring of unknown cells through it: raised
        here, lowered in the same row there, and so round; one that lies on no ring is what its rows and columns leave.
        """
        return [place for place, (_, last) in self._edges(unknown).items() if last not in self._side(place, unknown)]

    def that_would_close_a_ring(self, place: int, unknown: list[bool]) -> list[int]:
        """Cells that are known and would, unknown, let a cell that follows move: they lead from its one side to the
        other; in the order of places, smallest first."""
        side = self._side(place, unknown)
        return [at for at, ends in sorted(self.cells.items()) if not unknown[at] and len({*ends} & side) == 1]

    def _edges(self, unknown: list[bool]) -> dict[int, tuple[int, int]]:
        return {place: ends for place, ends in self.cells.items() if unknown[place]}

    def _side(self, place: int, unknown: list[bool]) -> set[int]:
        """The knots that a way of unknown cells reaches from the cell's row without using the cell itself."""
        reached, grown = set[int](), {self.cells[place][0]}
        left = [set(ends) for at, ends in self._edges(unknown).items() if at != place]
        while grown != reached:
            reached, grown = grown, grown.union(*(ends for ends in left if grown & ends))
        return reached


def hidden_between_filters(
    frame: pd.DataFrame, customers_column: str, minimum: int, partition_columns: Sequence[str] = ()
) -> pd.Series:
    """True for each row that no page may show, whatever the filter; in the frame's own index.

    A row is the group `group_name` of `dimension` under the filter `segment`; "all" is no filter, and ("all", "all")
    everybody under it. Sums run both ways: the groups of a dimension add up to everybody under the same filter, and
    the filters add up to the group without a filter; a segment is a filter and a group of the dimension "segment". A
    row with some customers but fewer than `minimum` is hidden. In every such sum whose total is shown the next smallest
    is hidden too, until those hidden hold `minimum` customers between them and are two at least; where a total is
    hidden, so are its parts. Where a small row still follows from all sums together, the smallest beside it goes too,
    or the smallest that unties it.
    `partition_columns`: surveys, say, that do not add up. Missing numbers count as none.
    It does not guard against what somebody knows from elsewhere, nor against taking one period from an overlapping one.
    Source: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4, doi:10.1002/9781118348239.
    """
    refuse_missing_columns(frame, [customers_column, *COLUMNS, *partition_columns])
    if minimum < 0:
        raise ValueError(f"minimum must be zero or more customers, got {minimum}")
    sizes = frame[customers_column].astype(float).fillna(0.0).to_numpy()
    is_small = (sizes > 0) & (sizes < minimum)
    hidden = np.zeros(len(frame), dtype=np.bool_)  # by place: an index may name a row twice
    if is_small.any():
        names = [tuple(name) for name in zip(*(frame[column].astype(str) for column in COLUMNS), strict=True)]
        for places in _with_small(frame, partition_columns, is_small):
            ordered = sorted((sizes[place], *names[place], place) for place in places)  # whatever the order of rows
            at = [place for *_, place in ordered]
            hidden[at] = _hidden([float(size) for size, *_ in ordered], [names[place] for place in at], minimum)
    return pd.Series(hidden, index=frame.index)


def _with_small(frame: pd.DataFrame, partition_columns: Sequence[str], is_small: NDArray[np.bool_]) -> list[list[int]]:
    """The rows, by place, of each part that holds a small one; the others hide nothing."""
    if not partition_columns:
        return [list(range(len(frame)))]
    keys = [frame[column].to_numpy() for column in partition_columns]
    part = frame.groupby(keys, dropna=False).ngroup().to_numpy()
    return [np.flatnonzero(part == each).tolist() for each in np.unique(part[is_small])]


def _hidden(customers: list[float], names: list[Name], minimum: int) -> list[bool]:
    is_small = [0 < each < minimum for each in customers]
    hidden, sums, twins, tables = is_small.copy(), _sums(names), _twins(names), _tables(names)
    _go_along(hidden, customers, sums, twins, minimum)
    before = -1
    while before != sum(hidden):
        before = sum(hidden)
        unknown = _unknown(hidden, customers)
        for table, place in [(each, place) for each in tables for place in each.that_follow(unknown)]:
            if is_small[place] and not _hide_beside(place, hidden, customers, sums):
                joining = table.that_would_close_a_ring(place, _unknown(hidden, customers))
                for at in [each for each in joining if customers[each] > 0][:1]:
                    hidden[at] = True
        _go_along(hidden, customers, sums, twins, minimum)
    return hidden


def _unknown(hidden: list[bool], customers: list[float]) -> list[bool]:
    return [gone and held > 0 for gone, held in zip(hidden, customers, strict=True)]


def _hide_beside(place: int, hidden: list[bool], customers: list[float], sums: list[_Sum]) -> bool:
    """Hides, in place, the smallest beside a cell in its sums; where all of those are hidden already, their totals.

    False where those were hidden too.
    """
    own = [each for each in sums if place in each.parts]
    shown = [part for each in own for part in each.parts if not hidden[part] and customers[part] > 0]
    going = shown[:1] or [each.total for each in own if each.total is not None and not hidden[each.total]]
    for at in going:
        hidden[at] = True
    return bool(going)


def _go_along(
    hidden: list[bool], customers: list[float], sums: list[_Sum], twins: list[tuple[int, int]], minimum: int
) -> None:
    """Hides, in place, whatever has to go with what is hidden, until nothing changes."""
    before = -1
    while before != sum(hidden):
        before = sum(hidden)
        for each in sums:
            _protect(hidden, customers, each, minimum)
        for one, other in twins:
            hidden[one] = hidden[other] = hidden[one] or hidden[other]


def _protect(hidden: list[bool], customers: list[float], of: _Sum, minimum: int) -> None:
    if of.total is not None and hidden[of.total]:
        for part in of.parts:
            hidden[part] = True
        return
    gone = [part for part in of.parts if hidden[part] and customers[part] > 0]
    held, number = sum(customers[part] for part in gone), len(gone)
    for part in of.parts if gone else []:
        if held >= minimum and number >= FEWEST_HIDDEN:
            return
        if not hidden[part] and customers[part] > 0:
            hidden[part] = True
            held, number = held + customers[part], number + 1


def _sums(names: list[Name]) -> list[_Sum]:
    """Both ways of adding up, in an order that rests on names and sizes alone."""
    at = {name: place for place, name in enumerate(names)}
    grouped, filtered = defaultdict[tuple[str, str], list[int]](list), defaultdict[tuple[str, str], list[int]](list)
    for place, (segment, dimension, group) in enumerate(names):
        if dimension != EVERYBODY:
            grouped[segment, dimension].append(place)
        if segment != EVERYBODY:
            filtered[dimension, group].append(place)
    return [
        *(_Sum(at.get((segment, EVERYBODY, EVERYBODY)), parts) for (segment, _), parts in sorted(grouped.items())),
        *(_Sum(at.get((EVERYBODY, *group)), parts) for group, parts in sorted(filtered.items())),
    ]


def _tables(names: list[Name]) -> list[_Table]:
    """Filters by groups, one table a dimension, everybody as a row and a column of each."""
    of = defaultdict[str, list[int]](list)
    for place, (_, dimension, _) in enumerate(names):
        of[dimension].append(place)
    margin = of.pop(EVERYBODY, [])
    return [_Table.of([*places, *margin], names) for dimension, places in sorted(of.items()) if dimension != "segment"]


def _column(name: Name) -> str:
    _, dimension, group = name
    return EVERYBODY if dimension == EVERYBODY else group


def _twins(names: list[Name]) -> list[tuple[int, int]]:
    """A segment as a group of everybody, and everybody under that filter, are one number."""
    as_filter = {
        segment: place
        for place, (segment, dimension, _) in enumerate(names)
        if segment != EVERYBODY and dimension == EVERYBODY
    }
    return [
        (place, as_filter[group])
        for place, (segment, dimension, group) in enumerate(names)
        if segment == EVERYBODY and dimension == "segment" and group in as_filter
    ]
