"""One answer against another, of one question."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.lead import lead


def test_agrees_with_mcnemar_on_approval_ratings() -> None:
    """Agresti (2013), §11.1.1: 150 and 86 of 1,600 change their minds, z² = 17.36; difference .04 (.021, .059)."""
    estimate = lead(150, 86, 1600)
    assert estimate.value.amount == pytest.approx(0.04)
    assert (estimate.low.amount, estimate.high.amount) == pytest.approx((0.0212, 0.0588), abs=5e-4)
    assert estimate.p_value == pytest.approx(3.1e-5, rel=0.05)  # chi-squared 17.36 on one degree


def test_equal_counts_do_not_lead() -> None:
    assert lead(40, 40, 100).p_value == 1.0


def test_the_most_frequent_of_six_random_reasons_seldom_leads() -> None:
    random = np.random.default_rng(5)
    counts = np.sort(random.multinomial(600, [1 / 6] * 6, size=500), axis=1)
    found = sum((lead(row[-1], row[-2], 600).p_value or 0) < 0.05 for row in counts)
    assert found <= 25  # the 5 % promised


def test_refuses_more_answers_than_rows() -> None:
    with pytest.raises(ValueError, match="counted over the same rows"):
        lead(60, 50, 100)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 500))
def test_interval_holds_the_difference(first: int, second: int, others: int) -> None:
    estimate = lead(first, second, first + second + others)
    assert -1 <= estimate.low.amount <= estimate.value.amount <= estimate.high.amount <= 1
