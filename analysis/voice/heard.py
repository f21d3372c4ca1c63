"""Which customers were heard in which period, where and in which language they were asked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

MONTHS_OF_A_PERIOD = (3, 1)  # the longest of which there are enough
FEWEST_PERIODS, MOST_PERIODS = 4, 9  # one and three before it, to know how words come and go; and two years before

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Heard:
    """One entry a verbatim: customer, stratum (source and language), period counted back from the latest. `customers`
    has a row a stratum and a column a period; verbatims of periods further back have none there."""

    customer: Numbers
    stratum: Numbers
    period: Numbers
    customers: NDArray[np.float64]

    @property
    def periods(self) -> int:
        return self.customers.shape[1]

    def spread(self, stratum: Numbers) -> NDArray[np.float64]:
        """Of each stratum, what part of its customers was heard in each period."""
        return (self.customers / self.customers.sum(axis=1, keepdims=True))[stratum]


def heard(verbatims: pd.DataFrame) -> Heard | None:
    """`verbatims` holds customer (where it is missing, each is another's), said_on, source, language; all are dated.
    None where there is no earlier time to compare with."""
    day = pd.to_datetime(verbatims["said_on"])
    last = day.max()
    for months in MONTHS_OF_A_PERIOD if len(day) else ():
        back = (last.year - day.dt.year) * 12 + last.month - day.dt.month - (day.dt.day > last.day)
        period = (back.clip(lower=0) // months).to_numpy()
        if len(np.unique(period[period < MOST_PERIODS])) >= FEWEST_PERIODS:
            return _counted(verbatims, np.asarray(period, dtype=np.int64))
    return None


def _counted(verbatims: pd.DataFrame, period: Numbers) -> Heard:
    customer = numbered(verbatims["customer"])
    source, language = (pd.factorize(verbatims[name], use_na_sentinel=False)[0] for name in ("source", "language"))
    stratum = np.asarray(pd.factorize(source * (int(language.max()) + 1) + language)[0], dtype=np.int64)
    periods = min(int(period.max()) + 1, MOST_PERIODS)
    distinct = pd.DataFrame({"stratum": stratum, "period": period, "customer": customer})
    distinct = distinct[distinct["period"] < periods].drop_duplicates()
    customers = np.zeros((int(stratum.max()) + 1, periods))
    np.add.at(customers, (distinct["stratum"].to_numpy(), distinct["period"].to_numpy()), 1)
    return Heard(customer, stratum, period, np.maximum(customers, 1e-9))


def numbered(customer: pd.Series) -> Numbers:
    """A number for each customer; where none is named, each is another's."""
    known, unnamed = pd.factorize(customer)[0], customer.isna().to_numpy()
    apart = np.where(unnamed, len(customer) + np.arange(len(customer)), known)
    return np.asarray(pd.factorize(apart)[0], dtype=np.int64)
