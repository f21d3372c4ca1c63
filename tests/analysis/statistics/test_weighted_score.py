from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quantities import Points, Score, Share
from analysis.statistics.weighted_score import WeightedSums, weighted_score

answers = st.lists(st.tuples(st.floats(0.01, 1e6), st.sampled_from([-100.0, 0.0, 100.0])), min_size=1, max_size=40)


def _sums(weight: np.ndarray, value: np.ndarray) -> WeightedSums:
    square = weight**2
    return WeightedSums(
        weight.sum(),
        square.sum(),
        (weight * value).sum(),
        (square * value).sum(),
        (square * value**2).sum(),
        len(value),
        (weight * value**2).sum(),
    )


def test_matches_the_hand_worked_example() -> None:
    """Weights 1, 1, 2 and values 1, 3, 5: m = 3.5; e = 16/6; s² = 60/4 - 12.25 = 2.75; joined spread
    (2.67 · 15.5 + 10 · 6 · 2.75)/12.67 = 16.29; SE² = 16.29/16 · e/(e - 1) = 1.629."""
    sums = _sums(np.array([1.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0]))
    assert sums.mean == pytest.approx(3.5)
    assert sums.effective_sample_size == pytest.approx(16 / 6)
    assert sums.standard_error**2 == pytest.approx(1.628947, abs=1e-6)


def test_equal_weights_give_the_plain_standard_error_of_the_mean() -> None:
    values = np.array([1.0, 2.0, 5.0, 4.0, 4.0])
    sums = _sums(np.full(5, 300.0), values)
    assert sums.standard_error == pytest.approx(values.std(ddof=1) / np.sqrt(5))


@given(answers)
def test_the_interval_holds_the_mean_within_the_range(rows: list[tuple[float, float]]) -> None:
    weight, value = np.array(rows).T
    found = weighted_score(_sums(weight, value), Points(0), -100, 100)
    turned = weighted_score(_sums(weight[::-1], value[::-1]), Points(0), -100, 100)
    assert -100 <= found.low.amount <= found.value.amount <= found.high.amount <= 100
    assert found.low.amount < found.high.amount
    assert turned.value.amount == pytest.approx(found.value.amount, abs=1e-6)


def test_one_account_with_all_the_revenue_tells_nothing_of_the_others() -> None:
    found = weighted_score(_sums(np.array([1e9, 1.0, 1.0]), np.array([1.0, 0.0, 1.0])), Share(0), 0, 1)
    assert (found.low.amount, found.high.amount) == pytest.approx((0, 1), abs=1e-6)
    assert isinstance(found.value, Share)


def test_intervals_cover_the_planted_mean_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(21)
    covered = []
    for _ in range(2000):
        weight = random.lognormal(0, 0.7, 150)
        value = random.choice([1, 2, 3, 4, 5], p=[0.1, 0.1, 0.2, 0.4, 0.2], size=150)
        found = weighted_score(_sums(weight, value), Score(0, 1, 5), 1, 5)
        covered.append(found.low.amount <= 3.5 <= found.high.amount)
    assert 0.94 <= np.mean(covered) <= 0.96


def test_refuses_answers_without_revenue() -> None:
    with pytest.raises(ValueError, match="revenue among those who answered"):
        WeightedSums(0, 0, 0, 0, 0, 5)
