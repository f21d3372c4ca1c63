"""What a mean or a change would be if every group counted as the whole customer base has it."""

from __future__ import annotations

from math import sqrt

import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Quantity
from analysis.statistics.confidence import NORMAL_CRITICAL, two_sided_p
from analysis.statistics.refusals import NotEstimable, refuse_missing_columns

COLUMNS = ("customers", "value", "error")
METHOD = "groups weighed as the whole customer base has them, z interval"


def standardised(groups: pd.DataFrame, unit: Quantity, is_difference: bool = False) -> Estimate:
    """A row per group: its customers in the base, its value among those who answered, the standard error of that.

    value = Σ w·v, SE = √(Σ w²·e²), w the group's part of the customers in all groups given. In the unit given (its
    amount is ignored); `sample_size` is the customers. A difference is tested against none. Assumes that within a group
    those who answered are like those who did not. Groups of which nobody answered belong to no mean: leave them out and
    say so. Raises NotEstimable where no group has customers.
    Source: Holt & Smith (1979), Post Stratification, doi:10.2307/2344652.
    """
    refuse_missing_columns(groups, COLUMNS)
    customers, values, errors = (groups[name].to_numpy(dtype=float) for name in COLUMNS)
    if not customers.sum() > 0:
        raise NotEstimable("no group of those who answered has customers in the base")
    weight = customers / customers.sum()
    value = float((weight * values).sum())
    error = sqrt(float(((weight * errors) ** 2).sum()))
    reach = NORMAL_CRITICAL * error
    low, middle, high = (unit.with_amount(each) for each in (value - reach, value, value + reach))
    p_value = two_sided_p(value, error) if is_difference else None
    return Estimate(middle, low, high, round(float(customers.sum())), METHOD, p_value)
