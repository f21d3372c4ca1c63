"""Lifetimes as SQL counts them, in the form that the statistics of survival take."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.log_rank import log_rank
from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
COUNTS = ["entered", "lost", "censored"]


@dataclass(frozen=True)
class Months:
    """An entry per group, month and outcome: how many `customers` were under watch in that month of life, the first
    being 1, and stayed, or were lost. `group` is the group's place."""

    group: Places
    month: Floats
    is_lost: NDArray[np.bool_]
    customers: Floats

    @property
    def entry(self) -> Floats:
        return self.month - 1

    def of(self, group: int) -> Months:
        return self.where(self.group == group)

    def where(self, is_kept: NDArray[np.bool_]) -> Months:
        return Months(self.group[is_kept], self.month[is_kept], self.is_lost[is_kept], self.customers[is_kept])


def months_watched(counts: pd.DataFrame, group: Places | None = None) -> Months:
    """From rows of month, entered, lost and censored, each of the group in its place of `group`.

    Which customer entered when and left when need not be known: who is at risk in a month fixes every estimate, and a
    customer watched for twelve months is twelve months of watching.
    """
    of = np.zeros(len(counts), dtype=np.int64) if group is None else group
    if counts.empty:
        return Months(of, np.empty(0), np.empty(0, dtype=np.bool_), np.empty(0))
    month = counts["month"].to_numpy(dtype=int)
    shape = int(of.max()) + 1, int(month.max()) + 1
    entered, lost, censored = (_by_month(shape, of, month, counts[name]) for name in COUNTS)
    gone = lost + censored
    at_risk = entered.cumsum(axis=1) - entered - (gone.cumsum(axis=1) - gone)
    stayed = (at_risk - lost)[:, 1:]
    there, left = np.nonzero(stayed > 0), np.nonzero(lost[:, 1:] > 0)
    return Months(
        np.concatenate([there[0], left[0]]),
        np.concatenate([there[1], left[1]]) + 1.0,
        np.repeat([False, True], [len(there[0]), len(left[0])]),
        np.concatenate([stayed[there], lost[:, 1:][left]]),
    )


def _by_month(shape: tuple[int, int], group: Places, month: Places, counted: pd.Series) -> Floats:
    """Sums, a row per group and a column per month from 0; months in which nothing happened are 0."""
    sums = np.zeros(shape)
    np.add.at(sums, (group, month), counted.to_numpy(dtype=float))
    return sums


def numbered(counts: pd.DataFrame, keys: list[str]) -> tuple[pd.DataFrame, Places]:
    """The distinct groups in order, one a row, and which of them each row of counts belongs to."""
    place = np.zeros(len(counts), dtype=np.int64)
    for key in keys:
        codes, levels = pd.factorize(counts[key], sort=True, use_na_sentinel=False)
        place = place * max(len(levels), 1) + codes
    _, first, group = np.unique(place, return_index=True, return_inverse=True)
    return counts[keys].iloc[first], group


def pace_p_value(counts: pd.DataFrame, group: str) -> float | None:
    """Whether the groups leave at the same pace (log-rank); None where that cannot be asked."""
    _, place = numbered(counts, [group])
    months = months_watched(counts, place)
    if not len(months.month):
        return None
    try:
        found = log_rank(months.month, months.is_lost, months.group, months.entry, months.customers)
    except NotEstimable:
        return None
    return found.p_value


def one_step(rows: pd.DataFrame) -> pd.DataFrame:
    """A whole period as one month of watching: the log-rank test is then the chi-squared test of the shares lost.

    Takes columns group_name, customers, lost.
    """
    customers, lost = (rows[each].to_numpy(dtype=float) for each in ("customers", "lost"))
    nobody = np.zeros(len(rows))
    return pd.DataFrame(
        {
            "group_name": np.tile(rows["group_name"].to_numpy(dtype=object), 2),
            "month": np.repeat([0, 1], len(rows)),
            "entered": np.concatenate([customers, nobody]),
            "lost": np.concatenate([nobody, lost]),
            "censored": np.concatenate([nobody, customers - lost]),
        }
    )
