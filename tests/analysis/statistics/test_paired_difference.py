"""Published: Student's sleep data (1908), as R's t.test(paired = TRUE) prints them."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.quantities import ShareChange
from analysis.statistics.paired_difference import paired_difference
from analysis.statistics.refusals import NotEstimable

FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_students_sleep_as_published() -> None:
    found = paired_difference(SECOND, FIRST, ShareChange(0))
    assert found.value.amount == pytest.approx(1.58)
    assert (found.low.amount, found.high.amount) == pytest.approx((0.7001142, 2.4598858), abs=1e-6)
    assert found.p_value == pytest.approx(0.002833, abs=1e-6)


def test_covers_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(3)
    covered = []
    for _ in range(2_000):
        mood = random.normal(size=60)
        found = paired_difference(mood + random.normal(size=60) + 0.2, mood + random.normal(size=60), ShareChange(0))
        covered.append(found.low.amount <= 0.2 <= found.high.amount)
    assert 0.935 <= np.mean(covered) <= 0.965


def test_names_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="pairs need two values"):
        paired_difference([1.0, 2.0], [1.0], ShareChange(0))
    with pytest.raises(NotEstimable, match="no spread"):
        paired_difference([1.0, 2.0], [0.0, 1.0], ShareChange(0))
