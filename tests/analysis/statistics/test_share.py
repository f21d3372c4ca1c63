from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import fisher_exact
from statsmodels.stats import proportion

from analysis.statistics.share import fisher_p, share, share_change, two_shares_p

samples = st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_matches_the_wilson_intervals_of_newcombe(hits: int, total: int, low: float, high: float) -> None:
    """Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, table I, method 3."""
    found = share(hits, total)
    assert found.low.amount == pytest.approx(low, abs=5e-5)
    assert found.high.amount == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 20), 0.6791, 1.0)],
)
def test_matches_the_hybrid_intervals_of_newcombe(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, table II, method 10."""
    found = share_change(*second, *first)
    assert found.low.amount == pytest.approx(low, abs=5e-5)
    assert found.high.amount == pytest.approx(high, abs=5e-5)


@given(samples)
def test_agrees_with_statsmodels(sample: tuple[int, int]) -> None:
    found = share(*sample)
    low, high = proportion.proportion_confint(*sample, method="wilson")
    assert found.low.amount == pytest.approx(low, abs=1e-9)
    assert found.high.amount == pytest.approx(high, abs=1e-9)
    assert 0 <= found.low.amount <= found.value.amount <= found.high.amount <= 1


def test_the_test_of_two_large_shares_is_the_pooled_z_test() -> None:
    pooled = proportion.test_proportions_2indep(120, 400, 90, 400, method="score", correction=False)
    assert two_shares_p(120, 400, 90, 400) == pytest.approx(pooled.pvalue, abs=1e-9)


def test_fisher_decides_where_a_cell_expects_fewer_than_five() -> None:
    """Fisher (1935): three cups of four told right and one wrong, p = .4857."""
    assert two_shares_p(3, 4, 1, 4) == pytest.approx(0.4857, abs=5e-5)
    assert two_shares_p(1, 30, 6, 30) == pytest.approx(fisher_exact([[1, 29], [6, 24]]).pvalue)


@pytest.mark.parametrize(
    ("first_hits", "first_total", "second_hits", "second_total"),
    [(0, 10, 3, 10), (5, 5, 0, 5), (1, 4, 200_000, 900_000), (3, 1_000_000, 0, 20), (0, 7, 0, 9), (9, 9, 30, 30)],
)
def test_the_exact_test_agrees_with_scipy(
    first_hits: int, first_total: int, second_hits: int, second_total: int
) -> None:
    expected = fisher_exact([[first_hits, first_total - first_hits], [second_hits, second_total - second_hits]]).pvalue
    assert fisher_p(first_hits, second_hits, first_total, second_total) == pytest.approx(expected, rel=1e-8)


@given(samples, samples)
def test_a_change_lies_within_its_interval_and_turns_round(first: tuple[int, int], second: tuple[int, int]) -> None:
    there, back = share_change(*first, *second), share_change(*second, *first)
    assert -1 <= there.low.amount <= there.value.amount <= there.high.amount <= 1
    assert there.value.amount == pytest.approx(-back.value.amount)
    assert there.p_value == pytest.approx(back.p_value)


@given(samples)
def test_a_share_against_itself_shows_nothing(sample: tuple[int, int]) -> None:
    assume(sample[1] > 1)
    assert share_change(*sample, *sample).p_value == pytest.approx(1.0)


@pytest.mark.parametrize(("total", "truth"), [(60, 0.4), (200, 0.1), (400, 0.75)])
def test_intervals_cover_the_planted_share_94_to_96_times_in_a_hundred(total: int, truth: float) -> None:
    hits = np.random.default_rng(3).binomial(total, truth, size=4000)
    found = [share(each, total) for each in hits]
    covered = np.mean([each.low.amount <= truth <= each.high.amount for each in found])
    assert 0.935 <= covered <= 0.965


def test_changes_cover_the_planted_change_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(4)
    before, after = random.binomial(150, 0.35, 4000), random.binomial(220, 0.45, 4000)
    found = [share_change(b, 150, a, 220) for b, a in zip(before, after, strict=True)]
    covered = np.mean([each.low.amount <= 0.1 <= each.high.amount for each in found])
    assert 0.94 <= covered <= 0.96


def test_refuses_more_hits_than_rows_and_no_rows() -> None:
    with pytest.raises(ValueError, match="hits must not exceed total, got 5 of 4"):
        share(5, 4)
    with pytest.raises(ValueError, match="at least one of rows"):
        share(0, 0)
