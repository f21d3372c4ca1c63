"""Whether those who pay more answer otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.quantities import Points
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.weighted_difference import PlainSums, weighted_difference
from analysis.statistics.weighted_score import WeightedSums


def sums(w: np.ndarray, v: np.ndarray) -> tuple[WeightedSums, PlainSums]:
    squares = (w.sum(), (w**2).sum(), (w * v).sum(), (w**2 * v).sum(), (w**2 * v**2).sum())
    weighted = WeightedSums(*(float(each) for each in squares), answers=len(w))
    return weighted, PlainSums(float(v.sum()), float((v**2).sum()), float((w * v**2).sum()))


def test_equal_weights_change_nothing() -> None:
    with pytest.raises(NotEstimable):
        weighted_difference(*sums(np.full(40, 3.0), np.tile([100.0, -100.0], 20)), Points(0))


def test_keeps_its_level_where_revenue_says_nothing() -> None:
    """In 600 draws without any link, about one in twenty passes at 5 %."""
    rng = np.random.default_rng(5)
    passed = 0
    for _ in range(600):
        found = weighted_difference(*sums(rng.lognormal(0, 1, 300), rng.choice([-100.0, 0.0, 100.0], 300)), Points(0))
        assert found.p_value is not None
        passed += found.p_value < 0.05
    assert 0.02 < passed / 600 < 0.08


def test_finds_that_large_customers_are_unhappier() -> None:
    rng = np.random.default_rng(6)
    w = rng.lognormal(0, 1, 800)
    v = np.where(rng.random(800) < 0.7 - 0.25 * (w > 2), 100.0, -100.0)
    found = weighted_difference(*sums(w, v), Points(0))
    expected = (w * v).sum() / w.sum() - v.mean()
    assert found.value.amount == pytest.approx(expected)
    assert found.high.amount < 0


def test_its_interval_agrees_with_the_bootstrap() -> None:
    rng = np.random.default_rng(7)
    w, v = rng.lognormal(0, 0.8, 500), rng.choice([-100.0, 0.0, 100.0], 500)
    draws = rng.integers(0, 500, size=(2_000, 500))
    differences = (w[draws] * v[draws]).sum(axis=1) / w[draws].sum(axis=1) - v[draws].mean(axis=1)
    found = weighted_difference(*sums(w, v), Points(0))
    assert (found.high.amount - found.low.amount) / 2 == pytest.approx(1.96 * differences.std(), rel=0.1)
