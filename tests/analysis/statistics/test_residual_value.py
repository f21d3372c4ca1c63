from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import hyp2f1

from analysis.estimates import Estimate, counted
from analysis.quantities import Money
from analysis.statistics.new_customer_value import Seen, mean_margin, new_customer_value, same_value_p
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.residual_value import added_up, discounted_residual_lifetime, residual_value
from analysis.statistics.shifted_beta_geometric import ShiftedBetaGeometric, fit_shifted_beta_geometric
from tests.analysis.statistics.test_shifted_beta_geometric import high_end, planted

HIGH_END = ShiftedBetaGeometric(np.array([0.668 / 4.474]), np.array([1 / 5.474]))  # α .668, β 3.806

money = st.tuples(*[st.floats(0, 1e6)] * 3).map(sorted)


def _money(low: float, value: float, high: float) -> Estimate:
    return Estimate(Money(value, "EUR"), Money(low, "EUR"), Money(high, "EUR"), 10, "by hand")


def test_matches_the_published_residual_lifetimes_of_the_high_end_customers() -> None:
    """Fader & Hardie (2010), doi:10.1287/mksc.1080.0482, d = 10 %: DERL(n) just before the n-th renewal decision, so of
    customers with n - 1 renewals behind them: n = 7 gives 7.345, n = 8 gives 7.530."""
    found = discounted_residual_lifetime(HIGH_END, [6, 7], 0.10)[0]
    assert found.round(3).tolist() == [7.345, 7.530]


def test_is_the_published_closed_form() -> None:
    alpha, beta, rate = 0.668, 3.806, 0.10
    n = np.arange(1, 20)
    closed = (beta + n - 1) / (alpha + beta + n - 1) * hyp2f1(1, beta + n, alpha + beta + n, 1 / (1 + rate))
    assert np.allclose(discounted_residual_lifetime(HIGH_END, n - 1, rate)[0], closed, rtol=1e-6)


def test_where_all_are_alike_age_does_not_matter() -> None:
    alike = ShiftedBetaGeometric(np.array([0.02]), np.array([0.0]))
    found = discounted_residual_lifetime(alike, [0, 5, 80], 0.008)[0]
    assert np.allclose(found, 0.98 / (1 - 0.98 / 1.008))


def test_those_who_stayed_are_worth_more_the_longer_they_stayed() -> None:
    assert (np.diff(discounted_residual_lifetime(HIGH_END, np.arange(30), 0.1)[0]) > 0).all()


def test_a_base_is_the_sum_over_its_customers_and_its_coming_years_a_part_of_it() -> None:
    fitted = high_end()
    months = discounted_residual_lifetime(fitted.model, [2, 7], 0.1)[0] / 1.1
    whole = residual_value(fitted, [2, 7], [300, 500], 0.1, "EUR", 12)
    coming = residual_value(fitted, [2, 7], [300, 500], 0.1, "EUR", 12, periods=3)
    by_hand = sum(
        margin * fitted.model.survival([age + ahead])[0, 0] / fitted.model.survival([age])[0, 0] / 1.1**ahead
        for age, margin in ((2, 300), (7, 500))
        for ahead in (1, 2, 3)
    )
    assert whole.value == Money(pytest.approx(300 * months[0] + 500 * months[1]), "EUR")  # type: ignore[arg-type]
    assert coming.value.amount == pytest.approx(by_hand)
    assert whole.low.amount < whole.value.amount < whole.high.amount


def test_a_new_customer_is_what_was_seen_and_what_is_projected() -> None:
    """By hand: 100 start, 20 leave in the first year, 8 of 80 in the second; then the projection at age 2."""
    fitted = fit_shifted_beta_geometric([1, 2], [100, 80], [20, 8])
    found = new_customer_value(Seen.of([100, 80], [20, 8], 2), fitted, counted(Money(10, "EUR"), 100), 0.1)
    rest = 0.72 / 1.1**2 * discounted_residual_lifetime(fitted.model, [2], 0.1)[0, 0] / 1.1
    assert found.value.amount == pytest.approx(10 * (0.8 / 1.1 + 0.72 / 1.1**2 + rest))
    assert found.value == Money(found.value.amount, "EUR")


