"""Whether customers who started later stay longer, or less long, than those who started earlier."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.retention_economics.curves import Curve, curves_by, kept_estimates
from analysis.stories.retention_economics.lifetimes import seen_until
from analysis.stories.retention_economics.scope import Scope, evidence
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.watched import pace_p_value
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell
from queries.run import QueryResult

ID = "cohorts"
NAME = "cohorts"
STEP_MONTHS = 3  # a column of the chart, as starts are by quarter
YEAR_MONTHS = 12


@dataclass(frozen=True)
class Cohorts:
    """`counts` has customers by label of their quarter of start and month of life; too small quarters are left out."""

    scope: Scope
    result: QueryResult
    counts: pd.DataFrame
    labels: tuple[str, ...]  # oldest first
    suppressed: int
    p_value: float | None

    @property
    def customers(self) -> int:
        return int(self.counts["entered"].sum())

    @property
    def lost(self) -> int:
        return int(self.counts["lost"].sum())

    def p_values(self) -> dict[str, float | None]:
        return {NAME: self.p_value}


def cohorts_of(scope: Scope) -> Cohorts | None:
    """None with fewer than two quarters of start that were watched from their first day and can be shown."""
    if scope.is_snapshot:
        return None
    result = scope.run("retention/lifetimes_by_start")
    sizes = result.frame.groupby("cohort")["entered"].sum().reset_index()
    kept = suppress_small_groups(sizes, "entered", scope.minimum)
    counts = result.frame.merge(kept.kept[["cohort"]], on="cohort").sort_values(["cohort", "month"])
    if counts["cohort"].nunique() < 2 or not counts["lost"].sum():
        return None
    labels = tuple(dict.fromkeys(counts["label"]))
    return Cohorts(scope, result, counts, labels, kept.suppressed_groups, pace_p_value(counts, "label"))


def cohorts_finding(cohorts: Cohorts, searched: Searched) -> Finding | None:
    """None where no quarter of start has been watched for three months by enough customers."""
    scope = cohorts.scope
    is_told = searched.passes(NAME)
    curves = curves_by(cohorts.counts, "label", {label: label for label in cohorts.labels}, scope.minimum)
    rows = _rows(curves)
    if rows.empty:
        return None
    kept = {label: each.kept_at(YEAR_MONTHS) for label, each in curves.items()}
    known = {label: each for label, each in kept.items() if each is not None}
    return Finding(
        id=ID,
        claim=_claim(cohorts, is_told, known),
        subtitle=(
            f"Share of customers still there, by quarter of start and months since; {cohorts.customers:,} customers, "
            f"{cohorts.lost:,} lost; empty where fewer than {scope.minimum} remain under watch"
        ),
        estimates=kept_estimates(curves, {label: f"[start={label}]" for label in curves})
        | _counts(cohorts, is_told, searched),
        evidence=evidence(cohorts.result, Chart(ChartKind.HEAT, "share"), rows),
        grade=Grade.OBSERVED,
        basis=scope.basis(cohorts.customers, "customer", "subscription", "revenue"),
        caveats=_caveats(cohorts, is_told, searched),
        method="survival",
        is_open=not is_told,
    )


def _rows(curves: dict[str, Curve]) -> pd.DataFrame:
    """One cell for each quarter of start and step of months that enough customers have reached."""
    cells = []
    for label, each in curves.items():
        for month in range(STEP_MONTHS, int(each.reach) + 1, STEP_MONTHS):
            kept = each.kept_at(month)
            if kept is not None:
                shares = (kept.value.amount, kept.low.amount, kept.high.amount)
                cells.append((label, f"{month} months", *shares, each.customers))
    return pd.DataFrame(cells, columns=["row", "column", "value", "low", "high", "sample_size"])


def _counts(cohorts: Cohorts, is_told: bool, searched: Searched) -> dict[str, Estimate]:
    """The counts that claim and caveats say."""
    minimum, starts = cohorts.scope.minimum, len(cohorts.labels)
    found = {
        "customers_started": counted(Count(cohorts.customers, "customers"), cohorts.customers),
        "quarters_of_start": counted(Count(starts, "quarters"), cohorts.customers),
        "losses": counted(Count(cohorts.lost, "losses"), cohorts.customers),
    }
    if not is_told:
        found |= what_it_takes(cohorts.lost, 1 / starts, searched.tested)
    if cohorts.suppressed:
        found["quarters_left_out"] = counted(Count(cohorts.suppressed, "quarters"), cohorts.suppressed)
        found["minimum_group_size"] = counted(Count(minimum, "customers"), minimum)
    return found


def _claim(cohorts: Cohorts, is_told: bool, known: dict[str, Estimate]) -> Sentence:
    until = seen_until(cohorts.scope)
    if not is_told:
        return sentence(
            "Whether newer customers stay longer than earlier ones cannot be told yet: {customers} started in "
            "{quarters:word}, and {lost} of them left {until}",
            customers=Count(cohorts.customers, "customers"),
            quarters=Count(len(cohorts.labels), "quarters"),
            lost=cohorts.lost,
            until=until,
        )
    best = max(known, key=lambda label: known[label].value.amount, default="")
    worst = min(known, key=lambda label: known[label].value.amount, default="")
    if best == worst or known[best].low.amount <= known[worst].high.amount:
        return sentence("**How long customers stay depends on when they started** {until}", until=until)
    return sentence(
        "**{low} of customers who started in {worst} were there a year later, {high} of those of {best}** {until}",
        worst=worst,
        low=known[worst],
        best=best,
        high=known[best],
        until=until,
    )


def _caveats(cohorts: Cohorts, is_told: bool, searched: Searched) -> tuple[Sentence, ...]:
    said = [
        sentence(
            "Only quarters watched from their first day are shown: of earlier ones, those who left soon are missing."
        )
    ]
    if not is_told:
        said.append(what_would_tell(cohorts.lost, 1 / len(cohorts.labels), searched.tested))
    if cohorts.suppressed:
        said.append(
            sentence(
                "{count:word} of start with fewer than {minimum} customers, or next to such a one, {verb} left out.",
                count=Count(cohorts.suppressed, "quarters"),
                minimum=cohorts.scope.minimum,
                verb="are" if cohorts.suppressed > 1 else "is",
            )
        )
    return tuple(said)
