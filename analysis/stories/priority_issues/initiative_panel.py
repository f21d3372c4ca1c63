"""The months that an initiative can be judged by, or why there are none and from which day on there will be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from analysis.stories.priority_issues.exposure import REST
from analysis.stories.priority_issues.initiative_list import Listed

FEWEST_MONTHS = 6  # before and after: half a year, so that one season does not decide
FEWEST_CASES = 10  # on the issue, before and after: below it one customer's trouble decides
FEWEST_OTHERS = 2  # issues to compare with that no initiative addresses
LONGEST_WAIT = 36  # months: what would take longer to be told is no plan


@dataclass(frozen=True)
class Untestable:
    """`why` follows "cannot be tested: "; `testable_from` is a day where waiting is all that is needed."""

    why: str
    testable_from: date | None = None


@dataclass(frozen=True)
class Panel:
    """`months`: one row per month in order: own (cases on the issue), others (on all issues compared with), customers
    (on the books), is_after. `compared`: the cases of each issue compared with, by the same months."""

    months: pd.DataFrame
    compared: pd.DataFrame

    @cached_property
    def before(self) -> pd.DataFrame:
        return self.months[~self.months["is_after"]]

    @cached_property
    def after(self) -> pd.DataFrame:
        return self.months[self.months["is_after"]]


@dataclass(frozen=True)
class Cases:
    """`months`: cases by month and issue; `listed`: every initiative known."""

    months: pd.DataFrame
    listed: Sequence[Listed]

    def is_recent(self, each: Listed) -> bool:
        """Begun so late that too few whole months follow: until then nobody had addressed its issue."""
        if each.started_on is None or each.issue is None:
            return False
        return int((self._known_months >= each.first_whole_month).sum()) < FEWEST_MONTHS

    @cached_property
    def _known_months(self) -> pd.DatetimeIndex:
        return pd.DatetimeIndex(self.months["month"].unique())

    @cached_property
    def undisturbed(self) -> pd.DataFrame:
        """Cases by month (rows) and issue (columns) that can stand for "nothing was done": until a recent initiative
        began on its issue."""
        starts = [each.month_begun for each in self.listed if self.is_recent(each)]
        addressed = {each.issue for each in self.listed if not self.is_recent(each)} | {REST}
        found = self.months[~self.months["issue"].isin(addressed)]
        found = found[found["month"] < min(starts)] if starts else found
        return found.groupby(["month", "issue"])["mentions"].sum().unstack(fill_value=0)


def panel_of(each: Listed, cases: Cases) -> Panel | Untestable:
    if each.issue is None:
        return Untestable(_no_such_issue(each, cases.months))
    if each.started_on is None:
        return Untestable("no export says when it began")
    if cases.is_recent(each):
        return _too_recent(each, cases.months)
    others = cases.undisturbed
    if others.shape[1] < FEWEST_OTHERS:
        return Untestable("there are too few issues without an initiative to compare with")
    neighbours = _on_same_issue(each, cases.listed)
    if neighbours.together is not None:
        return Untestable(f"it began together with {neighbours.together.name} on the same issue")
    panel = _within(_panel(each, cases.months, others), neighbours)
    return _too_little(each, panel, neighbours) or panel


def _no_such_issue(each: Listed, months: pd.DataFrame) -> str:
    if each.stated_issue is None:
        return "no export says which issue it addresses"
    return "no case names its issue" if len(months) else "no export names issues by month"


def _too_recent(each: Listed, months: pd.DataFrame) -> Untestable:
    day = (each.first_whole_month + pd.DateOffset(months=FEWEST_MONTHS)).date()
    begun = bool((months["month"] >= each.month_begun).any())
    return Untestable("it is too recent" if begun else "it has not begun yet", day)


@dataclass(frozen=True)
class Neighbours:
    """Other initiatives on the same issue: the one before, the one after, one begun in the same month."""

    previous: Listed | None
    following: Listed | None
    together: Listed | None


def _on_same_issue(each: Listed, listed: Sequence[Listed]) -> Neighbours:
    same = [one for one in listed if one.issue == each.issue and one.started_on is not None and one is not each]
    return Neighbours(
        max((one for one in same if one.month_begun < each.month_begun), key=lambda one: one.month_begun, default=None),
        min((one for one in same if one.month_begun > each.month_begun), key=lambda one: one.month_begun, default=None),
        next((one for one in same if one.month_begun == each.month_begun), None),
    )


def _panel(each: Listed, months: pd.DataFrame, compared: pd.DataFrame) -> Panel:
    """A month begun without the initiative belongs to neither side."""
    own = months[months["issue"] == each.issue].set_index("month").reindex(compared.index)
    panel = pd.DataFrame(
        {
            "own": own["mentions"],
            "others": compared.sum(axis=1),
            "customers": own["customers"],
            "customers_raising": own["customers_raising"],
        }
    )
    is_whole = (panel.index < each.month_begun) | (panel.index >= each.first_whole_month)
    panel = panel.assign(is_after=panel.index >= each.month_begun)[is_whole].sort_index()
    return Panel(panel, compared.reindex(panel.index))


def _within(panel: Panel, neighbours: Neighbours) -> Panel:
    """From the time since the one before began until the one after begins: each is judged by its own time."""
    if neighbours.previous is neighbours.following is None:
        return panel
    kept = pd.Series(True, index=panel.months.index)
    if neighbours.previous is not None:
        kept &= kept.index >= neighbours.previous.first_whole_month
    if neighbours.following is not None:
        kept &= kept.index < neighbours.following.month_begun
    return Panel(panel.months[kept], panel.compared[kept])


def _too_little(each: Listed, panel: Panel, neighbours: Neighbours) -> Untestable | None:
    after, before = panel.after, panel.before
    if len(after) < FEWEST_MONTHS:
        following = neighbours.following
        return Untestable(f"{following.name} followed too soon on the same issue" if following else "it is too recent")
    if len(before) < FEWEST_MONTHS:
        if neighbours.previous is not None:
            return Untestable(f"it followed too soon on {neighbours.previous.name}, on the same issue")
        began = (
            "it began before the cases known to us do" if before.empty else "too little is known from before it began"
        )
        return Untestable(began)
    if before["own"].sum() < FEWEST_CASES:
        return Untestable("too few cases name its issue")
    if after["own"].sum() < FEWEST_CASES and before["others"].sum() * after["others"].sum() > 0:
        return _too_few_cases(each, panel)
    return None


def _too_few_cases(each: Listed, panel: Panel) -> Untestable | None:
    """An issue that vanished is an effect, not a lack of cases; one that was always rare needs more months."""
    expected = panel.before["own"].sum() * panel.after["others"].sum() / panel.before["others"].sum()
    if expected >= FEWEST_CASES:
        return None
    needed = -(-FEWEST_CASES * len(panel.after) // max(expected, 1e-9))
    if needed > LONGEST_WAIT:
        return Untestable("too few cases name its issue")
    day = (each.first_whole_month + pd.DateOffset(months=int(needed))).date()
    return Untestable("too few cases name its issue as yet", day)
