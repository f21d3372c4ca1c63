"""The marts' extremes without any single customer are those of leaving each customer out in turn."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.rate_and_mix import rate_and_mix
from queries.run import Edition
from tests.stories.satisfaction.made_answers import AS_OF, FIRST, answers, customers
from tests.stories.satisfaction.made_edition import made_edition

NUMBER = 60
QUARTERS = {"2026-05-02": "before", "2026-08-02": "after"}


@pytest.fixture(scope="module")
def told() -> tuple[Edition, pd.DataFrame]:
    """An edition, and its answers as rows of customer, segment, quarter and mark."""
    rng = np.random.default_rng(21)
    people = customers(NUMBER, segment=rng.choice(["A", "B", "C"], NUMBER))
    waves = []
    for day in QUARTERS:
        ids = rng.choice(people["customer_id"], 150)
        waves.append(answers(ids, rng.integers(0, 11, 150), day))
    feedback = pd.concat(waves)
    edition = made_edition({"customer": people, "feedback": feedback}, FIRST, AS_OF)
    rows = feedback.merge(people, on="customer_id")
    rows["mark"] = 1.0 * (rows["score"] >= 9) - 1.0 * (rows["score"] <= 6)
    rows["quarter"] = rows["answered_on"].dt.strftime("%Y-%m-%d").map(QUARTERS)
    return edition, rows


def without_each(rows: pd.DataFrame) -> list[pd.DataFrame]:
    return [rows[rows["customer_id"] != each] for each in rows["customer_id"].unique()]


def test_of_a_level(told: tuple[Edition, pd.DataFrame]) -> None:
    edition, rows = told
    found = edition.run("satisfaction/score_without_one", period_id="all", segment="all").frame
    for name, ours in [("all", rows), *rows.groupby("segment")]:
        row = found[found["group_name"] == name].iloc[0]
        means = [each["mark"].mean() for each in without_each(ours)]
        assert (row["lowest_mean_mark"], row["highest_mean_mark"]) == pytest.approx((min(means), max(means)))
        assert row["most_answers"] == ours["customer_id"].value_counts().max()


def test_of_a_change_and_its_split(told: tuple[Edition, pd.DataFrame]) -> None:
    edition, rows = told
    periods = edition.run("edition/periods").frame
    quarters = periods[periods["kind"] == "quarter"].sort_values("position")["period_id"].tolist()[-2:]
    parameters = {"period_before": quarters[0], "period_id": quarters[1], "segment": "all", "survey_id": 1}
    frame = edition.run("satisfaction/change_without_one", **parameters).frame
    found = frame[frame["dimension"] == "segment"].iloc[0].to_dict()
    splits = [split(each) for each in without_each(rows)]
    for number, name in enumerate(("change", "rate", "mix")):
        effects = [each[number] for each in splits]
        ends = (found[f"lowest_{name}"], found[f"highest_{name}"])
        assert found[name] == pytest.approx(split(rows)[number])
        assert ends == pytest.approx((min(effects), max(effects)))


def split(rows: pd.DataFrame) -> tuple[float, float, float]:
    before, after = (side(rows[rows["quarter"] == quarter]) for quarter in ("before", "after"))
    parts = rate_and_mix(before, after)
    return parts.total.value.amount, parts.rate.value.amount, parts.mix.value.amount


def side(rows: pd.DataFrame) -> pd.DataFrame:
    groups = rows.groupby("segment")["mark"]
    squares = groups.apply(lambda marks: float((marks**2).sum()))
    columns = {"answers": groups.size(), "score_sum": groups.sum(), "score_sum_of_squares": squares}
    return pd.DataFrame(columns).rename_axis("group").reset_index()
