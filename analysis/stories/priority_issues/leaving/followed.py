"""Customers followed from each quarter's end: who had raised an issue before it, and who left in the quarter."""

from __future__ import annotations

import pandas as pd

from analysis.stories.between_filters import hidden_groups
from analysis.stories.priority_issues.exposure import REST
from analysis.stories.priority_issues.facts import ALL_SEGMENTS, Facts
from analysis.stories.priority_issues.leaving.compared import IssueLeaving, Leaving, judged
from analysis.stories.priority_issues.leaving.deeds import RAISED, RATED
from analysis.stories.priority_issues.leaving.matched import HELD, ISSUES, matched, with_strata

__all__ = ["IssueLeaving", "Leaving", "leaving_of"]
QUERY = "issues/risk"
TABLES = ("topic", "touchpoint", "name")
EVERYBODY = ""  # as queries/marts/issue_risk.sql names the rows of all who were there


def leaving_of(facts: Facts) -> Leaving | None:
    """None where no customers could be followed: no dates, no losses, or no issue that enough customers raised."""
    result = facts.edition.run(QUERY, period_id=facts.periods.level.period_id)
    rows = with_strata(result.frame, [each for each in HELD if each != ISSUES])
    if facts.segment != ALL_SEGMENTS:
        rows = rows[rows["segment"] == facts.segment]
    everybody = rows[rows["issue"] == EVERYBODY]
    if not everybody["lost"].sum():
        return None
    sizes = rows[rows["issue"] != EVERYBODY].groupby("issue")["customers"].sum()
    customers = int(everybody["customers"].sum())
    shown = to_show(facts, result.frame, sizes, customers)
    compared = {issue: matched(rows[rows["issue"] == issue], everybody, customers) for issue in shown if issue != REST}
    if not compared:
        return None
    return Leaving(
        facts,
        result,
        judged(compared, sizes, float(everybody["lost"].sum())),
        customers,
        int(everybody["lost"].sum()),
        int(everybody["entered"].sum()),
        len(sizes) - len(shown),
        tuple(each for each in HELD if everybody[each].nunique() > 1 or each == ISSUES),
        facts.departments_of(TABLES),
        RATED if facts.holdings.touchpoints else RAISED,
    )


def to_show(facts: Facts, frame: pd.DataFrame, sizes: pd.Series, of: int) -> list[str]:
    """Enough raised it and enough did not, and no page of another filter gives a smaller number away."""
    minimum = facts.minimum_group_size
    by_filter = frame.groupby(["segment", "issue"], as_index=False)["customers"].sum()
    whole = by_filter.groupby("issue", as_index=False)["customers"].sum().assign(segment=ALL_SEGMENTS)
    named = pd.concat([by_filter, whole], ignore_index=True)
    named = named[named["issue"] != EVERYBODY].rename(columns={"issue": "group_name"}).assign(dimension="issue")
    hidden = {name for _, name in hidden_groups(named, minimum, facts.segment).get((), frozenset())}
    return [
        str(issue)
        for issue, customers in sizes.items()
        if customers >= minimum and of - customers >= minimum and issue not in hidden
    ]
