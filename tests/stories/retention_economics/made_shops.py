"""Shops drawn with a known truth: who buys how often, who stops, and what they spend."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

FIRST, AS_OF = date(2025, 1, 1), date(2026, 6, 30)
# The half of the days watched ends here; purchases after it are held out.
HALF = date(2025, 9, 30)


def shop(
    customers: int = 1_500,
    seed: int = 1,
    rate: tuple[float, float] = (1.2, 12.0),
    stop: tuple[float, float] = (1.0, 4.0),
    later: float = 1.0,
) -> dict[str, pd.DataFrame]:
    """First purchases over the first twelve weeks, watched for eighteen months; about 30 a purchase.

    `rate` and `stop` are r, α (weeks) and a, b of the model. `later`: how many times as often all buy after the half,
    which no model can know.
    """
    rng = np.random.default_rng(seed)
    days, half = (AS_OF - FIRST).days, (HALF - FIRST).days
    first = rng.integers(0, 84, customers)
    pace = rng.gamma(rate[0], 1 / rate[1], customers) / 7
    most = rng.geometric(np.clip(rng.beta(*stop, customers), 1e-9, 1))
    spends = 30 * rng.gamma(8.0, 1 / 8, customers)
    rows = []
    for i in range(customers):
        early = rng.uniform(first[i], half, rng.poisson(pace[i] * (half - first[i])))
        late = rng.uniform(half, days, rng.poisson(later * pace[i] * (days - half)))
        again = np.sort(np.concatenate([early, late]))[: most[i]]
        rows += [(i + 1, day) for day in (first[i], *np.ceil(again))]
    bought = pd.DataFrame(rows, columns=["customer_id", "day"])
    bought["amount"] = np.round(spends[bought["customer_id"] - 1] * rng.gamma(6.0, 1 / 6, len(bought)) + 0.01, 2)
    bought["ordered_on"] = pd.Timestamp(FIRST) + pd.to_timedelta(bought["day"].clip(upper=days), unit="D")
    return {
        "customer": pd.DataFrame({"customer_id": range(1, customers + 1)}),
        "purchase": bought[["customer_id", "ordered_on", "amount"]].assign(department="Sales", source="orders"),
    }