def test_intervals_cover_what_was_planted() -> None:
    """A new customer, and one of ten periods; 120 draws here, more in the benchmark."""
    random, truth, rate = np.random.default_rng(5), ShiftedBetaGeometric(np.array([1 / 51]), np.array([1 / 52])), 0.01
    months = discounted_residual_lifetime(truth, [0, 10], rate)[0] / (1 + rate)
    new, old = [], []
    for _ in range(120):
        at, risk, lost = planted(random, 1.0, 50.0, 600, 24)
        fitted = fit_shifted_beta_geometric(at, risk, lost)
        first = new_customer_value(Seen.of(risk, lost, 30), fitted, counted(Money(1, "EUR"), 600), rate)
        later = residual_value(fitted, [10], [1.0], rate, "EUR", 600)
        new.append(first.low.amount <= months[0] <= first.high.amount)
        old.append(later.low.amount <= months[1] <= later.high.amount)
    assert np.mean(new) >= 0.91
    assert np.mean(old) >= 0.91


def test_a_new_customer_is_less_sure_where_customers_pay_unlike_amounts() -> None:
    """By hand: 10 and 30 among 100 alike, mean 20, standard error 10/√99 = 1.005, t(99) 1.984: 18.006 to 21.994."""
    margin = mean_margin(2000.0, 50 * 100.0 + 50 * 900.0, 100, "EUR")
    assert (round(margin.low.amount, 3), round(margin.high.amount, 3)) == (18.006, 21.994)
    fitted, seen = fit_shifted_beta_geometric([1, 2], [100, 80], [20, 8]), Seen.of([100, 80], [20, 8], 2)
    sure = new_customer_value(seen, fitted, counted(margin.value, 100), 0.1)
    unsure = new_customer_value(seen, fitted, margin, 0.1)
    assert unsure.value == sure.value
    assert unsure.low.amount < sure.low.amount
    assert unsure.high.amount > sure.high.amount


def test_values_are_told_apart_by_what_lies_between_them() -> None:
    """By hand: ln 2 = .693 over √(ln 1.25² + ln 1.25²)/1.96 = .161 is z = 4.30, p = .000017."""
    assert same_value_p(_money(80, 100, 125), _money(160, 200, 250)) == pytest.approx(1.7e-5, abs=2e-6)
    assert same_value_p(_money(80, 100, 125), _money(80, 100, 125)) == pytest.approx(1.0)
    assert same_value_p(_money(0, 100, 125), _money(160, 200, 250)) < 1e-4
    assert same_value_p(_money(80, 100, 125), _money(0, 200, 250)) == 1.0


@given(st.lists(money, min_size=1, max_size=5))
def test_a_sum_is_as_sure_as_its_parts_together(parts: list[list[float]]) -> None:
    found = added_up([_money(*each) for each in parts])
    assert found.value.amount == pytest.approx(sum(each[1] for each in parts))
    assert found.low.amount >= sum(each[0] for each in parts) - 1e-6
    assert found.high.amount <= sum(each[2] for each in parts) + 1e-6


def test_one_part_is_its_own_sum() -> None:
    part = counted(Money(5, "EUR"), 3)
    assert added_up([part]) == part


def test_refuses_sums_without_end() -> None:
    with pytest.raises(ValueError, match="above zero is needed"):
        discounted_residual_lifetime(HIGH_END, [1], 0.0)
    with pytest.raises(NotEstimable, match="seen of nobody"):
        Seen.of([0, 4], [0, 1], 2)
    with pytest.raises(ValueError, match="needs at least one of parts"):
        added_up([])
