from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.concentration import (
    effective_customers,
    gini,
    lorenz_curve,
    share_of_largest,
    share_of_top,
)

amounts = st.lists(st.floats(0, 1e6), min_size=1, max_size=50).filter(lambda found: sum(found) > 1e-3)


def test_the_largest_customers_of_a_list_worked_by_hand() -> None:
    """Of 100 in all the largest has 50 and the second 20; 10 % of five customers is one customer."""
    found = [5.0, 50.0, 15.0, 20.0, 10.0]
    assert share_of_largest(found, 2).value.amount == pytest.approx(0.7)
    assert share_of_top(found).value.amount == pytest.approx(0.5)
    assert share_of_largest(found, 2).sample_size == 5


def test_ten_alike_customers_count_as_ten_and_one_giant_as_one() -> None:
    assert effective_customers([7.0] * 10).value.amount == pytest.approx(10)
    assert effective_customers([1e9, 1.0, 1.0]).value.amount == pytest.approx(1.0, abs=1e-6)


def test_matches_the_gini_of_a_straight_line_distribution() -> None:
    """By hand: amounts 1 to n have G = (n - 1)/(3n); here n = 10, .3. One of n has all: 1 - 1/n."""
    assert gini(np.arange(1, 11)).value.amount == pytest.approx(0.3)
    assert gini([0, 0, 0, 5]).value.amount == pytest.approx(0.75)


def test_recovers_the_planted_inequality_of_lognormal_revenue() -> None:
    """Aitchison & Brown (1957): G = 2Φ(σ/√2) - 1, which is .5205 for σ = 1."""
    found = gini(np.random.default_rng(5).lognormal(0, 1, 200_000))
    assert found.value.amount == pytest.approx(0.5205, abs=0.005)


def test_groups_of_like_customers_give_the_same_curve() -> None:
    single = gini([1, 1, 4, 4, 4, 10]).value.amount
    grouped = gini([2, 12, 10], customers=[2, 3, 1])
    assert grouped.value.amount == pytest.approx(single)
    assert grouped.sample_size == 6


@given(amounts)
def test_concentration_keeps_its_bounds_in_any_order(found: list[float]) -> None:
    assert 1 / len(found) - 1e-9 <= share_of_top(found).value.amount <= 1 + 1e-9
    assert 1 - 1e-9 <= effective_customers(found).value.amount <= len(found) + 1e-6
    assert 0 <= gini(found).value.amount < 1
    assert gini(found[::-1]).value.amount == pytest.approx(gini(found).value.amount, abs=1e-9)
    curve = lorenz_curve(found)
    assert curve.iloc[0].tolist() == [0, 0]
    assert curve.iloc[-1].tolist() == pytest.approx([1, 1])
    assert (curve["revenue_share"] <= curve["customer_share"] + 1e-9).all()


def test_a_total_is_counted_in_full_so_its_interval_is_itself() -> None:
    found = share_of_top([3.0, 1.0])
    assert found.low == found.value == found.high


def test_refuses_negative_revenue_and_more_customers_than_there_are() -> None:
    with pytest.raises(ValueError, match="zero or more"):
        gini([3, -1])
    with pytest.raises(ValueError, match="customers asked for must not exceed customers, got 3 of 2"):
        share_of_largest([3, 1], 3)
    with pytest.raises(ValueError, match="at least one of revenue"):
        effective_customers([0, 0])
