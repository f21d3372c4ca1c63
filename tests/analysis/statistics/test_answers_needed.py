from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.power import NormalIndPower

from analysis.quantities import Points, Share, ShareChange
from analysis.statistics.answers_needed import (
    answers_needed_for_nps_change,
    answers_needed_for_score_change,
    answers_needed_for_share_change,
)
from analysis.statistics.nps import NpsCounts, nps_change


def test_five_points_take_about_3830_answers_a_wave() -> None:
    """2 · .61 · (1.95996 + .84162)² / .05² = 3,830.3."""
    needed = answers_needed_for_nps_change(Points(5))
    assert needed is not None
    assert (needed.amount, needed.of) == (3831, "answers")


def test_a_share_from_25_to_40_per_cent_takes_150_answers_a_wave() -> None:
    """By hand: (.25 · .75 + .40 · .60) · 7.849 / .15² = 149.1, rounded up."""
    needed = answers_needed_for_share_change(Share(0.25), ShareChange(0.15))
    assert needed is not None
    assert needed.amount == 150


def test_agrees_with_the_power_of_statsmodels() -> None:
    needed = answers_needed_for_score_change(0.2, variance=1.44)
    assert needed is not None
    power = NormalIndPower().power(0.2 / 1.2, needed.amount, 0.05)
    assert power == pytest.approx(0.8, abs=0.001)


def test_so_many_answers_do_notice_the_change_four_times_in_five() -> None:
    needed = answers_needed_for_nps_change(Points(10), variance=0.61)
    assert needed is not None
    random, size = np.random.default_rng(9), int(needed.amount)
    before = random.multinomial(size, (0.5, 0.3, 0.2), size=1500)
    after = random.multinomial(size, (0.55, 0.3, 0.15), size=1500)
    pairs = zip(before, after, strict=True)
    p_values = np.array([nps_change(NpsCounts(*one), NpsCounts(*two)).p_value for one, two in pairs])
    assert 0.77 <= (p_values < 0.05).mean() <= 0.85


def test_no_number_of_answers_shows_no_change() -> None:
    assert answers_needed_for_nps_change(Points(0)) is None


def test_refuses_a_share_above_one() -> None:
    with pytest.raises(ValueError, match="both shares must lie in 0 to 1"):
        answers_needed_for_share_change(Share(0.9), ShareChange(0.2))
