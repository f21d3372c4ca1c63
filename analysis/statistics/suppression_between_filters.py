"""What may be shown under a filter, so that no small group is found by taking one filtered page from another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.linalg import null_space

from analysis.statistics.refusals import refuse_missing_columns

EVERYBODY = "all"
FEWEST_HIDDEN = 2  # a cell hidden alone is the total less the others
COLUMNS = ["segment", "dimension", "group_name"]
FREE = 1e-9  # how far a number may move, in the space of those that fit what is shown, to count as not known
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class _Sum:
    """Places of a total, None where no page has it, and of the parts that add up to it, smallest first."""

    total: int | None
    parts: list[int]


def hidden_between_filters(
    frame: pd.DataFrame, customers_column: str, minimum: int, partition_columns: Sequence[str] = ()
) -> pd.Series:
    """True for each row that no page may show, whatever the filter; in the frame's own index.

    A row is the group `group_name` of `dimension` under the filter `segment`; "all" is no filter, and ("all", "all")
    everybody under it. Sums run both ways: the groups of a dimension add up to everybody under the same filter, and
    the filters add up to the group without a filter; a segment is a filter and a group of the dimension "segment". A
    row with some customers but fewer than `minimum` is hidden. In every such sum whose total is shown the next smallest
    is hidden too, until those hidden hold `minimum` customers between them and are two at least; where a total is
    hidden, so are its parts. Where a small row still follows from all sums together, the smallest beside it goes too.
    `partition_columns`: surveys, say, that do not add up. Missing numbers count as none.
    It does not guard against what somebody knows from elsewhere, nor against taking one period from an overlapping one.
    Source: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4, doi:10.1002/9781118348239.
    """
    refuse_missing_columns(frame, [customers_column, *COLUMNS, *partition_columns])
    if minimum < 0:
        raise ValueError(f"minimum must be zero or more customers, got {minimum}")
    sizes = frame[customers_column].astype(float).fillna(0.0)
    hidden = pd.Series(False, index=frame.index)
    keys = list(partition_columns)
    table = frame[COLUMNS].astype(str).assign(customers=sizes)
    for _, rows in table.groupby([frame[key] for key in keys], dropna=False) if keys else [((), table)]:
        ordered = rows.sort_values(["customers", *COLUMNS])  # so that the order of rows decides nothing
        hidden.loc[ordered.index] = _hidden(ordered.reset_index(drop=True), minimum)
    return hidden


def _hidden(places: pd.DataFrame, minimum: int) -> Flags:
    customers = places["customers"].to_numpy(dtype=np.float64)
    sums, twins = _sums(places), _twins(places)
    hidden: Flags = (customers > 0) & (customers < minimum)
    is_small = hidden.copy()
    if not is_small.any():
        return hidden
    _go_along(hidden, customers, sums, twins, minimum)
    while (known := _follows(hidden, customers, is_small, sums, twins)) is not None:
        beside = [part for each in sums if known in each.parts or known == each.total for part in each.parts]
        shown = [part for part in beside if not hidden[part] and customers[part] > 0]
        hidden[min(shown, key=customers.__getitem__) if shown else ~hidden & (customers > 0)] = True
        _go_along(hidden, customers, sums, twins, minimum)
    return hidden


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


def _follows(
    hidden: Flags, customers: NDArray[np.float64], is_small: Flags, sums: list[_Sum], twins: list[tuple[int, int]]
) -> int | None:
    """The place of a small row that can be reckoned from what is shown, an empty one being known to be empty."""
    unknown = np.flatnonzero(hidden & (customers > 0))
    equations = np.zeros((len(sums) + len(twins), len(customers)))
    for row, each in enumerate(sums):
        if each.total is not None:
            equations[row, each.parts] = 1
            equations[row, each.total] -= 1
    for row, (one, other) in enumerate(twins, start=len(sums)):
        equations[row, one], equations[row, other] = 1, -1
    free = np.abs(null_space(equations[:, unknown])).max(axis=1, initial=0)
    return next(
        (int(place) for place, room in zip(unknown, free, strict=True) if is_small[place] and room < FREE), None
    )


def _sums(places: pd.DataFrame) -> list[_Sum]:
    """Both ways of adding up, in an order that rests on names and sizes alone."""
    at = {tuple(row): place for place, row in zip(places.index, places[COLUMNS].to_numpy(), strict=True)}
    grouped = places[places["dimension"] != EVERYBODY].groupby(["segment", "dimension"])
    filtered = places[places["segment"] != EVERYBODY].groupby(["dimension", "group_name"])
    return [
        *(_Sum(at.get((segment, EVERYBODY, EVERYBODY)), list(rows.index)) for (segment, _), rows in grouped),
        *(_Sum(at.get((EVERYBODY, dimension, group)), list(rows.index)) for (dimension, group), rows in filtered),
    ]


def _twins(places: pd.DataFrame) -> list[tuple[int, int]]:
    """A segment as a group of everybody, and everybody under that filter, are one number."""
    as_filter = places[(places["segment"] != EVERYBODY) & (places["dimension"] == EVERYBODY)]
    at = dict(zip(as_filter["segment"], as_filter.index, strict=True))
    groups = places[(places["segment"] == EVERYBODY) & (places["dimension"] == "segment")]
    return [(place, at[name]) for place, name in zip(groups.index, groups["group_name"], strict=True) if name in at]
