from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.retention import (
    RetentionSums,
    gross_revenue_retention,
    logo_retention,
    net_revenue_retention,
)

customers = st.lists(st.tuples(st.floats(1, 1e5), st.floats(0, 2)), min_size=1, max_size=40)


def _sums(start: np.ndarray, end: np.ndarray) -> RetentionSums:
    kept = np.minimum(start, end)
    return RetentionSums(
        customers=len(start),
        start=start.sum(),
        kept=kept.sum(),
        end=end.sum(),
        start_squared=(start**2).sum(),
        kept_squared=(kept**2).sum(),
        end_squared=(end**2).sum(),
        start_times_kept=(start * kept).sum(),
        start_times_end=(start * end).sum(),
    )


def test_a_bridge_worked_by_hand() -> None:
    """100 + 200 + 100 at the start: one lost (100), one down by 50, one up by 80. GRR 250/400, NRR 330/400."""
    sums = _sums(np.array([100.0, 200.0, 100.0]), np.array([0.0, 150.0, 180.0]))
    assert gross_revenue_retention(sums).value.amount == pytest.approx(0.625)
    assert net_revenue_retention(sums).value.amount == pytest.approx(0.825)


def test_customers_of_one_size_give_the_interval_of_a_share() -> None:
    """With all alike and no one in between, the ratio is a share: 90 of 100 with n/(n - 1) in its variance."""
    sums = _sums(np.full(100, 10.0), np.where(np.arange(100) < 90, 10.0, 0.0))
    found, plain = gross_revenue_retention(sums), logo_retention(90, 100)
    assert found.low.amount == pytest.approx(plain.low.amount, abs=0.005)
    assert found.high.amount == pytest.approx(plain.high.amount, abs=0.005)


def test_nobody_lost_is_not_a_promise() -> None:
    sums = _sums(np.full(20, 10.0), np.full(20, 10.0))
    found = gross_revenue_retention(sums)
    assert found.value.amount == 1.0
    assert found.low.amount < 0.9


def test_one_large_customer_makes_it_less_sure() -> None:
    end = np.where(np.arange(60) % 6 == 0, 0.0, 1.0)
    even, uneven = np.full(60, 10.0), np.r_[np.full(59, 10.0), 600.0]
    widths = []
    for start in (even, uneven):
        found = gross_revenue_retention(_sums(start, start * end))
        widths.append(found.high.amount - found.low.amount)
    assert widths[1] > widths[0]


@given(customers)
def test_gross_is_at_most_one_and_at_most_net(rows: list[tuple[float, float]]) -> None:
    start, factor = np.array(rows).T
    sums = _sums(start, start * factor)
    gross, net = gross_revenue_retention(sums), net_revenue_retention(sums)
    assert 0 <= gross.low.amount <= gross.value.amount <= gross.high.amount <= 1
    assert gross.value.amount <= net.value.amount + 1e-9
    assert 0 <= net.low.amount <= net.value.amount <= net.high.amount


def test_intervals_cover_the_planted_retention_94_to_96_times_in_a_hundred() -> None:
    """300 customers of lognormal revenue (σ = 1): 12 % leave, 10 % shrink by a third, 20 % grow by a quarter."""
    random = np.random.default_rng(41)
    gross, net = [], []
    for _ in range(2000):
        start = random.lognormal(0, 1, 300)
        factor = random.choice([0, 2 / 3, 1, 1.25], p=[0.12, 0.1, 0.58, 0.2], size=300)
        sums = _sums(start, start * factor)
        for found, truth, covered in (
            (gross_revenue_retention(sums), 0.12 * 0 + 0.1 * 2 / 3 + 0.78, gross),
            (net_revenue_retention(sums), 0.1 * 2 / 3 + 0.58 + 0.25, net),
        ):
            covered.append(found.low.amount <= truth <= found.high.amount)
    assert 0.93 <= np.mean(gross) <= 0.965
    assert 0.93 <= np.mean(net) <= 0.965


def test_refuses_more_kept_than_there_was() -> None:
    with pytest.raises(ValueError, match="revenue kept must not exceed revenue at the start"):
        RetentionSums(2, 100, 120, 120, 5000, 7200, 7200, 6000, 6000)
    with pytest.raises(ValueError, match="customers with revenue at the start"):
        RetentionSums(0, 0, 0, 0, 0, 0, 0, 0, 0)
