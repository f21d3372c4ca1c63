from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from analysis.quantities import Ratio
from analysis.statistics.difference_in_differences import difference_in_differences, effect_alone
from analysis.statistics.parallel_trends import drift_needed, noticeable_drift
from analysis.statistics.serial_correlation import covariance_with_memory

OWN = [20, 22, 19, 21, 20, 18, 11, 10, 12, 9, 10, 11]
OTHERS = [80, 84, 78, 82, 81, 79, 80, 83, 79, 82, 80, 81]
FOUND = difference_in_differences(OWN, OTHERS, [False] * 6 + [True] * 6)


def test_the_worked_example_of_the_page() -> None:
    """docs/methods/difference_in_differences.md."""
    assert FOUND.trend_before is not None
    assert noticeable_drift(FOUND.trend_before, 6).value.amount == pytest.approx(0.242, abs=1e-3)
    needed = drift_needed(FOUND.effect, 6, 6)
    assert needed.value.amount == pytest.approx(1 - 0.5239 ** (1 / 6), abs=1e-4)
    assert needed.low.amount < needed.value.amount < needed.high.amount


def test_a_drift_of_the_size_needed_makes_the_effect() -> None:
    months = np.arange(24)
    own = 1_000 * 0.97**months
    found = difference_in_differences(own, np.full(24, 3_000.0), months >= 12)
    assert drift_needed(found.effect, 12, 12).value.amount == pytest.approx(0.03, abs=0.002)
    assert not found.are_trends_parallel


def test_a_rise_needs_a_drift_upwards() -> None:
    rise = replace(FOUND.effect, value=Ratio(1.5), low=Ratio(1.2), high=Ratio(1.9))
    assert drift_needed(rise, 12, 12).value.amount < 0


def test_what_is_said_to_be_noticeable_is_noticed_in_four_of_five_tries() -> None:
    random, months = np.random.default_rng(5), np.arange(18)
    first = difference_in_differences(random.poisson(60, 36), random.poisson(240, 36), np.arange(36) >= 18)
    assert first.trend_before is not None
    drift = noticeable_drift(first.trend_before, 18).value.amount
    noticed = []
    for _ in range(150):
        own = random.poisson(60 * (1 + drift) ** (months - 9))
        found = difference_in_differences([*own, *[60] * 6], [*random.poisson(240, 18), *[240] * 6], [0] * 18 + [1] * 6)
        assert found.trend_before is not None
        noticed.append(not found.trend_before.low.amount <= 1 <= found.trend_before.high.amount)
    assert 0.65 <= np.mean(noticed) <= 0.95


def test_the_effect_alone_is_the_effect() -> None:
    assert effect_alone(OWN, OTHERS, [False] * 6 + [True] * 6) == FOUND.effect


def test_memory_widens_and_chance_is_the_least() -> None:
    """Residuals in long runs against the same ones mixed; residuals smaller than chance leave chance alone."""
    design, months = np.column_stack([np.arange(24) < 12, np.arange(24) >= 12]).astype(float), np.arange(24)
    runs = np.tile(np.repeat([2.0, -2.0], 3), 4)
    mixed = np.tile([2.0, -2.0], 12)
    slow, quick = (np.trace(covariance_with_memory(design, each, months)) for each in (runs, mixed))
    assert slow > 1.5 * quick
    still = covariance_with_memory(design, mixed / 100, months)
    assert still == pytest.approx(np.linalg.inv(design.T @ design))
