"""Groups of too few customers are shown nowhere, and cannot be found by subtraction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.statistics.refusals import refuse_missing_columns


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
    customers = frame[customers_column].astype(float).fillna(0.0).reset_index(drop=True)
    is_small = customers < minimum
    if total_is_shown:
        keys = _partition(frame, partition_columns)
        is_small = is_small | _goes_along(customers, is_small, keys, minimum)
    return Suppressed(frame[~is_small.to_numpy()], int(is_small.sum()))


def _partition(frame: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    if not columns or frame.empty:
        return pd.Series(0, index=range(len(frame)))
    return frame.groupby(list(columns), dropna=False).ngroup().reset_index(drop=True)


def _goes_along(customers: pd.Series, is_small: pd.Series, keys: pd.Series, minimum: int) -> pd.Series:
    """From the smallest up, a row goes while those already gone hold somebody, but too few or only one group."""
    order = customers.sort_values(kind="stable").index
    ordered, groups = customers.loc[order], keys.loc[order]
    smaller_customers = ordered.groupby(groups).cumsum() - ordered
    smaller_groups = (ordered > 0).astype(int).groupby(groups).cumsum() - (ordered > 0)
    has_hidden = (is_small & (customers > 0)).loc[order].groupby(groups).transform("any")
    too_few_hidden = (smaller_customers < minimum) | (smaller_groups < 2)
    return (has_hidden & too_few_hidden).reindex(customers.index)
