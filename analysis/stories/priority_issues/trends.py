"""Which issues are raised ever more, or ever less, often by the same number of customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Ratio
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.trend import count_trend
from analysis.stories.priority_issues.exposure import REST
from analysis.stories.priority_issues.facts import Facts, finding_id
from analysis.stories.priority_issues.judging import search_caveats, searched_estimates, survivors, times_needed
from queries.run import QueryResult

QUERY, PAIRS = "issues/cases_by_quarter", "issues/quarter_pairs"
QUARTERS_A_YEAR = 4
PER_CUSTOMERS = 100
LAST_QUARTERS = 12  # three years: older quarters say little about what happens now
MOST_SERIES = 10  # lines that can still be told apart; the point made is highlighted
NEARLY_ENOUGH = 1.1  # times as many cases: below it "1.0 times" would read as if there were enough
RATE_UNIT = "cases per 100 customers"


@dataclass(frozen=True)
class Trend:
    """`factor`: how many times as many cases per customer each year brings; `is_told`: survives the search."""

    issue: str
    factor: Estimate
    is_told: bool

    @property
    def direction(self) -> str | None:
        """ "rose" or "fell"; None where chance would show as much."""
        if not self.is_told:
            return None
        return "rose" if self.factor.value.amount > 1 else "fell"


@dataclass(frozen=True)
class Trends:
    """`quarters`: starts_on, quarter, issue, mentions, customers, customers_on_books, per_hundred."""

    facts: Facts
    result: QueryResult
    quarters: pd.DataFrame
    each: tuple[Trend, ...]


def trends_of(facts: Facts) -> Trends | None:
    """None where topics of cases are not known by quarter; low scores wait on surveys, so their number has no trend."""
    if facts.holdings.touchpoints:
        return None
    result = facts.edition.run(QUERY, until=facts.periods.level.ends_on, segment=facts.segment)
    frame = result.frame
    if frame.empty:
        return None
    recent = frame[frame["starts_on"].isin(sorted(frame["starts_on"].unique())[-LAST_QUARTERS:])]
    quarters = recent.assign(per_hundred=PER_CUSTOMERS * recent["mentions"] / recent["customers_on_books"])
    pairs = facts.edition.run(PAIRS, segment=facts.segment).frame
    factors = {str(issue): _factor(rows, pairs) for issue, rows in quarters.groupby("issue") if issue != REST}
    tested = {issue: factor for issue, factor in factors.items() if factor is not None}
    told = survivors(list(tested.values()))
    trends = (Trend(issue, factor, is_told) for (issue, factor), is_told in zip(tested.items(), told, strict=True))
    return Trends(facts, result, quarters, tuple(sorted(trends, key=lambda trend: trend.factor.p_value or 0.0)))


def _factor(rows: pd.DataFrame, pairs: pd.DataFrame) -> Estimate | None:
    if rows["customers"].sum() == 0:
        return None
    try:
        return count_trend(rows["mentions"], rows["customers_on_books"], QUARTERS_A_YEAR, _products(rows, pairs))
    except NotEstimable:
        return None


def _products(rows: pd.DataFrame, pairs: pd.DataFrame) -> np.ndarray:
    """Of mentions in one quarter with those in another, summed over customers; quarters as in `rows`."""
    own, quarters = pairs[pairs["issue"] == rows["issue"].iloc[0]], pd.Index(rows["starts_on"])
    first, second = (quarters.get_indexer(own[each]) for each in ("first_starts_on", "second_starts_on"))
    are_shown = (first >= 0) & (second >= 0)
    upper = np.zeros((len(quarters), len(quarters)))
    upper[first[are_shown], second[are_shown]] = own["mentions_product"].to_numpy(dtype=float)[are_shown]
    return np.asarray(upper + np.triu(upper, 1).T)


def trend_finding(trends: Trends) -> Finding | None:
    """Cases per 100 customers and quarter; None where no issue has quarters enough."""
    if not trends.each:
        return None
    quarters = trends.quarters
    departments = trends.facts.departments_of(("topic",))
    labels = quarters.drop_duplicates("starts_on").sort_values("starts_on")["quarter"].tolist()
    period = f"{labels[0]} to {labels[-1]}"
    return Finding(
        id=finding_id("trend"),
        claim=_claim(trends),
        subtitle=f"Cases per 100 customers and quarter, by issue. {period}",
        estimates=_estimates(trends),
        evidence=_evidence(trends),
        grade=Grade.OBSERVED,
        basis=trends.facts.basis(departments, int(quarters["mentions"].sum()), "cases", period),
        caveats=_caveats(trends),
        method="trend",
        is_open=not any(trend.is_told for trend in trends.each),
    )


def _estimates(trends: Trends) -> dict[str, Estimate]:
    found = {f"yearly_factor[issue={trend.issue}]": trend.factor for trend in trends.each}
    times = _times_needed(trends.each[0].factor, len(trends.each))
    if times is not None:
        found["times_as_many_cases_needed"] = counted(Ratio(times), trends.each[0].factor.sample_size)
    return found | searched_estimates(len(trends.each), "issues")


def _claim(trends: Trends) -> Sentence:
    told = [trend for trend in trends.each if trend.is_told]
    if not told:
        return _undecided(trends)
    first = told[0]
    opposite = next((trend for trend in told[1:] if trend.direction != first.direction), None)
    parts: dict[str, Part] = {"first": first.issue, "factor": first.factor}
    if opposite is not None:
        return sentence(
            f"**{{first}} cases {first.direction} while {{other}} cases {opposite.direction}**: each year brought "
            "{factor} and {other_factor} as many per customer as the year before",
            other=opposite.issue,
            other_factor=opposite.factor,
            **parts,
        )
    return sentence(
        f"**{{first}} cases {first.direction}**: each year brought {{factor}} as many per customer as the year before",
        **parts,
    )


def _undecided(trends: Trends) -> Sentence:
    nearest = trends.each[0]
    return sentence(
        "Whether any issue is raised more or less often than before **cannot be told yet**; {nearest} comes nearest, "
        "with {factor} as many a year ({factor:interval})",
        nearest=nearest.issue,
        factor=nearest.factor,
    )


def _caveats(trends: Trends) -> tuple[Sentence, ...]:
    told = [trend for trend in trends.each if trend.is_told]
    searched = search_caveats(len(trends.each), "issues")
    if told:
        others = [trend for trend in told if trend.issue not in _highlighted(trends)]
        return (*searched, *(_also(trend) for trend in others))
    times = _times_needed(trends.each[0].factor, len(trends.each))
    if times is None:
        return searched
    if times < NEARLY_ENOUGH:
        return (*searched, sentence("A few more cases would tell a trend of that size."))
    needed = sentence("To tell a trend of that size would take about {times} as many cases.", times=Ratio(times))
    return (*searched, needed)


def _also(trend: Trend) -> Sentence:
    return sentence(
        f"{{issue}} cases {trend.direction} too: {{factor}} as many a year.", issue=trend.issue, factor=trend.factor
    )


def _times_needed(factor: Estimate, searched: int) -> float | None:
    """How many times as many cases would show a factor of this size."""
    if factor.low.amount <= 0:
        return None
    return times_needed(log(factor.value.amount), log(factor.high.amount / factor.low.amount) / 2, searched)


def _highlighted(trends: Trends) -> Sequence[str]:
    told = [trend for trend in trends.each if trend.is_told]
    opposite = [trend for trend in told[1:] if trend.direction != told[0].direction][:1]
    return [trend.issue for trend in (*told[:1], *opposite)]


def _evidence(trends: Trends) -> Evidence:
    quarters, highlighted = trends.quarters, _highlighted(trends)
    sizes = quarters.groupby("issue")["mentions"].sum().sort_values(ascending=False, kind="stable")
    shown = list(dict.fromkeys([*highlighted, *sizes.index]))[:MOST_SERIES]
    is_large_enough = quarters["customers"] >= trends.facts.minimum_group_size
    kept = quarters[quarters["issue"].isin(shown) & is_large_enough].sort_values(["starts_on", "issue"])
    rows = kept.assign(
        label=kept["quarter"],
        series=kept["issue"],
        value=kept["per_hundred"],
        is_highlighted=kept["issue"].isin(highlighted),
    )[["label", "series", "value", "is_highlighted"]]
    return Evidence(QUERY, trends.result.parameters, Chart(ChartKind.LINES, RATE_UNIT), rows.reset_index(drop=True))
