"""What is planted about surveys, features and departments that disagree holds in the exports themselves."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from data_sources.sample import facts
from tests.data_sources.sample.test_customers_kept import hazard_ratio
from tests.data_sources.sample.written import LABELS, Written

LAST_QUARTERS = ("2026Q1", "2026Q2", "2026Q3")
STEPS = list(pairwise(LAST_QUARTERS))


def effect(
    outcome: pd.Series, on: pd.Series, account: pd.Series, control: pd.Series | None = None
) -> tuple[float, float]:
    """Difference of means and its z, answers of one account counting as one voice; within groups of `control`."""
    columns = {"on": on.astype(float)}
    if control is not None:
        groups = pd.get_dummies(control, drop_first=True, dtype=float)
        columns |= {str(name): groups[name] for name in groups}
    fitted = sm.OLS(outcome.astype(float), sm.add_constant(pd.DataFrame(columns)))
    result = fitted.fit(cov_type="cluster", cov_kwds={"groups": account.to_numpy()})
    return float(result.params["on"]), float(result.tvalues["on"])


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_every_segment_improves_while_the_total_falls(written: Written, before: str, after: str) -> None:
    answers = written.answers[written.answers["quarter"].isin([before, after])]
    scores = answers.groupby(["segment", "quarter"])["mark"].mean().unstack()
    assert (scores[after] - scores[before] > 4).all()
    change, z = effect(answers["mark"], answers["quarter"] == after, answers["account"])
    assert change < -6
    assert z < -2.5


@pytest.mark.parametrize(("before", "after"), STEPS)
def test_the_rate_effect_is_positive_and_the_mix_effect_negative(written: Written, before: str, after: str) -> None:
    """Kitagawa (1955): differences of rates at the mean share, differences of shares at the mean rate."""
    by = written.answers.groupby(["quarter", "segment"])["mark"].agg(["mean", "size"])
    first, second = by.loc[before], by.loc[after]
    share_first, share_second = first["size"] / first["size"].sum(), second["size"] / second["size"].sum()
    rate = ((second["mean"] - first["mean"]) * (share_first + share_second) / 2).sum()
    mix = ((share_second - share_first) * (first["mean"] + second["mean"]) / 2).sum()
    assert rate > 4
    assert mix < -10


def test_before_the_last_two_quarters_nothing_moves(written: Written) -> None:
    earlier = written.answers[written.answers["quarter"] <= "2026Q1"]
    assert earlier.groupby("quarter")["mark"].mean().std() < 2.5


def test_unhappy_large_accounts_answer_less(written: Written) -> None:
    """Large: the fifth that pays most. Unhappy: the year's follow-up answers average below 3."""
    invited = written.invitations[written.invitations["invited"] >= "2025-10-01"]["account"].unique()
    revenue = written.yearly_revenue
    large = revenue.index[revenue >= revenue.quantile(1 - facts.LARGE_ACCOUNT_SHARE)].intersection(invited)
    lately = written.follow_ups[written.follow_ups["answered"] >= "2025-10-01"]
    mood = lately.groupby("account")["score"].mean().reindex(large).dropna()
    answered = mood.index.isin(written.answers.loc[written.answers["answered"] >= "2025-10-01", "account"])
    shares = pd.Series(answered, index=mood.index).groupby(mood < 3).agg(["mean", "size"])
    assert shares.loc[True, "size"] >= 15
    assert shares.loc[False, "mean"] - shares.loc[True, "mean"] > 0.25


@pytest.fixture
def follow_ups_of_users(written: Written) -> pd.DataFrame:
    """Follow-up answers with one column a feature: whether the account ever used it."""
    users = written.usage.groupby("feature")["account"].agg(set)
    table = written.follow_ups.assign(segment=written.follow_ups["account"].map(written.segment))
    return table.assign(**{feature: table["account"].isin(accounts) for feature, accounts in users.items()})


def test_one_feature_looks_like_a_driver_only_because_of_segment(
    written: Written, follow_ups_of_users: pd.DataFrame
) -> None:
    table, feature = follow_ups_of_users, facts.CONFOUNDED_FEATURE
    satisfied = table["score"] >= 4
    assert effect(satisfied, table[feature], table["account"])[1] > 2
    assert abs(effect(satisfied, table[feature], table["account"], table["segment"])[1]) < 1.96
    uses = written.usage.loc[written.usage["feature"] == feature, "account"].unique()
    lifetimes = written.lifetimes[written.lifetimes["end"].isna() | (written.lifetimes["end"] >= "2023-10-01")]
    lifetimes = lifetimes.assign(user=lifetimes.index.isin(uses).astype(float))
    assert hazard_ratio(lifetimes, "user")["z"] < -2
    assert abs(hazard_ratio(lifetimes, "user", ["segment"])["z"]) < 1.96


def test_another_feature_is_a_driver_within_segments_too(follow_ups_of_users: pd.DataFrame) -> None:
    table, feature = follow_ups_of_users, facts.TRUE_DRIVER_FEATURE
    assert effect(table["score"] >= 4, table[feature], table["account"], table["segment"])[1] > 2


def test_sales_and_service_disagree_about_as_many_accounts_as_planted(written: Written) -> None:
    said = written.follow_ups.groupby("account")["score"].mean()
    rating = written.accounts["rating"].where(written.accounts["rating"] <= 5).reindex(said.index)
    assert ((rating >= 4) & (said <= 2)).sum() == facts.SALES_KINDER_THAN_SERVICE
    assert ((rating <= 2) & (said >= 4)).sum() == facts.SALES_HARSHER_THAN_SERVICE


def test_statements_weigh_on_the_overall_answer_in_the_planted_order(written: Written) -> None:
    scores = written.planning[[*facts.STATEMENT_WEIGHTS, "Overall"]].map(lambda label: LABELS.get(label, np.nan))
    linked = scores.corr()["Overall"].drop("Overall").sort_values(ascending=False)
    assert list(linked.index) == sorted(facts.STATEMENT_WEIGHTS, key=lambda name: -facts.STATEMENT_WEIGHTS[name])
