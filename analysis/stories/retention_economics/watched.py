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
    summed = counts.groupby([*keys, "month"], as_index=False, dropna=False)[COUNTS].sum()
    filled = _every_month(summed, keys).sort_values([*keys, "month"], kind="stable")
    running = filled.groupby(keys, dropna=False) if keys else filled.groupby(lambda _: 0)
    entered = running["entered"].cumsum() - filled["entered"]
    gone = running["lost"].cumsum() + running["censored"].cumsum() - filled["lost"] - filled["censored"]
    stayed = filled.assign(is_lost=False, customers=entered - gone - filled["lost"])
    left = filled.assign(is_lost=True, customers=filled["lost"])
    both = pd.concat([stayed, left], ignore_index=True)
    both = both[(both["customers"] > 0) & (both["month"] > 0)]
    both = both.assign(duration=both["month"].astype(float), entry=both["month"] - 1.0)
    return both[[*keys, "duration", "entry", "is_lost", "customers"]].reset_index(drop=True)


def _every_month(summed: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Months in which nothing happened in a group too: its customers were under watch in them."""
    last = int(summed["month"].max()) if len(summed) else -1
    months = pd.DataFrame({"month": np.arange(0, last + 1)})
    every = summed[keys].drop_duplicates().merge(months, how="cross") if keys else months
    return every.merge(summed, on=[*keys, "month"], how="left").fillna(dict.fromkeys(COUNTS, 0))


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
