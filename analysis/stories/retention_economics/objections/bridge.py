"""What a board asks of the revenue bridge."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Share
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered, followed_by
from analysis.stories.objections.change_our_mind import change_our_mind
from analysis.stories.objections.finance import finance
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.bridge_undone import kept_money, what_would_undo
from analysis.stories.retention_economics.objections.every_end import every_end
from analysis.stories.retention_economics.objections.mix_of_kept import mix_of_kept
from analysis.stories.retention_economics.objections.money_without_one import bridge_without_one
from analysis.stories.retention_economics.objections.rows_counted import rows_counted
from analysis.stories.retention_economics.revenue import Revenue
from analysis.stories.retention_economics.scope import month_name


def bridge_answers(revenue: Revenue, asked: Asked) -> list[Objection | None]:
    return [
        _noise(revenue),
        everybody(
            sentence("Nobody was asked: it counts all {customers} who paid.", customers=customers(revenue.customers)),
            {"customers_counted": customers(revenue.customers)},
        ),
        mix_of_kept(kept_money(revenue.result.frame), _before(asked), is_snapshot=revenue.start_month is None),
        bridge_without_one(revenue, asked.without_one),
        no_cause_claimed(sentence("It says how much was kept, not why.")),
        _finance(revenue, asked),
        every_end("gross_revenue_retention", asked.scope.period.label, _at_ends(asked), len(revenue.groups.groups)),
        rows_counted(
            asked, ("revenue", "subscription"), sentence("What one customer pays is added up first, and counts once.")
        ),
        _margin(revenue),
        change_our_mind(what_would_undo(revenue, asked)),
    ]


def _before(asked: Asked) -> pd.DataFrame | None:
    frame = asked.before("retention/bridges")
    return None if frame is None else kept_money(frame)


def _noise(revenue: Revenue) -> Objection:
    estimates = {"gross_revenue_retention": revenue.gross, "customers_counted": customers(revenue.customers)}
    said = sentence(
        "The revenue of all {customers} is counted in full. If like customers decided again, "
        "it would lie within {gross:range} (95 % interval).",
        customers=customers(revenue.customers),
        gross=revenue.gross,
    )
    return answered(Question.NOISE, Verdict.NO, [said], estimates)


def _finance(revenue: Revenue, asked: Asked) -> Objection:
    """The two months that are compared are what the bridge holds of Finance's rows."""
    found = finance(asked.parts.finance)
    if asked.parts.finance is None or revenue.start_month is None or revenue.end_month is None:
        return found
    start, end = (revenue.a_month(each) for each in ("at_start", "at_end"))
    said = sentence(
        "Of the total the bridge holds {start} for {first} and {end} for {last}.",
        start=counted(asked.scope.money(start.value.amount, ""), revenue.customers),
        first=month_name(revenue.start_month),
        end=counted(asked.scope.money(end.value.amount, ""), revenue.customers),
        last=month_name(revenue.end_month),
    )
    used = {
        "money_used[month=start]": counted(asked.scope.money(start.value.amount, ""), revenue.customers),
        "money_used[month=end]": counted(asked.scope.money(end.value.amount, ""), revenue.customers),
    }
    return followed_by(found, said, used)


def _at_ends(asked: Asked) -> dict[str, Estimate]:
    rows = asked.windows[(asked.windows["at_start"] > 0) & (asked.windows["payers_at_start"] >= asked.scope.minimum)]
    kept = 1 + (rows["lost"] + rows["contraction"]) / rows["at_start"]
    return {
        str(label): counted(Share(min(float(share), 1.0)), round(size))
        for label, share, size in zip(rows["label"], kept, rows["payers_at_start"], strict=True)
    }


def _margin(revenue: Revenue) -> Objection:
    """A share kept is the same of revenue as of margin while every customer earns the same margin."""
    start = revenue.a_month("at_start")
    earned = counted(start.value.with_amount(start.value.amount * revenue.gross_margin.amount), revenue.customers)
    estimates = {
        "recurring_revenue_at_start": start,
        "assumption[gross_margin]": counted(revenue.gross_margin, revenue.customers),
        "margin_at_start": earned,
    }
    said = sentence(
        "Revenue. At one gross margin of {margin} for all customers, as company.toml has it, {earned} of the {start} "
        "at the start is margin and the share kept of it is the same; no export tells margins by customer.",
        margin=revenue.gross_margin,
        earned=earned,
        start=start,
    )
    return answered(Question.MARGIN, None, [said], estimates)
