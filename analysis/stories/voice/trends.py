"""Issues that take an ever larger, or ever smaller, share of what customers write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.trend import FEWEST_PERIODS, count_trend
from analysis.stories.priority_issues.judging import search_caveats, searched_estimates, survivors
from analysis.stories.priority_issues.trends import LAST_QUARTERS, MOST_SERIES, QUARTERS_A_YEAR, Trend
from analysis.stories.voice.contrasts import Contrast, contrast
from analysis.stories.voice.facts import ALL, ANSWER, Facts, finding_id
from analysis.stories.voice.quarter_products import Products
from analysis.stories.voice.ranked import NO_NAME
from queries.run import QueryResult

QUERY, PAIRS = "voice/by_quarter", "voice/quarter_pairs"
MOVES = "moves of issues"
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
    latest: Mapping[str, Contrast]  # the share in the latest quarter beside that in the four before

    @property
    def quarter(self) -> str:
        return str(self.quarters.sort_values("starts_on")["quarter"].iloc[-1])

    @property
    def moved(self) -> list[str]:
        """Issues whose share is another in the latest quarter, by more than chance; the surest first."""
        told = [(each.p_value, issue) for issue, each in self.latest.items() if each.is_told]
        return [issue for _, issue in sorted(told)]

    @property
    def told(self) -> list[str]:
        return [*self.moved, *(each.issue for each in self.each if each.is_told and each.issue not in self.moved)]

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
    pairs = facts.edition.run(PAIRS, segment=facts.segment, scope=scope).frame
    by_issue = {str(issue): rows.sort_values("starts_on") for issue, rows in quarters.groupby("issue")}
    products = {issue: Products.of(rows, pairs) for issue, rows in by_issue.items()}
    found = {issue: _factor(rows, products[issue]) for issue, rows in by_issue.items()}
    factors = {issue: factor for issue, factor in found.items() if factor is not None}
    latest = {issue: each for issue, rows in by_issue.items() for each in (_latest(rows, products[issue]),) if each}
    told = survivors([*factors.values(), *(each.difference for each in latest.values())])
    trends = (Trend(issue, factor, is_told) for (issue, factor), is_told in zip(factors.items(), told, strict=False))
    each = tuple(sorted(trends, key=lambda trend: trend.factor.p_value or 0.0))
    judged = zip(latest.items(), told[len(factors) :], strict=True)
    moved = {issue: replace(one, is_told=is_told) for (issue, one), is_told in judged}
    return Trends(facts, result, scope, quarters, each, moved) if each else None


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


def _latest(rows: pd.DataFrame, products: Products) -> Contrast | None:
    """The last quarter beside the four before it; None where either holds no comments."""
    if len(rows) <= QUARTERS_A_YEAR:
        return None
    last, before = slice(-1, None), slice(-1 - QUARTERS_A_YEAR, -1)
    now, then = (products.tally(rows, each) for each in (last, before))
    if min(now.answers, then.answers) <= 0 or now.top_two + then.top_two <= 0:
        return None
    return contrast(now, then)


def trend_finding(trends: Trends) -> Finding:
    facts, of = trends.facts, OF[trends.scope]
    labels = trends.quarters.drop_duplicates("starts_on").sort_values("starts_on")["quarter"].tolist()
    whole = trends.quarters.drop_duplicates("starts_on")["whole"].sum()
    basis = facts.basis(whole, *([ANSWER] if trends.scope == ANSWER else []), sample_of=of)
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
        return _moved(
            trends, trends.moved[0], "**{issue} takes a {larger} share of {of} than before**: {now} in {quarter}"
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


def _moved(trends: Trends, issue: str, words: str, ending: str = "") -> Sentence:
    each = trends.latest[issue]
    return sentence(
        words + ", against {then} in the four quarters before" + ending,
        issue=issue,
        larger="larger" if each.is_above else "smaller",
        of=OF[trends.scope],
        now=each.level,
        then=each.rest_level,
        quarter=trends.quarter,
        tested=each.difference,
    )


def _also(trends: Trends) -> tuple[Sentence, ...]:
    more = "{issue} takes a {larger} share too: {now} in {quarter}"
    moved = [_moved(trends, issue, more, ".") for issue in trends.moved[1:3]]
    told = [each for each in trends.each if each.is_told][0 if trends.moved else 1 :][:2]
    return (*moved, *(_over_years(each) for each in told))


def _over_years(each: Trend) -> Sentence:
    return sentence(
        f"Over all quarters the share of {{issue}} {each.direction}: {{factor}} as large each year.",
        issue=each.issue,
        factor=each.factor,
    )


def _estimates(trends: Trends) -> dict[str, Estimate]:
    found = {f"yearly_factor_of_share[issue={each.issue}]": each.factor for each in trends.each}
    for issue, each in trends.latest.items():
        if issue in trends.moved:
            found[f"comment_share_latest_quarter[issue={issue}]"] = each.level
            found[f"comment_share_four_quarters_before[issue={issue}]"] = each.rest_level
        found[f"comment_share_change[issue={issue}]"] = each.difference
    return found | searched_estimates(trends.searched, MOVES)


def _evidence(trends: Trends) -> Evidence:
    told = trends.told
    sizes = trends.quarters.groupby("issue")["comments"].sum().sort_values(ascending=False, kind="stable")
    shown = list(dict.fromkeys([*told[:1], *sizes.index]))[:MOST_SERIES]
    return Evidence(QUERY, trends.result.parameters, Chart(ChartKind.LINES, "share"), lines(trends, shown, told[:1]))


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
