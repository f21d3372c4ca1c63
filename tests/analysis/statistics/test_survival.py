from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test

from analysis.statistics.log_rank import log_rank
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.survival import kaplan_meier

# Weeks in remission (Freireich et al. 1963, as in Kalbfleisch & Prentice 2002, table 1.1).
TREATED = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
TREATED_ENDED = [True] * 9 + [False] * 12
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]

customers = st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.integers(1, 4)), min_size=1, max_size=40)


def _late_entries() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(31)
    durations, entries = random.integers(1, 40, 300), random.integers(0, 25, 300)
    seen = entries < durations
    return durations[seen], random.random(seen.sum()) < 0.7, entries[seen]


def test_matches_the_published_curve_of_the_6mp_trial() -> None:
    """Kalbfleisch & Prentice (2002), example 1.1: S .857 .807 .753 .690 .627 .538 .448."""
    curve = kaplan_meier(TREATED, TREATED_ENDED).set_index("time")
    expected = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert curve.loc[[6, 7, 10, 13, 16, 22, 23], "survival"].round(4).tolist() == expected
    assert curve.loc[[6, 7, 10, 13, 16, 22, 23], "at_risk"].tolist() == [21, 17, 15, 12, 11, 7, 6]


def test_matches_the_log_log_band_of_the_same_curve() -> None:
    """R: survfit(Surv(t, e) ~ 1, conf.type = "log-log"): .620 to .952 at 6 weeks, .188 to .680 at 23."""
    curve = kaplan_meier(TREATED, TREATED_ENDED).set_index("time")
    assert curve.loc[[6, 23], "low"].round(3).tolist() == [0.620, 0.188]
    assert curve.loc[[6, 23], "high"].round(3).tolist() == [0.952, 0.680]


def test_matches_the_published_log_rank_test_of_the_trial() -> None:
    """Kalbfleisch & Prentice (2002), §1.5; R's survdiff gives 16.79 on 1 degree of freedom."""
    groups = ["6-MP"] * 21 + ["placebo"] * 21
    found = log_rank(TREATED + PLACEBO, TREATED_ENDED + [True] * 21, groups)
    assert found.chi_squared == pytest.approx(16.793, abs=5e-4)
    assert found.degrees == 1
    assert found.p_value == pytest.approx(4.17e-5, abs=1e-7)


@given(customers)
def test_survival_never_rises_and_lies_in_its_band(rows: list[tuple[int, bool, int]]) -> None:
    durations, ended, _ = zip(*rows, strict=True)
    curve = kaplan_meier(durations, ended)
    assert curve["survival"].is_monotonic_decreasing
    assert (curve["low"] >= 0).all()
    assert (curve["low"] <= curve["survival"]).all()
    assert (curve["survival"] <= curve["high"]).all()
    assert (curve["high"] <= 1).all()


@given(customers)
def test_grouped_counts_give_the_curve_of_the_customers_in_any_order(rows: list[tuple[int, bool, int]]) -> None:
    durations, ended, counts = zip(*rows[::-1], strict=True)
    grouped = kaplan_meier(durations, ended, weights=counts)
    single = [(duration, gone) for duration, gone, count in rows for _ in range(count)]
    curve = kaplan_meier(*zip(*single, strict=True))
    assert np.allclose(grouped.to_numpy(), curve.to_numpy())


def test_a_customer_seen_late_is_at_risk_only_from_then_on() -> None:
    """By hand: three from the start, one seen from 5; of four at risk at 6 one leaves, after one of three at 2."""
    curve = kaplan_meier([2, 6, 9, 8], [True, True, False, False], entry=[0, 0, 0, 5]).set_index("time")
    assert curve.loc[2, "survival"] == pytest.approx(2 / 3)
    assert curve.loc[6, "survival"] == pytest.approx(2 / 3 * 2 / 3)
    assert curve.loc[[2, 6], "at_risk"].tolist() == [3, 3]


def test_at_risk_is_what_the_curve_divides_by() -> None:
    durations, ended, entries = _late_entries()
    curve = kaplan_meier(durations, ended, entry=entries)
    ends = np.array([(ended & (durations == time)).sum() for time in curve["time"]])
    risk = np.maximum(curve["at_risk"].to_numpy(), 1)
    assert np.allclose(np.cumprod(1 - ends / risk), curve["survival"])


