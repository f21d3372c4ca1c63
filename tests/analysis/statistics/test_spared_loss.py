"""What would stay: a product with its errors, nothing where leaving is not told, never more than is exposed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.estimates import Estimate
from analysis.quantities import Money, ShareChange
from analysis.statistics.spared_loss import spared_loss, spared_together

ENDS = st.tuples(*[st.floats(-0.3, 1.0)] * 3).map(sorted)
AMOUNTS = st.tuples(*[st.floats(0, 1e7)] * 3).map(sorted)


def money(low: float, value: float, high: float) -> Estimate:
    return Estimate(*(Money(each, "EUR", "year") for each in (value, low, high)), 100, "made")  # type: ignore[arg-type]


def share(low: float, value: float, high: float) -> Estimate:
    return Estimate(*(ShareChange(each) for each in (value, low, high)), 80, "made")  # type: ignore[arg-type]


def test_is_the_product_and_its_errors_are_those_of_draws() -> None:
    """Two independent normal estimates, a million draws of their product."""
    revenue, beyond = money(800_000, 1_000_000, 1_200_000), share(0.06, 0.10, 0.14)
    found = spared_loss(revenue, beyond, 0.5)
    random = np.random.default_rng(1)
    drawn = 0.5 * random.normal(1e6, 2e5 / 1.96, 10**6) * random.normal(0.10, 0.04 / 1.96, 10**6)
    assert found.value.amount == pytest.approx(50_000)
    assert found.low.amount == pytest.approx(np.percentile(drawn, 2.5), rel=0.05)
    assert found.high.amount == pytest.approx(np.percentile(drawn, 97.5), rel=0.05)
    assert found.value.unit == "EUR per year"


def test_begins_at_nothing_where_leaving_is_not_told() -> None:
    assert spared_loss(money(1, 2, 3), share(-0.02, 0.03, 0.06), 1.0).low.amount == 0


def test_an_issue_whose_customers_stay_longer_spares_nothing_and_costs_nobody() -> None:
    found = spared_loss(money(900, 1_000, 1_100), share(-0.2, -0.1, -0.05), 1.0)
    assert (found.low.amount, found.value.amount, found.high.amount) == (0, 0, 0)


@given(AMOUNTS, ENDS, st.floats(0, 1))
def test_lies_within_its_interval_and_below_what_is_exposed(
    amounts: list[float], ends: list[float], relief: float
) -> None:
    found = spared_loss(money(*amounts), share(*ends), relief)
    assert 0 <= found.low.amount <= found.value.amount <= found.high.amount
    assert found.value.amount <= amounts[1] * (1 + 1e-9)


def test_ends_add_up_over_issues() -> None:
    parts = [spared_loss(money(800, 1_000, 1_200), share(0.05, 0.1, 0.2), 1.0) for _ in range(3)]
    together = spared_together(parts, "EUR", "year", 100)
    assert together.value.amount == pytest.approx(300)
    assert together.high.amount == pytest.approx(3 * parts[0].high.amount)


def test_refuses_to_put_right_more_than_all() -> None:
    with pytest.raises(ValueError, match="a part from 0 to 1"):
        spared_loss(money(1, 2, 3), share(0, 0.1, 0.2), 1.5)
