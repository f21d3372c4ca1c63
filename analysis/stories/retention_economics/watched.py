"""Lifetimes as SQL counts them, in the form that the statistics of survival take."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.statistics.log_rank import log_rank
from analysis.statistics.refusals import NotEstimable

COUNTS = ["entered", "lost", "censored"]


def person_months(counts: pd.DataFrame, groups: Sequence[str] = ()) -> pd.DataFrame:
    """One row per group, month and outcome: `customers` under watch in that month who stayed, or were lost.

    Takes columns month, entered, lost, censored and the groups. Which customer entered when and left when need not be
    known: who is at risk in a month fixes every estimate, and a customer watched for twelve months is twelve months
    of watching. Columns: the groups, duration (the month), entry (the month before), is_lost, customers.
    """
    keys = list(groups)
    columns = [*keys, "duration", "entry", "is_lost", "customers"]
    if counts.empty:
        return pd.DataFrame(columns=columns)
    names, group = _numbered(counts, keys)
    entered, lost, censored = (_by_month(counts, group, len(names), name) for name in COUNTS)
    gone = lost + censored
    at_risk = entered.cumsum(axis=1) - entered - (gone.cumsum(axis=1) - gone)
    parts = []
    for is_lost, customers in ((False, at_risk - lost), (True, lost)):
        row, month = np.nonzero(customers[:, 1:] > 0)
        part = names.iloc[row].reset_index(drop=True)
        parts.append(
            part.assign(duration=month + 1.0, entry=month + 0.0, is_lost=is_lost, customers=customers[row, month + 1])
        )
    return pd.concat(parts, ignore_index=True)[columns]


def _numbered(counts: pd.DataFrame, keys: list[str]) -> tuple[pd.DataFrame, np.ndarray]:
    """The distinct groups, one a row, and which of them each row of counts belongs to."""
    if not keys:
        return pd.DataFrame(index=[0]), np.zeros(len(counts), dtype=np.int64)
    group = counts.groupby(keys, dropna=False).ngroup().to_numpy(dtype=np.int64)
    first = pd.Series(range(len(counts))).groupby(group).first()
    return counts[keys].iloc[first.to_numpy()].reset_index(drop=True), group


def _by_month(counts: pd.DataFrame, group: np.ndarray, groups: int, column: str) -> np.ndarray:
    """Sums of a column, a row per group and a column per month from 0; months in which nothing happened are 0."""
    sums = np.zeros((groups, int(counts["month"].max()) + 1))
    np.add.at(sums, (group, counts["month"].to_numpy(dtype=int)), counts[column].to_numpy(dtype=float))
    return sums


def pace_p_value(counts: pd.DataFrame, group: str) -> float | None:
    """Whether the groups leave at the same pace (log-rank); None where that cannot be asked."""
    months = person_months(counts, [group])
    if months.empty:
        return None
    try:
        found = log_rank(months["duration"], months["is_lost"], months[group], months["entry"], months["customers"])
    except NotEstimable:
        return None
    return found.p_value


def one_step(rows: pd.DataFrame) -> pd.DataFrame:
    """A whole period as one month of watching: the log-rank test is then the chi-squared test of the shares lost.

    Takes columns group_name, customers, lost.
    """
    start = rows.assign(month=0, entered=rows["customers"], censored=0, lost=0)
    end = rows.assign(month=1, entered=0, censored=rows["customers"] - rows["lost"])
    columns = ["group_name", "month", *COUNTS]
    return pd.concat([start[columns], end[columns]])
