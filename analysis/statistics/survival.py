"""How long customers stay, as curves with bands."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from analysis.statistics.confidence import NORMAL_CRITICAL

Floats = NDArray[np.float64]


def kaplan_meier(
    durations: ArrayLike, ended: ArrayLike, entry: ArrayLike | None = None, weights: ArrayLike | None = None
) -> pd.DataFrame:
    """The share still there after each time. Columns: time, survival, low, high (0 to 1), at_risk (customers).

    `durations` since each customer's start, in any unit of time; `ended` true where the end was seen, false where the
    customer was still there; `entry` the time since start at which we began to see the customer (late entry, when
    records begin after some contracts did); `weights` how many customers a row stands for (grouped counts).
    S(t) = Π (1 - endedᵢ/at_riskᵢ), interval: log-log of Greenwood's variance. The first row is time 0 (or the earliest
    entry), where all are there. at_risk counts just before the time. A page draws twenty curves: these take a
    fraction of a millisecond each, lifelines' (against which they are tested) a hundredth of a second.
    Assumes that those who have not left yet will leave like the others: where new customers differ from old ones, say
    so. Raises ValueError on no rows, negative durations or an entry after the end.
    Source: Kaplan & Meier (1958), doi:10.1080/01621459.1958.10501452; Kalbfleisch & Prentice (2002), §1.4.
    """
    times, gone, since, counts = observations(durations, ended, entry, weights)
    at = np.unique(np.append(times, since.min()))
    risk = at_risk(at, times, since, counts)
    ends = np.bincount(np.searchsorted(at, times[gone]), weights=counts[gone], minlength=len(at)).astype(float)
    survival = np.cumprod(1 - np.divide(ends, risk, out=np.zeros_like(ends), where=risk > 0))
    low, high = _band(survival, ends, risk)
    return pd.DataFrame({"time": at, "survival": survival, "low": low, "high": high, "at_risk": risk})


def _band(survival: Floats, ends: Floats, risk: Floats) -> tuple[Floats, Floats]:
    """S^exp(±z·√g/ln S) with Greenwood's g = Σ d/(n(n - d)).

    That has no width while nobody, or after everybody, has left. Before: the Wilson bound for none lost of those at
    risk. After: the upper bound stays where it was.
    """
    left = risk - ends
    steps = np.divide(ends, risk * left, out=np.zeros_like(ends), where=left > 0)
    is_between = (survival > 0) & (survival < 1)
    logarithm = np.log(np.where(is_between, survival, 0.5))
    reach = NORMAL_CRITICAL * np.sqrt(np.cumsum(steps)) / logarithm
    low = np.where(is_between, survival ** np.exp(-reach), survival)
    high = np.where(is_between, survival ** np.exp(reach), np.where(survival == 0, np.nan, 1.0))
    unseen = risk / (risk + NORMAL_CRITICAL**2)
    low[1:] = np.where((survival == 1) & (risk > 0), unseen, low)[1:]
    return np.minimum(low, survival), np.maximum(pd.Series(high).ffill().fillna(1.0).to_numpy(), survival)


def at_risk(at: Floats, times: Floats, since: Floats, counts: Floats) -> Floats:
    """How many were under observation just before each time: entered earlier, not gone earlier."""
    entered = np.where(since > since.min(), since, -np.inf)  # who is seen from the start counts at the start too
    return _summed_below(at, entered, counts) - _summed_below(at, times, counts)


def _summed_below(at: Floats, values: Floats, counts: Floats) -> Floats:
    order = np.argsort(values)
    running = np.concatenate([[0.0], np.cumsum(counts[order])])
    return np.asarray(running[np.searchsorted(values[order], at, side="left")], dtype=float)


def observations(
    durations: ArrayLike, ended: ArrayLike, entry: ArrayLike | None, weights: ArrayLike | None
) -> tuple[Floats, NDArray[np.bool_], Floats, Floats]:
    """Durations, ends, entries and weights as arrays of one length, rows of weight 0 left out. Raises ValueError."""
    times = np.asarray(durations, dtype=float)
    gone = np.asarray(ended, dtype=bool)
    since = np.zeros(times.shape) if entry is None else np.asarray(entry, dtype=float)
    counts = np.ones(times.shape) if weights is None else np.asarray(weights, dtype=float)
    if not times.shape == gone.shape == since.shape == counts.shape:
        raise ValueError(f"one row per customer is needed in each, got {times.size}, {gone.size}, {since.size} rows")
    if np.isnan(times).any() or (times < 0).any() or (counts < 0).any():
        raise ValueError("durations and weights must be zero or more; is a date of leaving before the start?")
    if ((since > times) | ((since == times) & (since > 0))).any():
        raise ValueError("an entry must lie before the duration's end; leave out who was gone before records began")
    seen = counts > 0
    if not seen.any():
        raise ValueError("needs at least one customer, got none; leave the empty group out before")
    return times[seen], gone[seen], since[seen], counts[seen]
