"""When and for how much customers bought again: the histories, what fits them, and how well it foretold what came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from math import inf

import numpy as np
import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Quantity
from analysis.statistics.bg_nbd import FEWEST_REPEAT_BUYERS, BgNbd, Histories, fit_bg_nbd, histories
from analysis.statistics.future_purchases import WEEKS_A_YEAR, missed_by, purchases_expected
from analysis.statistics.gamma_gamma import GammaGamma, fit_gamma_gamma, spends
from analysis.statistics.purchase_value import Ahead, Buyers, reaching, revenue_expected
from analysis.statistics.refusals import NotEstimable
from analysis.stories.between_filters import hides_everybody
from analysis.stories.retention_economics.purchase_classes import STARTS, PurchaseClass, purchase_classes
from analysis.stories.retention_economics.purchases import Purchases
from analysis.stories.retention_economics.scope import Scope
from queries.run import QueryResult

DAYS_A_WEEK = 7
# Lewis 1982, Industrial and Business Forecasting Methods, p. 40: forecasts off by less than 20 % are good ones.
LARGEST_MISS = 0.20
# Venkatesan & Kumar 2004, doi:10.1509/jmkg.68.4.106.42728: three years hold most of what customers bring.
YEARS_AHEAD = 3
# A trial of half the time that is projected: twelve months.
FEWEST_WEEKS_HELD_OUT = 26
MONTHS_AHEAD = 12 * YEARS_AHEAD


@dataclass(frozen=True)
class Cut:
    """`rows` of queries/retention/purchase_histories.sql, as known on a day; fits None where too few came again."""

    rows: pd.DataFrame
    buyers: Buyers
    known_until: date
    purchases: BgNbd | None
    spend: GammaGamma | None

    @property
    def seen_later(self) -> tuple[float, float]:
        """Purchases and revenue between this day and the end."""
        return float(self.rows["later_purchases"].sum()), float(self.rows["later_amount"].sum())


@dataclass(frozen=True)
class Repeats:
    """`earlier` is what was known some time before `now`, to try the reckoning on what came after."""

    scope: Scope
    result: QueryResult
    now: Cut
    earlier: Cut | None

    @property
    def margin(self) -> float:
        return float(str(self.scope.edition.company["gross_margin"]))

    @property
    def discount(self) -> float:
        return float(str(self.scope.edition.company["discount_rate"]))

    @property
    def ahead(self) -> Ahead:
        return Ahead(YEARS_AHEAD * WEEKS_A_YEAR, self.discount, self.margin)

    @property
    def weeks_held_out(self) -> float:
        return 0.0 if self.earlier is None else (self.now.known_until - self.earlier.known_until).days / DAYS_A_WEEK

    @cached_property
    def expected_then(self) -> tuple[Estimate | None, Estimate | None]:
        """Purchases and revenue that the earlier fit expects between its day and the end."""
        cut = self.earlier
        if cut is None or cut.purchases is None or self.weeks_held_out <= 0:
            return None, None
        orders = purchases_expected(cut.purchases, cut.buyers.seen, self.weeks_held_out)
        if cut.spend is None:
            return orders, None
        currency = self.scope.currency
        return orders, revenue_expected(cut.purchases, cut.spend, cut.buyers, self.weeks_held_out, currency)

    @cached_property
    def missed(self) -> tuple[Estimate | None, Estimate | None]:
        """The hold-out errors of purchases and of revenue; None where nothing was expected, nothing seen, or for too
        short a time."""
        if self.earlier is None or self.weeks_held_out < FEWEST_WEEKS_HELD_OUT:
            return None, None
        both = zip(self.expected_then, self.earlier.seen_later, strict=True)
        orders, revenue = (missed_by(each, seen) if each is not None and seen > 0 else None for each, seen in both)
        return orders, revenue

    @property
    def can_tell_purchases(self) -> bool:
        return self.now.purchases is not None and _is_good(self.missed[0])

    @property
    def can_tell_money(self) -> bool:
        return self.can_tell_purchases and self.now.spend is not None and _is_good(self.missed[1])

    def reach(self, forecast: Estimate, in_money: bool = False, most: float = inf) -> Estimate:
        missed = self.missed[in_money]
        return forecast if missed is None else reaching(forecast, missed, most)

    def counted(self, value: Quantity) -> Estimate:
        return counted(value, self.now.buyers.seen.number)

    @property
    def bought(self) -> Estimate:
        return self.counted(Count(self.now.buyers.seen.number, "customers"))

    @property
    def came_again(self) -> Estimate:
        return self.counted(Count(self.now.buyers.seen.repeat_buyers, "customers"))

    @property
    def came_once(self) -> Estimate:
        seen = self.now.buyers.seen
        return self.counted(Count(seen.number - seen.repeat_buyers, "customers"))

    def classes(self, seen: Histories) -> list[PurchaseClass]:
        """By number of purchases; one class of all on a segment's page, which could be taken from everybody's."""
        return purchase_classes(seen, self.scope.minimum, STARTS[:1] if self.scope.view.segment else STARTS)

    @property
    def weeks_needed(self) -> Estimate:
        """As much again as is held out must be known before."""
        return self.counted(Count(2 * FEWEST_WEEKS_HELD_OUT, "weeks"))

    @property
    def fewest(self) -> Estimate:
        return self.counted(Count(FEWEST_REPEAT_BUYERS, "customers"))


def bare(estimate: Estimate) -> Estimate:
    """A count without its noun, which stands elsewhere in the sentence."""
    value, low, high = (Count(each.amount, "") for each in (estimate.value, estimate.low, estimate.high))
    return replace(estimate, value=value, low=low, high=high)


def _is_good(missed: Estimate | None) -> bool:
    return missed is not None and abs(missed.value.amount) <= LARGEST_MISS


def repeats_of(scope: Scope, purchases: Purchases | None) -> Repeats | None:
    """None where nothing dated was bought, or deals were: a deal won is no order that a customer places by itself."""
    if purchases is None or purchases.has_lost_deals or not scope.periods.has_dates:
        return None
    if hides_everybody(scope.hidden("ever_bought")):
        return None
    where = {"period_id": scope.periods.level.period_id, "segment": scope.segment}
    result = scope.edition.run("retention/purchase_histories", **where)
    spent = scope.edition.run("retention/purchase_spends", **where).frame
    now, earlier = (_cut(result.frame, spent, name) for name in ("now", "earlier"))
    if now is None or now.buyers.seen.number < scope.minimum:
        return None
    return Repeats(scope, result, now, earlier)


def _cut(frame: pd.DataFrame, spent: pd.DataFrame, name: str) -> Cut | None:
    rows, spent = frame[frame["cut"] == name], spent[spent["cut"] == name]
    if rows.empty:
        return None
    seen = histories(rows["repeats"], rows["last_week"], rows["watched_weeks"], rows["customers"])
    mean = (rows["mean_spend"] / rows["customers"]).to_numpy(dtype=float)  # below zero where credit notes outweigh
    spread = (rows["mean_spend_squared"] / rows["customers"]).to_numpy(dtype=float) - mean**2
    try:
        fitted = fit_bg_nbd(seen)
    except NotEstimable:
        fitted = None
    try:
        spend = fit_gamma_gamma(spends(spent["repeats"], spent["mean_spend"], spent["customers"]))
    except NotEstimable:
        spend = None
    until = date.fromordinal(int(rows["known_until"].iloc[0]))
    return Cut(rows, Buyers(seen, np.maximum(mean, 0.0), np.maximum(spread, 0.0)), until, fitted, spend)
