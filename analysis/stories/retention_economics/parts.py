"""Everything that this story found in one edition, before it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.findings import Finding
from analysis.stories.retention_economics.bridge_finding import bridge_finding
from analysis.stories.retention_economics.buyers_worth import worth_finding, worth_of
from analysis.stories.retention_economics.cohorts import Cohorts, cohorts_finding, cohorts_of
from analysis.stories.retention_economics.customers_kept import CustomersKept, customers_kept
from analysis.stories.retention_economics.expected_purchases import ToCome, to_come_of
from analysis.stories.retention_economics.finance_total import FinanceTotal, finance_total
from analysis.stories.retention_economics.kept_finding import kept_finding
from analysis.stories.retention_economics.landmark_base import base_of
from analysis.stories.retention_economics.lifetimes import Lifetimes, curves_finding, lifetimes_of
from analysis.stories.retention_economics.losing_costs import LosingCosts, costs_finding, losing_costs_of
from analysis.stories.retention_economics.onboarding import Onboarding, onboarding_finding, onboarding_of
from analysis.stories.retention_economics.projection.ahead import Ahead, ahead_of
from analysis.stories.retention_economics.projection.findings import projection_findings
from analysis.stories.retention_economics.projection.worth_of_base import WorthOfBase, worth_of_base
from analysis.stories.retention_economics.purchases import Purchases, purchases_finding, purchases_of
from analysis.stories.retention_economics.purchases_to_come import to_come_finding
from analysis.stories.retention_economics.revenue import Revenue, revenue_of
from analysis.stories.retention_economics.revenue_concentration import (
    Concentration,
    concentration_finding,
    concentration_of,
)
from analysis.stories.retention_economics.satisfaction import Satisfaction, satisfaction_of
from analysis.stories.retention_economics.satisfaction_finding import satisfaction_finding
from analysis.stories.retention_economics.scope import Scope
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.undated_scores import UndatedScores, undated_finding, undated_scores_of
from analysis.stories.retention_economics.worth.findings import worth_findings


@dataclass(frozen=True)
class Parts:
    """Each part None where its data are not there."""

    scope: Scope
    finance: FinanceTotal | None
    revenue: Revenue | None
    kept: CustomersKept | None
    lifetimes: Lifetimes | None
    ahead: Ahead | None
    base_worth: WorthOfBase | None
    satisfaction: Satisfaction | None
    undated: UndatedScores | None
    onboarding: Onboarding | None
    cohorts: Cohorts | None
    costs: LosingCosts | None
    concentration: Concentration | None
    purchases: Purchases | None
    to_come: ToCome | None
    searched: Searched

    def has(self) -> Mapping[str, bool]:
        return {
            "who left": self.kept is not None,
            "anybody lost": self.kept is not None and bool(self.kept.everybody["lost"] > 0),
            "revenue": self.revenue is not None,
            "lifetimes": self.lifetimes is not None,
            "projection": self.ahead is not None,
            "satisfaction": self.satisfaction is not None or self.undated is not None,
            "worth of satisfaction": self.satisfaction is not None and self.revenue is not None,
            "onboarding": self.onboarding is not None,
            "reasons": self.costs is not None and self.costs.has_reasons,
            "purchases": self.purchases is not None,
            "lost deals": self.purchases is not None and self.purchases.has_lost_deals,
        }

    def findings(self) -> tuple[Finding, ...]:
        """Money first, then what goes with leaving, then what it costs and where it lies."""
        told: list[Finding | None] = []
        if self.purchases:
            told.append(purchases_finding(self.purchases, self.finance, self.searched))
        if self.to_come:
            worth = worth_of(self.to_come.repeats)
            told.append(to_come_finding(self.to_come, worth, self.finance))
            told.append(worth_finding(worth, self.finance) if worth else None)
        if self.revenue:
            told.append(bridge_finding(self.revenue, self.finance))
        if self.kept:
            told.append(kept_finding(self.kept, self.searched))
        if self.onboarding:
            told.append(onboarding_finding(self.onboarding, self.searched))
        if self.satisfaction:
            base = base_of(self.scope, self.satisfaction.shown(self.searched))
            told.append(satisfaction_finding(self.satisfaction, self.searched, base))
            told += worth_findings(self.satisfaction, self.searched, base, self.finance)
        if self.undated:
            told.append(undated_finding(self.undated))
        if self.lifetimes:
            told.append(curves_finding(self.lifetimes, self.searched))
        told += projection_findings(self.ahead, self.base_worth)
        if self.costs:
            told.append(costs_finding(self.costs))
        if self.cohorts:
            told.append(cohorts_finding(self.cohorts, self.searched))
        if self.concentration:
            told.append(concentration_finding(self.concentration))
        return tuple(each for each in told if each is not None)


def parts_of(scope: Scope) -> Parts:
    """Reads and estimates everything, then judges all comparisons together."""
    purchases = purchases_of(scope) if scope.sells_by_purchase or not scope.can_tell_losses else None
    revenue = revenue_of(scope)
    kept = customers_kept(scope)
    lifetimes = lifetimes_of(scope) if kept else None
    ahead = ahead_of(scope, lifetimes)
    satisfaction = satisfaction_of(scope) if kept else None
    onboarding = onboarding_of(scope) if kept else None
    cohorts = cohorts_of(scope) if kept else None
    compared = [each for each in (purchases, kept, lifetimes, satisfaction, onboarding, cohorts) if each is not None]
    return Parts(
        scope,
        finance_total(scope) if revenue or purchases else None,
        revenue,
        kept,
        lifetimes,
        ahead,
        worth_of_base(ahead, revenue),
        satisfaction,
        undated_scores_of(scope) if kept else None,
        onboarding,
        cohorts,
        losing_costs_of(revenue) if revenue else None,
        concentration_of(scope),
        purchases,
        to_come_of(scope, purchases),
        Searched({name: p for part in compared for name, p in part.p_values().items()}),
    )
