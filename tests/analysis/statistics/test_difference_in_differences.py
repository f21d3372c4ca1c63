from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.difference_in_differences import difference_in_differences
from analysis.statistics.refusals import NotEstimable

MONTHS = 24
AFTER = np.arange(MONTHS) >= 12

series = st.lists(st.integers(0, 60), min_size=8, max_size=8)


def _season(random: np.random.Generator) -> np.ndarray:
    """What moves all topics alike: more customers, and a wave over the year."""
    return np.linspace(1, 1.6, MONTHS) * (1 + 0.3 * np.sin(np.arange(MONTHS) / 2)) * random.uniform(0.8, 1.2, MONTHS)


def test_is_the_interaction_of_a_poisson_regression_with_topic_and_month_effects() -> None:
    """The regression of statsmodels over three topics by 24 months, each with an effect of its own."""
    random = np.random.default_rng(1)
    cases = {topic: random.poisson(level * _season(random)) for topic, level in (("own", 30), ("b", 40), ("c", 20))}
    frame = pd.DataFrame(cases).assign(month=range(MONTHS)).melt("month", var_name="topic", value_name="cases")
    is_effect = ((frame["topic"] == "own") & (frame["month"] >= 12)).astype(float).rename("effect")
    effects = pd.get_dummies(frame[["topic", "month"]].astype(str), drop_first=True, dtype=float)
    design = sm.add_constant(pd.concat([is_effect, effects], axis=1))
    fitted = sm.GLM(frame["cases"], design, family=sm.families.Poisson()).fit()
    found = difference_in_differences(cases["own"], cases["b"] + cases["c"], AFTER).effect
    assert np.log(found.value.amount) == pytest.approx(fitted.params["effect"], abs=1e-6)


def test_four_counts_give_the_ratio_of_ratios() -> None:
    """By hand: 60 of the topic against 120 before, 30 against 120 after: halved."""
    found = difference_in_differences([20, 20, 20, 10, 10, 10], [40] * 6, [False] * 3 + [True] * 3).effect
    assert found.value.amount == pytest.approx(0.5)
    assert found.sample_size == 330


def test_intervals_cover_the_planted_effect_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(2)
    found = []
    for _ in range(600):
        season = _season(random)
        own, others = random.poisson(25 * season * np.where(AFTER, 0.6, 1.0)), random.poisson(90 * season)
        found.append(difference_in_differences(own, others, AFTER))
    covered = np.mean([each.effect.low.amount <= 0.6 <= each.effect.high.amount for each in found])
    assert 0.93 <= covered <= 0.98
    assert np.mean([each.are_trends_parallel for each in found]) >= 0.93


def test_where_nothing_was_done_little_is_found_even_if_topics_cluster() -> None:
    random = np.random.default_rng(3)
    p_values = []
    for _ in range(600):
        season = _season(random)
        own = random.poisson(25 * season * random.gamma(8, 1 / 8, MONTHS))
        p_values.append(difference_in_differences(own, random.poisson(90 * season), AFTER).effect.p_value)
    assert np.mean(np.array(p_values) < 0.05) <= 0.08


def test_a_topic_that_fell_long_before_the_start_is_not_parallel() -> None:
    random = np.random.default_rng(4)
    own = random.poisson(200 * 0.93 ** np.arange(MONTHS))
    found = difference_in_differences(own, random.poisson(300, MONTHS), AFTER)
    assert not found.are_trends_parallel
    assert found.trend_before is not None
    assert found.trend_before.low.amount <= 0.93 <= found.trend_before.high.amount


def test_a_topic_that_vanished_has_an_effect_still() -> None:
    found = difference_in_differences([9, 8, 9, 10, 0, 0, 0, 0], [40] * 8, [False] * 4 + [True] * 4).effect
    assert 0 < found.value.amount < 0.1
    assert found.high.amount < 1


@given(series, series)
def test_the_effect_lies_in_its_interval_and_turns_round_with_time(own: list[int], others: list[int]) -> None:
    after = [False] * 4 + [True] * 4
    try:
        there = difference_in_differences(own, others, after).effect
        back = difference_in_differences(own[::-1], others[::-1], after).effect
    except NotEstimable:
        return
    assert there.low.amount <= there.value.amount <= there.high.amount
    assert there.value.amount * back.value.amount == pytest.approx(1.0)


def test_says_what_is_missing() -> None:
    with pytest.raises(NotEstimable, match="3 months before and after the start, got 2"):
        difference_in_differences([5] * 5, [9] * 5, [False] * 3 + [True] * 2)
    with pytest.raises(NotEstimable, match="got 0 of the topic"):
        difference_in_differences([0] * 6, [9] * 6, [False] * 3 + [True] * 3)
    with pytest.raises(ValueError, match="zero or more in every month"):
        difference_in_differences([np.nan] * 6, [9] * 6, [False] * 3 + [True] * 3)
