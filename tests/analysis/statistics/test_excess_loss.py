from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.statistics.excess_loss import excess_loss, lost_in_a_year


def ratio(value: float, low: float, high: float) -> Estimate:
    return Estimate(Ratio(value), Ratio(low), Ratio(high), 100, "risk ratio", 0.01)


def test_four_quarters_at_one_in_ten_leave_two_thirds() -> None:
    found = lost_in_a_year(10, 100, 40)
    assert found.value.amount == pytest.approx(1 - 0.9**4)
    assert found.low.amount < found.value.amount < found.high.amount
    assert found.sample_size == 40


def test_twice_the_risk_leaves_about_half_of_it_beyond_like_customers() -> None:
    found = excess_loss(20, 1000, ratio(2, 1.25, 4), 300)
    assert found.seen.value.amount == pytest.approx(1 - 0.98**4)
    assert found.alike.value.amount == pytest.approx(1 - 0.99**4)
    assert found.beyond.value.amount == pytest.approx(0.98**4 * -1 + 0.99**4)
    assert found.beyond.low.amount == pytest.approx(1 - 0.98**4 - (1 - 0.984**4))
    assert found.beyond.p_value == 0.01


@given(st.integers(0, 50), st.integers(50, 500), st.floats(0.1, 8), st.floats(0.05, 1), st.floats(1, 20))
def test_parts_add_up_and_hold_zero_when_the_ratio_holds_one(
    lost: int, entered: int, value: float, down: float, up: float
) -> None:
    given_ratio = ratio(value, value * down, value * up)
    found = excess_loss(lost, entered, given_ratio, 30)
    assert found.seen.value.amount - found.alike.value.amount == pytest.approx(found.beyond.value.amount)
    if given_ratio.low.amount <= 1 <= given_ratio.high.amount:
        assert found.beyond.low.amount <= 1e-12 and found.beyond.high.amount >= -1e-12


def test_refuses_a_ratio_that_reaches_zero() -> None:
    with pytest.raises(ValueError, match="a ratio above zero"):
        excess_loss(0, 100, ratio(0.5, 0.0, 1), 30)
