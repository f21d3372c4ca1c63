"""How often each issue was heard, quarter by quarter, and what the quarters before lead to expect of the latest."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.statistics.early_warning import Heard, Warned, early_warnings
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.stories.between_filters import hidden_groups
from analysis.stories.claim_level import ALONE_LEVEL, CLAIM_LEVEL
from analysis.stories.priority_issues.exposure import REST
from analysis.stories.priority_issues.facts import ALL_SEGMENTS, Facts
from analysis.stories.priority_issues.warning.counted import counted_by_issue
from queries.run import EditionTooOld, QueryResult

QUERY, BASE, PAIRS = "issues/heard_by_quarter", "issues/heard_from", "issues/heard_pairs"
CASE, COMMENT = "case", "comment"
EVERY_SOURCE = "all"
LAST_QUARTERS = 12  # three years: older quarters say little about what happens now


@dataclass(frozen=True)
class IssueHeard:
    """One issue in cases, or in comments. `customers` raised it in the latest quarter; at least so many before.

    `largest` is at most what a single customer raised of the latest quarter's; `plain_ratio` is the ratio if all
    segments and surveys counted alike. `is_told`: a warning is told; `is_watched`: it would be, at one false alarm in
    twenty quarters; `is_shown`: customers enough for it.
    """

    issue: str
    heard_in: str
    warned: Warned
    customers: int
    customers_before: int
    largest: float
    plain_ratio: float
    is_shown: bool
    is_told: bool = False
    is_watched: bool = False

    @property
    def noun(self) -> str:
        return f"{self.heard_in}s"


@dataclass(frozen=True)
class Listening:
    """`each`: everything searched, the most surprising first; `quarter` the label of the latest."""

    facts: Facts
    result: QueryResult
    quarters: tuple[str, ...]
    each: tuple[IssueHeard, ...]

    @property
    def quarter(self) -> str:
        return self.quarters[-1]

    @property
    def told(self) -> tuple[IssueHeard, ...]:
        return tuple(each for each in self.each if each.is_told)

    @property
    def shown(self) -> tuple[IssueHeard, ...]:
        return tuple(each for each in self.each if each.is_shown)


def listening_to(facts: Facts) -> Listening | None:
    """None where no quarter is complete, or too few came before it."""
    if facts.periods.quarter is None:
        return None
    try:
        result = _run(facts, QUERY, facts.segment)
        bases, pairs = _run(facts, BASE, facts.segment).frame, facts.edition.run(PAIRS, segment=facts.segment).frame
    except EditionTooOld:
        return None
    hidden = _hidden(facts)
    found = [
        each
        for heard_in in (CASE, COMMENT)
        if not (heard_in == CASE and facts.holdings.touchpoints)
        for each in _heard_in(heard_in, facts, result.frame, bases[bases["heard_in"] == heard_in], pairs)
    ]
    found = [
        replace(each, is_shown=each.is_shown and each.issue not in hidden.get((each.heard_in,), ())) for each in found
    ]
    return Listening(facts, result, _labels(bases), _judged(found)) if found else None


def _run(facts: Facts, query: str, segment: str) -> QueryResult:
    assert facts.periods.quarter is not None
    return facts.edition.run(query, until=facts.periods.quarter.ends_on, segment=segment)


def _labels(bases: pd.DataFrame) -> tuple[str, ...]:
    ordered = bases.drop_duplicates("starts_on").sort_values("starts_on")["quarter"].astype(str)
    return tuple(ordered.tail(LAST_QUARTERS))


def _heard_in(
    heard_in: str, facts: Facts, rows: pd.DataFrame, bases: pd.DataFrame, pairs: pd.DataFrame
) -> list[IssueHeard]:
    """Every issue of cases, or of comments; none where they do not reach to the latest quarter."""
    quarters = sorted(bases["starts_on"].unique())[-LAST_QUARTERS:]
    assert facts.periods.quarter is not None
    if not quarters or pd.Timestamp(quarters[-1]).date() != facts.periods.quarter.starts_on:
        return []
    own = rows[(rows["heard_in"] == heard_in) & rows["starts_on"].isin(quarters) & (rows["issue"] != REST)]
    single = own[own["source"] != EVERY_SOURCE] if heard_in == COMMENT else own
    searched = counted_by_issue(single, bases, pairs[pairs["heard_in"] == heard_in], quarters)
    latest = own[(own["source"] == EVERY_SOURCE) & (own["starts_on"] == quarters[-1])]
    customers = latest.groupby("issue")["customers"].sum().to_dict()
    warned = early_warnings(list(searched.values()))
    return [
        _issue_heard(issue, heard_in, each, found, int(customers.get(issue, 0)), facts)
        for (issue, each), found in zip(searched.items(), warned, strict=True)
        if found is not None
    ]


def _issue_heard(issue: str, heard_in: str, heard: Heard, warned: Warned, customers: int, facts: Facts) -> IssueHeard:
    return IssueHeard(
        issue,
        heard_in,
        warned,
        customers,
        _customers_before(heard),
        _largest(heard),
        _plain_ratio(heard),
        is_shown=customers >= facts.minimum_group_size,
    )


def _customers_before(heard: Heard) -> int:
    """At least so many, whoever they were: (Σm)²/Σm² (Cauchy and Schwarz)."""
    assert heard.products is not None
    squares = float(heard.products[:-1, :-1].sum())
    return int(heard.counts[:, :-1].sum() ** 2 / squares) if squares else 0


def _largest(heard: Heard) -> float:
    """At most the root of the sum of customers' squares."""
    assert heard.products is not None
    return float(np.sqrt(heard.products[-1, -1]))


def _plain_ratio(heard: Heard) -> float:
    counts, exposures = heard.counts.sum(axis=0), heard.exposures.sum(axis=0)
    usual = counts[:-1].sum() / exposures[:-1].sum() * exposures[-1]
    return float(counts[-1] / usual) if usual else 1.0


def _hidden(facts: Facts) -> dict[tuple[object, ...], frozenset[str]]:
    """By where it was heard, issues that the page of another segment would give away."""
    rows = _run(facts, QUERY, ALL_SEGMENTS).frame
    rows = rows[(rows["starts_on"] == rows["starts_on"].max()) & (rows["source"] == EVERY_SOURCE)]
    by_segment = rows[["heard_in", "segment", "issue", "customers"]]
    whole = by_segment.groupby(["heard_in", "issue"], as_index=False)["customers"].sum().assign(segment=ALL_SEGMENTS)
    frame = (
        pd.concat([by_segment, whole], ignore_index=True)
        .rename(columns={"issue": "group_name"})
        .assign(dimension="issue")
    )
    found = hidden_groups(frame, facts.minimum_group_size, facts.segment, ["heard_in"])
    return {where: frozenset(name for _, name in groups) for where, groups in found.items()}


def _judged(found: list[IssueHeard]) -> tuple[IssueHeard, ...]:
    """False alarms are held over everything searched; where nothing happened, any at all counts as one."""
    p_values = [each.warned.ratio.p_value or 0.0 for each in found]
    told, watched = benjamini_hochberg(p_values, CLAIM_LEVEL), benjamini_hochberg(p_values, ALONE_LEVEL)
    judged = [
        replace(each, is_told=bool(is_told) and each.is_shown, is_watched=bool(is_watched) and each.is_shown)
        for each, is_told, is_watched in zip(found, told, watched, strict=True)
    ]
    return tuple(sorted(judged, key=lambda each: (each.warned.ratio.p_value or 0.0, each.issue, each.heard_in)))
