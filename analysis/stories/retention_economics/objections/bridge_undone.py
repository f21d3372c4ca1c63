"""What would change our mind about the revenue kept: what it would have taken for another verdict."""

from __future__ import annotations

from math import ceil

import pandas as pd

from analysis.estimates import counted
from analysis.quantities import Count, Share, ShareChange
from analysis.sentences import sentence
from analysis.stories.objections.change_our_mind import Falls, because
from analysis.stories.retention_economics.objections.asked import Asked
from analysis.stories.retention_economics.objections.next_time import beyond_chance
from analysis.stories.retention_economics.revenue import Revenue
from analysis.stories.retention_economics.scope import EVERYBODY


def what_would_undo(revenue: Revenue, asked: Asked) -> list[Falls | None]:
    next_time = beyond_chance("gross_revenue_retention", revenue.gross, asked.scope.is_snapshot)
    return [_break_even(revenue), _last_year(revenue, asked), _came_back(revenue), next_time]


def kept_money(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of queries/retention/bridges.sql as what was there and what of it was kept."""
    kept = frame["at_start"] + frame["lost"] + frame["contraction"]
    return frame[["dimension", "group_name"]].assign(start=frame["at_start"], kept=kept)


def _break_even(revenue: Revenue) -> Falls | None:
    """What lies between the net share kept and 100 %, in customers of the average size."""
    total = revenue.total
    if revenue.start_month is None or not total["expansion"] > 0:
        return None
    between = total["lost"] + total["contraction"] + total["expansion"]
    number = Count(float(ceil(abs(between) / (total["at_start"] / revenue.customers))), "customers of average size")
    if not 1 <= number.amount <= revenue.customers:  # more than there are: no decision of theirs turns it
        return None
    amount = counted(revenue.scope.money(abs(between)), revenue.customers)
    verb = "stayed" if between < 0 else "left"
    return because(
        sentence(
            "Had {amount} more " + verb + ", what {customers} pay, the same customers would pay just what they paid.",
            amount=amount,
            customers=number,
        ),
        {"revenue_to_break_even": amount, "customers_to_break_even": counted(number, revenue.customers)},
    )


def _last_year(revenue: Revenue, asked: Asked) -> Falls | None:
    """What it would have taken to keep the share of the year before."""
    at_ends = asked.before("retention/bridges")
    if at_ends is None or not revenue.total["customers_lost"] or not revenue.is_shown("lost"):
        return None
    rows = kept_money(at_ends[at_ends["dimension"] == EVERYBODY])
    if rows.empty or not rows["start"].iloc[0] > 0:
        return None
    before = Share(float(rows["kept"].iloc[0] / rows["start"].iloc[0]))
    gap = (before.amount - revenue.gross.value.amount) * revenue.total["at_start"]
    if gap <= 0:
        return None
    amount = counted(revenue.scope.money(gap), revenue.customers)
    return because(
        sentence(
            "Had {amount} less been lost, the share kept would be that of the year before, {before}.",
            amount=amount,
            before=counted(before, revenue.customers),
        ),
        {"revenue_to_last_year": amount, "kept_before": counted(before, revenue.customers)},
    )


def _came_back(revenue: Revenue) -> Falls | None:
    """Counting who came back as kept is the other definition that companies use."""
    total = revenue.total
    if not total["customers_reactivated"] or not revenue.is_shown("reactivated"):
        return None
    more = counted(ShareChange(float(total["reactivated"] / total["at_start"])), revenue.customers)
    return because(
        sentence("Counting customers who came back as kept would add {more}.", more=more), {"kept_if_came_back": more}
    )
