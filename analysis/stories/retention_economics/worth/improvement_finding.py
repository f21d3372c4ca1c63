"""What it would be worth if some customers moved one score group up, and what that answer hangs on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count, Money, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.objections.change_our_mind import Falls, because
from analysis.stories.retention_economics.scope import evidence
from analysis.stories.retention_economics.score_groups import BETWEEN, UNHAPPY, customers_of
from analysis.stories.retention_economics.worth.assumed import Assumed, assumed
from analysis.stories.retention_economics.worth.improvement import (
    Input,
    all_at_once,
    break_even_uplift,
    inputs,
    worth_estimate,
)
from analysis.stories.retention_economics.worth.objections import of_improvement
from analysis.stories.retention_economics.worth.reckoned import (
    Reckoned,
    explained_away,
    horizon_of,
    ratio_estimates,
)
from analysis.view import Assumptions

ID = "worth-of-an-improvement"
LABELS = {
    "uplift": "Share who move up",
    "gross_margin": "Gross margin",
    "discount_rate": "Discount rate",
    "horizon": "Years ahead",
    "cost": "Cost",
}
DIFFERENCE = "How much less they leave (95 % interval)"


def improvement_finding(reckoned: Reckoned, given: Assumed) -> Finding:
    """Recomputed whole when an assumption moves: arithmetic over what is at hand, and nothing read."""
    told = _Told(reckoned, given)
    base, survey = reckoned.kept.base, reckoned.survey
    return Finding(
        id=ID,
        claim=_claim(told),
        subtitle=(
            f"Gross margin kept over {given.horizon} {'year' if given.horizon == 1 else 'years'} beyond what is kept "
            f"anyway, {given.currency}, discounted{', less the cost' if given.cost else ''}; each bar moves one input "
            f"alone and leaves the others as assumed ({survey.name})"
        ),
        estimates=told.estimates,
        evidence=evidence(
            base.result,
            Chart(ChartKind.TORNADO, given.currency, {"reference": "As assumed"}, told.net.value.amount),
            told.rows,
        ),
        grade=Grade.ADJUSTED,
        basis=base.scope.basis(
            survey.customers, "feedback", "customer", "subscription", "revenue", coverage=base.coverage
        ),
        caveats=_caveats(told),
        objections=of_improvement(reckoned, told.worth, given, _least(told)),
        method="worth_of_satisfaction",
        is_open=told.worth.low.amount <= 0 < told.worth.high.amount,
        under=partial(_under, reckoned),
    )


def _under(reckoned: Reckoned, assumptions: Assumptions) -> Finding:
    return improvement_finding(reckoned, assumed(assumptions, reckoned.kept.base.scope.edition.company))


class _Told:
    """The numbers of the finding, each reckoned once."""

    def __init__(self, reckoned: Reckoned, given: Assumed) -> None:
        self.reckoned, self.given = reckoned, given
        improvement = reckoned.improvement
        self.worth = worth_estimate(improvement, given)
        self.net = _less(self.worth, given.cost or 0.0)
        self.inputs = inputs(improvement, given)
        self.least, self.most = all_at_once(improvement, given, self.inputs)
        self.break_even = break_even_uplift(improvement, given)
        self.may_move = counted(Count(improvement.may_move, "customers"), improvement.may_move)
        revenue = sum(step.revenue for step in improvement.steps)
        self.revenue = counted(Money(revenue, given.currency, "year"), improvement.may_move)

    @property
    def names(self) -> str:
        kind, moving = self.reckoned.survey.kind, [step.source for step in self.reckoned.improvement.steps]
        return " and ".join(customers_of(kind, group) for group in (UNHAPPY, BETWEEN) if group in moving)

    @property
    def estimates(self) -> dict[str, Estimate]:
        money, size = Money(0.0, self.given.currency), self.worth.sample_size
        zero = money.with_amount(-(self.given.cost or 0.0))
        found = {
            "improvement_worth": self.worth,
            "improvement_worth_less_cost": self.net,
            "improvement_worth_less_cost[uplift=0]": counted(zero, size),
            "improvement_worth_less_cost[all assumptions cautious]": counted(money.with_amount(self.least), size),
            "improvement_worth_less_cost[all assumptions bold]": counted(money.with_amount(self.most), size),
            "customers_who_may_move": self.may_move,
            "recurring_revenue_of_those_who_may_move": self.revenue,
            **self.given.estimates(),
            **ratio_estimates(self.reckoned.survey),
        }
        if self.break_even is not None:
            found["break_even_uplift"] = counted(Share(self.break_even), size)
        for each in self.inputs:
            for end, at, amount in (("low", each.low_at, each.at_low), ("high", each.high_at, each.at_high)):
                found[f"assumption[{each.name}, {end}]"] = counted(self.given.quantity(each.name, at), 0)
                found[f"improvement_worth_less_cost[{each.name}={end}]"] = counted(money.with_amount(amount), size)
        return found

    @property
    def rows(self) -> pd.DataFrame:
        """Widest first. What the exports leave open stands among the assumptions, in its own colour."""
        moved = [_row(each, self.given) for each in self.inputs]
        open_to_chance: dict[str, Any] = {
            "label": DIFFERENCE,
            "low": self.net.low.amount,
            "high": self.net.high.amount,
            "low_at": None,
            "high_at": None,
            "at_unit": "",
            "is_highlighted": True,
        }
        rows = sorted([*moved, open_to_chance], key=lambda row: -abs(row["high"] - row["low"]))
        return pd.DataFrame(rows)


def _row(moved: Input, given: Assumed) -> dict[str, Any]:
    return {
        "label": LABELS[moved.name],
        "low": moved.at_low,
        "high": moved.at_high,
        "low_at": moved.low_at,
        "high_at": moved.high_at,
        "at_unit": given.quantity(moved.name, moved.low_at).unit,
        "is_highlighted": False,
    }


def _less(worth: Estimate, cost: float) -> Estimate:
    low, value, high = (each.with_amount(each.amount - cost) for each in (worth.low, worth.value, worth.high))
    return replace(worth, low=low, value=value, high=high)


def _claim(told: _Told) -> Sentence:
    stated = told.given.estimates()
    parts: dict[str, Part] = {
        "uplift": stated["assumption[uplift]"],
        "names": told.names,
        "horizon": horizon_of(told.given),
        "worth": told.worth,
        "cost": stated.get("assumption[cost]", ""),
    }
    moving = "{uplift} of {names} up one group"
    if told.given.uplift == 0:
        return sentence("**If nobody moves up a group, nothing is gained**, and whatever it costs is lost")
    if told.worth.low.amount <= 0:
        return sentence(f"What moving {moving} would be worth over {{horizon:word}} cannot be told yet", **parts)
    if told.given.cost:
        return sentence(
            f"**Moving {moving} would bring {{worth:range}} of margin** over {{horizon:word}}, for a cost of {{cost}}",
            **parts,
        )
    return sentence(
        f"**Moving {moving} would be worth {{worth:range}} of margin** over {{horizon:word}}, before what it costs",
        **parts,
    )


def _caveats(told: _Told) -> tuple[Sentence, ...]:
    return (_assumptions(told), _range_of_assumptions(told), _zero(told), explained_away(told.reckoned.survey))


def _assumptions(told: _Told) -> Sentence:
    stated = told.given.estimates()
    return sentence(
        "Assumed, not found: {uplift} of {customers} with {revenue} move up one group and stay there, a gross "
        "margin of "
        "{margin}, a discount rate of {discount} a year, and that who moves up leaves as like customers of that group "
        "do.",
        uplift=stated["assumption[uplift]"],
        customers=told.may_move,
        revenue=told.revenue,
        margin=stated["assumption[gross_margin]"],
        discount=stated["assumption[discount_rate]"],
    )


def _range_of_assumptions(told: _Told) -> Sentence:
    found = told.estimates
    return sentence(
        "{worth:range} is what the customers watched leave open (95 % interval). With every assumption at its "
        "cautious end at once it comes to {least}, at its bold end to {most}.",
        worth=told.worth,
        least=found["improvement_worth_less_cost[all assumptions cautious]"],
        most=found["improvement_worth_less_cost[all assumptions bold]"],
    )


def _zero(told: _Told) -> Sentence:
    stated = told.given.estimates()
    if not told.given.cost:
        return sentence(
            "If nobody moves, it is worth nothing. No cost is stated: whatever is spent beyond {worth} is not "
            "earned back.",
            worth=told.worth,
        )
    if told.break_even is None:
        return sentence(
            "If nobody moves, {cost} is lost; it would not be earned back if everybody moved.",
            cost=stated["assumption[cost]"],
        )
    return sentence(
        "If nobody moves, {cost} is lost; it is earned back once {uplift} of them move.",
        cost=stated["assumption[cost]"],
        uplift=told.estimates["break_even_uplift"],
    )


def _least(told: _Told) -> Falls | None:
    if told.break_even is None:
        return None
    found = told.estimates["break_even_uplift"]
    said = sentence("An improvement that moves fewer than {uplift} of them up does not earn its cost.", uplift=found)
    return because(said, {"break_even_uplift": found})
