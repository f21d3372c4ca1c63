from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.statistics.placebo import placebo_rank, strength


def ratio(value: float, low: float, high: float) -> Estimate:
    return Estimate(Ratio(value), Ratio(low), Ratio(high), 100, "made")


EFFECT = ratio(0.52, 0.45, 0.60)
PLACEBOS = [ratio(1.05, 0.90, 1.22), ratio(0.93, 0.75, 1.15), ratio(1.10, 0.95, 1.27), ratio(0.97, 0.80, 1.18)]


def test_the_worked_example_is_first_of_five() -> None:
    """docs/methods/placebo.md."""
    assert strength(EFFECT) == pytest.approx(4.546, abs=1e-3)
    rank = placebo_rank(EFFECT, PLACEBOS)
    assert (rank.place, rank.of) == (1, 5)
    assert rank.chance.value.amount == pytest.approx(0.2)


def test_a_rise_as_strong_counts_as_much_as_a_fall() -> None:
    assert placebo_rank(EFFECT, [ratio(1 / 0.52, 1 / 0.60, 1 / 0.45)]).place == 2


def test_a_restless_series_does_not_count_as_moved() -> None:
    assert placebo_rank(EFFECT, [ratio(0.3, 0.05, 1.8)]).place == 1


def test_without_placebos_nothing_is_said() -> None:
    assert placebo_rank(EFFECT, []).chance.value.amount == 1.0


@given(st.lists(st.floats(0.2, 5.0), min_size=2, max_size=12), st.randoms())
def test_the_order_of_placebos_is_irrelevant(values: list[float], random: object) -> None:
    placebos = [ratio(value, value / 1.5, value * 1.5) for value in values]
    shuffled = placebos[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    rank = placebo_rank(EFFECT, placebos)
    assert rank == placebo_rank(EFFECT, shuffled)
    assert 1 <= rank.place <= rank.of == len(values) + 1
