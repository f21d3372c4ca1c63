from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.estimates import Estimate
from analysis.quantities import Money, Share
from analysis.statistics.discounting import monthly_rate
from analysis.statistics.lifetime_value import lifetime_value
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share

shares = st.tuples(*[st.floats(0, 1)] * 3).map(sorted)


def _kept(low: float, value: float, high: float) -> Estimate:
    return Estimate(Share(value), Share(low), Share(high), 100, "share")


def test_is_the_sum_of_the_months_written_out() -> None:
    rate = 1.1 ** (1 / 12) - 1
    by_hand = sum(40 * 0.98**month / (1 + rate) ** month for month in range(1, 5000))
    found = lifetime_value(_kept(0.97, 0.98, 0.99), Money(40, "EUR", "month"), 0.10, per="month")
    assert found.value.amount == pytest.approx(by_hand)
    assert found.value.unit == "EUR"


def test_a_year_is_twelve_of_its_months() -> None:
    """At a retention of 80 % a year and d = 0 the first year brings Σ .8^(t/12), t = 1 … 12: 10.656 months' margin."""
    found = lifetime_value(_kept(0.7, 0.8, 0.9), Money(1, "EUR", "month"), 0.0, months=12)
    assert found.value.amount == pytest.approx(sum(0.8 ** (month / 12) for month in range(1, 13)))
    assert round(found.value.amount, 3) == 10.656


def test_without_an_end_it_is_the_margin_multiple_of_gupta_and_lehmann() -> None:
    """r/(1 + d - r), here of a month that keeps 80 % at d = 1 % a month."""
    found = lifetime_value(_kept(0.8, 0.8, 0.8), Money(1, "EUR", "month"), 1.01**12 - 1, per="month")
    assert found.value.amount == pytest.approx(0.8 / (1.01 - 0.8))


def test_a_monthly_rate_compounds_to_the_yearly_one() -> None:
    assert (1 + monthly_rate(0.10)) ** 12 == pytest.approx(1.10)
    with pytest.raises(ValueError, match="given in per cent"):
        monthly_rate(10)


@given(shares, st.floats(0.01, 0.5), st.floats(1, 600))
def test_the_interval_is_that_of_the_retention(ends: list[float], rate: float, months: float) -> None:
    kept = _kept(*ends)
    whole = lifetime_value(kept, Money(10, "EUR", "month"), rate)
    part = lifetime_value(kept, Money(10, "EUR", "month"), rate, months=months)
    loss = lifetime_value(kept, Money(-10, "EUR", "month"), rate)
    assert 0 <= whole.low.amount <= whole.value.amount <= whole.high.amount
    assert part.value.amount <= whole.value.amount + 1e-9
    assert -loss.low.amount == pytest.approx(whole.high.amount)


def test_intervals_cover_the_planted_value_94_to_96_times_in_a_hundred() -> None:
    random, truth = np.random.default_rng(12), 0.85
    planted = lifetime_value(_kept(truth, truth, truth), Money(10, "EUR", "month"), 0.10).value.amount
    covered = []
    for kept in random.binomial(200, truth, 2000):
        found = lifetime_value(share(kept, 200), Money(10, "EUR", "month"), 0.10)
        covered.append(found.low.amount <= planted <= found.high.amount)
    assert 0.935 <= np.mean(covered) <= 0.965


def test_refuses_a_retention_that_is_none_and_a_sum_without_end() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        lifetime_value(_kept(0.9, 1.2, 1.3), Money(10, "EUR", "month"), 0.1)
    with pytest.raises(NotEstimable, match="no end"):
        lifetime_value(_kept(0.9, 1.0, 1.0), Money(10, "EUR", "month"), 0.0)
