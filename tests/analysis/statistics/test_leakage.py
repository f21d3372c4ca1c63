from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from analysis.statistics.leakage import score_leaks

DATA = Path(__file__).parents[4] / "shared" / "data" / "telco-extended-xlsx"
TELECOM = pd.DataFrame(
    {"score": [1, 2, 3, 4, 5], "customers": [922, 518, 2665, 1789, 1149], "lost": [922, 518, 429, 0, 0]}
)

levels = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=11)


def _frame(rows: list[tuple[int, int]]) -> pd.DataFrame:
    return pd.DataFrame([{"score": n, "customers": a + b, "lost": a} for n, (a, b) in enumerate(rows)])


def test_the_telecom_satisfaction_score_knows_who_left() -> None:
    """Counted from the set: everybody at 1 and 2 left, nobody at 4 and 5; 4,378 of 7,043 customers sit there."""
    found = score_leaks(TELECOM)
    assert found.is_leaking
    assert found.share_of_customers_in_separated_levels == pytest.approx(4378 / 7043)
    assert found.auc is not None
    assert found.auc > 0.95


def test_an_honest_score_is_not_flagged() -> None:
    found = score_leaks(_frame([(30, 70), (25, 75), (20, 80), (12, 88), (8, 92)]))
    assert not found.is_leaking
    assert found.share_of_customers_in_separated_levels == 0


def test_a_score_that_never_meets_a_loss_is_not_flagged_for_being_pure() -> None:
    found = score_leaks(_frame([(0, 50), (0, 60)]))
    assert not found.is_leaking
    assert found.auc is None


def test_pure_levels_of_a_few_customers_are_chance() -> None:
    found = score_leaks(_frame([(3, 0), (30, 70), (20, 90), (0, 4)]))
    assert found.share_of_customers_in_separated_levels == 0
    assert not found.is_leaking


def test_a_finely_graded_score_that_separates_is_flagged_by_its_auc() -> None:
    random = np.random.default_rng(4)
    lost = random.random(500) < 0.3
    score = random.normal(np.where(lost, -3.0, 3.0))
    assert score_leaks(pd.DataFrame({"score": score, "customers": 1, "lost": lost})).is_leaking


@given(levels)
def test_the_auc_is_that_of_mann_and_whitney_whatever_the_order_and_direction(rows: list[tuple[int, int]]) -> None:
    frame = _frame(rows)
    found = score_leaks(frame.sample(frac=1, random_state=1))
    assert found.is_leaking == score_leaks(frame.assign(score=-frame["score"])).is_leaking
    lost = np.repeat(frame["score"].to_numpy(), frame["lost"])
    kept = np.repeat(frame["score"].to_numpy(), frame["customers"] - frame["lost"])
    if len(lost) and len(kept):
        auc = mannwhitneyu(lost, kept).statistic / (len(lost) * len(kept))
        assert found.auc == pytest.approx(max(auc, 1 - auc))
    else:
        assert found.auc is None


@pytest.mark.real_data
def test_the_telecom_export_holds_the_counts_above() -> None:
    if not DATA.is_dir():
        pytest.skip(f"needs {DATA.name}, which is not here")
    status = pd.read_excel(DATA / "Telco_customer_churn_status.xlsx", engine="calamine")
    counted = status.groupby("Satisfaction Score")["Churn Value"].agg(["size", "sum"])
    assert counted["size"].tolist() == TELECOM["customers"].tolist()
    assert counted["sum"].tolist() == TELECOM["lost"].tolist()


def test_refuses_more_lost_than_customers() -> None:
    with pytest.raises(ValueError, match="lost at score 1"):
        score_leaks(pd.DataFrame({"score": [1], "customers": [5], "lost": [6]}))
