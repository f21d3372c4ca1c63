"""What is expected of those who have bought over the next twelve months, where it can be told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analysis.estimates import Estimate
from analysis.sentences import Part, Sentence
from analysis.statistics.future_purchases import (
    WEEKS_A_YEAR,
    active_customers,
    buyers_expected,
    purchases_expected,
)
from analysis.statistics.purchase_value import revenue_expected
from analysis.stories.retention_economics.purchases import Purchases
from analysis.stories.retention_economics.repeat_purchases import Repeats, bare, repeats_of
from analysis.stories.retention_economics.scope import Scope

WHEN = "in the next 12 months"


@dataclass(frozen=True)
class ToCome:
    """Expected in the next twelve months; each None where it cannot be told."""

    repeats: Repeats

    @cached_property
    def buyers(self) -> Estimate | None:
        model, seen = self.repeats.now.purchases, self.repeats.now.buyers.seen
        if model is None or not self.repeats.can_tell_purchases:
            return None
        return self.repeats.reach(buyers_expected(model, seen, WEEKS_A_YEAR), most=seen.number)

    @cached_property
    def purchases(self) -> Estimate | None:
        plain = self.purchases_by_chance
        return None if plain is None else self.repeats.reach(plain)

    @cached_property
    def purchases_by_chance(self) -> Estimate | None:
        """With the interval that parameters and chance alone leave."""
        model, seen = self.repeats.now.purchases, self.repeats.now.buyers.seen
        if model is None or not self.repeats.can_tell_purchases:
            return None
        return purchases_expected(model, seen, WEEKS_A_YEAR)

    @cached_property
    def revenue(self) -> Estimate | None:
        now = self.repeats.now
        if now.purchases is None or now.spend is None or not self.repeats.can_tell_money:
            return None
        currency = self.repeats.scope.currency
        return self.repeats.reach(
            revenue_expected(now.purchases, now.spend, now.buyers, WEEKS_A_YEAR, currency), in_money=True
        )

    @cached_property
    def active(self) -> Estimate | None:
        model, seen = self.repeats.now.purchases, self.repeats.now.buyers.seen
        if model is None or not self.repeats.can_tell_purchases:
            return None
        return self.repeats.reach(active_customers(model, seen), most=seen.repeat_buyers)

    @property
    def is_open(self) -> bool:
        return self.purchases is None

    def will_buy(self) -> Sentence | None:
        """ "5,700 to 7,600 of the 23,570 who have bought will buy again …", without a full stop."""
        if self.buyers is None:
            return None
        parts: dict[str, Part] = {"buyers": bare(self.buyers), "bought": self.repeats.bought}
        template = "**{buyers:range} of the {bought} who have bought will buy again** " + WHEN
        if self.revenue is None:
            return Sentence(template, parts)
        return Sentence(template + ", for {revenue:range}", {**parts, "revenue": self.revenue})


def to_come_of(scope: Scope, purchases: Purchases | None) -> ToCome | None:
    repeats = repeats_of(scope, purchases)
    return None if repeats is None else ToCome(repeats)
