"""The order of totals: the draws agree with a bootstrap that draws customers one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.rank_uncertainty import DRAWS, ranks_drawn


def first_shares(rows: np.ndarray) -> np.ndarray:
    ranks = ranks_drawn(rows.sum(axis=0), rows.T @ rows)
    return np.array([ranks.first_share(place, len(rows)).value.amount for place in range(rows.shape[1])])


def bootstrapped(rows: np.ndarray, draws: int = 4_000) -> np.ndarray:
    """In what share of draws of whole customers each total is the largest."""
    drawn = np.random.default_rng(5).poisson(1, (draws, len(rows))) @ rows
    return np.bincount(drawn.argmax(axis=1), minlength=rows.shape[1]) / draws


@pytest.mark.parametrize("spread", [0.5, 1.0, 1.5])
def test_agrees_with_drawing_customers_one_by_one(spread: float) -> None:
    """Revenue as lopsided as it comes: with a spread of 1.5 the largest of 400 pays eighty times the middle one."""
    random = np.random.default_rng(21)
    rows = random.lognormal(2, spread, (400, 4)) * (random.random((400, 4)) < (0.30, 0.28, 0.25, 0.10))
    assert first_shares(rows) == pytest.approx(bootstrapped(rows), abs=0.05)


def test_totals_far_apart_keep_their_places() -> None:
    rows = np.random.default_rng(3).gamma(4, 1, (500, 3)) * (4.0, 2.0, 1.0)
    ranks = ranks_drawn(rows.sum(axis=0), rows.T @ rows)
    for place in range(3):
        reach = ranks.reach(place, 500)
        assert (reach.low.amount, reach.value.amount, reach.high.amount) == (place + 1,) * 3


def test_two_totals_alike_are_first_as_often_as_each_other() -> None:
    rows = np.vstack([np.eye(2) for _ in range(200)])
    assert first_shares(rows) == pytest.approx([0.5, 0.5], abs=0.03)


def test_says_the_same_every_time() -> None:
    rows = np.random.default_rng(9).lognormal(0, 1, (50, 5))
    assert (first_shares(rows) == first_shares(rows)).all()


@given(
    st.lists(st.lists(st.floats(0, 1_000), min_size=3, max_size=3), min_size=1, max_size=20),
)
def test_every_draw_has_one_first_and_a_rank_lies_within_its_reach(values: list[list[float]]) -> None:
    rows = np.array(values)
    ranks = ranks_drawn(rows.sum(axis=0), rows.T @ rows, draws=50)
    assert sorted(ranks.rank) == [1, 2, 3]
    assert (np.sort(ranks.drawn, axis=1) == np.arange(1, 4)).all()
    for place in range(3):
        reach = ranks.reach(place, len(rows))
        assert reach.low.amount <= reach.value.amount <= reach.high.amount


def test_refuses_products_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="2 totals need products of 2 x 2"):
        ranks_drawn([1.0, 2.0], [[1.0]])
    assert DRAWS > 1_000
