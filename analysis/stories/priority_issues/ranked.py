"""Each issue with everything that tells how soon it should be fixed, in the order of the revenue that it exposes."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.rank_uncertainty import Ranks, ranks_drawn
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.initiatives import InitiativeResult, latest_on
from analysis.stories.priority_issues.leaving.followed import IssueLeaving
from analysis.stories.priority_issues.trends import Trend

CATALOGUE = "issues/catalogue"
FEWEST_EFFECTIVE = 30  # customers of equal size: below it one large account more or less moves an issue several places


class Strength(StrEnum):
    """How far the evidence for an issue reaches, weakest first."""

    THIN = "thin"  # a few large customers carry it
    FAIR = "fair"  # many customers carry it, but that it makes anybody leave is not told
    STRONG = "strong"  # and like customers who did not raise it leave less


@dataclass(frozen=True)
class Named:
    """What the catalogue says of an issue; None where it says nothing."""

    owner_department: str | None = None
    journey_stage: str | None = None
    effort_days: float | None = None
    cost: float | None = None


@dataclass(frozen=True)
class RankedIssue:
    issue: str
    rank: Estimate  # with the middle 95 % of its ranks, were the customers drawn anew
    first: Estimate  # in what share of such draws it comes first
    revenue: Estimate
    customers: int  # who still are customers
    effective_customers: float
    direction: str | None  # "rose", "fell", or None where no trend is told
    done: InitiativeResult | None
    named: Named
    leaving: IssueLeaving | None

    @property
    def owner(self) -> str | None:
        """By the catalogue; else who began the latest initiative on it."""
        return self.named.owner_department or (self.done.owner_department if self.done else None)

    @property
    def strength(self) -> Strength:
        if self.effective_customers < FEWEST_EFFECTIVE:
            return Strength.THIN
        return Strength.STRONG if self.goes_with_leaving else Strength.FAIR

    @property
    def goes_with_leaving(self) -> bool:
        """More of its customers leave than of like ones, beyond chance, and it does not merely announce the loss."""
        found = self.leaving
        return bool(found and found.is_told and not found.announces and found.ratio and found.ratio.value.amount > 1)


def ranked_issues(
    exposure: Exposure,
    trends: Sequence[Trend],
    initiatives: Sequence[InitiativeResult],
    leaving: Mapping[str, IssueLeaving],
) -> tuple[RankedIssue, ...]:
    """Every issue with a name of its own that may be shown, most revenue first."""
    order, catalogue = exposure.order(), named_in(exposure.facts)
    if not order:
        return ()
    places = [exposure.position(issue) for issue in order]
    ranks = ranks_drawn(exposure.totals.totals[places], exposure.totals.products[places][:, places])
    directions = {trend.issue: trend.direction for trend in trends}
    return tuple(
        _ranked(exposure, issue, place, ranks, directions.get(issue), latest_on(issue, initiatives), catalogue, leaving)
        for place, issue in enumerate(order)
    )


def _ranked(
    exposure: Exposure,
    issue: str,
    place: int,
    ranks: Ranks,
    direction: str | None,
    done: InitiativeResult | None,
    catalogue: Mapping[str, Named],
    leaving: Mapping[str, IssueLeaving],
) -> RankedIssue:
    revenue = exposure.revenue(issue)
    return RankedIssue(
        issue,
        ranks.reach(place, exposure.customers_touched),
        ranks.first_share(place, exposure.customers_touched),
        revenue,
        revenue.sample_size,
        exposure.effective_customers(issue).amount,
        direction,
        done,
        catalogue.get(issue, Named()),
        leaving.get(issue),
    )


def named_in(facts: Facts) -> dict[str, Named]:
    """What the catalogue says, by the name of the issue."""
    rows = facts.edition.run(CATALOGUE).frame.to_dict("records")
    return {str(row["issue"]): Named(*(_given(row, name) for name in Named.__dataclass_fields__)) for row in rows}


def _given(row: Mapping[Hashable, Any], name: str) -> Any:
    return None if pd.isna(row[name]) else row[name]
