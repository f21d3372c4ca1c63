"""Totals over customers: the closed form agrees with the bootstrap that it stands for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quantities import Money
from analysis.statistics.customer_totals import CustomerTotals
from analysis.statistics.refusals import NotEstimable

EUROS = Money(0, "EUR")


def totals_of(rows: np.ndarray) -> CustomerTotals:
    return CustomerTotals.of(rows.sum(axis=0), rows.T @ rows)


def p_value(rows: np.ndarray) -> float:
    """Of the difference between the first two columns' totals."""
    found = totals_of(rows).difference(0, 1, EUROS, len(rows)).p_value
    assert found is not None
    return found


def test_standard_error_agrees_with_ten_thousand_poisson_bootstraps() -> None:
    """Chamandy et al. (2012): the closed form is the variance over draws."""
    random = np.random.default_rng(11)
    rows = random.lognormal(2, 1, (300, 2)) * (random.random((300, 2)) < 0.4)
    drawn = random.poisson(1, (10_000, 300)) @ (rows[:, 0] - rows[:, 1])
    assert totals_of(rows).standard_error([1, -1]) == pytest.approx(drawn.std(), rel=0.03)


def test_ratio_of_rates_agrees_with_ten_thousand_poisson_bootstraps() -> None:
    random = np.random.default_rng(12)
    counts = random.poisson((0.5, 2.0), (600, 2)).astype(float)
    rows = np.column_stack([counts * random.lognormal(3, 0.5, (600, 1)), counts])  # money, money, cases, cases
    drawn = random.poisson(1, (10_000, 600)) @ rows
    logarithms = np.log(drawn[:, 0] / drawn[:, 2] / (drawn[:, 1] / drawn[:, 3]))
    ratio = totals_of(rows).rate_ratio((0, 2), (1, 3), 600)
    half_width = (np.log(ratio.high.amount) - np.log(ratio.low.amount)) / 2
    assert half_width / 1.96 == pytest.approx(logarithms.std(), rel=0.05)


def test_one_large_customer_does_not_put_an_issue_first() -> None:
    one_giant = np.array([[1_000.0, 0.0]] + [[0.0, 10.0]] * 50)
    many_alike = np.array([[10.0, 0.0]] * 100 + [[0.0, 10.0]] * 50)
    assert p_value(one_giant) > 0.05
    assert p_value(many_alike) < 0.05


def test_finds_a_difference_in_random_data_no_more_often_than_promised() -> None:
    random = np.random.default_rng(13)
    found = [p_value(random.lognormal(1, 0.5, (200, 2))) < 0.05 for _ in range(400)]
    assert sum(found) <= 35  # 5 % of 400 and three standard deviations


def test_equal_totals_are_told_apart_by_no_number_of_customers() -> None:
    rows = np.array([[5.0, 0.0], [0.0, 5.0]])
    assert totals_of(rows).times_needed(0, 1) is None


def test_refuses_a_ratio_of_nothing() -> None:
    with pytest.raises(NotEstimable, match="above zero"):
        totals_of(np.array([[1.0, 0.0, 1.0, 1.0]])).rate_ratio((0, 2), (1, 3), 1)


def test_refuses_products_of_another_shape() -> None:
    with pytest.raises(ValueError, match="2 totals need products of 2 x 2"):
        CustomerTotals.of([1, 2], [[1]])


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), min_size=1, max_size=30))
def test_interval_of_a_total_holds_its_value_and_nothing_below_zero(pairs: list[tuple[float, float]]) -> None:
    estimate = totals_of(np.array(pairs)).total([0, 1], EUROS, len(pairs))
    assert 0 <= estimate.low.amount <= estimate.value.amount <= estimate.high.amount
