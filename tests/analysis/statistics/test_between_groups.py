"""Which grouping parts the answers most."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from analysis.statistics.between_groups import between_groups
from analysis.statistics.refusals import NotEstimable


def test_agrees_with_the_chi_square_test_of_a_table() -> None:
    """For hits and misses Q is Pearson's chi-square without continuity correction (scipy.stats.chi2_contingency)."""
    hits, answers = np.array([30.0, 45.0, 60.0]), np.array([100.0, 100.0, 110.0])
    expected = chi2_contingency([hits, answers - hits], correction=False).pvalue
    assert between_groups(answers, hits, hits).p_value == pytest.approx(expected)


def test_groups_drawn_at_random_explain_nothing_on_average() -> None:
    rng = np.random.default_rng(11)
    shares = []
    for _ in range(400):
        marks = rng.integers(0, 2, size=(12, 40)).astype(float)
        shares.append(between_groups(np.full(12, 40.0), marks.sum(axis=1), marks.sum(axis=1)).share_explained)
    assert np.mean(shares) < 0.01  # cut off at zero, so slightly above it


def test_a_grouping_that_says_everything_explains_everything() -> None:
    assert between_groups([50.0, 50.0], [50.0, 0.0], [50.0, 0.0]).share_explained == pytest.approx(1)


def test_refuses_answers_that_are_all_alike() -> None:
    with pytest.raises(NotEstimable, match="answers that differ"):
        between_groups([5.0, 5.0], [5.0, 5.0], [5.0, 5.0])
