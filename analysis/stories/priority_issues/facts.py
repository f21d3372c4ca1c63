"""What every finding of this story starts from: the edition, the period looked at, whose exports tell of what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.findings import Basis
from analysis.quantities import Money
from analysis.stories.between_filters import hidden_groups
from analysis.stories.periods import PeriodRef, Periods, periods_of
from analysis.view import View
from queries.run import Edition, QueryResult

STORY_ID = "priority-issues"
ALL_SEGMENTS = "all"
NO_DATES = "no dates in this export"


@dataclass(frozen=True)
class Holdings:
    """How many rows the exports hold that tell of issues; see queries/issues/holdings.sql."""

    cases: int
    cases_with_topic: int
    cases_dated: int
    losses: int
    losses_with_reason: int
    losses_with_competitor: int
    losses_dated: int
    initiatives: int
    touchpoints: int
    mentions_in_comments: int  # of answers and losses, told by their words


@dataclass(frozen=True, slots=True)
class ToldBy:
    """How many rows of a department's exports tell of an issue; see queries/issues/departments.sql."""

    issue_kind: str
    issue: str
    department: str
    exported_rows: int


@dataclass(frozen=True)
class Facts:
    edition: Edition
    view: View
    periods: Periods
    holdings: Holdings
    told_by: tuple[ToldBy, ...]

    @property
    def segment(self) -> str:
        return self.view.segment or ALL_SEGMENTS

    @property
    def minimum_group_size(self) -> int:
        return int(str(self.edition.company["minimum_group_size"]))

    @property
    def as_of(self) -> date | None:
        return as_day(self.edition.company["as_of"])

    def money(self, amount: float, per: str = "") -> Money:
        return Money(float(amount), str(self.edition.company["currency"]), per)

    def departments_of(self, issue_kinds: tuple[str, ...], issue: str | None = None) -> tuple[str, ...]:
        """Whose exports tell of that issue, or of all of these kinds; who tells most comes first."""
        rows: Counter[str] = Counter()
        for told in self.told_by:
            if told.issue_kind in issue_kinds and issue in (None, told.issue):
                rows[told.department] += told.exported_rows
        return tuple(department for department, _ in rows.most_common())

    def in_level_period(self, query: str) -> tuple[QueryResult, PeriodRef]:
        """The rows of the level period; of everything where these exports hold no dates (the marts know)."""
        level = self.periods.level
        found = self.edition.run(query, period_id=level.period_id, segment=self.segment)
        if found.frame.empty and self.periods.has_dates:
            everything = self.periods.everything
            undated = self.edition.run(query, period_id=everything.period_id, segment=self.segment)
            if not undated.frame.empty:
                return undated, PeriodRef(everything.period_id, NO_DATES, None, None)
        return found, level

    def hidden(self, dimension: str, period: PeriodRef) -> frozenset[str]:
        """Issues, or categories of losses, that the page of another segment would give away."""
        frame = self.edition.run("issues/customers_by_filter", period_id=period.period_id).frame
        found = hidden_groups(frame, self.minimum_group_size, self.segment, ["dimension"])
        return frozenset(name for _, name in found.get((dimension,), frozenset()))

    def basis(self, departments: tuple[str, ...], sample_size: int, sample_of: str, period: str) -> Basis:
        return Basis(departments, sample_size, sample_of, period)


def facts_of(edition: Edition, view: View) -> Facts:
    row = edition.run("issues/holdings").frame.iloc[0]
    return Facts(
        edition,
        view,
        periods_of(edition, view),
        Holdings(**{name: int(row[name]) for name in Holdings.__dataclass_fields__}),
        tuple(ToldBy(*row) for row in edition.run("issues/departments").frame.itertuples(index=False, name=None)),
    )


def finding_id(slug: str) -> str:
    """Unique across stories, and says in which story a finding is told."""
    return f"{STORY_ID}/{slug}"


def as_day(value: object) -> date | None:
    """A day as a data frame holds it; None where it holds none."""
    if value is None or value is pd.NaT:
        return None
    return pd.Timestamp(str(value)).date()
