"""Set-ups of events in time: staying and leaving, cases by month, losses to a competitor."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.statistics.difference_in_differences import difference_in_differences
from analysis.statistics.hazard import hazard_ratio
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.survival import kaplan_meier
from analysis.statistics.trend import count_trend, share_trend
from tests.benchmarks.honesty.setup import Setup, draws, holds

Rng = np.random.Generator


def _lives(rng: Rng, customers: int, pace: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Months at which each entered our view and left it, and whether it was by leaving; whole months, so many tie."""
    entry = np.where(rng.random(customers) < 0.4, rng.integers(1, 24, customers), 0).astype(float)
    left = np.ceil(entry + rng.exponential(1 / pace, customers))
    until = entry + rng.integers(6, 37, customers)
    return entry, np.minimum(left, until), left <= until


def _survival(rng: Rng, customers: int, month: int) -> bool | None:
    pace = np.full(customers, 0.015)
    entry, months, ended = _lives(rng, customers, pace)
    curve = kaplan_meier(months, ended, entry)
    seen = curve[curve["time"] <= month]
    if curve["time"].max() < month or seen["at_risk"].iloc[-1] < 10:
        return None
    return bool(seen["low"].iloc[-1] <= np.exp(-0.015 * month) <= seen["high"].iloc[-1])


def _hazard(rng: Rng, customers: int, ratio: float) -> bool | None:
    """Half as many large customers are late, and they leave less: segment has to be held equal."""
    is_large = rng.random(customers) < 0.3
    late = rng.random(customers) < np.where(is_large, 0.15, 0.3)
    pace = 0.012 * np.where(is_large, 0.4, 1.0) * np.where(late, ratio, 1.0)
    entry, months, ended = _lives(rng, customers, pace)
    frame = pd.DataFrame({"entry": entry, "months": months, "ended": ended, "late": late})
    frame["segment"] = np.where(is_large, "large", "small")
    try:
        found = hazard_ratio(frame, "months", "ended", "late", controls=("segment",), entry="entry")
    except NotEstimable:
        return None
    return holds(found, ratio)


MONTHS = 24


def cases_drawn(rng: Rng, customers: int, pace: float, factor: float, is_moving: bool) -> tuple[np.ndarray, np.ndarray]:
    """Cases by customer and month, and who is there; customers differ lastingly, a third of them come or go."""
    first = np.where(rng.random(customers) < 0.3 * is_moving, rng.integers(1, MONTHS, customers), 0)
    last = np.where(rng.random(customers) < 0.3 * is_moving, rng.integers(1, MONTHS, customers), MONTHS)
    month = np.arange(MONTHS)
    is_there = (month >= first[:, None]) & (month < last[:, None])
    own = rng.gamma(0.8, 1 / 0.8, customers)[:, None] * pace * factor ** (month / 12)
    return rng.poisson(own * is_there).astype(float), is_there


def _case_trend(rng: Rng, customers: int, factor: float, is_moving: bool) -> bool:
    cases, is_there = cases_drawn(rng, customers, 0.15, factor, is_moving)
    by_quarter = cases.reshape(customers, MONTHS // 3, 3).sum(axis=2)
    there = is_there.sum(axis=0).reshape(-1, 3).sum(axis=1) / 3
    found = count_trend(by_quarter.sum(axis=0), there, 4, by_quarter.T @ by_quarter)
    return holds(found, factor)


def _loss_trend(rng: Rng, losses: int, yearly: float) -> bool:
    totals = rng.poisson(losses, 8) + 1
    part = 0.2 + yearly * np.arange(8) / 4
    return holds(share_trend(rng.binomial(totals, part), totals, 4), yearly)


def _did(rng: Rng, pace: float, effect: float, spread: float) -> bool | None:
    """`spread`: by how much a month differs from what was expected, for either side alone."""
    after = np.arange(MONTHS) >= 14
    season = 1 + 0.3 * np.sin(np.arange(MONTHS) / 2)
    noise = rng.gamma(1 / spread**2, spread**2, (2, MONTHS)) if spread else np.ones((2, MONTHS))
    own = rng.poisson(pace * season * noise[0] * np.where(after, effect, 1.0))
    others = rng.poisson(4 * pace * season * noise[1])
    try:
        return holds(difference_in_differences(own, others, after).effect, effect)
    except NotEstimable:
        return None


def _every() -> Iterator[Setup]:
    for customers in (80, 300, 1_000):
        for month in (12, 24):
            yield Setup(
                f"share kept after {month} months, {customers} customers",
                draws(_survival, customers, month),
            )
        for ratio in (1.0, 2.0):
            yield Setup(f"hazard ratio {ratio:g}, {customers} customers", draws(_hazard, customers, ratio))
        for is_moving in (False, True):
            for factor in (1.0, 1.5):
                text = f"{customers} customers{', who come and go' if is_moving else ''}"
                yield Setup(
                    f"trend of cases, factor {factor:g}, {text}",
                    draws(_case_trend, customers, factor, is_moving),
                )
    for losses in (8, 30, 120):
        for yearly in (0.0, 0.15):
            yield Setup(
                f"trend of a share, {losses} losses a quarter, {yearly:+.0%} a year",
                draws(_loss_trend, losses, yearly),
            )
    for pace in (5.0, 40.0):
        for effect in (1.0, 0.5):
            for spread in (0.0, 0.25):
                text = f"{pace:g} cases a month{', in waves' if spread else ''}"
                yield Setup(
                    f"difference in differences {effect:g}, {text}",
                    draws(_did, pace, effect, spread),
                )


EVENTS: tuple[Setup, ...] = tuple(_every())
