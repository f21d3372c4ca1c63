"""Groups of too few customers are shown nowhere, and cannot be found by subtraction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.refusals import refuse_missing_columns

FEWEST_HIDDEN = 2  # a group hidden alone is the total less the others


@dataclass(frozen=True)
class Suppressed:
    """`kept` has the rows that may be shown, in their order; `suppressed_groups` is said in a caveat."""

    kept: pd.DataFrame
    suppressed_groups: int

    def only(self, is_shown: pd.Series) -> Suppressed:
        """With further rows of `kept` left out; `is_shown` is true or false for each of them."""
        return Suppressed(self.kept[is_shown], self.suppressed_groups + int((~is_shown).sum()))


def suppress_small_groups(
    frame: pd.DataFrame,
    customers_column: str,
    minimum: int,
    partition_columns: Sequence[str] = (),
    total_is_shown: bool = True,
) -> Suppressed:
    """Takes out groups with fewer than `minimum` customers; a missing number of customers counts as none.

    Rows that agree in `partition_columns` (all rows, when none are named) split one total. Where that total is shown
    too, the hidden rows together could be found by subtraction: so the next smallest goes with a group that would be
    hidden alone, and so on until the hidden ones hold `minimum` customers between them. A group without customers
    hides nobody and needs no company. Give one row per group: rows of several periods or measures need
    `partition_columns`. Source: Hundepool et al. (2012), Statistical Disclosure Control, doi:10.1002/9781118348239.
    """
    refuse_missing_columns(frame, [customers_column, *partition_columns])
    if minimum < 0:
        raise ValueError(f"minimum must be zero or more customers, got {minimum}")
    customers = np.nan_to_num(frame[customers_column].to_numpy(dtype=float, na_value=np.nan))
    is_hidden = customers < minimum
    if total_is_shown:
        for places in _partition(frame, partition_columns):
            is_hidden[places] |= _goes_along(customers[places], is_hidden[places], minimum)
    return Suppressed(frame[~is_hidden], int(is_hidden.sum()))


def _partition(frame: pd.DataFrame, columns: Sequence[str]) -> list[NDArray[np.intp]]:
    """The places of the rows of each part."""
    if not columns or frame.empty:
        return [np.arange(len(frame))]
    part = np.zeros(len(frame), dtype=np.intp)
    for column in columns:
        codes, levels = pd.factorize(frame[column], use_na_sentinel=False)
        part = part * len(levels) + codes
    order = np.argsort(part, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(part[order])) + 1)


def _goes_along(customers: NDArray[np.float64], is_small: NDArray[np.bool_], minimum: int) -> NDArray[np.bool_]:
    """From the smallest up, a row goes while those already gone hold somebody, but too few or only one group."""
    going = np.zeros(len(customers), dtype=np.bool_)
    if (is_small & (customers > 0)).any():
        order = np.argsort(customers, kind="stable")
        ordered = customers[order]
        smaller_customers = ordered.cumsum() - ordered
        smaller_groups = (ordered > 0).cumsum() - (ordered > 0)
        going[order] = (smaller_customers < minimum) | (smaller_groups < FEWEST_HIDDEN)
    return going
