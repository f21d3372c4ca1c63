"""Issues that take an ever larger, or ever smaller, share of what customers write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.trend import FEWEST_PERIODS, count_trend
from analysis.stories.priority_issues.judging import search_caveats, searched_estimates, survivors
from analysis.stories.priority_issues.objections.known import segments_within
from analysis.stories.priority_issues.trends import LAST_QUARTERS, QUARTERS_A_YEAR, Trend
from analysis.stories.voice.facts import ALL, ANSWER, Facts, finding_id
from analysis.stories.voice.latest import BEFORE, NOW, Latest, latest_of
from analysis.stories.voice.quarter_products import Products, QuarterPairs
from analysis.stories.voice.ranked import NO_NAME
from queries.run import QueryResult

QUERY, PAIRS = "voice/by_quarter", "voice/quarter_pairs"
MOVES = "moves of issues"
MOST_LINES = 6  # that can still be told apart; the estimates hold all
OF = {ANSWER: "survey comments", ALL: "comments"}


@dataclass(frozen=True)
class Trends:
    """`quarters`: starts_on, quarter, issue, customers, comments (on it), whole (all comments), share.

    `scope`: answers to surveys alone, since how many cases are opened moves the whole; all comments where no survey has
    enough quarters.
    """

    facts: Facts
    result: QueryResult
    scope: str
    quarters: pd.DataFrame
    each: tuple[Trend, ...]  # over all quarters
    latest: tuple[Latest, ...]

    @property
    def moved(self) -> list[Latest]:
        """Issues whose share is another in the latest quarter, by more than chance; the surest first."""
        return sorted((each for each in self.latest if each.is_told), key=lambda each: each.contrast.p_value)

    @property
    def whole(self) -> float:
        """All comments of these quarters."""
        return float(self.quarters.drop_duplicates("starts_on")["whole"].sum())

    @property
    def told(self) -> list[str]:
        moved = [each.issue for each in self.moved]
        return [*moved, *(each.issue for each in self.each if each.is_told and each.issue not in moved)]

    @property
    def searched(self) -> int:
        return len(self.each) + len(self.latest)

    def of(self, issue: str) -> Trend | None:
        return next((each for each in self.each if each.issue == issue), None)


def trends_of(facts: Facts) -> Trends | None:
    """None where the comments on issues cover too few quarters."""
    for scope in (ANSWER, ALL):
        found = _in_scope(facts, scope)
        if found is not None:
            return found
    return None


def _in_scope(facts: Facts, scope: str) -> Trends | None:
    result = facts.edition.run(QUERY, until=facts.periods.level.ends_on, segment=facts.segment, scope=scope)
    quarters = _quarters(result.frame, set(facts.issues) - NO_NAME)
    if quarters.empty or quarters["starts_on"].nunique() < FEWEST_PERIODS:
        return None
    pairs = QuarterPairs.read(facts.edition.run(PAIRS, segment=facts.segment, scope=scope).frame)
    by_issue = {str(issue): rows.sort_values("starts_on") for issue, rows in quarters.groupby("issue")}
    products = {issue: Products.of(rows, pairs) for issue, rows in by_issue.items()}
    found = {issue: _factor(rows, products[issue]) for issue, rows in by_issue.items()}
    factors = {issue: factor for issue, factor in found.items() if factor is not None}
    found_latest = (latest_of(rows, products[issue], facts.minimum_group_size) for issue, rows in by_issue.items())
    latest = [each for each in found_latest if each is not None]
    told = survivors([*factors.values(), *(each.contrast.difference for each in latest)])
    trends = (Trend(issue, factor, is_told) for (issue, factor), is_told in zip(factors.items(), told, strict=False))
    each = tuple(sorted(trends, key=lambda trend: trend.factor.p_value or 0.0))
    judged = tuple(one.judged(is_told) for one, is_told in zip(latest, told[len(factors) :], strict=True))
    return Trends(facts, result, scope, quarters, each, judged) if each else None


def _quarters(frame: pd.DataFrame, issues: set[str]) -> pd.DataFrame:
    recent = frame[frame["starts_on"].isin(sorted(frame["starts_on"].unique())[-LAST_QUARTERS:])]
    whole = recent[recent["kind"] == ALL].set_index("starts_on")
    own = recent[recent["subject"].isin(issues) & (recent["kind"] == "issue")]
    quarters = own.assign(
        issue=own["subject"],
        whole=own["starts_on"].map(whole["comments"]).fillna(0.0),
        whole_customers=own["starts_on"].map(whole["customers"]).fillna(0.0),
    )
    return quarters.assign(share=quarters["comments"] / quarters["whole"].replace(0.0, np.nan))


def _factor(rows: pd.DataFrame, products: Products) -> Estimate | None:
    shares = rows["share"].fillna(0.0).to_numpy(dtype=float)
    try:
        return count_trend(rows["comments"], rows["whole"], QUARTERS_A_YEAR, products.beyond(shares))
    except NotEstimable:
        return None


def trend_finding(trends: Trends) -> Finding:
    facts, of = trends.facts, OF[trends.scope]
    labels = trends.quarters.drop_duplicates("starts_on").sort_values("starts_on")["quarter"].tolist()
    basis = facts.basis(trends.whole, *([ANSWER] if trends.scope == ANSWER else []), sample_of=of)
    period = f"{labels[0]} to {labels[-1]}"
    return Finding(
        id=finding_id("trend"),
        claim=_claim(trends),
        subtitle=f"Share of {of} that name each issue, by quarter. {period}",
        estimates=_estimates(trends),
        evidence=_evidence(trends),
        grade=Grade.OBSERVED,
        basis=type(basis)(basis.departments, basis.sample_size, basis.sample_of, period),
        caveats=(*search_caveats(trends.searched, MOVES), *_also(trends)),
        quotations=facts.quoted.of_issue(trends.told[0]) if trends.told else (),
        method="trend",
        is_open=not trends.told,
    )


def _claim(trends: Trends) -> Sentence:
    if trends.moved:
        of = OF[trends.scope]
        return trends.moved[0].said(
            f"**{{issue}} takes a {{larger}} share of {of} than before**: {{now}} in {{quarter}}"
        )
    first, of = trends.each[0], OF[trends.scope]
    parts: dict[str, Part] = {"first": first.issue, "factor": first.factor}
    if not first.is_told:
        return sentence(
            "Whether any issue takes more or less of what customers write than before **cannot be told yet**; {first} "
            "comes nearest, with {factor} as large a share a year ({factor:interval})",
            **parts,
        )
    more = "more" if first.direction == "rose" else "less"
    return sentence(
        f"**Customers write ever {more} of {{first}}**: each year its share of {of} was {{factor}} that of the year "
        "before",
        **parts,
    )


def _also(trends: Trends) -> tuple[Sentence, ...]:
    moved = [each.said("{issue} takes a {larger} share too: {now} in {quarter}", ".") for each in trends.moved[1:3]]
    told = [each for each in trends.each if each.is_told][0 if trends.moved else 1 :][:2]
    return (*moved, *(_over_years(each) for each in told))


def _over_years(each: Trend) -> Sentence:
    return sentence(
        f"Over all quarters the share of {{issue}} {each.direction}: {{factor}} as large each year.",
        issue=each.issue,
        factor=each.factor,
    )


def _estimates(trends: Trends) -> dict[str, Estimate]:
    found = {f"yearly_factor_of_share[issue={trend.issue}]": trend.factor for trend in trends.each}
    for each in trends.latest:
        if each.may_say_now:
            found[f"comment_share_latest_quarter[issue={each.issue}]"] = each.contrast.level
        if each.may_say_before:
            found[f"comment_share_four_quarters_before[issue={each.issue}]"] = each.contrast.rest_level
        if each.may_say_now and each.may_say_before:
            found[f"comment_share_change[issue={each.issue}]"] = each.contrast.difference
    return found | searched_estimates(trends.searched, MOVES)


def _evidence(trends: Trends) -> Evidence:
    """Where the latest quarter is the point, it stands beside the four before; otherwise all quarters are drawn."""
    rows = _pairs(trends) if trends.moved and trends.moved[0].may_say_before else pd.DataFrame()
    if len(rows):
        names = {"first": "Four quarters before", "second": trends.moved[0].quarter}
        return Evidence(QUERY, trends.result.parameters, Chart(ChartKind.PAIRED_DOTS, "share", names=names), rows)
    told = trends.told
    sizes = trends.quarters.groupby("issue")["comments"].sum().sort_values(ascending=False, kind="stable")
    shown = list(dict.fromkeys([*told[:1], *sizes.index]))[:MOST_LINES]
    return Evidence(QUERY, trends.result.parameters, Chart(ChartKind.LINES, "share"), lines(trends, shown, told[:1]))


def _pairs(trends: Trends) -> pd.DataFrame:
    shown = [each for each in trends.latest if each.may_say_now and each.may_say_before]
    rows = [
        {
            "label": each.issue,
            "first": each.contrast.rest_level.value.amount,
            "second": each.contrast.level.value.amount,
            "sample_size": each.contrast.difference.sample_size,
            "is_highlighted": each is trends.moved[0],
        }
        for each in sorted(shown, key=lambda each: -each.contrast.level.value.amount)
    ]
    return pd.DataFrame(rows)


def lines(trends: Trends, shown: Sequence[str], highlighted: Sequence[str]) -> pd.DataFrame:
    """Quarters in which customers enough spoke of it."""
    quarters = trends.quarters
    is_large_enough = quarters["customers"] >= trends.facts.minimum_group_size
    kept = quarters[quarters["issue"].isin(shown) & is_large_enough].sort_values(["starts_on", "issue"])
    rows = kept.assign(
        label=kept["quarter"],
        series=kept["issue"],
        value=kept["share"],
        is_highlighted=kept["issue"].isin(highlighted),
    )
    return rows[["label", "series", "value", "is_highlighted"]].reset_index(drop=True)


def trends_within(trends: Trends, issue: str) -> list[bool]:
    """For each segment with customers enough on both sides, whether its share is larger in the latest quarter."""
    found = []
    for segment in segments_within(trends.facts):
        result = trends.facts.edition.run(
            QUERY, until=trends.facts.periods.level.ends_on, segment=segment, scope=trends.scope
        )
        rows = _quarters(result.frame, {issue}).sort_values("starts_on")
        sides = [rows.iloc[each] for each in (BEFORE, NOW)]
        if min((each["customers"].sum() for each in sides), default=0) < trends.facts.minimum_group_size:
            continue
        before, now = (each["comments"].sum() / max(each["whole"].sum(), 1.0) for each in sides)
        found.append(bool(now > before))
    return found
