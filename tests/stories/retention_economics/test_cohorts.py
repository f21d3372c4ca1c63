"""A cell of the cohorts is the share of one quarter's customers who are still there, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.stories.retention_economics import tell
from analysis.view import View
from tests.stories.retention_economics.made_companies import AS_OF, FIRST, company
from tests.stories.satisfaction.made_edition import made_edition


def test_a_quarter_watched_for_a_year_is_counted_and_not_estimated() -> None:
    """Nobody of Q2 2024 leaves the watch within a year, so Kaplan and Meier's share is the plain one."""
    made = company(600, seed=7, pace=0.3)
    tables = {name: made[name] for name in ("customer", "subscription")}
    story = tell(made_edition(tables, FIRST, AS_OF), View())
    rows = next(each for each in story.findings if each.id.endswith("/cohorts")).evidence.rows
    lines = tables["subscription"]
    started = lines["started_on"].dt.to_period("Q") == pd.Period("2024Q2")
    for months in (3, 6, 12):
        cell = rows[(rows["row"] == "Q2 2024") & (rows["column"] == f"{months} months")].iloc[0]
        ends = lines["ended_on"].isna() | (lines["ended_on"] > lines["started_on"] + pd.DateOffset(months=months))
        assert cell["value"] == pytest.approx(ends[started].mean())
        assert cell["sample_size"] == started.sum()
        assert cell["low"] < cell["value"] < cell["high"]
