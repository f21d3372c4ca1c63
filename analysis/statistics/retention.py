"""Gross and net revenue retention, and the retention of customers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import Share
from analysis.statistics.confidence import NORMAL_CRITICAL, t_critical
from analysis.statistics.refusals import refuse_more_than, refuse_negative, refuse_none_of
from analysis.statistics.share import share, wilson


@dataclass(frozen=True, slots=True)
class RetentionSums:
    """What SQL sums over the customers who had recurring revenue at the start; new customers are not among them.

    s is a customer's revenue at the start, e at the end (0 when lost), k = least(s, e) what was kept of it.
    Churn and contraction are Σs - Σk, expansion is Σe - Σk. Raises ValueError on negative sums or k above s.
    """

    customers: float
    start: float  # Σ s
    kept: float  # Σ k
    end: float  # Σ e
    start_squared: float  # Σ s²
    kept_squared: float  # Σ k²
    end_squared: float  # Σ e²
    start_times_kept: float  # Σ s·k
    start_times_end: float  # Σ s·e

    def __post_init__(self) -> None:
        refuse_none_of("customers with revenue at the start", self.customers)
        refuse_none_of("revenue at the start", self.start)
        refuse_negative(kept=self.kept, end=self.end, start_squared=self.start_squared)
        refuse_more_than("revenue kept", self.kept, "revenue at the start", self.start * (1 + 1e-9))

    @property
    def effective_customers(self) -> float:
        """(Σs)²/Σs²: how many customers of equal size would tell as much."""
        return max(self.start**2 / self.start_squared, 1.0)


def gross_revenue_retention(sums: RetentionSums) -> Estimate:
    """What part of the revenue at the start was kept, before any expansion: (start - churn - contraction)/start ≤ 1.

    The value is counted in full. The interval says how far it would move if the same kind of customers decided again:
    variance of the ratio R = Σk/Σs over customers, Σ(k - Rs)²/(Σs)²·e/(e - 1) with e the effective customers, put into
    a Wilson interval as an effective sample size, times (1.96/t)² with e - 1 degrees, so that it stays within 0 to 1.
    Assumes customers independent. A few very large accounts make it too narrow: see concentration.
    Source: Cochran (1977), Sampling Techniques, §2.11 and §6; Korn & Graubard (1998), Survey Methodology 24.
    """
    part = min(sums.kept / sums.start, 1.0)
    variance = _ratio_variance(sums, part, sums.kept_squared, sums.start_times_kept)
    binomial = part * (1 - part)
    size = sums.effective_customers
    if variance > 0 and binomial > 0:
        heavier_tails = (NORMAL_CRITICAL / t_critical(max(size - 1, 1.0))) ** 2
        size = max(min(binomial / variance, sums.customers) * heavier_tails, 1.0)
    low, high = wilson(part, size)
    method = "gross revenue retention, Wilson interval at the effective number of customers"
    return Estimate(Share(part), Share(low), Share(high), round(sums.customers), method)


def net_revenue_retention(sums: RetentionSums) -> Estimate:
    """What the customers of the start pay at the end, as a part of what they paid then; new customers are left out.

    May exceed 1. Interval: Σe/Σs ± t·SE of the ratio over customers with e - 1 degrees of freedom, not below 0; where
    every customer moved alike there is no spread to judge by and the interval is the value.
    Source: Cochran (1977), Sampling Techniques, §6.
    """
    part = sums.end / sums.start
    variance = _ratio_variance(sums, part, sums.end_squared, sums.start_times_end)
    reach = t_critical(max(sums.effective_customers - 1, 1.0)) * sqrt(variance)
    method = "net revenue retention, ratio estimator over customers"
    return Estimate(Share(part), Share(max(part - reach, 0.0)), Share(part + reach), round(sums.customers), method)


def logo_retention(kept: float, start: float) -> Estimate:
    """What part of the customers of the start is still there, each counted alike. Wilson interval."""
    return replace(share(kept, start), method="retention of customers, Wilson interval")


def _ratio_variance(sums: RetentionSums, part: float, squared: float, crossed: float) -> float:
    spread = squared - 2 * part * crossed + part**2 * sums.start_squared
    size = sums.effective_customers
    if size <= 1 or spread <= 1e-12 * sums.start_squared:
        return 0.0
    return spread / sums.start**2 * size / (size - 1)
