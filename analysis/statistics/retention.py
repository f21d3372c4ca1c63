"""Gross and net revenue retention, and the retention of customers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

from analysis.estimates import Estimate
from analysis.quantities import Share
from analysis.statistics.confidence import NORMAL_CRITICAL, t_critical
from analysis.statistics.refusals import refuse_more_than, refuse_negative, refuse_none_of
from analysis.statistics.share import share, wilson

# The variance seen rests on the losses alone: while no large customer has left it is too small. So it is joined with
# that of losses at any size alike, weighed as two losses: the weight whose coverage was best, see the method page.
IMAGINED_LOSSES = 2.0


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

    @property
    def part_kept(self) -> float:
        return min(self.kept / self.start, 1.0)

    @property
    def critical(self) -> float:
        """How many standard errors an interval reaches, with e - 1 degrees of freedom."""
        return t_critical(max(self.effective_customers - 1, 1.0))


def gross_revenue_retention(sums: RetentionSums) -> Estimate:
    """What part of the revenue at the start was kept, before any expansion: (start - churn - contraction)/start ≤ 1.

    The value is counted in full. The interval says how far it would move if the same kind of customers decided again:
    V = [w·Σ(k - Rs)²·e/(e - 1) + (1 - w)·R(1 - R)·Σs²]/(Σs)², R = Σk/Σs, e the effective customers, l = e(1 - R) the
    effective losses and w = l/(l + 2); put into a Wilson interval at R(1 - R)/V customers, times (1.96/t)².
    Assumes customers independent; a few very large accounts make it wide, as they should.
    Source: Cochran (1977), Sampling Techniques, §2.11 and §6; Korn & Graubard (1998), Survey Methodology 24.
    """
    low, high = _gross_interval(sums)
    method = "gross revenue retention, Wilson interval at the effective number of customers"
    return Estimate(Share(sums.part_kept), Share(low), Share(high), round(sums.customers), method)


def net_revenue_retention(sums: RetentionSums) -> Estimate:
    """What the customers of the start pay at the end, as a part of what they paid then; new customers are left out.

    May exceed 1. It is the part kept plus expansion, X = Σ(e - k)/Σs. What is lost may be few large accounts, so its
    interval is lopsided and the two are joined by MOVER: each way √(a² + b² + 2r·a·b), a from the gross interval to its
    value, b = t·SE of X, r how kept and expansion go together over customers. Not below 0.
    Source: Zou & Donner (2008), doi:10.1002/sim.3095; Cochran (1977), Sampling Techniques, §6.
    """
    part = sums.end / sums.start
    low, high = _gross_interval(sums)
    reach = sums.critical * sqrt(_expansion_variance(sums))
    together = _correlation(sums)
    down = _joined(sums.part_kept - low, reach, together)
    up = _joined(high - sums.part_kept, reach, together)
    method = "net revenue retention, gross interval joined with that of expansion"
    return Estimate(Share(part), Share(max(part - down, 0.0)), Share(part + up), round(sums.customers), method)


def logo_retention(kept: float, start: float) -> Estimate:
    """What part of the customers of the start is still there, each counted alike. Wilson interval."""
    return replace(share(kept, start), method="retention of customers, Wilson interval")


def _gross_interval(sums: RetentionSums) -> tuple[float, float]:
    part, size = sums.part_kept, sums.effective_customers
    binomial = part * (1 - part)
    losses = size * (1 - part)
    weight = losses / (losses + IMAGINED_LOSSES)
    as_if_any = binomial * sums.start_squared / sums.start**2
    variance = weight * _kept_variance(sums) + (1 - weight) * as_if_any
    if variance > 0 and binomial > 0:
        heavier_tails = (NORMAL_CRITICAL / sums.critical) ** 2
        size = max(min(binomial / variance, sums.customers) * heavier_tails, 1.0)
    return wilson(part, size)


def _kept_variance(sums: RetentionSums) -> float:
    """Of Σk/Σs over customers."""
    part = sums.kept / sums.start
    return _variance(sums, sums.kept_squared - 2 * part * sums.start_times_kept + part**2 * sums.start_squared)


def _expansion_variance(sums: RetentionSums) -> float:
    """Of Σx/Σs with x = e - k: what a customer lost or shrunk has none of, so that Σkx = Σsx."""
    part = (sums.end - sums.kept) / sums.start
    squared = sums.end_squared - 2 * sums.start_times_end + 2 * sums.start_times_kept - sums.kept_squared
    return _variance(sums, squared - 2 * part * _expansion_by_start(sums) + part**2 * sums.start_squared)


def _correlation(sums: RetentionSums) -> float:
    """Of what customers keep with by what they grow, -1 to 1."""
    kept, expansion = sums.kept / sums.start, (sums.end - sums.kept) / sums.start
    crossed = _expansion_by_start(sums)
    spread = crossed - expansion * sums.start_times_kept - kept * crossed + kept * expansion * sums.start_squared
    covariance = spread / sums.start**2 * _small_sample(sums)
    error = sqrt(_kept_variance(sums) * _expansion_variance(sums))
    return min(max(covariance / error, -1.0), 1.0) if error > 0 else 0.0


def _expansion_by_start(sums: RetentionSums) -> float:
    return sums.start_times_end - sums.start_times_kept


def _variance(sums: RetentionSums, spread: float) -> float:
    return spread / sums.start**2 * _small_sample(sums) if spread > 1e-12 * sums.start_squared else 0.0


def _small_sample(sums: RetentionSums) -> float:
    size = sums.effective_customers
    return size / (size - 1) if size > 1 else 0.0


def _joined(one: float, other: float, together: float) -> float:
    return sqrt(max(one**2 + other**2 + 2 * together * one * other, 0.0))
