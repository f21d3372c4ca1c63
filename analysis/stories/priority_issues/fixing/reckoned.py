"""What stays if the issues supposed are fixed: arithmetic alone, so that it follows an assumption at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Money, Share
from analysis.statistics.spared_loss import spared_loss, spared_together
from analysis.stories.objections.finance import ControlTotal
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.fixing.supposed import Supposed
from analysis.stories.priority_issues.ranked import RankedIssue

MARGIN_METHOD = "margin of what is spared"


@dataclass(frozen=True)
class Ground:
    """What no assumption changes, read once: the issues that may be chosen, Finance's total, what was sent twice."""

    exposure: Exposure
    issues: tuple[RankedIssue, ...]
    finance_total: ControlTotal | None
    counted_twice: Objection


@dataclass(frozen=True)
class Reckoned:
    ground: Ground
    given: Supposed

    @property
    def exposure(self) -> Exposure:
        return self.ground.exposure

    @cached_property
    def each(self) -> dict[str, Estimate]:
        """Revenue spared a year by issue."""
        return {
            one.issue: spared_loss(one.revenue, leaving_of_one(one), self.given.relief) for one in self.given.issues
        }

    @cached_property
    def saved(self) -> Estimate:
        parts, touched = list(self.each.values()), self.exposure.customers_touched
        return spared_together(parts, self.given.currency, "year", touched)

    @cached_property
    def exposed(self) -> Estimate:
        """Revenue that the issues expose together; a customer who raised several counts once."""
        places = [self.exposure.position(name) for name in self.given.names]
        return self.exposure.totals.total(places, self.exposure.facts.money(0, "year"), self.exposure.customers_touched)

    @cached_property
    def margin(self) -> Estimate:
        low, value, high = (
            end.with_amount(end.amount * self.given.gross_margin)
            for end in (self.saved.low, self.saved.value, self.saved.high)
        )
        return Estimate(value, low, high, self.saved.sample_size, MARGIN_METHOD)

    @cached_property
    def net(self) -> Estimate | None:
        """Margin of the first year less the cost; None where no cost is stated."""
        if self.given.cost is None:
            return None
        low, value, high = (
            Money(end.amount - self.given.cost, self.given.currency)
            for end in (self.margin.low, self.margin.value, self.margin.high)
        )
        return Estimate(value, low, high, self.saved.sample_size, MARGIN_METHOD)

    @cached_property
    def break_even(self) -> Estimate | None:
        """The part of the revenue exposed that would have to stay for the cost to come back within a year."""
        at_stake = self.exposed.value.amount * self.given.gross_margin
        if not self.given.cost or not 0 < self.given.cost <= at_stake:
            return None
        return counted(Share(self.given.cost / at_stake), self.saved.sample_size)

    @property
    def is_told(self) -> bool:
        return self.saved.low.amount > 0


def at_most(found: Estimate) -> Estimate:
    """The upper end, said no finer than the estimate is known."""
    return Estimate(found.high, found.value, found.high, found.sample_size, found.method)


def leaving_of_one(one: RankedIssue) -> Estimate:
    """The share lost in a year beyond like customers, as far as it may be claimed.

    Nothing where the issue announces a loss; up to all that its customers lose where there is nothing to compare with.
    """
    found = one.leaving
    if found is None or found.announces:
        return counted(Share(0.0), one.customers)
    if found.saveable is not None:
        return found.saveable
    return Estimate(Share(0.0), Share(0.0), found.seen.high, found.customers, found.seen.method)
