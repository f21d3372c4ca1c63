from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import StratifiedTable

from analysis.quantities import Points, Ratio, Score
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.stratified import (
    COUNT_COLUMNS,
    SCORE_COLUMNS,
    stratified_mean_difference,
    stratified_odds_ratio,
    stratified_risk_ratio,
)

# Berkeley's admissions of 1973, departments A to F: admitted and all men, admitted and all women.
# Bickel, Hammel & O'Connell (1975), doi:10.1126/science.187.4175.398.
BERKELEY = pd.DataFrame(
    [(512, 825, 89, 108), (353, 560, 17, 25), (120, 325, 202, 593), (138, 417, 131, 375), (53, 191, 94, 393),
     (22, 373, 24, 341)],
    columns=list(COUNT_COLUMNS),
)  # fmt: skip

strata = st.lists(st.tuples(*[st.integers(1, 40)] * 4), min_size=1, max_size=6).map(
    lambda rows: pd.DataFrame([(a, a + b, c, c + d) for a, b, c, d in rows], columns=list(COUNT_COLUMNS))
)


def test_men_seem_to_be_preferred_only_because_of_departments() -> None:
    """R: mantelhaen.test(UCBAdmissions): common odds ratio .9047 (.7719 to 1.0603); all together 1.8411."""
    found = stratified_odds_ratio(BERKELEY)
    assert found.crude.value.amount == pytest.approx(1.8411, abs=5e-5)
    assert found.crude.p_value is not None
    assert found.crude.p_value < 1e-6
    assert found.adjusted.value.amount == pytest.approx(0.9047, abs=5e-5)
    assert found.adjusted.low.amount == pytest.approx(0.7719, abs=5e-5)
    assert found.adjusted.high.amount == pytest.approx(1.0603, abs=5e-5)
    assert found.adjusted.p_value is not None
    assert found.adjusted.p_value > 0.05
    assert found.adjusted.sample_size == 4526


def test_one_stratum_gives_the_textbook_risk_ratio_and_its_interval() -> None:
    """Physicians' Health Study 1989, doi:10.1056/NEJM198907203210301 (Agresti 2013, table 2.3).

    Heart attacks: placebo 189 of 11,034, aspirin 104 of 11,037: 1.82 (1.43 to 2.31).
    """
    found = stratified_risk_ratio(pd.DataFrame([(189, 11034, 104, 11037)], columns=list(COUNT_COLUMNS)))
    assert isinstance(found.adjusted.value, Ratio)
    ends = (found.adjusted.low, found.adjusted.value, found.adjusted.high)
    assert [round(each.amount, 2) for each in ends] == [1.43, 1.82, 2.31]
    assert found.crude.value == found.adjusted.value


@given(strata)
def test_odds_ratios_agree_with_statsmodels(frame: pd.DataFrame) -> None:
    a, n1, c, n0 = frame.to_numpy().T
    table = StratifiedTable([np.array([[w, x - w], [y, z - y]]) for w, x, y, z in zip(a, n1, c, n0, strict=True)])
    found = stratified_odds_ratio(frame).adjusted
    assert found.value.amount == pytest.approx(table.oddsratio_pooled)
    assert (found.low.amount, found.high.amount) == pytest.approx(table.oddsratio_pooled_confint())


@given(strata)
def test_swapping_the_sides_turns_the_ratio_round_in_any_order_of_strata(frame: pd.DataFrame) -> None:
    swapped = frame.iloc[::-1, [2, 3, 0, 1]].set_axis(list(COUNT_COLUMNS), axis=1)
    there, back = stratified_risk_ratio(frame).adjusted, stratified_risk_ratio(swapped).adjusted
    assert there.value.amount * back.value.amount == pytest.approx(1.0)
    assert there.low.amount * back.high.amount == pytest.approx(1.0)
    assert there.p_value == pytest.approx(back.p_value)


def test_strata_with_one_side_only_tell_nothing() -> None:
    alone = pd.DataFrame([(5, 50, 0, 0)], columns=list(COUNT_COLUMNS))
    with_it = stratified_risk_ratio(pd.concat([BERKELEY, alone]))
    assert with_it.adjusted == stratified_risk_ratio(BERKELEY).adjusted
    with pytest.raises(NotEstimable, match="no stratum holds both"):
        stratified_risk_ratio(alone)


def test_risk_ratios_cover_the_planted_ratio_94_to_96_times_in_a_hundred() -> None:
    random, covered = np.random.default_rng(6), []
    base = np.array([0.1, 0.25, 0.4])
    for _ in range(800):
        hits, others = random.binomial([60, 90, 120], base * 1.5), random.binomial([200, 120, 70], base)
        frame = pd.DataFrame(dict(zip(COUNT_COLUMNS, (hits, [60, 90, 120], others, [200, 120, 70]), strict=True)))
        found = stratified_risk_ratio(frame).adjusted
        covered.append(found.low.amount <= 1.5 <= found.high.amount)
    assert 0.935 <= np.mean(covered) <= 0.965


def _scores(random: np.random.Generator, effect: float) -> pd.DataFrame:
    """Three segments at 3, 6 and 8 points; the exposure is frequent where scores are high anyway."""
    rows = []
    for level, exposed, others in ((3, 20, 100), (6, 60, 60), (8, 100, 20)):
        sides = (random.normal(level + effect, 1.5, exposed), random.normal(level, 1.5, others))
        rows.append([number for side in sides for number in (len(side), side.sum(), (side**2).sum())])
    return pd.DataFrame(rows, columns=list(SCORE_COLUMNS))


def test_a_feature_that_only_large_customers_use_has_no_effect_within_segments() -> None:
    found = stratified_mean_difference(_scores(np.random.default_rng(7), 0.0), Score(0, 0, 10))
    assert found.crude.value.amount > 2
    assert found.crude.p_value is not None
    assert found.crude.p_value < 1e-6
    assert found.adjusted.p_value is not None
    assert found.adjusted.p_value > 0.05


def test_mean_differences_cover_the_planted_one_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(8)
    found = [stratified_mean_difference(_scores(random, 0.4), Points(0)).adjusted for _ in range(600)]
    assert 0.935 <= np.mean([each.low.amount <= 0.4 <= each.high.amount for each in found]) <= 0.965


def test_names_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="lacks other_total"):
        stratified_risk_ratio(BERKELEY.drop(columns="other_total"))
    with pytest.raises(ValueError, match="hits must not exceed totals"):
        stratified_risk_ratio(BERKELEY.assign(other_hits=9999))
    with pytest.raises(NotEstimable, match="one side has no hits"):
        stratified_risk_ratio(BERKELEY.assign(exposed_hits=0))
