from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from analysis.statistics.mean_score import ScoreSums, mean_score, mean_score_change

# Student's sleep data (Student 1908, doi:10.1093/biomet/6.1.1): extra hours of sleep under two drugs.
DRUG_1 = np.array([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0])
DRUG_2 = np.array([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])

answers = st.lists(st.integers(1, 5), min_size=1, max_size=60).map(np.array)


def _sums(values: np.ndarray) -> ScoreSums:
    return ScoreSums(float(values.sum()), float((values**2).sum()), len(values))


def test_matches_welch_on_students_sleep_data() -> None:
    """R: t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p = 0.07939, -3.3654832 to 0.2054832."""
    change = mean_score_change(_sums(DRUG_1), _sums(DRUG_2), -10, 10)
    assert change.value.amount == pytest.approx(1.58)
    assert change.p_value == pytest.approx(0.07939, abs=5e-6)
    assert change.low.amount == pytest.approx(-0.2054832, abs=1e-6)
    assert change.high.amount == pytest.approx(3.3654832, abs=1e-6)


def test_matches_the_one_sample_interval_of_the_same_data() -> None:
    """R: t.test(sleep$extra[11:20])$conf.int: 0.8976775 to 3.7623225."""
    sums = _sums(DRUG_2)
    found = mean_score(sums.total, sums.total_of_squares, sums.answers, -10, 10)
    assert found.low.amount == pytest.approx(0.8976775, abs=1e-6)
    assert found.high.amount == pytest.approx(3.7623225, abs=1e-6)


@given(answers)
def test_the_interval_holds_the_mean_within_the_scale_and_has_width(values: np.ndarray) -> None:
    sums = _sums(values)
    found = mean_score(sums.total, sums.total_of_squares, sums.answers, 1, 5)
    assert 1 <= found.low.amount <= found.value.amount <= found.high.amount <= 5
    assert found.low.amount < found.high.amount


@pytest.mark.filterwarnings("ignore:Precision loss")
@given(answers, answers)
def test_a_change_agrees_with_scipy_or_says_that_it_cannot_tell(before: np.ndarray, after: np.ndarray) -> None:
    change = mean_score_change(_sums(before), _sums(after), 1, 5)
    assert change.low.amount <= change.value.amount <= change.high.amount
    if min(len(before), len(after)) > 1 and before.std() + after.std() > 0:
        assert change.p_value == pytest.approx(ttest_ind(after, before, equal_var=False).pvalue, abs=1e-6)
    else:
        assert change.p_value == 1.0


def test_three_like_answers_are_not_certain() -> None:
    found = mean_score(15, 75, 3, 1, 5)
    assert found.value.amount == 5
    assert found.low.amount < 3.5


def test_intervals_cover_the_planted_mean_94_to_96_times_in_a_hundred() -> None:
    weights = np.array([0.05, 0.1, 0.2, 0.4, 0.25])
    truth = float((weights * np.arange(1, 6)).sum())
    draws = np.random.default_rng(8).choice(np.arange(1, 6), p=weights, size=(3000, 50))
    found = [mean_score(row.sum(), (row**2).sum(), 50, 1, 5) for row in draws]
    covered = np.mean([each.low.amount <= truth <= each.high.amount for each in found])
    assert 0.94 <= covered <= 0.96


def test_refuses_a_mean_above_its_scale() -> None:
    with pytest.raises(ValueError, match="a mean must lie in 1 to 5, got 7"):
        mean_score(70, 490, 10, 1, 5)
