from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.nps import NpsCounts, nps, nps_change

counts = st.builds(
    NpsCounts, st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 10_000).map(lambda n: n + 1)
)


@pytest.mark.parametrize(
    ("promoters", "detractors", "answers", "centre", "low", "high"),
    [(50, 20, 100, 29.1, 14.1, 44.2), (200, 80, 400, 29.8, 22.2, 37.4), (15, 4, 25, 39.3, 11.1, 67.4)],
)
def test_matches_the_adjusted_wald_intervals_of_rocks(
    promoters: int, detractors: int, answers: int, centre: float, low: float, high: float
) -> None:
    """Rocks (2016), doi:10.1080/00031305.2016.1198124: n + 3, promoters and detractors + 3/4 each."""
    found = nps(promoters, answers - promoters - detractors, detractors)
    assert found.value.amount == pytest.approx(100 * (promoters - detractors) / answers)
    assert (round(found.low.amount, 1), round(found.high.amount, 1)) == (low, high)
    assert (found.low.amount + found.high.amount) / 2 == pytest.approx(centre, abs=0.05)


def test_ten_promoters_and_nobody_else_are_not_certain() -> None:
    """The same method: centre 76.9, interval 47.5 to 100 after clamping; the raw score stays the value."""
    found = nps(10, 0, 0)
    assert NpsCounts(10, 0, 0).adjusted().score == pytest.approx(76.9, abs=0.05)
    assert found.low.amount == pytest.approx(47.5, abs=0.05)
    assert (found.value.amount, found.high.amount) == (100, 100)


def test_ten_points_up_on_400_answers_each_is_not_significant() -> None:
    """The worked example of the method's page: 45/25 -> 50/20, z = 1.77, p = .076."""
    change = nps_change(NpsCounts(180, 120, 100), NpsCounts(200, 120, 80))
    assert change.value.amount == pytest.approx(10)
    assert change.p_value == pytest.approx(0.0759, abs=5e-4)
    assert change.low.amount < 0 < change.high.amount
    assert change.sample_size == 800


@given(counts)
def test_the_interval_holds_the_score_within_the_scale(sample: NpsCounts) -> None:
    found = nps(sample.promoters, sample.passives, sample.detractors)
    assert -100 <= found.low.amount <= found.value.amount <= found.high.amount <= 100
    assert found.low.amount < found.high.amount


@given(counts, counts)
def test_a_change_excludes_zero_exactly_when_it_is_significant(before: NpsCounts, after: NpsCounts) -> None:
    change = nps_change(before, after)
    assert change.p_value is not None
    assert (change.low.amount > 0 or change.high.amount < 0) == (change.p_value < 0.05)
    back = nps_change(after, before)
    assert back.value.amount == -change.value.amount
    assert back.p_value == pytest.approx(change.p_value)


def test_two_customers_who_changed_their_mind_prove_nothing() -> None:
    change = nps_change(NpsCounts(0, 2, 0), NpsCounts(2, 0, 0))
    assert change.p_value is not None
    assert change.p_value > 0.05


@pytest.mark.parametrize(("answers", "shares"), [(40, (0.5, 0.3, 0.2)), (200, (0.3, 0.4, 0.3)), (60, (0.7, 0.2, 0.1))])
def test_intervals_cover_the_planted_score_94_to_96_times_in_a_hundred(answers: int, shares: tuple[float, ...]) -> None:
    draws = np.random.default_rng(5).multinomial(answers, shares, size=4000)
    found = [nps(*draw) for draw in draws]
    truth = 100 * (shares[0] - shares[2])
    covered = np.mean([each.low.amount <= truth <= each.high.amount for each in found])
    assert 0.935 <= covered <= 0.965


def test_no_change_is_called_a_change_about_five_times_in_a_hundred() -> None:
    draws = np.random.default_rng(6).multinomial(150, (0.5, 0.3, 0.2), size=(3000, 2))
    p_values = [nps_change(NpsCounts(*before), NpsCounts(*after)).p_value for before, after in draws]
    assert 0.04 <= np.mean(np.array(p_values) < 0.05) <= 0.06


def test_refuses_negative_counts_and_no_answers() -> None:
    with pytest.raises(ValueError, match="detractors must be zero or more, got -1"):
        nps(3, 2, -1)
    with pytest.raises(ValueError, match="at least one of answers"):
        nps(0, 0, 0)
