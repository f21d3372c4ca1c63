from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from analysis.statistics.exact_strata import exact_stratified_p
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.stratified import COUNT_COLUMNS

strata = st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=5).map(
    lambda rows: pd.DataFrame([(a, a + b + 1, c, c + d + 1) for a, b, c, d in rows], columns=list(COUNT_COLUMNS))
)


def frame(*rows: tuple[int, int, int, int]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(COUNT_COLUMNS))


def test_the_lady_tasting_tea_is_fishers_own_example() -> None:
    """Fisher (1935), The Design of Experiments, chapter 2: three of four cups right has a tail of 17/70 = .243."""
    assert exact_stratified_p(frame((3, 4, 1, 4))) == pytest.approx(2 * 17 / 70)
    assert exact_stratified_p(frame((4, 4, 0, 4))) == pytest.approx(2 / 70)


def test_two_strata_are_the_sum_over_every_way_to_reach_it() -> None:
    first, second = hypergeom(10, 4, 5), hypergeom(8, 3, 4)
    tail = sum(first.pmf(a) * second.pmf(b) for a in range(6) for b in range(5) if a + b >= 6)
    assert exact_stratified_p(frame((4, 5, 0, 5), (2, 4, 1, 4))) == pytest.approx(2 * tail)


@given(strata)
def test_the_order_of_strata_and_which_side_is_called_exposed_do_not_matter(rows: pd.DataFrame) -> None:
    p_value = exact_stratified_p(rows)
    turned = rows.iloc[::-1][["other_hits", "other_total", "exposed_hits", "exposed_total"]]
    assert 0 < p_value <= 1
    assert exact_stratified_p(turned.set_axis(list(COUNT_COLUMNS), axis=1)) == pytest.approx(p_value)


def test_a_stratum_without_hits_or_of_hits_alone_tells_nothing() -> None:
    assert exact_stratified_p(frame((0, 5, 0, 50))) == 1.0
    assert exact_stratified_p(frame((5, 5, 9, 9))) == 1.0
    alone = exact_stratified_p(frame((3, 4, 1, 9)))
    assert exact_stratified_p(frame((3, 4, 1, 9), (0, 7, 0, 70), (2, 2, 3, 3))) == pytest.approx(alone)


def test_many_hits_are_judged_by_the_normal_curve_and_agree_with_the_exact_sum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = frame((115, 1000, 180, 2000), (70, 700, 95, 1300))
    exact = exact_stratified_p(rows)
    monkeypatch.setattr("analysis.statistics.exact_strata.MOST_EXACT", 10)
    assert exact_stratified_p(rows) == pytest.approx(exact, rel=0.1)


def test_finds_too_much_no_more_often_than_it_says_where_nothing_depends_on_it() -> None:
    """Strata of few customers and rare losses: where the z test of a ratio is far too eager."""
    draw, hits = np.random.default_rng(5), 0
    sizes, risk = [(6, 60), (9, 40), (4, 80)], [0.02, 0.06, 0.01]
    for _ in range(400):
        rows = [(draw.binomial(n1, q), n1, draw.binomial(n0, q), n0) for (n1, n0), q in zip(sizes, risk, strict=True)]
        hits += exact_stratified_p(frame(*rows)) < 0.05
    assert hits <= 20 + 9  # two standard errors


def test_refuses_strata_that_hold_one_side_only() -> None:
    with pytest.raises(NotEstimable, match="no stratum holds both"):
        exact_stratified_p(frame((3, 5, 0, 0)))
