"""Warnings come where something happened, seldom where nothing did, and never for who was asked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from analysis.statistics.early_warning import LEVEL, SEASON, TREND, Heard, Warned, early_warnings
from analysis.statistics.period_scatter import Scatter, drawn_together, prior_scatter
from tests.benchmarks.early_warning import WORLDS, false_alarms, power

QUIET = [4, 6, 5, 5, 4, 6, 5, 5]


def heard(*periods: float, exposure: float = 100.0) -> Heard:
    counts = np.array([periods], dtype=float)
    return Heard(counts, np.full(counts.shape, exposure))


def alone(found: Heard) -> Warned:
    warned = early_warnings([found])[0]
    assert warned is not None
    return warned


def test_without_scatter_it_is_the_conditional_test_of_two_counts_with_students_tail() -> None:
    warned = alone(heard(*[5] * 8, 12))
    # Half an event leans the one stratum to its own rate: 40.5 events in as many exposures.
    exact = binom.sf(11, 12 + 40, 1 / 9)
    assert warned.spread == 1.0
    assert warned.expected == pytest.approx(5.0)
    assert warned.ratio.p_value is not None
    assert exact < warned.ratio.p_value < 10 * exact


def test_a_burst_is_warned_of_and_a_quiet_period_is_not() -> None:
    burst, quiet = alone(heard(*QUIET, 40)), alone(heard(*QUIET, 6))
    assert burst.ratio.p_value is not None and quiet.ratio.p_value is not None
    assert burst.ratio.p_value < 1e-4
    assert quiet.ratio.p_value > 0.2
    assert burst.ratio.low.amount > 3
    assert burst.ratio.value.amount == pytest.approx(8, rel=0.02)


def test_what_was_never_heard_before_has_no_finite_ratio() -> None:
    warned = alone(heard(*[0] * 11, 20))
    assert warned.expected == 0
    assert warned.ratio.value.amount == float("inf")
    assert warned.ratio.low.amount > 1
    assert warned.ratio.p_value is not None and warned.ratio.p_value < 1e-4


def test_one_customer_who_raises_it_forty_times_is_no_warning() -> None:
    counts = np.array([[*QUIET, 45.0]])
    many = np.diag(counts[0])  # each from a customer of its own
    one = many.copy()
    one[-1, -1] = 40.0**2 + 5
    by_many = alone(Heard(counts, np.full(counts.shape, 100.0), many))
    by_one = alone(Heard(counts, np.full(counts.shape, 100.0), one))
    assert by_many.ratio.p_value is not None and by_one.ratio.p_value is not None
    assert by_many.ratio.p_value < 1e-4
    assert by_one.ratio.p_value > 0.05


def test_more_surveys_and_other_people_asked_raise_no_warning() -> None:
    """Ten times as many of the unhappy segment are asked in the latest period; each segment complains as before."""
    exposures = np.array([[100.0] * 8 + [1_000.0], [100.0] * 9])
    counts = np.array([[20.0] * 8 + [200.0], [2.0] * 9])
    warned = alone(Heard(counts, exposures))
    assert warned.ratio.value.amount == pytest.approx(1.0, abs=0.02)
    assert warned.ratio.p_value is not None and warned.ratio.p_value > 0.2


def test_a_survey_that_began_last_period_is_held_to_nothing() -> None:
    exposures = np.array([[100.0] * 9, [0.0] * 8 + [500.0]])
    counts = np.array([[5.0] * 9, [0.0] * 8 + [90.0]])
    warned = alone(Heard(counts, exposures))
    assert (warned.events, warned.exposure) == (5.0, 100.0)


def test_a_steady_rise_is_expected_to_go_on() -> None:
    rising = [10, 13, 17, 22, 29, 37, 48, 63]
    warned = alone(heard(*rising, 82))
    assert warned.against == TREND
    assert warned.ratio.p_value is not None and warned.ratio.p_value > 0.05


def test_a_season_is_expected_to_return() -> None:
    warned = alone(heard(40, 10, 10, 10, 40, 10, 10, 10, 40))
    assert warned.against == SEASON
    assert warned.ratio.p_value is not None and warned.ratio.p_value > 0.2


def test_with_fewer_than_eight_periods_before_nothing_is_said() -> None:
    assert early_warnings([heard(*[5] * 7, 50)]) == [None]
    assert early_warnings([heard(*QUIET, 50), heard(*[5] * 3, 50)])[1] is None


def test_spreads_of_others_are_leaned_on_as_far_as_they_agree() -> None:
    rng = np.random.default_rng(3)
    alike = [Scatter(float(rng.chisquare(10) / 10), 10.0, 20.0) for _ in range(60)]
    apart = [replace(each, spread=each.spread * (50.0 if place % 2 else 1.0)) for place, each in enumerate(alike)]
    assert prior_scatter(alike).degrees > 10 * prior_scatter(apart).degrees
    assert prior_scatter(alike).spread == pytest.approx(1.0, abs=0.15)
    assert prior_scatter(alike[:3]).degrees == 0
    together = drawn_together(Scatter(3.0, 10.0, 20.0), prior_scatter(alike))
    assert 1.0 < together.spread < 3.0
    assert together.degrees > 10


@given(st.lists(st.integers(0, 60), min_size=9, max_size=14), st.integers(1, 50))
@settings(max_examples=60, deadline=None)
def test_more_of_it_is_never_less_surprising(periods: list[int], more: int) -> None:
    fewer, greater = alone(heard(*periods)), alone(heard(*periods[:-1], periods[-1] + more))
    assert fewer.ratio.p_value is not None and greater.ratio.p_value is not None
    assert greater.ratio.p_value <= fewer.ratio.p_value + 1e-12
    assert 0 <= greater.ratio.low.amount <= greater.ratio.value.amount <= greater.ratio.high.amount


def test_refuses_events_where_nothing_was_asked() -> None:
    with pytest.raises(ValueError, match="without exposure"):
        Heard(np.array([[1.0]]), np.array([[0.0]]))
    with pytest.raises(ValueError, match="strata by periods"):
        Heard(np.array([1.0]), np.array([1.0]))


def test_alarms_seldom_where_nothing_happened_and_mostly_where_something_did() -> None:
    """Small; python -m tests.benchmarks.early_warning measures it over hundreds of companies."""
    assert false_alarms(WORLDS[1], 12, seed=11)[0.05] <= 2 / 12
    assert power(replace(WORLDS[0], burst=5.0), 8, seed=12)[0.05] >= 7 / 8


def test_names_what_it_was_held_to() -> None:
    assert alone(heard(*QUIET, 9)).against in (LEVEL, SEASON)
