"""How many customers were kept, by group."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count, Share, ShareChange
from analysis.sentences import Sentence, sentence
from analysis.statistics.answers_needed import answers_needed_for_share_change
from analysis.stories.claim_level import RETENTION_LEVEL
from analysis.stories.retention_economics.breakdown import dimension_shown
from analysis.stories.retention_economics.customers_kept import (
    NAME,
    CustomersKept,
    churn_of,
    extremes,
    furthest_apart,
    logos_of,
)
from analysis.stories.retention_economics.definitions import decides, disagreement, is_contradictory, told_by_others
from analysis.stories.retention_economics.group_words import customers_of, others_of
from analysis.stories.retention_economics.scope import evidence
from analysis.stories.retention_economics.searched import Searched

ID = "customers-kept"


@dataclass(frozen=True)
class Shown:
    """Which groups the finding shows, and the two of them that its claim names."""

    dimension: str | None
    is_told: bool
    rows: pd.DataFrame
    pair: tuple[pd.Series, pd.Series] | None


def what_is_shown(kept: CustomersKept, searched: Searched) -> Shown:
    dimension = dimension_shown(kept.scope.view.compare_by, kept.books.comparable, searched, NAME)
    is_told = dimension is not None and searched.passes(f"{NAME}{dimension}")
    rows = kept.books.of(dimension) if dimension else pd.DataFrame([kept.everybody]).assign(group_name="All customers")
    return Shown(dimension, is_told, rows, extremes(rows) if is_told else None)


def kept_finding(kept: CustomersKept, searched: Searched) -> Finding:
    shown = what_is_shown(kept, searched)
    dimension, pair = shown.dimension, shown.pair
    chart = Chart(ChartKind.DOTS, "share", reference=kept.churn.value.amount)
    estimates = kept.books.estimates("customer_churn_share", churn_of)
    estimates |= kept.starts.estimates("logo_retention", logos_of)
    untold = None if shown.is_told else dimension
    return Finding(
        id=ID,
        claim=_claim(kept, dimension or "", pair),
        subtitle=_subtitle(kept, dimension),
        estimates=estimates | _counts(kept, untold, searched),
        evidence=evidence(kept.result, chart, _rows(shown.rows, pair)),
        grade=Grade.OBSERVED,
        basis=kept.scope.basis(kept.everybody["customers"], "customer", "subscription", "revenue"),
        caveats=_caveats(kept, untold, searched),
        method="share",
    )


def _claim(kept: CustomersKept, dimension: str, pair: tuple[pd.Series, pd.Series] | None) -> Sentence:
    when = kept.scope.period_words
    if not kept.lost:
        return sentence("**No customer left** {when}, as far as {told} tell", when=when, told=decides(kept.scope))
    kept_or_lost = kept.logos or kept.churn
    opening = "**{share} of customers were kept** {when}" if kept.logos else "**{share} of customers left** {when}"
    if pair is None:
        return sentence(opening, share=kept_or_lost, when=when)
    worst, best = pair
    return sentence(
        opening + "; {worst} of {worst_name} left, {best} of {best_name}",
        share=kept_or_lost,
        when=when,
        worst=churn_of(worst),
        worst_name=customers_of(dimension, str(worst["group_name"])),
        best=churn_of(best),
        best_name=others_of(dimension, str(best["group_name"])),
    )


def _subtitle(kept: CustomersKept, dimension: str | None) -> str:
    by = f" by {dimension}" if dimension else ""
    on_the_books = f"{int(kept.everybody['customers']):,} customers on the books"
    start = f", {int(kept.everybody['at_start']):,} of them there at the start" if kept.logos else ""
    return f"Share of customers lost{by}, with 95 % intervals; {on_the_books}{start}"


def _rows(shown: pd.DataFrame, pair: tuple[pd.Series, pd.Series] | None) -> pd.DataFrame:
    rows = []
    for _, row in shown.iterrows():
        lost = churn_of(row)
        is_worst = pair is not None and row["group_name"] == pair[0]["group_name"]
        shares = (lost.value.amount, lost.low.amount, lost.high.amount)
        rows.append((row["group_name"], *shares, int(row["customers"]), is_worst))
    columns = ["label", "value", "low", "high", "sample_size", "is_highlighted"]
    return pd.DataFrame(rows, columns=columns).sort_values("value", ascending=False, kind="stable")


def _caveats(kept: CustomersKept, untold: str | None, searched: Searched) -> tuple[Sentence, ...]:
    said = list(disagreement(kept.scope)) if is_contradictory(kept.scope) else []
    joined = _joined(kept)
    if joined:
        said.append(
            sentence(
                "{joined} joined since the start: on the books, but in no denominator of what was kept.",
                joined=Count(joined, "customers"),
            )
        )
    if untold and kept.lost:
        said.append(_cannot_tell(kept.books.of(untold), untold, searched))
    return (*said, *kept.books.caveat(kept.scope.minimum))


def _joined(kept: CustomersKept) -> int:
    return int(kept.everybody["customers"] - kept.everybody["at_start"])


def _counts(kept: CustomersKept, untold: str | None, searched: Searched) -> dict[str, Estimate]:
    """The counts that the caveats say."""
    found = told_by_others(kept.scope) if is_contradictory(kept.scope) else {}
    found |= kept.books.left_out(kept.scope.minimum)
    if _joined(kept):
        found["customers_joined"] = counted(Count(_joined(kept), "customers"), int(kept.everybody["customers"]))
    if untold and kept.lost:
        found["comparisons_searched"] = counted(Count(searched.tested, "comparisons"), searched.tested)
        needed = _needed(kept.books.of(untold), searched)
        found |= {} if needed is None else {"customers_needed": counted(needed, kept.lost)}
    return found


def _needed(rows: pd.DataFrame, searched: Searched) -> Count | None:
    """Customers in each group that would tell the difference seen; None where there is none."""
    worst, best = furthest_apart(rows)
    low, high = churn_of(best).value.amount, churn_of(worst).value.amount
    of_one = RETENTION_LEVEL / max(searched.tested, 1)
    needed = answers_needed_for_share_change(Share(low), ShareChange(high - low), level=of_one)
    return None if needed is None else Count(needed.amount, "customers")


def _cannot_tell(rows: pd.DataFrame, dimension: str, searched: Searched) -> Sentence:
    """How many customers it would take, at the difference seen."""
    needed = _needed(rows, searched)
    opening = "Whether customers leave more by {dimension} cannot be told yet"
    if needed is None:
        return sentence(opening + ": every group lost the same share.", dimension=dimension)
    return sentence(
        opening + " ({tested} searched): it would take about {needed} in each group.",
        dimension=dimension,
        tested=Count(searched.tested, "comparisons"),
        needed=needed,
    )
