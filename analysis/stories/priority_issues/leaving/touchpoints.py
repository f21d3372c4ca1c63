"""Customers followed from each quarter's end: who had rated a touchpoint low before it, and who left in the quarter."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.stories.priority_issues.facts import ALL_SEGMENTS, Facts
from analysis.stories.priority_issues.leaving.compared import Leaving, judged
from analysis.stories.priority_issues.leaving.deeds import RATED
from analysis.stories.priority_issues.leaving.followed import to_show
from analysis.stories.priority_issues.leaving.matched import HELD, ISSUES, Matched, beside, side_of, with_strata
from analysis.stories.satisfaction.question import labels, questions_in

QUERY = "issues/touchpoint_risk"
RATED_HELD = tuple(each for each in HELD if each != ISSUES)


def touchpoint_leaving_of(facts: Facts) -> Leaving | None:
    """Against like customers who had rated the same touchpoint and not low. None where nobody could be followed."""
    result = facts.edition.run(QUERY, period_id=facts.periods.level.period_id)
    frame = with_strata(result.frame, RATED_HELD).assign(issue=result.frame["question_id"].map(_names(facts)))
    rows = frame if facts.segment == ALL_SEGMENTS else frame[frame["segment"] == facts.segment]
    by_name = {str(name): of_it for name, of_it in rows.groupby("issue") if of_it["lost"].sum()}
    low = frame[frame["is_low"] == 1]
    sizes = low[low["issue"].isin(by_name) & low.index.isin(rows.index)].groupby("issue")["customers"].sum()
    asked = {name: int(of_it["customers_asked"].sum()) for name, of_it in by_name.items()}
    large_enough = to_show(facts, low, sizes, max(asked.values(), default=0))
    shown = [name for name in large_enough if _others(by_name[name], facts)]
    compared = {name: _matched(by_name[name], asked[name]) for name in shown}
    if not compared:
        return None
    each = judged(compared, sizes, max(float(by_name[name]["lost"].sum()) for name in shown))
    departments = tuple(sorted(set(rows.loc[rows["issue"].isin(shown), "department"])))
    held = tuple(name for name in RATED_HELD if rows[name].nunique() > 1)
    leaving = Leaving(facts, result, each, 0, 0, 0, len(sizes) - len(shown), held, departments, RATED)
    return _of_the_one_shown(leaving, by_name, asked)


def _names(facts: Facts) -> dict[int, str]:
    every = questions_in(facts.edition.run("satisfaction/questions").frame)
    return {each.question_id: name for each, name in zip(every, labels(every), strict=True)}


def _others(rows: pd.DataFrame, facts: Facts) -> bool:
    return bool(rows.loc[rows["is_low"] == 0, "customers"].sum() >= facts.minimum_group_size)


def _matched(rows: pd.DataFrame, customers: int) -> Matched:
    low, others = (side_of(rows[rows["is_low"] == is_low]) for is_low in (1, 0))
    return beside(low, others, customers)


def _of_the_one_shown(leaving: Leaving, by_name: dict[str, pd.DataFrame], asked: dict[str, int]) -> Leaving | None:
    """Customers are counted by touchpoint: those followed are who had rated the one that the claim speaks of."""
    if leaving.shown is None:
        return None
    name = leaving.shown.issue
    rows = by_name[name]
    return replace(leaving, customers=asked[name], lost=int(rows["lost"].sum()), looks=int(rows["entered"].sum()))
