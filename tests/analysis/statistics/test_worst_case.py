from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.nps import NpsCounts
from analysis.statistics.worst_case import worst_case_nps, worst_case_share


def test_a_quarter_of_the_customers_answering_leaves_almost_everything_open() -> None:
    """By hand: 25 % answered at +40. Silent all detractors: 10 - 75; all promoters: 10 + 75."""
    found = worst_case_nps(NpsCounts(60, 20, 20), 0.25)
    assert (found.low.amount, found.value.amount, found.high.amount) == pytest.approx((-65, 40, 85))


def test_the_bounds_of_a_share_are_those_of_the_counted_extremes() -> None:
    """80 of 100 answers are hits and 100 more customers were asked: 80/200 to 180/200."""
    found = worst_case_share(80, 100, 0.5)
    assert (found.low.amount, found.high.amount) == pytest.approx((80 / 200, 180 / 200))


def test_when_everybody_answered_nothing_is_open() -> None:
    found = worst_case_nps(NpsCounts(5, 3, 2), 1.0)
    assert found.low.amount == found.value.amount == found.high.amount


@given(st.integers(0, 500), st.integers(1, 500), st.integers(1, 500), st.integers(0, 1000))
def test_any_completion_of_the_answers_lies_within_the_bounds(
    promoters: int, passives: int, silent: int, detractors: int
) -> None:
    counts = NpsCounts(promoters, passives, detractors)
    bounds = worst_case_nps(counts, counts.answers / (counts.answers + silent))
    half = silent // 2
    completed = NpsCounts(promoters + half, passives, detractors + silent - half)
    assert bounds.low.amount - 1e-9 <= completed.score <= bounds.high.amount + 1e-9


def test_refuses_a_coverage_in_per_cent() -> None:
    with pytest.raises(ValueError, match="got 25; is it a per cent figure"):
        worst_case_nps(NpsCounts(5, 3, 2), 25)
