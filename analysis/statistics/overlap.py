"""Money at risk across issues, each customer's money counted once however many issues the customer has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Money
from analysis.statistics.customer_totals import CustomerTotals
from analysis.statistics.refusals import refuse_missing_columns, refuse_more_than

COLUMNS = ("customer", "issue", "weight", "amount")


@dataclass(frozen=True)
class MoneyAtRisk:
    """By issue: `exposed` counts a customer under every issue it has, `at_risk` splits it; only these add up.

    `total` is the sum of `at_risk` and never more than `base`.
    """

    exposed: Mapping[str, Estimate]
    at_risk: Mapping[str, Estimate]
    total: Estimate


def split_over_issues(frame: pd.DataFrame) -> pd.DataFrame:
    """Each customer's amount split over its issues in proportion to their weights; alike where all weigh nothing.

    Columns: customer, issue, weight (cases, say; zero or more), amount (the customer's own, the same on each of its
    rows). Returns customer, issue, exposed (the whole amount), at_risk (its part), in the order of the rows, one row
    per customer and issue. Raises ValueError on negative weights or amounts, or two amounts for one customer.
    """
    refuse_missing_columns(frame, COLUMNS)
    if (frame["weight"] < 0).any() or (frame["amount"] < 0).any() or frame[list(COLUMNS)].isna().any(axis=None):
        raise ValueError(
            "weights and amounts must be zero or more and none missing; leave unknown amounts out, and say so"
        )
    if (frame.groupby("customer")["amount"].nunique() > 1).any():
        raise ValueError("a customer has two amounts; is the amount that of a case rather than of the customer?")
    pairs = frame.groupby(["customer", "issue"], as_index=False, sort=False).agg(
        weight=("weight", "sum"), exposed=("amount", "first")
    )
    by_customer = pairs.groupby("customer")["weight"]
    summed, issues = by_customer.transform("sum"), by_customer.transform("size")
    part = (pairs["weight"] / summed).where(summed > 0, 1 / issues)
    return pairs.assign(at_risk=pairs["exposed"] * part)[["customer", "issue", "exposed", "at_risk"]]


def money_at_risk(frame: pd.DataFrame, base: Money) -> MoneyAtRisk:
    """The money behind each issue with and without overlap. Columns as in split_over_issues; base: what all pay.

    Intervals: CustomerTotals, each customer drawn anew as a Poisson count (the Poisson bootstrap in closed form), not
    above the base. They say how far chance in who met the issue would move the sum; not that it will be lost: no
    uplift or probability is in it. For more customers than fit in memory let SQL sum at_risk, exposed and their
    products, and give those to CustomerTotals.
    Raises ValueError where the sum exceeds the base, which means that customers or months are counted twice.
    Source: Chamandy et al. (2012), Estimating Uncertainty for Massive Data Streams.
    """
    split = split_over_issues(frame)
    issues = sorted(split["issue"].unique(), key=str)
    refuse_more_than("money at risk", float(split["at_risk"].sum()), "base", base.amount * (1 + 1e-9))
    customers = split.groupby("issue")["customer"].nunique()
    sums = {column: _totals(split, issues, column, base, customers) for column in ("exposed", "at_risk")}
    everyone = split.groupby("customer")["at_risk"].sum()
    whole = CustomerTotals.of([everyone.sum()], [[float((everyone**2).sum())]])
    return MoneyAtRisk(**sums, total=_capped(whole.total([0], base, len(everyone)), base))


def _totals(
    split: pd.DataFrame, issues: list[str], column: str, base: Money, customers: pd.Series
) -> dict[str, Estimate]:
    squares = (split[column] ** 2).groupby(split["issue"]).sum()
    totals = split.groupby("issue")[column].sum()
    each = {issue: CustomerTotals.of([totals[issue]], [[squares[issue]]]) for issue in issues}
    return {issue: _capped(total.total([0], base, int(customers[issue])), base) for issue, total in each.items()}


def _capped(estimate: Estimate, base: Money) -> Estimate:
    high = min(estimate.high.amount, max(base.amount, estimate.value.amount))
    return Estimate(estimate.value, estimate.low, base.with_amount(high), estimate.sample_size, estimate.method)
