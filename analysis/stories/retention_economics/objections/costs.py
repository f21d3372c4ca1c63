"""What a board asks of what losing customers cost."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.finance import finance
from analysis.stories.objections.margin import margin
from analysis.stories.objections.mix import MOST_OF_IT
from analysis.stories.objections.noise import counted_in_full
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.losing_costs import NOBODY_COULD_ACT, LosingCosts
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.every_end import every_end
from analysis.stories.retention_economics.objections.money_without_one import largest_of
from analysis.stories.retention_economics.objections.rows_counted import rows_counted
from analysis.stories.retention_economics.scope import EVERYBODY

HARDLY_MOVED = 0.05  # of what was lost the year before: nobody asks why


def costs_answers(costs: LosingCosts, asked: Asked) -> list[Objection | None]:
    revenue, gone = costs.revenue, customers(costs.customers)
    lost = revenue.a_month("lost")
    return [
        counted_in_full(Count(float(costs.customers), "customers lost")),
        everybody(
            sentence("Nobody was asked what was lost: it is what {customers} paid before they left.", customers=gone),
            {"customers_lost": gone},
        ),
        _mix(costs, asked),
        _one_account(costs, asked),
        no_cause_claimed(sentence("It says what went; the reasons are those that the exports state.")),
        finance(asked.parts.finance, lost, revenue.a_month("at_start")),
        every_end("recurring_revenue_lost", asked.scope.period.label, _at_ends(asked)),
        rows_counted(
            asked,
            ("loss", "subscription"),
            sentence("Each customer lost counts once, under one reason: the reasons add up to the whole."),
        ),
        margin(revenue.a_year("lost"), revenue.gross_margin.amount),
        change_our_mind([_downgrades(costs), _beyond(costs), _each(costs)]),
    ]


def _one_account(costs: LosingCosts, asked: Asked) -> Objection | None:
    if asked.without_one is None:
        return None
    amounts = {
        "largest": float(asked.without_one["largest_lost"]),
        "total": costs.revenue.a_month("lost").value.amount,
    }
    return largest_of(amounts, costs.customers, "what was lost")


def _mix(costs: LosingCosts, asked: Asked) -> Objection:
    """Against the year before: more customers lost, or larger ones."""
    frame = asked.before("retention/bridges")
    rows = None if frame is None else frame[frame["dimension"] == EVERYBODY]
    if rows is None or rows.empty or rows.iloc[0]["customers_lost"] < asked.scope.minimum:
        why = "No dates in this export" if asked.scope.is_snapshot else "No twelve months before these"
        said = sentence(f"{why}: whether larger customers left than before is not to be seen.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [said], {})
    before, now = Lost.of(rows.iloc[0]), Lost.of(costs.revenue.total)
    estimates = now.estimates(asked, "") | before.estimates(asked, "[year before]")
    said = sentence(
        "A year earlier {before} went with {customers_before} of {size_before} on average; "
        "now {customers} left, of {size} on average.",
        before=estimates["recurring_revenue_lost_a_month[year before]"],
        customers_before=estimates["customers_lost[year before]"],
        size_before=estimates["lost_on_average[year before]"],
        customers=estimates["customers_lost"],
        size=estimates["lost_on_average"],
    )
    verdict, more = mix_of_lost(before, now)
    return answered(Question.MIX, verdict, [said, sentence(more)], estimates)


@dataclass(frozen=True)
class Lost:
    """Customers lost in twelve months, and what they paid a month together."""

    customers: float
    money: float

    @staticmethod
    def of(bridge: pd.Series) -> Lost:
        return Lost(float(bridge["customers_lost"]), -float(bridge["lost"]))

    @property
    def size(self) -> float:
        return self.money / self.customers

    def estimates(self, asked: Asked, label: str) -> dict[str, Estimate]:
        number = round(self.customers)
        return {
            f"recurring_revenue_lost_a_month{label}": counted(asked.scope.money(self.money), number),
            f"customers_lost{label}": customers(number),
            f"lost_on_average{label}": counted(asked.scope.money(self.size), number),
        }


def mix_of_lost(before: Lost, now: Lost) -> tuple[Verdict, str]:
    """Δ(n·s) = Δn·(s₀ + s₁)/2 + Δs·(n₀ + n₁)/2: whether size is half of the difference or more."""
    change = now.money - before.money
    by_size = (now.size - before.size) * (now.customers + before.customers) / 2
    if abs(change) < HARDLY_MOVED * before.money:
        return Verdict.NO, "That is hardly a difference."
    if by_size * change > 0 and abs(by_size) >= MOST_OF_IT * abs(change):
        return Verdict.YES, f"Most of the difference is {'larger' if by_size > 0 else 'smaller'} customers."
    return Verdict.NO, "Most of the difference is how many left."


def _at_ends(asked: Asked) -> dict[str, Estimate]:
    rows = asked.windows[asked.windows["payers_lost"] >= asked.scope.minimum]
    return {
        str(label): counted(asked.scope.money(-lost), round(size))
        for label, lost, size in zip(rows["label"], rows["lost"], rows["payers_lost"], strict=True)
    }


def _downgrades(costs: LosingCosts) -> Falls | None:
    """Counting as lost what customers who stayed pay less is the other definition that companies use."""
    revenue = costs.revenue
    if revenue.start_month is None or not revenue.total["contraction"] or not revenue.is_shown("contraction"):
        return None
    more = revenue.a_month("contraction")
    said = sentence("Counting what customers who stayed pay less as lost too would add {more}.", more=more)
    return because(said, {"contraction": more})


def _beyond(costs: LosingCosts) -> Falls | None:
    """Of what nobody could act on, the claim says nothing: without it, less could have been kept."""
    beyond = costs.part_of(NOBODY_COULD_ACT)
    if not beyond["customers"]:
        return None
    amount = counted(costs.scope.money(float(beyond["revenue"])), round(float(beyond["customers"])))
    said = sentence("Counting only what somebody could have acted on would leave {amount} out.", amount=amount)
    return because(said, {"recurring_revenue_lost[not actionable]": amount})


def _each(costs: LosingCosts) -> Falls:
    average = costs.revenue.a_month("lost").value.amount / costs.customers
    amount = counted(costs.scope.money(average), costs.customers)
    said = sentence("Each customer kept would have taken {amount} off it on average.", amount=amount)
    return because(said, {"lost_on_average": amount})
