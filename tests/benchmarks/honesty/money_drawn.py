"""Set-ups of money: retention of revenue, and totals over customers of whom a few pay much."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np

from analysis.quantities import Money
from analysis.statistics.customer_totals import CustomerTotals
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.retention import (
    RetentionSums,
    gross_revenue_retention,
    logo_retention,
    net_revenue_retention,
)
from tests.benchmarks.honesty.setup import Setup, draws, holds

Rng = np.random.Generator
SHRINK, GROW, GROWN = 0.05, 0.2, 0.25  # customers who pay less, from half to all; who pay more; by how much on average


def retention_drawn(rng: Rng, customers: int, spread: float, churn: float, tie: float) -> RetentionSums:
    """Lognormal revenue; `tie`: by how much a standard deviation more of it slows leaving (as a power of e)."""
    size = rng.normal(0, 1, customers)
    start = np.exp(spread * size)
    is_lost = rng.random(customers) < np.clip(churn * np.exp(-tie * size), 0, 0.9)
    moves, grown = rng.random(customers), 1 + rng.exponential(GROWN, customers)
    factor = np.where(moves < SHRINK, rng.uniform(0.5, 1, customers), np.where(moves < SHRINK + GROW, grown, 1.0))
    end = np.where(is_lost, 0.0, start * factor)
    kept = np.minimum(start, end)
    return RetentionSums(
        customers,
        start.sum(),
        kept.sum(),
        end.sum(),
        (start**2).sum(),
        (kept**2).sum(),
        (end**2).sum(),
        (start * kept).sum(),
        (start * end).sum(),
    )


@cache
def _stayed(spread: float, churn: float, tie: float) -> float:
    """The part of revenue whose customers stay."""
    size = np.random.default_rng(1).normal(0, 1, 2_000_000)
    start, lost = np.exp(spread * size), np.clip(churn * np.exp(-tie * size), 0, 0.9)
    return float((start * (1 - lost)).sum() / start.sum())


def _gross(rng: Rng, drawn: tuple[int, float, float, float]) -> bool:
    truth = _stayed(*drawn[1:])
    return holds(gross_revenue_retention(retention_drawn(rng, *drawn)), truth * (1 - SHRINK * 0.25))


def _net(rng: Rng, drawn: tuple[int, float, float, float]) -> bool:
    truth = _stayed(*drawn[1:])
    return holds(net_revenue_retention(retention_drawn(rng, *drawn)), truth * (1 - SHRINK * 0.25 + GROW * GROWN))


def _logo(rng: Rng, customers: int) -> bool:
    return holds(logo_retention(rng.binomial(customers, 0.88), customers), 0.88)


def _issues(rng: Rng, customers: int, spread: float) -> tuple[CustomerTotals, int]:
    """Money and cases of two issues; each customer raises either with a chance, and its revenue is split over both."""
    revenue, cases = rng.lognormal(0, spread, customers), rng.poisson((0.25, 0.15), (customers, 2)).astype(float)
    raised = cases.sum(axis=1)
    money = cases * (revenue / np.maximum(raised, 1))[:, None]
    columns = np.column_stack([money, cases])
    return CustomerTotals.of(columns.sum(axis=0), columns.T @ columns), customers


@cache
def _expected(spread: float) -> np.ndarray:
    """A customer's money of either issue and cases of either, on average."""
    cases = np.random.default_rng(1).poisson((0.25, 0.15), (2_000_000, 2))
    parts = cases / np.maximum(cases.sum(axis=1), 1)[:, None]
    return np.concatenate([parts.mean(axis=0) * np.exp(spread**2 / 2), [0.25, 0.15]])


EUR = Money(0, "EUR")


def _total(rng: Rng, customers: int, spread: float) -> bool:
    found, size = _issues(rng, customers, spread)
    return holds(found.total([0], EUR, size), customers * _expected(spread)[0])


def _difference(rng: Rng, customers: int, spread: float) -> bool:
    found, size = _issues(rng, customers, spread)
    return holds(found.difference(0, 1, EUR, size), customers * (_expected(spread)[0] - _expected(spread)[1]))


def _rate_ratio(rng: Rng, customers: int, spread: float) -> bool | None:
    found, size = _issues(rng, customers, spread)
    expected = _expected(spread)
    truth = (expected[0] / expected[2]) / (expected[1] / expected[3])
    try:
        return holds(found.rate_ratio((0, 2), (1, 3), size), truth)
    except NotEstimable:
        return None


def _every() -> Iterator[Setup]:
    for customers in (50, 150, 300, 1_000):
        for spread in (0.5, 1.0, 1.5):
            for churn, tie in ((0.10, 0.0), (0.10, 0.5), (0.20, 0.3)):
                drawn = (customers, spread, churn, tie)
                who = f"{churn:.0%} leave{', large ones less' if tie else ''}"
                text = f"{customers} customers, revenue σ {spread:g}, {who}"
                yield Setup(f"GRR, {text}", draws(_gross, drawn))
                yield Setup(f"NRR, {text}", draws(_net, drawn))
        yield Setup(f"logo retention, {customers} customers", draws(_logo, customers))
    for customers in (150, 500, 2_000):
        for spread in (0.5, 1.2):
            text = f"{customers} customers, revenue σ {spread:g}"
            for name, draw in (("total", _total), ("difference of totals", _difference), ("rate ratio", _rate_ratio)):
                yield Setup(f"{name}, {text}", draws(draw, customers, spread))


MONEY: tuple[Setup, ...] = tuple(_every())
