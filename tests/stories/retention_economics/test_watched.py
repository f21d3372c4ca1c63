"""Counts by month give the same curves and tests as one row per customer."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.statistics.log_rank import log_rank
from analysis.statistics.survival import kaplan_meier
from analysis.stories.retention_economics.curves import curve
from analysis.stories.retention_economics.pace import paced
from analysis.stories.retention_economics.watched import months_watched, one_step, pace_p_value

LIVES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(1, 8), st.booleans(), st.sampled_from("ab")), min_size=4, max_size=40
)


def counted(lives: list[tuple[int, int, bool, str]]) -> pd.DataFrame:
    """(entered, months watched, lost, group) as the marts count them."""
    entered = [(group, entry, 1, 0, 0) for entry, _, _, group in lives]
    gone = [(group, entry + stay, 0, int(lost), int(not lost)) for entry, stay, lost, group in lives]
    return pd.DataFrame(entered + gone, columns=["group", "month", "entered", "lost", "censored"])


@settings(deadline=None, max_examples=50)
@given(LIVES)
def test_the_log_rank_test_is_that_of_single_customers(lives: list[tuple[int, int, bool, str]]) -> None:
    entry, stay, lost, group = (np.array(each) for each in zip(*lives, strict=True))
    found = pace_p_value(counted(lives), "group")
    if found is not None:
        assert found == pytest.approx(log_rank(entry + stay, lost, group, entry).p_value)


@settings(deadline=None, max_examples=50)
@given(LIVES)
def test_the_curve_is_that_of_single_customers(lives: list[tuple[int, int, bool, str]]) -> None:
    entry, stay, lost, _ = (np.array(each) for each in zip(*lives, strict=True))
    months = months_watched(counted(lives))
    grouped = kaplan_meier(months.month, months.is_lost, months.entry, months.customers)
    single = kaplan_meier(entry + stay, lost, entry if entry.any() else None)
    merged = single.merge(grouped, on="time", suffixes=("", "_grouped"))
    assert merged["survival"].to_numpy() == pytest.approx(merged["survival_grouped"].to_numpy())


def test_a_curve_begins_and_ends_where_enough_are_watched() -> None:
    lives = [(2, 6, False, "a")] * 10 + [(0, 3, False, "a")] * 4 + [(0, 12, True, "a")] * 2
    found = curve(counted(lives), minimum=10)
    assert found.rows["time"].min() == 2
    assert found.reach == 8
    assert found.customers == 16


def test_a_curve_on_which_nobody_is_lost_is_not_certain() -> None:
    found = curve(counted([(0, 6, False, "a")] * 20), minimum=10).kept_at(6)
    assert found is not None
    assert found.value.amount == 1
    assert found.low.amount == pytest.approx(20 / (20 + 1.96**2), abs=1e-3)  # Wilson's limit for 20 of 20


def test_one_step_is_the_chi_squared_test_of_the_shares() -> None:
    """Groups lost 30 of 100 and 15 of 100: chi-squared 6.452, by the log-rank variance times (N - 1)/N 6.419."""
    rows = pd.DataFrame({"group_name": ["a", "b"], "customers": [100, 100], "lost": [30, 15]})
    assert pace_p_value(one_step(rows), "group_name") == pytest.approx(0.0113, abs=2e-4)


def test_customers_of_an_unknown_segment_are_left_out_of_a_comparison_of_paces() -> None:
    random = np.random.default_rng(5)
    lives = [(0, int(random.integers(1, 24)), bool(random.random() < 0.5), "a") for _ in range(200)]
    kinds = pd.DataFrame({"is_late": random.random(200) < 0.5, "segment": random.choice(["Small", "Large"], 200)})
    parts = [counted([life]).assign(**kinds.iloc[place]) for place, life in enumerate(lives)]
    known, unknown = pd.concat(parts), pd.concat(parts).assign(segment=None)
    found = paced(known, "is_late", ["segment"], "months")
    together = paced(pd.concat([known, unknown], ignore_index=True), "is_late", ["segment"], "months")
    assert together.value.amount == pytest.approx(found.value.amount)
