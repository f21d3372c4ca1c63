"""What is planted about tickets and initiatives holds in the exports themselves."""

from __future__ import annotations

import pandas as pd
import pytest

from data_sources.sample import facts
from tests.data_sources.sample.written import Written, read_sheet


def last_year(written: Written) -> pd.DataFrame:
    return written.tickets[written.tickets["opened"] >= "2025-10-01"]


def money_at_risk(written: Written, is_split_by_cases: bool) -> pd.Series:
    """By topic: revenue of current customers, each one's split over its topics by cases, or evenly."""
    current = last_year(written)
    current = current[current["account"].isin(written.yearly_revenue.index)]
    cases = pd.crosstab(current["account"], current["Topic"])
    parts = cases if is_split_by_cases else (cases > 0).astype(float)
    shares = parts.div(parts.sum(axis=1), axis=0)
    return shares.mul(written.yearly_revenue.reindex(cases.index), axis=0).sum().sort_values(ascending=False)


@pytest.mark.parametrize("is_split_by_cases", [True, False], ids=["split by cases", "split evenly"])
def test_billing_is_first_by_money_by_a_clear_margin(written: Written, is_split_by_cases: bool) -> None:
    money = money_at_risk(written, is_split_by_cases)
    assert money.index[0] == facts.BILLING
    assert money.iloc[0] > 1.3 * money.iloc[1]


def test_billing_is_fourth_by_count_with_room_on_both_sides(written: Written) -> None:
    counts = last_year(written)["Topic"].value_counts()
    assert list(counts.index).index(facts.BILLING) + 1 == facts.BILLING_RANK_BY_COUNT
    assert counts.iloc[2] > 1.25 * counts.iloc[3]
    assert counts.iloc[3] > 1.25 * counts.iloc[4]


def test_billing_sits_in_large_accounts(written: Written) -> None:
    billing = last_year(written).query("Topic == @facts.BILLING")
    assert (billing["account"].map(written.segment) == "Enterprise").mean() > 0.7


def cases_after_over_before(written: Written, initiative: facts.Initiative) -> float:
    """Cases on its topic in the twelve months from the start, over those in the twelve before."""
    start = pd.Timestamp(initiative.started_on)
    opened = written.tickets.loc[written.tickets["Topic"] == initiative.issue, "opened"]
    year = pd.DateOffset(months=12)
    after = ((opened >= start) & (opened < start + year)).sum()
    before = ((opened >= start - year) & (opened < start)).sum()
    return float(after / before)


def test_one_initiative_worked_and_another_did_nothing(written: Written) -> None:
    assert 0.45 < cases_after_over_before(written, facts.WORKED) < 0.65
    assert 0.88 < cases_after_over_before(written, facts.DID_NOTHING) < 1.15


def test_nor_did_the_other_do_anything_against_the_issues_that_nobody_addressed(written: Written) -> None:
    """Before and after over all months, against the issues that no initiative is for: difference in differences."""
    addressed = {each.issue for each in facts.INITIATIVES}
    after = written.tickets["opened"] >= pd.Timestamp(facts.DID_NOTHING.started_on)
    issue = written.tickets["Topic"].where(written.tickets["Topic"].isin(addressed), "others")
    cases = pd.crosstab(issue, after)
    change = cases[True] / cases[False]
    assert change[facts.DID_NOTHING.issue] / change["others"] == pytest.approx(1.0, abs=0.03)
    assert change[facts.WORKED.issue] / change["others"] < 0.75


def test_the_newest_initiative_is_too_young_to_judge(written: Written) -> None:
    table = read_sheet(written.exports / "cco/initiatives.xlsx")
    assert list(table["Initiative"]) == [each.name for each in facts.INITIATIVES]
    assert pd.Timestamp(facts.AS_OF) - table["Started"].iloc[2] < pd.Timedelta(days=60)
