"""Is it one account? How far figures in money move without the customer that moves them most."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Share
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.one_account import METHOD, largest_part
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.objections.asked import customers
from analysis.stories.retention_economics.revenue import Revenue

# What one customer moves is told no finer than this, so that nobody can reckon back what it pays.
COARSE_SHARE_KEPT, COARSE_PART = 0.001, 0.01
IS_IT = 0.5  # half of what was lost, or more, in one account: the loss is that account's


def bridge_without_one(revenue: Revenue, without_one: pd.Series | None) -> Objection | None:
    """A share kept stands while no single account makes half of what was lost, and net stays on its side of 100 %."""
    if without_one is None:
        return None
    gross = left_out(revenue.gross, without_one["gross_lowest"], without_one["gross_highest"])
    estimates = {
        "gross_revenue_retention[without any one customer]": gross,
        "customers_left_out": customers(revenue.customers),
    }
    lost, back = 1 - revenue.gross.value.amount, gross.high.amount - revenue.gross.value.amount
    is_one = lost > 0 and back / lost >= IS_IT
    ending = ": most of what was lost is one account." if is_one else "."
    lines = [
        sentence(
            "Without any single one of {customers} it lies within {gross:range}" + ending,
            customers=customers(revenue.customers),
            gross=gross,
        )
    ]
    if revenue.start_month is not None and revenue.total["expansion"] > 0:
        net = left_out(revenue.net, without_one["net_lowest"], without_one["net_highest"])
        estimates["net_revenue_retention[without any one customer]"] = net
        turns = (net.low.amount < 1) != (net.high.amount < 1)
        is_one = is_one or turns
        ending = ": whether they pay more than before hangs on one account." if turns else "."
        lines.append(sentence("With expansion it lies within {net:range}" + ending, net=net))
    return answered(Question.ONE_ACCOUNT, Verdict.YES if is_one else Verdict.NO, lines, estimates)


def left_out(figure: Estimate, lowest: float, highest: float) -> Estimate:
    """The range over all customers left out in turn, each end moved outward to a coarse step."""
    value = figure.value.amount
    low = min(value, floor(lowest / COARSE_SHARE_KEPT) * COARSE_SHARE_KEPT) if lowest == lowest else value
    high = max(value, ceil(highest / COARSE_SHARE_KEPT) * COARSE_SHARE_KEPT) if highest == highest else value
    return Estimate(Share(value), Share(max(low, 0.0)), Share(high), figure.sample_size, METHOD)


def largest_of(amounts: Mapping[str, float], number: int, what: str) -> Objection | None:
    """`amounts` has the largest single one and the total. None where nothing is there."""
    if amounts["total"] <= 0:
        return None
    part = Share(round(amounts["largest"] / amounts["total"] / COARSE_PART) * COARSE_PART)
    if part.amount > 0:
        return largest_part(counted(part, number), number, what)
    least = counted(Share(COARSE_PART), number)
    said = sentence("Of {customers} none makes {least} of {what}.", customers=customers(number), least=least, what=what)
    estimates = {"largest_customer_share_below": least, "customers_counted": customers(number)}
    return answered(Question.ONE_ACCOUNT, Verdict.NO, [said], estimates)
