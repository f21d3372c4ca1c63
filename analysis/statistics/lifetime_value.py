"""What a customer will still bring in, where each month keeps the same part of those who are left."""

from __future__ import annotations

from math import inf, isinf
from typing import Literal

from analysis.estimates import Estimate
from analysis.quantities import Money, Share
from analysis.statistics.discounting import MONTHS_A_YEAR, monthly_rate
from analysis.statistics.refusals import NotEstimable


def lifetime_value(
    retention: Estimate,
    margin: Money,
    discount_rate: float,
    *,
    per: Literal["month", "year"] = "year",
    months: float = inf,
) -> Estimate:
    """The margin that one customer of today is expected to bring from now on, discounted to now.

    `retention` is the share (0 to 1) of customers kept in a month or, by `per`, in a year; `margin` is money a month;
    `discount_rate` is a year's (0.10); `months` ends the sum early (12: what the coming year brings).
    V = m·Σ x^t over t = 1 … months, x = r/(1 + d) with r and d a month's: a month's margin comes at its end, from
    whoever is still there. Without an end that is m·r/(1 + d - r). The interval is that of the retention carried
    through, for V only grows with r; margin and discount rate are assumptions and have none.
    Assumes that the retention stays as it is, for each customer and month alike: where customers differ, those who are
    left stay ever longer and this is too low (see residual_value). Raises ValueError on a retention outside 0 to 1 or
    a rate that cannot be; NotEstimable where everybody stays for ever and nothing is discounted.
    Source: Gupta & Lehmann (2003), Customers as assets, doi:10.1002/dir.10045.
    """
    rate = monthly_rate(discount_rate)
    power = 1 / MONTHS_A_YEAR if per == "year" else 1.0
    ends = (retention.low, retention.value, retention.high)
    if not all(isinstance(each, Share) and 0 <= each.amount <= 1 for each in ends):
        raise ValueError(f"retention must be a share between 0 and 1, got {ends}")
    low, value, high = (margin.amount * _months_paid(each.amount**power / (1 + rate), months) for each in ends)
    if isinf(value):
        raise NotEstimable("everybody stays for ever and nothing is discounted, so the sum has no end")
    low, high = min(low, high), max(low, high)  # a margin below zero turns them round
    middle, least, most = (Money(amount, margin.currency) for amount in (value, low, high))
    return Estimate(middle, least, most, retention.sample_size, f"discounted margin at a constant retention a {per}")


def _months_paid(part: float, months: float) -> float:
    """Σ part^t over t = 1 … months."""
    if part == 1:
        return months
    beyond = 0.0 if isinf(months) else part**months
    return part * (1 - beyond) / (1 - part)
