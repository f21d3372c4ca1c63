"""What today's customers are still expected to bring, group by group, and what a new customer of each is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.discounting import monthly_rate
from analysis.statistics.new_customer_value import Seen, mean_margin, new_customer_value, same_value_p
from analysis.statistics.residual_value import added_up, residual_value
from analysis.statistics.shifted_beta_geometric import Fitted
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.retention_economics.projection.ahead import Ahead
from analysis.stories.retention_economics.projection.groups import Group
from analysis.stories.retention_economics.revenue import Revenue


@dataclass(frozen=True)
class Valued:
    """A group with its own projection. `new` is None where its first months were watched of too few."""

    group: Group
    residual: Estimate
    new: Estimate | None


@dataclass(frozen=True)
class WorthOfBase:
    """`groups` stand the test of the projection; `untold` do not, and with whoever is in no group they are valued by
    the pace at which all customers leave (`others`, None where there is nobody)."""

    ahead: Ahead
    revenue: Revenue
    gross_margin: float
    discount_rate: float
    groups: tuple[Valued, ...]
    untold: tuple[Group, ...]
    others: Estimate | None
    within_tested: Estimate

    @property
    def residual(self) -> Estimate:
        return added_up([*(each.residual for each in self.groups), *([self.others] if self.others else [])])

    @property
    def new(self) -> Estimate | None:
        """The mean over groups, each weighed by its customers of today; None where one of them cannot be told."""
        known = [(each.new, each.group.customers) for each in self.groups if each.new is not None]
        if not known or len(known) < len(self.groups) or self.untold:
            return None
        everybody = sum(customers for _, customers in known)
        return added_up([_times(estimate, customers / everybody) for estimate, customers in known])

    @property
    def valued_a_month(self) -> float:
        """Recurring revenue a month that the value starts from."""
        return float(self.ahead.everybody.now["amount"].sum())

    @property
    def paying(self) -> int:
        return int(self.ahead.everybody.now["paying"].sum())

    @property
    def not_valued(self) -> tuple[float, int]:
        """Revenue of the bridge's last month from customers who are not valued, and how many they are."""
        total = self.revenue.total
        return float(total["at_end"]) - self.valued_a_month, int(total["customers_at_end"]) - self.paying

    @property
    def is_rest_few(self) -> bool:
        """Whether so few are not valued that their revenue would follow from what the others pay."""
        return 0 < self.not_valued[1] < self.ahead.scope.minimum


def worth_of_base(ahead: Ahead | None, revenue: Revenue | None) -> WorthOfBase | None:
    """None without a projection or revenue, or where the company discounts nothing: then no sum has an end."""
    if ahead is None or revenue is None or not ahead.everybody.now["amount"].sum() > 0:
        return None
    company = ahead.scope.edition.company
    margin, rate = float(str(company["gross_margin"])), float(str(company["discount_rate"]))
    if rate <= 0:
        return None
    parts = ahead.segments or (ahead.everybody,)
    told = [each for each in parts if each.is_told]
    untold = tuple(each for each in parts if not each.is_told)
    rest = [each.now for each in untold] + ([ahead.rest] if ahead.segments else [])
    others = pd.concat(rest) if rest else ahead.everybody.now.iloc[:0]
    monthly = monthly_rate(rate)
    groups = tuple(_valued(ahead, each, margin, monthly) for each in told)
    everybody = ahead.everybody.fitted
    has_others = bool(others["customers"].sum())
    pieces = [(each.fitted, each.now) for each in told] + ([(everybody, others)] if has_others else [])
    return WorthOfBase(
        ahead,
        revenue,
        margin,
        rate,
        groups,
        untold,
        _residual(ahead, everybody, others, margin, monthly) if has_others else None,
        added_up([_residual(ahead, fitted, rows, margin, monthly, ahead.months) for fitted, rows in pieces]),
    )


def _valued(ahead: Ahead, group: Group, margin: float, rate: float) -> Valued:
    residual = _residual(ahead, group.fitted, group.now, margin, rate)
    return Valued(group, residual, _new(ahead, group, margin, rate))


def _residual(
    ahead: Ahead, fitted: Fitted, rows: pd.DataFrame, margin: float, rate: float, months: int = 0
) -> Estimate:
    by_age = rows.groupby("age_months")[["customers", "amount"]].sum()
    margins = by_age["amount"].to_numpy(dtype=float) * margin
    customers = int(by_age["customers"].sum())
    return residual_value(fitted, by_age.index.to_numpy(), margins, rate, ahead.scope.currency, customers, months)


def _new(ahead: Ahead, group: Group, margin: float, rate: float) -> Estimate | None:
    watched = group.watched
    reach = watched.reach(ahead.scope.minimum)
    if not reach:
        return None
    amounts = group.now[["amount", "amount_squared"]].sum()
    each = mean_margin(
        amounts["amount"] * margin, amounts["amount_squared"] * margin**2, group.customers, ahead.scope.currency
    )
    if each.value.amount <= 0:
        return None
    return new_customer_value(Seen.of(watched.at_risk, watched.lost, reach), group.fitted, each, rate)


def _times(estimate: Estimate, weight: float) -> Estimate:
    value, low, high = (
        each.with_amount(each.amount * weight) for each in (estimate.value, estimate.low, estimate.high)
    )
    return Estimate(value, low, high, estimate.sample_size, estimate.method)


def furthest_apart(groups: Sequence[Valued]) -> tuple[Valued, Valued] | None:
    """The groups of which a new customer is worth most and least; None where that could be chance, counted over every
    pair that might have been the furthest apart (Bonferroni)."""
    known = sorted((each for each in groups if each.new is not None), key=lambda each: _amount(each.new))
    if len(known) < 2 or known[0].new is None or known[-1].new is None:
        return None
    p_value = same_value_p(known[-1].new, known[0].new) * comb(len(known), 2)
    return (known[-1], known[0]) if p_value < CLAIM_LEVEL else None


def _amount(estimate: Estimate | None) -> float:
    return estimate.value.amount if estimate else 0.0
