from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from lifelines import CoxPHFitter
from statsmodels.duration.hazard_regression import PHReg

from analysis.quantities import Ratio
from analysis.statistics.hazard import hazard_ratio
from analysis.statistics.refusals import NotEstimable
from tests.analysis.statistics.test_survival import PLACEBO, TREATED, TREATED_ENDED

TRIAL = pd.DataFrame(
    {
        "weeks": [*TREATED, *PLACEBO],
        "ended": [*TREATED_ENDED, *[True] * 21],
        "is_placebo": [False] * 21 + [True] * 21,
    }
)


def _planted(random: np.random.Generator, size: int, ratio: float) -> pd.DataFrame:
    """Large customers leave at half the pace and are exposed three times as often; exposure acts by ratio."""
    is_large = random.random(size) < 0.5
    exposed = random.random(size) < np.where(is_large, 0.6, 0.2)
    pace = 0.05 * np.where(is_large, 0.5, 1.0) * np.where(exposed, ratio, 1.0)
    lives, watched = random.exponential(1 / pace), random.uniform(5, 40, size)
    columns = {"months": np.minimum(lives, watched), "lost": lives <= watched, "exposed": exposed.astype(int)}
    return pd.DataFrame(
        {**columns, "segment": np.where(is_large, "Large", "Small"), "entry": random.uniform(0, 10, size)}
    )


def test_matches_the_cox_regression_of_the_6mp_trial() -> None:
    """R: coxph(Surv(t, e) ~ placebo, ties = "efron"): coef 1.5721, se 0.4124, p .00014."""
    found = hazard_ratio(TRIAL, "weeks", "ended", "is_placebo")
    assert isinstance(found.value, Ratio)
    assert np.log(found.value.amount) == pytest.approx(1.5721, abs=1e-4)
    assert np.log(found.low.amount) == pytest.approx(1.5721 - 1.95996 * 0.4124, abs=3e-4)
    assert found.p_value == pytest.approx(0.000138, abs=2e-6)
    assert found.sample_size == 42


def test_grouped_counts_give_the_ratio_of_the_customers() -> None:
    grouped = TRIAL.groupby(["weeks", "ended", "is_placebo"]).size().reset_index(name="customers")
    found = hazard_ratio(grouped, "weeks", "ended", "is_placebo", weights="customers")
    expected = hazard_ratio(TRIAL, "weeks", "ended", "is_placebo")
    assert found.value.amount == pytest.approx(expected.value.amount, rel=1e-6)
    assert found.high.amount == pytest.approx(expected.high.amount, rel=1e-6)
    assert found.sample_size == 42


@pytest.mark.filterwarnings("ignore:Starting with pandas version 4")
def test_agrees_with_lifelines_on_the_trial_with_a_control_held_equal() -> None:
    """The trial's 42 patients, and a control drawn for them: both fit the same partial likelihood."""
    status = np.random.default_rng(21).integers(0, 3, len(TRIAL)).astype(float)
    controlled = TRIAL.assign(status=status, is_placebo=TRIAL["is_placebo"].astype(float))
    found = hazard_ratio(controlled, "weeks", "ended", "is_placebo", controls=["status"])
    expected = CoxPHFitter().fit(controlled, "weeks", "ended").summary.loc["is_placebo"]
    assert np.log(found.value.amount) == pytest.approx(expected["coef"], abs=1e-4)
    assert np.log(found.low.amount) == pytest.approx(expected["coef lower 95%"], abs=1e-3)
    assert found.p_value == pytest.approx(expected["p"], rel=1e-2)


