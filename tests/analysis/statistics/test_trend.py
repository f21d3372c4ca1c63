from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.refusals import NotEstimable
from analysis.statistics.trend import count_trend, share_trend

counts = st.lists(st.integers(0, 200), min_size=4, max_size=20)
shares = st.lists(
    st.integers(1, 100).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=3, max_size=9
)


def test_matches_the_published_regression_of_aids_deaths() -> None:
    """Dobson (1990), An Introduction to Generalized Linear Models: deaths in Australia by quarter 1983-86.

    R: glm(deaths ~ t, family = poisson): slope 0.2565, error 0.02204, residual deviance 29.65 on 12 degrees.
    """
    deaths = [0, 1, 2, 3, 1, 4, 9, 18, 23, 31, 20, 25, 37, 45]
    found = count_trend(deaths)
    assert np.log(found.value.amount) == pytest.approx(0.2565, abs=5e-5)
    reach = np.log(found.high.amount / found.value.amount)
    assert reach == pytest.approx(2.178813 * np.sqrt(_dispersion(deaths)) * _error(deaths), rel=1e-4)


def _fit(deaths: list[int]) -> sm.GLM:
    return sm.GLM(deaths, sm.add_constant(np.arange(len(deaths))), family=sm.families.Poisson()).fit()


def _dispersion(deaths: list[int]) -> float:
    return float(_fit(deaths).pearson_chi2 / (len(deaths) - 2))


def _error(deaths: list[int]) -> float:
    return float(_fit(deaths).bse[1])


def test_matches_the_cochran_armitage_test_of_agresti() -> None:
    """Agresti (2013), Categorical Data Analysis, table 3.8: malformations by drinks, scores 0 to 4 here.

    R: prop.trend.test(c(48, 38, 5, 1, 1), c(17114, 14502, 793, 127, 38)): chi-squared 1.8278, p .1764.
    """
    found = share_trend([48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38])
    assert found.p_value == pytest.approx(0.1764, abs=1e-4)


@given(counts)
def test_a_trend_lies_in_its_interval_and_turns_round_with_time(found: list[int]) -> None:
    try:
        there, back = count_trend(found), count_trend(found[::-1])
    except NotEstimable:
        assert np.count_nonzero(found) < 2
        return
    assert 0 <= there.low.amount <= there.value.amount <= there.high.amount
    assert np.log(there.value.amount) == pytest.approx(-np.log(back.value.amount), abs=1e-5)


@given(shares)
def test_a_trend_of_shares_turns_round_with_time(rows: list[tuple[int, int]]) -> None:
    hits, totals = zip(*rows, strict=True)
    try:
        there, back = share_trend(hits, totals), share_trend(hits[::-1], totals[::-1])
    except NotEstimable:
        assert sum(hits) in (0, sum(totals))
        return
    assert there.value.amount == pytest.approx(-back.value.amount, abs=1e-12)
    assert there.p_value == pytest.approx(back.p_value)


def test_more_customers_with_more_cases_are_no_trend() -> None:
    found = count_trend([10, 20, 30, 40, 50], exposure=[100, 200, 300, 400, 500])
    assert found.value.amount == pytest.approx(1.0)
    assert found.p_value == pytest.approx(1.0)


def test_months_may_be_told_as_quarters() -> None:
    monthly = count_trend([10, 12, 13, 16, 17, 21])
    assert count_trend([10, 12, 13, 16, 17, 21], periods_per_step=3).value.amount == pytest.approx(
        monthly.value.amount**3
    )


def test_intervals_cover_the_planted_factor_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(11)
    expected = 30 * 1.05 ** np.arange(12)
    plain = [count_trend(random.poisson(expected)) for _ in range(600)]
    clustered = [count_trend(random.negative_binomial(10, 10 / (10 + expected))) for _ in range(600)]
    for found in (plain, clustered):
        assert 0.93 <= np.mean([each.low.amount <= 1.05 <= each.high.amount for each in found]) <= 0.98


def test_no_movement_of_a_share_is_called_one_about_five_times_in_a_hundred() -> None:
    hits = np.random.default_rng(12).binomial(80, 0.3, size=(2000, 8))
    p_values = np.array([share_trend(row, [80] * 8).p_value for row in hits])
    assert 0.04 <= (p_values < 0.05).mean() <= 0.06


def test_says_what_is_missing() -> None:
    with pytest.raises(NotEstimable, match="needs 4 periods, got 3"):
        count_trend([1, 2, 3])
    with pytest.raises(NotEstimable, match="events in two periods"):
        count_trend([0, 0, 5, 0])
    with pytest.raises(ValueError, match="events in a period without exposure"):
        count_trend([1, 2, 3, 4], [10, 10, 10, 0])
    with pytest.raises(ValueError, match="hits must not exceed totals"):
        share_trend([5, 1, 1], [4, 4, 4])
