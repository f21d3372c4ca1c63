"""Whether an initiative helped the customers whom it could reach: those who had raised its issue, against others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, hypot, log

import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Ratio
from analysis.statistics.confidence import NORMAL_CRITICAL, two_sided_p
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share, share_change
from analysis.statistics.stratified import stratified_risk_ratio
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.initiative_scores import satisfaction_of, sides
from analysis.stories.priority_issues.judging import survivors
from queries.run import EditionTooOld

REACH, SCORES = "issues/initiative_reach", "issues/initiative_scores"


@dataclass(frozen=True)
class Reached:
    """Customers who had raised the issue in the months before. `raised_later`: the share of them who raised it again
    after the start; `raised_later_before` the same a while earlier, when nothing had begun.

    `leaving`: how many times as many left as did before, over the same for customers who had raised other issues.
    `satisfaction`: by how much their answers moved beyond those of the others, on the scale of `survey`.
    """

    months: int
    customers: int
    raised_later: Estimate
    raised_later_before: Estimate
    raised_less: Estimate
    leaving: Estimate | None
    satisfaction: Estimate | None
    survey: str


def reached_by(names: Sequence[str], facts: Facts) -> dict[str, Reached]:
    """By name of the initiative; without those of too few customers, or followed beyond the end of the view."""
    try:
        reach = facts.edition.run(REACH, segment=facts.segment).frame
        scores = facts.edition.run(SCORES, segment=facts.segment).frame
    except EditionTooOld:  # built before customers were followed: the story is told without them
        return {}
    found = {}
    for name in names:
        rows = reach[reach["name"] == name]
        if rows.empty or _is_beyond(rows, facts):
            continue
        reached = _reached(rows, scores[scores["name"] == name], facts.minimum_group_size)
        if reached is not None:
            found[name] = reached
    return found


def told_of(reached: Sequence[Reached]) -> list[Estimate]:
    """Those of the tests on leaving and satisfaction that survive the search over all initiatives."""
    searched = [test for each in reached for test in (each.leaving, each.satisfaction) if test is not None]
    return [test for test, survives in zip(searched, survivors(searched), strict=True) if survives]


def _is_beyond(rows: pd.DataFrame, facts: Facts) -> bool:
    end = facts.periods.level.ends_on
    return end is not None and int(rows["followed_to"].max()) > end.year * 12 + end.month


def _reached(rows: pd.DataFrame, scores: pd.DataFrame, minimum: int) -> Reached | None:
    own = {str(cohort): of for cohort, of in rows[rows["is_own"] == 1].groupby("cohort")}
    if set(own) != {"after", "before"} or min(each["customers"].sum() for each in own.values()) < minimum:
        return None
    after, before = (_raised_later(own[cohort]) for cohort in ("after", "before"))
    found = satisfaction_of(scores, minimum)
    return Reached(
        months=int(rows["months"].max()),
        customers=int(after[1]),
        raised_later=share(*after),
        raised_later_before=share(*before),
        raised_less=share_change(*before, *after),
        leaving=_leaving(rows, minimum),
        satisfaction=found[0] if found else None,
        survey=found[1] if found else "",
    )


def _raised_later(rows: pd.DataFrame) -> tuple[float, float]:
    return float(rows["customers_raising_later"].sum()), float(rows["customers"].sum())


def _leaving(rows: pd.DataFrame, minimum: int) -> Estimate | None:
    """(risk of those reached / of others) after, over the same before, segments held equal."""
    ratios = []
    for cohort in ("after", "before"):
        frame = sides(rows[rows["cohort"] == cohort], {"customers_lost": "hits", "customers": "total"})
        if min(frame["exposed_total"].sum(), frame["other_total"].sum()) < minimum:
            return None
        try:
            ratios.append(stratified_risk_ratio(frame).adjusted)
        except NotEstimable:
            return None
    return _ratio_of_ratios(*ratios)


def _ratio_of_ratios(after: Estimate, before: Estimate) -> Estimate | None:
    """Two ratios of different customers' fates: their logarithms and variances subtract and add."""
    if min(after.low.amount, before.low.amount) <= 0:
        return None
    first, second = (log(each.high.amount / each.low.amount) / (2 * NORMAL_CRITICAL) for each in (after, before))
    error, middle = hypot(first, second), log(after.value.amount / before.value.amount)
    low, value, high = (Ratio(exp(middle + step * error)) for step in (-NORMAL_CRITICAL, 0, NORMAL_CRITICAL))
    size = after.sample_size + before.sample_size
    method = "difference in differences of risk ratios within segments, Mantel-Haenszel"
    return Estimate(value, low, high, size, method, two_sided_p(middle, error))
