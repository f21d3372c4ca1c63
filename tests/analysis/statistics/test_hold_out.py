from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.estimates import counted
from analysis.quantities import Count
from analysis.statistics.base_projection import still_there
from analysis.statistics.hold_out import HeldOut
from analysis.statistics.shifted_beta_geometric import ShiftedBetaGeometric, fit_shifted_beta_geometric
from tests.analysis.statistics.test_shifted_beta_geometric import HIGH_END, high_end, planted


def _held_out(projected: float, seen: int, customers: int) -> HeldOut:
    return HeldOut(counted(Count(projected, "customers"), customers), seen, customers, 12)


def test_a_base_is_projected_customer_by_customer() -> None:
    """100 customers of age 7 of the High End: S(8)/S(7) and S(12)/S(7) of Fader & Hardie's fit."""
    fitted = high_end()
    there = fitted.model.survival([7, 8, 12])[0]
    found = still_there(fitted, [7], [100], [1, 5])
    assert [each.value.amount for each in found] == pytest.approx(
        [100 * there[1] / there[0], 100 * there[2] / there[0]]
    )
    assert all(each.low.amount < each.value.amount < each.high.amount for each in found)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 300)), min_size=1, max_size=8))
def test_a_base_only_melts(base: list[tuple[int, int]]) -> None:
    ages, customers = zip(*base, strict=True)
    found = still_there(high_end(), ages, customers, [0, 1, 12, 36])
    values = [each.value.amount for each in found]
    assert values[0] == pytest.approx(sum(customers))
    assert values == sorted(values, reverse=True)
    assert all(0 <= each.low.amount <= each.high.amount <= sum(customers) for each in found)


def test_intervals_hold_the_number_later_counted_94_to_96_times_in_a_hundred() -> None:
    """500 customers ten periods old are projected twelve periods ahead; 150 draws here, more in the benchmark."""
    random, truth = np.random.default_rng(17), ShiftedBetaGeometric(np.array([1 / 51]), np.array([1 / 52]))
    chance = (truth.survival([22]) / truth.survival([10]))[0, 0]
    covered = []
    for _ in range(150):
        fitted = fit_shifted_beta_geometric(*planted(random, 1.0, 50.0, 400, 18))
        found, seen = still_there(fitted, [10], [500], [12])[0], random.binomial(500, chance)
        covered.append(found.low.amount <= seen <= found.high.amount)
    assert 0.91 <= np.mean(covered) <= 0.985


def test_the_error_is_a_part_of_the_smaller_side() -> None:
    few_left = _held_out(95, 90, 100)
    assert few_left.error is not None
    assert few_left.error.value.amount == pytest.approx(0.5)
    assert not few_left.is_small_enough
    few_stayed = _held_out(9, 10, 100)
    assert few_stayed.error is not None
    assert few_stayed.error.value.amount == pytest.approx(-0.1)
    assert few_stayed.is_small_enough


def test_the_published_hold_out_is_small_enough() -> None:
    """High End, fitted on years 1 to 7: .378 projected of year 12, .394 seen."""
    projected = 1000 * float(high_end().model.survival([12])[0, 0])
    found = _held_out(projected, round(10 * HIGH_END[12]), 1000)
    assert found.error is not None
    assert found.error.value.amount == pytest.approx(-0.041, abs=0.001)
    assert found.is_small_enough


def test_nobody_lost_tests_nothing() -> None:
    assert _held_out(98, 100, 100).error is None
    assert not _held_out(98, 100, 100).is_small_enough


def test_tells_losses_as_what_is_not_kept() -> None:
    found = HeldOut(still_there(high_end(), [3], [200], [2])[0], 180, 200, 2)
    assert found.lost == 20
    assert found.projected_lost.value.amount + found.projected.value.amount == pytest.approx(200)
    with pytest.raises(ValueError, match="must not exceed customers"):
        _held_out(5, 11, 10)
