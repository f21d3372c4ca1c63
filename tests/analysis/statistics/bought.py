"""Made customers who buy as the BG/NBD and gamma-gamma models say, with what they buy later."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.bg_nbd import Histories, histories

Floats = NDArray[np.float64]
# CDNOW's published parameters: a world that is known to occur.
PURCHASES, SPEND = np.array([0.243, 4.414, 0.793, 2.426]), np.array([6.249, 3.745, 15.448])


@dataclass(frozen=True)
class Bought:
    """`later`: purchases in the weeks after; `spent_later`: their sum; `mean_spend`: 0 for who never bought again."""

    seen: Histories
    later: Floats
    mean_spend: Floats
    spent_later: Floats
    is_active: NDArray[np.bool_]


def bought(
    customers: int, weeks_later: float, seed: int, purchases: Floats = PURCHASES, spend: Floats = SPEND
) -> Bought:
    """First purchases spread over 26 weeks, watched for 26 to 52 weeks, then for `weeks_later`."""
    random = np.random.default_rng(seed)
    r, alpha, a, b = purchases
    watched = random.uniform(26, 52, customers)
    rate, stop = random.gamma(r, 1 / alpha, customers), random.beta(a, b, customers)
    most = random.geometric(np.clip(stop, 1e-12, 1))  # purchases until it stops
    x, last, later, is_active = (np.zeros(customers) for _ in range(4))
    for i in range(customers):
        times = np.sort(
            random.uniform(0, watched[i] + weeks_later, random.poisson(rate[i] * (watched[i] + weeks_later)))
        )
        times = times[: most[i]]
        before = times[times <= watched[i]]
        x[i], last[i], later[i] = len(before), before.max(initial=0.0), len(times) - len(before)
        is_active[i] = len(before) < most[i]
    p, q, gamma = spend
    nu = random.gamma(q, 1 / gamma, customers)
    mean = np.where(x > 0, random.gamma(np.maximum(p * x, 1e-9), 1 / nu) / np.maximum(x, 1), 0.0)
    spent = np.where(later > 0, random.gamma(np.maximum(p * later, 1e-9), 1 / nu), 0.0)
    return Bought(histories(x, last, watched), later, mean, spent, is_active.astype(bool))
