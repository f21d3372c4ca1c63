from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.design_effect import CustomerSums
from analysis.statistics.without_one import bounds_by_most_answers, bounds_without_one

customers = st.lists(
    st.integers(1, 12).flatmap(lambda a: st.tuples(st.just(a), st.integers(-a, a))), min_size=2, max_size=30
)


def _sums(answers: np.ndarray, marks: np.ndarray) -> CustomerSums:
    squares = (float((answers**2).sum()), float((marks * answers).sum()), float((marks**2).sum()))
    return CustomerSums(len(answers), float(answers.sum()), float(marks.sum()), *squares)


@given(customers)
def test_no_single_customer_moves_a_mean_beyond_the_bounds(given_answers: list[tuple[int, int]]) -> None:
    answers, marks = (np.array(each, dtype=float) for each in zip(*given_answers, strict=True))
    left = (marks.sum() - marks) / (answers.sum() - answers)
    for most in (float("inf"), float(answers.max())):
        found = bounds_without_one(_sums(answers, marks), -1, 1, most)
        if found is not None:
            assert found[0] <= left.min() + 1e-9
            assert left.max() - 1e-9 <= found[1]


def test_knows_the_extremes_of_four_customers_within_its_bounds() -> None:
    """The worked example of docs/methods/without_one.md."""
    found = bounds_without_one(_sums(np.ones(4), np.array([1.0, 1, 0, -1])), -1, 1, 1)
    assert found is not None
    assert (found[0], found[1]) == (pytest.approx(0.0), pytest.approx(2 / 3))


def test_without_squares_the_largest_customer_bounds() -> None:
    found = bounds_by_most_answers(0.5, 800, 12, 0, 1)
    assert found is not None
    assert found[0] == pytest.approx(0.5 - 0.5 * 12 / 788)
    assert bounds_by_most_answers(0.5, 10, 12, 0, 1) is None


def test_nothing_is_left_without_the_only_customer() -> None:
    assert bounds_without_one(CustomerSums(1, 5, 3, 25, 15, 9), 0, 1) is None