@pytest.mark.filterwarnings("ignore:Starting with pandas version 4")
def test_log_rank_agrees_with_lifelines_on_three_weighted_groups() -> None:
    random = np.random.default_rng(7)
    durations, ended = random.integers(1, 20, 200), random.random(200) < 0.6
    groups, weights = random.choice(list("abc"), 200), random.integers(1, 5, 200)
    found = log_rank(durations, ended, groups, weights=weights)
    expected = multivariate_logrank_test(durations, groups, ended, weights=weights)
    assert found.chi_squared == pytest.approx(expected.test_statistic)
    assert found.p_value == pytest.approx(expected.p_value)


def test_late_entry_keeps_alike_groups_alike_and_unlike_ones_apart() -> None:
    random = np.random.default_rng(19)
    p_values = []
    for _ in range(400):
        lives, entry, group = random.exponential(10, 300), random.uniform(0, 10, 300), random.integers(0, 2, 300)
        seen = lives > entry
        p_values.append(log_rank(lives[seen], np.ones(seen.sum()), group[seen], entry[seen]).p_value)
    assert 0.03 <= np.mean(np.array(p_values) < 0.05) <= 0.07
    slower = np.where(group == 1, 1.8, 1.0) * lives
    seen = slower > entry
    assert log_rank(slower[seen], np.ones(seen.sum()), group[seen], entry[seen]).p_value < 0.01


def test_bands_cover_the_planted_survival_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(23)
    truth, covered = float(np.exp(-0.5)), []
    for _ in range(600):
        lives, watched = random.exponential(10, 120), random.uniform(2, 20, 120)
        fit = kaplan_meier(np.minimum(lives, watched), lives <= watched)
        at = fit[fit["time"] <= 5].iloc[-1]
        covered.append(at["low"] <= truth <= at["high"])
    assert 0.93 <= np.mean(covered) <= 0.97


def test_curve_and_band_are_those_of_lifelines() -> None:
    durations, ended, entries = _late_entries()
    weights = np.random.default_rng(1).integers(1, 5, len(durations))
    curve = kaplan_meier(durations, ended, entry=entries, weights=weights).set_index("time")
    expected = KaplanMeierFitter().fit(durations, ended, entry=entries, weights=weights)
    band = expected.confidence_interval_.reindex(curve.index)
    assert np.allclose(curve["survival"], expected.survival_function_at_times(curve.index))
    is_between = curve["survival"].between(0, 1, inclusive="neither")
    assert np.allclose(curve.loc[is_between, "low"], band[is_between].iloc[:, 0])
    assert np.allclose(curve.loc[is_between, "high"], band[is_between].iloc[:, 1])


def test_nobody_lost_so_far_is_not_certainty() -> None:
    """Wilson's bound for none of ten: 10/(10 + 1.96²) stay at least."""
    curve = kaplan_meier([4] * 10, [False] * 10)
    assert curve["low"].tolist() == pytest.approx([1, 10 / (10 + 1.959964**2)])


def test_the_last_customer_leaving_does_not_prove_that_none_could_stay() -> None:
    curve = kaplan_meier([3, 5, 9], [True, True, True])
    assert curve["survival"].iloc[-1] == 0
    assert curve["high"].iloc[-1] == curve["high"].iloc[-2]


def test_refuses_what_cannot_be() -> None:
    with pytest.raises(ValueError, match="zero or more"):
        kaplan_meier([-1, 4], [True, False])
    with pytest.raises(ValueError, match="entry must lie before"):
        kaplan_meier([3, 4], [True, False], entry=[5, 0])
    with pytest.raises(ValueError, match="at least one customer"):
        kaplan_meier([], [])
    with pytest.raises(NotEstimable, match="two groups, got 1"):
        log_rank([3, 4], [True, False], ["a", "a"])
    with pytest.raises(NotEstimable, match="nobody was lost"):
        log_rank([3, 4], [False, False], ["a", "b"])
