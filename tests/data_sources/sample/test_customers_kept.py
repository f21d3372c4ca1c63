"""What is planted about staying, leaving and paying holds in the exports themselves."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from lifelines import CoxPHFitter

from data_sources.sample import facts
from tests.data_sources.sample.written import Written, read_sheet


def revenue_by_month(written: Written) -> pd.DataFrame:
    return written.invoices.pivot_table(index="Debtor", columns="month", values="recurring", aggfunc="sum").fillna(0.0)


def hazard_ratio(lifetimes: pd.DataFrame, of: str, strata: list[str] | None = None) -> pd.Series:
    columns = ["months", "left", of, *(strata or [])]
    fitted = CoxPHFitter().fit(lifetimes[columns].dropna(), "months", "left", strata=strata)
    return fitted.summary.loc[of]


def test_slow_onboarding_halves_the_share_of_satisfied_answers(written: Written) -> None:
    slow = written.follow_ups["account"].map(written.is_slow)
    shares = (written.follow_ups["score"] >= 4).groupby(slow).mean()
    assert shares[True] / shares[False] == pytest.approx(facts.SLOW_ONBOARDING_TOP_BOX_RATIO, abs=0.06)


def test_slow_onboarding_doubles_the_hazard_of_leaving(written: Written) -> None:
    plain = hazard_ratio(written.lifetimes, "slow")
    within_segments = hazard_ratio(written.lifetimes, "slow", ["segment"])
    assert 1.7 < plain["exp(coef)"] < 2.4
    assert 1.7 < within_segments["exp(coef)"] < 2.5
    assert plain["z"] > 4


def test_nobody_leaves_before_it_is_known_whether_the_onboarding_was_slow(written: Written) -> None:
    assert written.lifetimes.loc[written.lifetimes["left"] == 1, "months"].min() > 5


def test_contracts_tie_to_the_last_month_of_invoices(written: Written) -> None:
    """Those that ended on its last day were invoiced for it too."""
    ended_then = written.ended[written.ended["End"] == "2026-09-30"]
    contracts = written.running["Monthly net (EUR)"].sum() + ended_then["Monthly net (EUR)"].sum()
    last = written.invoices[written.invoices["month"] == "2026-09-01"]["recurring"].sum()
    assert last == pytest.approx(contracts, abs=0.01)


def test_totals_rows_of_the_contracts_are_their_sums(written: Written) -> None:
    for sheet, rows in (("Running", written.running), ("Ended", written.ended)):
        table = read_sheet(written.exports / "finance/subscriptions_2026-09.xlsx", sheet_name=sheet)
        total = table.loc[table["Contract"] == "Total", "Monthly net (EUR)"].item()
        assert total == pytest.approx(rows["Monthly net (EUR)"].sum(), abs=0.01)


@pytest.mark.parametrize(("before", "after"), [("2024-09-01", "2025-09-01"), ("2025-09-01", "2026-09-01")])
def test_a_year_keeps_about_nine_tenths_of_revenue_and_grows_a_little(
    written: Written, before: str, after: str
) -> None:
    revenue = revenue_by_month(written)
    start, end = revenue[pd.Timestamp(before)], revenue[pd.Timestamp(after)]
    there = start > 0
    assert 0.84 < np.minimum(start, end)[there].sum() / start.sum() < 0.96
    assert 0.96 < end[there].sum() / start.sum() < 1.12
    assert 0.83 < (end[there] > 0).mean() < 0.91


def test_paused_accounts_come_back(written: Written) -> None:
    paused = written.ended[written.ended["Reason"] == "Paused"]["account"]
    assert len(paused) == facts.PAUSED_ACCOUNTS
    assert paused.isin(written.running["account"]).all()


def test_the_new_competitor_is_named_ever_more_often(written: Written) -> None:
    named = written.losses[written.losses["Competitor"].notna() & written.losses["lost"].notna()]
    is_new = named["Competitor"] == facts.COMPETITOR
    shares = is_new.groupby(pd.cut((named["lost"] - pd.Timestamp("2023-10-01")).dt.days, [0, 365, 731, 1096])).mean()
    assert shares.is_monotonic_increasing
    assert shares.iloc[-1] > 3 * shares.iloc[0]


def test_some_losses_are_for_reasons_that_nobody_can_act_on(written: Written) -> None:
    share = written.losses["Reason"].isin(facts.NOT_ACTIONABLE_REASONS).mean()
    assert 0.05 < share < 0.25


def test_sales_still_counts_a_few_lost_accounts_as_active(written: Written) -> None:
    active = written.accounts.index[written.accounts["Status"] == "Active"]
    gone = written.lifetimes.index[written.lifetimes["left"] == 1]
    assert len(active.intersection(gone)) == facts.LOST_BUT_ACTIVE_ACCORDING_TO_SALES
