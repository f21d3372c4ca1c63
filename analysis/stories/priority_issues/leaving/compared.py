"""Leaving by issue, or by touchpoint, put beside like customers and judged among all that were searched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import ShareChange
from analysis.statistics.e_value import e_value
from analysis.statistics.excess_loss import ExcessLoss, excess_loss, lost_in_a_year
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.judging import survivors
from analysis.stories.priority_issues.leaving.deeds import RATED, Deed
from analysis.stories.priority_issues.leaving.matched import Matched
from queries.run import QueryResult

# An issue of which half are gone within the quarter after, or that half of all the lost had raised and that goes with
# ten times the risk, announces the loss: set by judgement, far beyond what any cause of leaving reaches.
GONE_WITHIN_A_QUARTER = 0.5
PART_OF_THE_LOST, TIMES_AS_LIKELY = 0.5, 10.0


@dataclass(frozen=True)
class IssueLeaving:
    """Leaving among customers who raised an issue; `ratio`, `beyond` and `alike` are against like customers.

    Those are None where nobody of one side was lost. `is_told`: more or less than chance, among all issues searched.
    """

    issue: str
    customers: int  # who raised it, each once
    lost: int  # of them
    matched: Matched
    is_told: bool
    announces: bool  # it knows the loss: no cause of it

    @property
    def ratio(self) -> Estimate | None:
        """How many times as many of them leave as of like customers; its p-value is exact."""
        return self.matched.ratio

    @property
    def crude(self) -> Estimate | None:
        """The same with nothing held equal."""
        return self.matched.crude

    @property
    def e_value(self) -> Estimate | None:
        return e_value(self.ratio) if self.ratio else None

    @property
    def seen(self) -> Estimate:
        """The share of them that is lost in a year."""
        return lost_in_a_year(self.matched.lost, self.matched.entered, self.customers)

    @cached_property
    def excess(self) -> ExcessLoss | None:
        if self.ratio is None:
            return None
        return excess_loss(self.matched.lost, self.matched.entered, self.ratio, self.customers)

    @property
    def alike(self) -> Estimate | None:
        """The share of like customers that is lost in a year."""
        return self.excess.alike if self.excess else None

    @property
    def beyond(self) -> Estimate | None:
        """What is lost of them in a year beyond like customers, as a share of them; below zero where it is less."""
        return self.excess.beyond if self.excess else None

    @property
    def saveable(self) -> Estimate | None:
        """`beyond` as far as it may be claimed: where it is not told, or announces the loss, the range holds zero."""
        found = self.beyond
        if found is None or self.announces:
            return None
        low = found.low.amount if self.is_told else min(found.low.amount, 0.0)
        high = found.high.amount if self.is_told else max(found.high.amount, 0.0)
        return Estimate(found.value, ShareChange(low), ShareChange(high), found.sample_size, found.method)


@dataclass(frozen=True)
class Leaving:
    """`each`: issues that may be shown, strongest ratio first. `customers`, `lost`: everybody followed.

    Of touchpoints those are who had answered the one shown; `issue` then is the touchpoint.
    """

    facts: Facts
    result: QueryResult
    each: tuple[IssueLeaving, ...]
    customers: int
    lost: int
    looks: int
    hidden: int
    held: tuple[str, ...]
    departments: tuple[str, ...]
    deed: Deed

    @property
    def is_rated(self) -> bool:
        """Of touchpoints rated low, not of issues raised."""
        return self.deed == RATED

    @property
    def issues(self) -> Mapping[str, IssueLeaving]:
        return {each.issue: each for each in self.each}

    @property
    def searched(self) -> tuple[IssueLeaving, ...]:
        return tuple(each for each in self.each if not each.announces)

    @property
    def compared(self) -> tuple[IssueLeaving, ...]:
        """Those searched of which a ratio exists, the one least like chance first."""
        found = [each for each in self.searched if each.ratio]
        return tuple(sorted(found, key=lambda each: (each.ratio.p_value or 0.0) if each.ratio else 1.0))

    @property
    def told(self) -> tuple[IssueLeaving, ...]:
        return tuple(each for each in self.compared if each.is_told)

    @property
    def shown(self) -> IssueLeaving | None:
        """What the claim speaks of: of those told one that leaves more, else the one least like chance."""
        more = [each for each in self.told if each.ratio and each.ratio.value.amount > 1]
        return next(iter((*more, *self.told, *self.compared)), None)

    @property
    def allowed(self) -> float:
        """The largest p-value that passes among all the others as they are (Benjamini and Hochberg)."""
        return CLAIM_LEVEL * max(len(self.told), 1) / max(len(self.compared), 1)

    @property
    def announcing(self) -> tuple[IssueLeaving, ...]:
        return tuple(each for each in self.each if each.announces)


def judged(compared: Mapping[str, Matched], sizes: pd.Series, lost: float) -> tuple[IssueLeaving, ...]:
    announcing = {issue: _announces(each, lost) for issue, each in compared.items()}
    searched = [issue for issue in compared if not announcing[issue]]
    passing = dict(zip(searched, survivors([compared[issue].ratio for issue in searched]), strict=True))
    found = [
        IssueLeaving(issue, int(sizes[issue]), int(each.lost), each, passing.get(issue, False), announcing[issue])
        for issue, each in compared.items()
    ]
    return tuple(sorted(found, key=lambda each: (-(each.ratio.value.amount if each.ratio else 0.0), each.issue)))


def _announces(of: Matched, lost: float) -> bool:
    if of.entered and of.lost / of.entered >= GONE_WITHIN_A_QUARTER:
        return True
    is_of_most = of.lost >= PART_OF_THE_LOST * lost
    return bool(is_of_most and of.ratio is not None and of.ratio.value.amount >= TIMES_AS_LIKELY)
