"""What may be shown under a filter, so that no small group is found by taking one filtered page from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.refusals import refuse_missing_columns

EVERYBODY = "all"
FEWEST_HIDDEN = 2  # a cell hidden alone is the total less the others
COLUMNS = ["segment", "dimension", "group_name"]
Flags = NDArray[np.bool_]


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
    def of(cls, rows: pd.DataFrame) -> _Table:
        margin = rows["dimension"] == EVERYBODY
        columns = rows["group_name"].where(~margin, EVERYBODY)
        with_total = set(rows.loc[margin, "segment"]), set(columns[rows["segment"] == EVERYBODY]) | {EVERYBODY}
        names = [("row", name) for name in sorted(with_total[0] | {EVERYBODY})]
        names += [("column", name) for name in sorted(with_total[1])]
        knots = {name: number for number, name in enumerate(names, start=1)}
        pairs = zip(rows.index, rows["segment"], columns, strict=True)
        return cls({place: (knots.get(("row", row), 0), knots.get(("column", of), 0)) for place, row, of in pairs})

    def that_follow(self, unknown: Flags) -> list[int]:
        """Unknown cells that the sums give away. A cell can move only along a ring of unknown cells through it: raised
        here, lowered in the same row there, and so round; one that lies on no ring is what its rows and columns leave.
        """
        return [place for place, (_, last) in self._edges(unknown).items() if last not in self._side(place, unknown)]

    def that_would_close_a_ring(self, place: int, unknown: Flags) -> list[int]:
        """Cells that are known and would, unknown, let a cell that follows move: they lead from its one side to the
        other; in the order of places, smallest first."""
        side = self._side(place, unknown)
        return [at for at, ends in sorted(self.cells.items()) if not unknown[at] and len({*ends} & side) == 1]

    def _edges(self, unknown: Flags) -> dict[int, tuple[int, int]]:
        return {place: ends for place, ends in self.cells.items() if unknown[place]}

    def _side(self, place: int, unknown: Flags) -> set[int]:
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
    sizes = frame[customers_column].astype(float).fillna(0.0)
    hidden = np.zeros(len(frame), dtype=np.bool_)  # by place: an index may name a row twice
    keys = list(partition_columns)
    table = frame[COLUMNS].astype(str).assign(customers=sizes).reset_index(drop=True)
    for _, rows in table.groupby([frame[key].to_numpy() for key in keys], dropna=False) if keys else [((), table)]:
        ordered = rows.sort_values(["customers", *COLUMNS])  # so that the order of rows decides nothing
        hidden[ordered.index.to_numpy()] = _hidden(ordered.reset_index(drop=True), minimum)
    return pd.Series(hidden, index=frame.index)


def _hidden(places: pd.DataFrame, minimum: int) -> Flags:
    customers = places["customers"].to_numpy(dtype=np.float64)
    hidden: Flags = (customers > 0) & (customers < minimum)
    if not hidden.any():
        return hidden
    is_small, sums, twins, tables = hidden.copy(), _sums(places), _twins(places), _tables(places)
    _go_along(hidden, customers, sums, twins, minimum)
    before = -1
    while before != hidden.sum():
        before = int(hidden.sum())
        for table, place in [(each, place) for each in tables for place in each.that_follow(hidden & (customers > 0))]:
            if is_small[place] and not _hide_beside(place, hidden, customers, sums):
                joining = table.that_would_close_a_ring(place, hidden & (customers > 0))
                hidden[[each for each in joining if customers[each] > 0][:1]] = True
        _go_along(hidden, customers, sums, twins, minimum)
    return hidden


def _hide_beside(place: int, hidden: Flags, customers: NDArray[np.float64], sums: list[_Sum]) -> bool:
    """Hides, in place, the smallest beside a cell in its sums; where all of those are hidden already, their totals.

    False where those were hidden too.
    """
    own = [each for each in sums if place in each.parts]
    shown = [part for each in own for part in each.parts if not hidden[part] and customers[part] > 0]
    going = shown[:1] or [each.total for each in own if each.total is not None and not hidden[each.total]]
    hidden[going] = True
    return bool(going)


def _go_along(
    hidden: Flags, customers: NDArray[np.float64], sums: list[_Sum], twins: list[tuple[int, int]], minimum: int
) -> None:
    """Hides, in place, whatever has to go with what is hidden, until nothing changes."""
    before = -1
    while before != hidden.sum():
        before = int(hidden.sum())
        for each in sums:
            _protect(hidden, customers, each, minimum)
        for one, other in twins:
            hidden[one] = hidden[other] = hidden[one] or hidden[other]


def _protect(hidden: Flags, customers: NDArray[np.float64], of: _Sum, minimum: int) -> None:
    if of.total is not None and hidden[of.total]:
        hidden[of.parts] = True
        return
    gone = [part for part in of.parts if hidden[part] and customers[part] > 0]
    held, number = float(customers[gone].sum()), len(gone)
    for part in of.parts if gone else []:
        if held >= minimum and number >= FEWEST_HIDDEN:
            return
        if not hidden[part] and customers[part] > 0:
            hidden[part] = True
            held, number = held + customers[part], number + 1


def _sums(places: pd.DataFrame) -> list[_Sum]:
    """Both ways of adding up, in an order that rests on names and sizes alone."""
    at = {tuple(row): place for place, row in zip(places.index, places[COLUMNS].to_numpy(), strict=True)}
    grouped = places[places["dimension"] != EVERYBODY].groupby(["segment", "dimension"])
    filtered = places[places["segment"] != EVERYBODY].groupby(["dimension", "group_name"])
    return [
        *(_Sum(at.get((segment, EVERYBODY, EVERYBODY)), list(rows.index)) for (segment, _), rows in grouped),
        *(_Sum(at.get((EVERYBODY, dimension, group)), list(rows.index)) for (dimension, group), rows in filtered),
    ]


def _tables(places: pd.DataFrame) -> list[_Table]:
    """Filters by groups, one table a dimension, everybody as a row and a column of each."""
    margin = places[places["dimension"] == EVERYBODY]
    named = places[~places["dimension"].isin([EVERYBODY, "segment"])]
    return [_Table.of(pd.concat([rows, margin])) for _, rows in named.groupby("dimension")]


def _twins(places: pd.DataFrame) -> list[tuple[int, int]]:
    """A segment as a group of everybody, and everybody under that filter, are one number."""
    as_filter = places[(places["segment"] != EVERYBODY) & (places["dimension"] == EVERYBODY)]
    at = dict(zip(as_filter["segment"], as_filter.index, strict=True))
    groups = places[(places["segment"] == EVERYBODY) & (places["dimension"] == "segment")]
    return [(place, at[name]) for place, name in zip(groups.index, groups["group_name"], strict=True) if name in at]