def test_agrees_with_statsmodels_on_ties_late_entry_and_strata() -> None:
    frame = _planted(np.random.default_rng(4), 1500, 2.0)
    seen = frame.assign(months=np.ceil(frame["months"])).query("months > entry")
    is_large = (seen["segment"] == "Large").astype(int)
    shared = {"status": seen["lost"].astype(int), "entry": seen["entry"], "ties": "efron"}
    controlled = PHReg(seen["months"], np.column_stack([seen["exposed"], is_large]), **shared).fit()
    stratified = PHReg(seen["months"], seen[["exposed"]].astype(float), strata=is_large, **shared).fit()
    columns = ("months", "lost", "exposed")
    for found, expected in (
        (hazard_ratio(seen, *columns, controls=["segment"], entry="entry"), controlled),
        (hazard_ratio(seen, *columns, strata=["segment"], entry="entry"), stratified),
    ):
        assert np.log(found.value.amount) == pytest.approx(expected.params[0], abs=1e-5)
        error = np.log(found.high.amount / found.value.amount) / 1.959964
        assert error == pytest.approx(expected.bse[0], rel=1e-4)


def test_controls_that_repeat_others_change_nothing() -> None:
    frame = _planted(np.random.default_rng(5), 500, 2.0).assign(same="all")
    frame["again"] = (frame["segment"] == "Large") * 3.0
    once = hazard_ratio(frame, "months", "lost", "exposed", controls=["segment"])
    twice = hazard_ratio(frame, "months", "lost", "exposed", controls=["segment", "again", "same"])
    assert twice.value.amount == pytest.approx(once.value.amount)
    with pytest.raises(NotEstimable, match="controls determine exposed"):
        hazard_ratio(frame.assign(copy=1 - frame["exposed"]), "months", "lost", "exposed", controls=["copy"])


def test_a_control_that_separates_leaves_the_exposure_estimable() -> None:
    frame = _planted(np.random.default_rng(6), 500, 2.0)
    never = frame.assign(plan=np.where(frame.index % 10 == 0, "locked in", "free"))
    never.loc[never["plan"] == "locked in", "lost"] = False
    found = hazard_ratio(never, "months", "lost", "exposed", controls=["plan"])
    free = hazard_ratio(never[never["plan"] == "free"], "months", "lost", "exposed")
    assert found.value.amount == pytest.approx(free.value.amount, rel=1e-3)


def test_recovers_a_doubled_hazard_that_segment_hides() -> None:
    frame = _planted(np.random.default_rng(1), 4000, 2.0)
    crude = hazard_ratio(frame, "months", "lost", "exposed")
    adjusted = hazard_ratio(frame, "months", "lost", "exposed", controls=["segment"])
    by_strata = hazard_ratio(frame, "months", "lost", "exposed", strata=["segment"])
    assert crude.high.amount < 2.0
    assert adjusted.low.amount <= 2.0 <= adjusted.high.amount
    assert by_strata.value.amount == pytest.approx(adjusted.value.amount, rel=0.05)


def test_recovers_the_hazard_from_customers_seen_late() -> None:
    frame = _planted(np.random.default_rng(2), 4000, 2.0)
    seen = frame[frame["months"] > frame["entry"]]
    found = hazard_ratio(seen, "months", "lost", "exposed", controls=["segment"], entry="entry")
    assert found.low.amount <= 2.0 <= found.high.amount


def test_intervals_cover_the_planted_ratio_94_to_96_times_in_a_hundred() -> None:
    random = np.random.default_rng(3)
    covered = []
    for _ in range(250):
        found = hazard_ratio(_planted(random, 300, 1.5), "months", "lost", "exposed", strata=["segment"])
        covered.append(found.low.amount <= 1.5 <= found.high.amount)
    assert 0.92 <= np.mean(covered) <= 0.98


def test_says_when_no_ratio_exists() -> None:
    with pytest.raises(NotEstimable, match="same for all"):
        hazard_ratio(TRIAL.assign(is_placebo=1), "weeks", "ended", "is_placebo")
    with pytest.raises(NotEstimable, match="nobody was lost where is_placebo is 0"):
        hazard_ratio(TRIAL.assign(ended=TRIAL["is_placebo"]), "weeks", "ended", "is_placebo")
    with pytest.raises(ValueError, match="lacks segment"):
        hazard_ratio(TRIAL, "weeks", "ended", "is_placebo", controls=["segment"])
