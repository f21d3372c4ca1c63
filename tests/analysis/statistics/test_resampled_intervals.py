"""Few rows widen an interval; R² keeps within 0 and 1 and is freed of what chance adds."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.resampled_intervals import freed_of_chance, middle, of_r_squared


def test_many_rows_have_the_plain_percentiles_and_few_a_wider_middle() -> None:
    drawn = np.random.default_rng(1).normal(size=200_000)
    low, high = middle(drawn, 1_000_000, 999_990)
    assert (low, high) == pytest.approx((-1.96, 1.96), abs=0.02)
    few = middle(drawn, 30, 20)
    assert few[1] == pytest.approx(2.086 * np.sqrt(30 / 20), abs=0.05)  # t with 20 degrees, times √(n/f)


def test_adjusted_r_squared_as_every_textbook_has_it() -> None:
    """mtcars, miles per gallon on four columns: R² .7791896 of 32 rows is .7464770 adjusted."""
    assert freed_of_chance(0.7791896, 32, 1, 4) == pytest.approx(0.746477, abs=1e-6)


def test_r_squared_stays_within_nought_and_one_and_reaches_nought_where_chance_explains_it() -> None:
    random = np.random.default_rng(2)
    low, high = of_r_squared(0.05, np.clip(random.normal(0.1, 0.04, 1_000), 0, 1), 100, 1, 5)
    assert low == 0
    assert 0 < high < 0.3
    low, high = of_r_squared(0.97, random.normal(0.97, 0.005, 1_000), 100, 1, 5)
    assert 0.9 < low < 0.97 < high < 1
