"""Everybody and the segments, projected ahead: what the two findings of the projection rest on."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.retention_economics.lifetimes import Lifetimes
from analysis.stories.retention_economics.projection.groups import TESTED_BACK, Group, Known, group_of
from analysis.stories.retention_economics.scope import EVERYBODY, Scope
from queries.run import EditionTooOld, QueryResult

SEGMENT = "segment"
MONTHS_A_YEAR = 12
YEARS = {12: "a year", 24: "two years", 36: "three years"}


@dataclass(frozen=True)
class Ahead:
    """`segments` are those large enough to show; `rest` the rows of today's customers who are in none of them."""

    scope: Scope
    result: QueryResult
    everybody: Group
    segments: tuple[Group, ...]
    rest: pd.DataFrame
    is_late_entry: bool

    @property
    def months(self) -> int:
        """How far ahead it reaches: as far as it was tested back."""
        return self.everybody.test.months

    @property
    def years(self) -> str:
        return YEARS[self.months]

    @property
    def now(self) -> date:
        """The last day known."""
        assert self.scope.period.ends_on is not None  # a period without days has no customer base
        return self.scope.period.ends_on

    @property
    def then(self) -> date:
        """The same day of the year that the test looks back to."""
        return months_later(self.now, -self.months)


def ahead_of(scope: Scope, lifetimes: Lifetimes | None) -> Ahead | None:
    """None without days, without losses, or where the exports do not reach back far enough to test a projection."""
    if scope.is_snapshot or lifetimes is None:
        return None
    try:
        result, then = scope.run("retention/customer_base"), scope.run("retention/lifetimes_known_then").frame
    except EditionTooOld:  # a frozen edition tells its story without the projection
        return None
    known = Known(result.frame, lifetimes.result.frame, then)
    everybody = group_of("All customers", False, _of(known, EVERYBODY, EVERYBODY), TESTED_BACK)
    if everybody is None or not everybody.tested or _smallest(everybody) < scope.minimum:
        return None
    shown = set(lifetimes.of(SEGMENT)["group_name"])
    segments = _segments(scope, known, shown, everybody.test.months)
    named = [each.name for each in segments]
    today = _today(known)
    rest = today[~today["group_name"].isin(named)] if named else everybody.now
    return Ahead(scope, result, everybody, segments, rest, lifetimes.is_late_entry)


def _smallest(group: Group) -> int:
    """Of the customers now and of those on the day that the test looks back to."""
    return min(group.customers, group.test.held_out.customers)


def _today(known: Known) -> pd.DataFrame:
    return known.base[(known.base["months_back"] == 0) & (known.base["dimension"] == SEGMENT)]


def _segments(scope: Scope, known: Known, shown: set[str], back: int) -> tuple[Group, ...]:
    """Those with enough customers now, if there are two of them or more; each tested over the months that all are.

    `shown` are the segments whose lifetimes may be shown: no other is.
    """
    today = _today(known)
    sizes = today[today["group_name"].isin(shown)].groupby(["group_name"], as_index=False)[["customers"]].sum()
    large = suppress_small_groups(sizes, "customers", scope.minimum).kept["group_name"]
    found = [group_of(str(name), True, _of(known, SEGMENT, str(name)), (back,)) for name in large]
    groups = tuple(each for each in found if each is not None)
    return groups if len(groups) > 1 else ()


def _of(known: Known, dimension: str, group: str) -> Known:
    frames = (known.base, known.now, known.then)
    return Known(*(each[(each["dimension"] == dimension) & (each["group_name"] == group)] for each in frames))


def months_later(day: date, months: int) -> date:
    """On the same day of the month, or the last that it has."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))
