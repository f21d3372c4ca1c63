"""Whether an issue also comes first elsewhere: within each segment, and at the ends of other quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.periods import view_choices
from analysis.stories.priority_issues.exposure import QUERY, REST, Exposure
from analysis.stories.priority_issues.objections.known import segments_within

MOST_ENDS = 8  # two years of quarter-ends
MONTHS_A_QUARTER = 3


@dataclass(frozen=True)
class Firsts:
    """Where the order was looked at, and where the issue came first: names of segments, or labels of periods."""

    looked_at: tuple[str, ...]
    first_in: tuple[str, ...]
    others: tuple[str, ...]  # issues that come first elsewhere

    def estimates(self, name: str, of: str) -> dict[str, Estimate]:
        many = len(self.looked_at)
        return {
            f"{name}_looked_at": counted(Count(many, of), many),
            f"{name}_where_first": counted(Count(len(self.first_in), of), many),
        }


def within_segments(exposure: Exposure, issue: str, by_count: bool = False) -> Firsts:
    found = [
        (segment, _first(_shown(exposure, exposure.period.period_id, segment), by_count))
        for segment in segments_within(exposure.facts)
    ]
    return _firsts(found, issue)


def at_other_ends(exposure: Exposure, issue: str, by_count: bool = False) -> Firsts:
    """Twelve months to the end of each earlier quarter, counted back from the period looked at, latest first."""
    last = exposure.period.ends_on
    if last is None:
        return Firsts((), (), ())
    months = last.year * 12 + last.month
    ends = [
        (day, label)
        for day, label in view_choices(exposure.facts.edition).ends
        if day < last and (months - day.year * 12 - day.month) % MONTHS_A_QUARTER == 0
    ]
    segment = exposure.facts.segment
    found = [
        (label, _first(_shown(exposure, f"year to {day.isoformat()}", segment), by_count))
        for day, label in ends[:MOST_ENDS]
    ]
    return _firsts(found, issue)


def _shown(exposure: Exposure, period_id: str, segment: str) -> pd.DataFrame:
    pairs = exposure.facts.edition.run(QUERY, period_id=period_id, segment=segment).frame
    issues = pairs[(pairs["issue"] == pairs["other_issue"]) & (pairs["issue"] != REST)]
    return suppress_small_groups(issues, "customers", exposure.facts.minimum_group_size).kept


def _first(issues: pd.DataFrame, by_count: bool) -> str | None:
    """None where nothing may be shown, or nothing was paid."""
    column = "mentions" if by_count else "revenue_at_risk"
    if issues.empty or issues[column].max() <= 0:
        return None
    return str(issues.sort_values(column, ascending=False, kind="stable")["issue"].iloc[0])


def _firsts(found: Sequence[tuple[str, str | None]], issue: str) -> Firsts:
    known = [(place, first) for place, first in found if first is not None]
    return Firsts(
        tuple(place for place, _ in known),
        tuple(place for place, first in known if first == issue),
        tuple(sorted({first for _, first in known if first != issue})),
    )
