"""What every customer's story starts from: the period looked at, and the customers that are typical of an issue."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.stories.between_filters import hidden_groups
from analysis.stories.periods import PeriodRef, Periods, periods_of
from analysis.view import View
from queries.run import Edition

STORY_ID = "customer-stories"
CANDIDATES = "customer_stories/candidates"
EVENTS = "customer_stories/events"
WORDS = "customer_stories/words"
EVERY_SEGMENT = "all"


@dataclass(frozen=True)
class Candidate:
    """A customer that is typical of those who raised an issue and stayed, or who raised it and left."""

    issue: str
    customer_id: int
    name: str | None
    mentions: int
    own_segment: str | None
    since_year: int | None
    is_lost: bool
    has_comment: bool
    customers: int
    lost_share: float
    alike: int
    alike_in_segment: int
    alike_since: int


@dataclass(frozen=True)
class Facts:
    edition: Edition
    view: View
    periods: Periods
    period: PeriodRef
    candidates: tuple[Candidate, ...]  # of the issue that touches most revenue first

    @property
    def segment(self) -> str:
        return self.view.segment or EVERY_SEGMENT

    @property
    def minimum(self) -> int:
        return minimum_of(self.edition)

    def parameters(self, of: Candidate) -> dict[str, object]:
        """What the statements take to find this customer again, without naming it."""
        return {
            "period_id": self.period.period_id,
            "segment": self.segment,
            "issue": of.issue,
            "is_lost": of.is_lost,
        }

    def events(self, of: Candidate) -> pd.DataFrame:
        return self.edition.run(EVENTS, **self.parameters(of)).frame

    def words(self, of: Candidate) -> pd.DataFrame:
        return self.edition.run(WORDS, **self.parameters(of)).frame

    @cached_property
    def chosen(self) -> tuple[Candidate, ...]:
        return chosen(self.candidates)


MOST_ISSUES = 3  # a board meets three people, and one who left


def chosen(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """For each of the first issues its most typical customer, as most of those who raised it do: stay, or leave. Then
    one who left, of the issue of which most did. Nobody twice."""
    found: list[Candidate] = []
    for issue in dict.fromkeys(each.issue for each in candidates):
        as_most = [each for each in candidates if each.issue == issue and each.is_lost == (each.lost_share > 0.5)]
        found += _next(as_most, found)
        if len(found) == MOST_ISSUES:
            break
    leavers = sorted((each for each in candidates if each.is_lost), key=lambda each: (-each.alike, each.issue))
    has_leaver = any(each.is_lost for each in found)
    return (*found, *(() if has_leaver else _next(leavers, found)))


def _next(among: list[Candidate], found: list[Candidate]) -> list[Candidate]:
    told = {each.customer_id for each in found}
    return [each for each in among if each.customer_id not in told][:1]


def facts_of(edition: Edition, view: View) -> Facts:
    periods = periods_of(edition, view)
    segment = view.segment or EVERY_SEGMENT
    period = periods.level
    found = _candidates(edition, period, segment)
    if not found and periods.has_dates:
        undated = _candidates(edition, periods.everything, segment)
        period, found = (periods.everything, undated) if undated else (period, found)
    return Facts(edition, view, periods, period, found)


def minimum_of(edition: Edition) -> int:
    return int(str(edition.company["minimum_group_size"]))


def _candidates(edition: Edition, period: PeriodRef, segment: str) -> tuple[Candidate, ...]:
    frame = edition.run(CANDIDATES, period_id=period.period_id, segment=segment).frame
    if frame.empty:
        return ()
    groups = edition.run("issues/customers_by_filter", period_id=period.period_id).frame
    hidden = hidden_groups(groups, minimum_of(edition), segment, ["dimension"]).get(("issue",), frozenset())
    shown = frame[[("issue", issue) not in hidden for issue in frame["issue"]]]
    return tuple(_candidate(row) for row in shown.to_dict("records"))


def _candidate(row: Mapping[Hashable, Any]) -> Candidate:
    since = row["since_year"]
    return Candidate(
        issue=str(row["issue"]),
        customer_id=int(row["customer_id"]),
        name=row["name"] if isinstance(row["name"], str) else None,
        mentions=int(row["mentions"]),
        own_segment=row["own_segment"] if isinstance(row["own_segment"], str) else None,
        since_year=None if pd.isna(since) else int(since),
        is_lost=bool(row["is_lost"]),
        has_comment=bool(row["has_comment"]),
        customers=int(row["customers"]),
        lost_share=float(row["lost_share"]),
        alike=int(row["alike"]),
        alike_in_segment=int(row["alike_in_segment"]),
        alike_since=int(row["alike_since"]),
    )
