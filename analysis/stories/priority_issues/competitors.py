"""To whom customers are lost, ever more often or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share
from analysis.statistics.trend import share_trend
from analysis.stories.priority_issues.facts import Facts, finding_id
from analysis.stories.priority_issues.judging import search_caveats, searched_estimates, survivors
from queries.run import QueryResult

QUERY = "issues/competitors_by_quarter"
QUARTERS_A_YEAR = 4


@dataclass(frozen=True)
class Named:
    """One competitor over the quarters: `yearly` is by how many percentage points its share of losses moves a year."""

    competitor: str
    hits: pd.Series
    yearly: Estimate
    is_told: bool = False


def competitors_named(facts: Facts) -> Finding | None:
    """Share of losses naming each competitor; None where no competitor is named often enough to be shown."""
    result = facts.edition.run(QUERY, until=facts.periods.level.ends_on, segment=facts.segment)
    if result.frame.empty:
        return None
    table = result.frame.pivot_table(
        index="starts_on", columns=result.frame["competitor"].fillna(""), values="losses", aggfunc="sum", fill_value=0
    )
    totals = table.sum(axis=1)
    named = _searched([each for each in table.columns if each], table, totals, facts.minimum_group_size)
    if not named:
        return None
    labels = result.frame.drop_duplicates("starts_on").set_index("starts_on")["quarter"].reindex(table.index)
    period = f"{labels.iloc[0]} to {labels.iloc[-1]}"
    return Finding(
        id=finding_id("competitors"),
        claim=_claim(named, totals, facts.minimum_group_size),
        subtitle=f"Share of losses that name each competitor, four quarters at a time. {period}",
        estimates=_estimates(named, totals, facts.minimum_group_size),
        evidence=_evidence(facts, result, named, totals, labels),
        grade=Grade.OBSERVED,
        basis=facts.basis(facts.departments_of(("loss",)), int(totals.sum()), "losses", period),
        caveats=_caveats(named),
        method="trend",
        is_open=not any(each.is_told for each in named),
    )


def _searched(competitors: list[str], table: pd.DataFrame, totals: pd.Series, minimum: int) -> list[Named]:
    """Those named often enough to be shown and tested, surest first; the search over them is controlled."""
    found = []
    for competitor in competitors:
        if table[competitor].sum() < minimum:
            continue
        try:
            found.append(Named(competitor, table[competitor], share_trend(table[competitor], totals, QUARTERS_A_YEAR)))
        except NotEstimable:
            continue
    told = survivors([each.yearly for each in found])
    searched = [replace(each, is_told=is_told) for each, is_told in zip(found, told, strict=True)]
    return sorted(searched, key=lambda each: each.yearly.p_value or 0.0)


def _last_year(each: Named, totals: pd.Series) -> Estimate:
    last = slice(-QUARTERS_A_YEAR, None)
    return share(float(each.hits.iloc[last].sum()), float(totals.iloc[last].sum()))


def _claim(named: list[Named], totals: pd.Series, minimum: int) -> Sentence:
    told = [each for each in named if each.is_told]
    if not told:
        return sentence(
            "Whether any competitor takes a growing share of losses **cannot be told yet**; {nearest} comes nearest, "
            "with {yearly:signed} a year ({yearly:interval})",
            nearest=named[0].competitor,
            yearly=named[0].yearly,
        )
    first = next((each for each in told if each.yearly.value.amount > 0), told[0])
    parts: dict[str, Part] = {"name": first.competitor, "yearly": first.yearly}
    ending = ""
    if first.hits.iloc[-QUARTERS_A_YEAR:].sum() >= minimum:
        parts["now"] = _last_year(first, totals)
        ending = ", to {now} in the last four quarters"
    if first.yearly.value.amount > 0:
        opening = "**{name} is named ever more often**: its share of losses grew by {yearly:size} a year"
    else:
        opening = "**{name} is named less and less**: its share of losses shrank by {yearly:size} a year"
    return sentence(opening + ending, **parts)


def _estimates(named: list[Named], totals: pd.Series, minimum: int) -> dict[str, Estimate]:
    found: dict[str, Estimate] = {}
    for each in named:
        found[f"loss_share_per_year[competitor={each.competitor}]"] = each.yearly
        if each.hits.iloc[-QUARTERS_A_YEAR:].sum() >= minimum:
            found[f"loss_share_last_four_quarters[competitor={each.competitor}]"] = _last_year(each, totals)
    return found | searched_estimates(len(named), "competitors")


def _evidence(facts: Facts, result: QueryResult, named: list[Named], totals: pd.Series, labels: pd.Series) -> Evidence:
    """Four quarters at a time: single quarters hold too few losses to show, or to see through."""
    told = [each.competitor for each in named if each.is_told][:1]
    whole = totals.rolling(QUARTERS_A_YEAR).sum()
    rows = []
    for each in named:
        hits = each.hits.rolling(QUARTERS_A_YEAR).sum()
        for quarter in hits.index[hits >= facts.minimum_group_size]:
            rows.append(
                {
                    "label": labels[quarter],
                    "series": each.competitor,
                    "value": hits[quarter] / whole[quarter],
                    "is_highlighted": each.competitor in told,
                    "position": quarter,
                }
            )
    columns = ["label", "series", "value", "is_highlighted"]
    frame = pd.DataFrame(rows, columns=[*columns, "position"]).sort_values(["position", "series"])[columns]
    return Evidence(QUERY, result.parameters, Chart(ChartKind.LINES, "share"), frame.reset_index(drop=True))


def _caveats(named: list[Named]) -> tuple[Sentence, ...]:
    return (
        *search_caveats(len(named), "competitors"),
        sentence(
            "The share is of all losses, those that name no competitor among them. Points of too few are not shown."
        ),
    )
