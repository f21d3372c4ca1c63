"""How long customers stay, as curves by group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count, Months
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.between_filters import NOT_STATED, is_shown, without_hidden
from analysis.stories.retention_economics.breakdown import dimension_shown
from analysis.stories.retention_economics.curves import (
    Apart,
    Curve,
    curve_rows,
    curves_by,
    furthest_apart,
    kept_at,
    kept_estimates,
    months_said,
)
from analysis.stories.retention_economics.group_words import customers_of, others_of
from analysis.stories.retention_economics.scope import EVERYBODY, Scope, evidence
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.watched import pace_p_value
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell
from queries.run import QueryResult

ID = "retention-curves"
NAME = "lifetimes by "
MOST_SERIES = 6  # more step curves than this cannot be told apart on one chart


@dataclass(frozen=True)
class Lifetimes:
    """`counts` has customers by dimension, group and month of life: entered, lost, censored."""

    scope: Scope
    result: QueryResult
    counts: pd.DataFrame
    suppressed: int

    @property
    def dimensions(self) -> list[str]:
        """Those with two groups at least."""
        groups = self.counts.groupby("dimension")["group_name"].nunique()
        return [str(each) for each, number in groups.items() if each != EVERYBODY and number > 1]

    def of(self, dimension: str) -> pd.DataFrame:
        if dimension not in self._of:
            self._of[dimension] = self.counts[self.counts["dimension"] == dimension]
        return self._of[dimension]

    @cached_property
    def _of(self) -> dict[str, pd.DataFrame]:
        return {}

    @property
    def customers(self) -> int:
        return int(self.of(EVERYBODY)["entered"].sum())

    @property
    def lost(self) -> int:
        return int(self.of(EVERYBODY)["lost"].sum())

    def largest_part(self, dimension: str) -> float:
        """What part of the customers the largest group of a dimension holds."""
        sizes = self.of(dimension).groupby("group_name")["entered"].sum()
        return float(sizes.max() / sizes.sum())

    @property
    def is_late_entry(self) -> bool:
        """Whether some customers were there before anybody watched."""
        everybody = self.of(EVERYBODY)
        return bool(everybody.loc[everybody["month"] > 0, "entered"].sum() > 0)

    def p_values(self) -> dict[str, float | None]:
        return {f"{NAME}{each}": pace_p_value(self.of(each), "group_name") for each in self.dimensions}


def lifetimes_of(scope: Scope) -> Lifetimes | None:
    """None where no export tells both when customers began and when they left, or nobody left."""
    result = scope.run("retention/lifetimes")
    stated = result.frame[result.frame["group_name"] != NOT_STATED]
    sizes = stated.groupby(["dimension", "group_name"], as_index=False)["entered"].sum()
    kept = suppress_small_groups(sizes[sizes["dimension"] != EVERYBODY], "entered", scope.minimum, ["dimension"])
    everybody = sizes[(sizes["dimension"] == EVERYBODY) & (sizes["entered"] >= scope.minimum)]
    kept = kept.only(is_shown(kept.kept, scope.hidden("entered")))
    everybody = without_hidden(everybody, scope.hidden("entered"))
    shown = pd.concat([everybody, kept.kept])[["dimension", "group_name"]]
    lifetimes = Lifetimes(scope, result, stated.merge(shown, on=["dimension", "group_name"]), kept.suppressed_groups)
    return lifetimes if lifetimes.customers and lifetimes.lost else None


@dataclass(frozen=True)
class CurvesShown:
    """By which dimension the finding draws curves, and whether they are told apart."""

    dimension: str
    is_told: bool
    curves: Mapping[str, Curve]

    @property
    def apart(self) -> Apart | None:
        """The two groups that the claim names."""
        if not self.is_told or self.dimension == EVERYBODY:
            return None
        found = (furthest_apart(self.curves, month) for month in months_said(self.curves))
        return next((each for each in found if each is not None), None)


def what_curves_show(lifetimes: Lifetimes, searched: Searched) -> CurvesShown:
    """By what the reader chose, else by what parts the curves most surely, else by segment."""
    scope = lifetimes.scope
    found = dimension_shown(scope.view.compare_by, lifetimes.dimensions, searched, NAME, otherwise=EVERYBODY)
    dimension = found or EVERYBODY
    curves = _largest(lifetimes.of(dimension), scope.minimum)
    return CurvesShown(dimension, searched.passes(f"{NAME}{dimension}"), curves)


def curves_finding(lifetimes: Lifetimes, searched: Searched) -> Finding | None:
    scope, shown = lifetimes.scope, what_curves_show(lifetimes, searched)
    dimension, is_told, curves = shown.dimension, shown.is_told, shown.curves
    if not curves:
        return None
    by = "" if dimension == EVERYBODY else f" by {dimension}"
    label = {name: f"[{dimension}={name}]" if by else "" for name in curves}
    return Finding(
        id=ID,
        claim=_claim(shown, scope),
        subtitle=(
            f"Share of customers still there, by months since they began{by}; bands are 95 % intervals; "
            f"{lifetimes.customers:,} customers, {lifetimes.lost:,} lost"
        ),
        estimates=kept_estimates(curves, label) | _counts(lifetimes, dimension, is_told, curves, searched),
        evidence=evidence(lifetimes.result, Chart(ChartKind.STEP_CURVES, "share"), curve_rows(curves)),
        grade=Grade.OBSERVED,
        basis=scope.basis(lifetimes.customers, "customer", "subscription", "revenue"),
        caveats=_caveats(lifetimes, dimension, is_told, searched),
        method="survival",
        is_open=not is_told and (dimension != EVERYBODY or not months_said(curves)),
    )


def _largest(counts: pd.DataFrame, minimum: int) -> dict[str, Curve]:
    sizes = counts.groupby("group_name")["entered"].sum().sort_values(ascending=False, kind="stable")
    names = {str(name): "All customers" if name == EVERYBODY else str(name) for name in sizes.index[:MOST_SERIES]}
    return curves_by(counts, "group_name", names, minimum)


def _claim(shown: CurvesShown, scope: Scope) -> Sentence:
    dimension, curves = shown.dimension, shown.curves
    parts: dict[str, Part] = {
        "until": seen_until(scope),
        "stay": "would stay" if scope.is_snapshot else "stay",
        "dimension": dimension,
    }
    months = months_said(curves)
    if dimension == EVERYBODY and months:
        kept = next(iter(kept_at(curves, months[0]).values()))
        return sentence("**{kept} of customers {stay} {month}** {until}", kept=kept, month=Months(months[0]), **parts)
    if dimension == EVERYBODY:
        return sentence("How long customers stay cannot be told yet {until}", **parts)
    if not shown.is_told:
        return sentence("How long customers stay cannot be told apart by {dimension} yet {until}", **parts)
    apart = shown.apart
    if apart is None:
        return sentence("**How long customers stay differs by {dimension}** {until}", **parts)
    return sentence(
        "**{low} of {worst} {stay} {month}, {high} of {best}** {until}",
        low=apart.low,
        worst=customers_of(dimension, apart.worst),
        high=apart.high,
        best=others_of(dimension, apart.best),
        month=Months(apart.month),
        **parts,
    )


def _counts(
    lifetimes: Lifetimes, dimension: str, is_told: bool, curves: Mapping[str, Curve], searched: Searched
) -> dict[str, Estimate]:
    """The counts that claim and caveats say."""
    minimum = lifetimes.scope.minimum
    found = {
        f"assumption[{month} months]": counted(Months(month), lifetimes.customers) for month in months_said(curves)
    }
    found["minimum_group_size"] = counted(Count(minimum, "customers"), minimum)
    if dimension != EVERYBODY and not is_told:
        found |= what_it_takes(lifetimes.lost, lifetimes.largest_part(dimension), searched.tested)
    if lifetimes.suppressed:
        found["groups_left_out"] = counted(Count(lifetimes.suppressed, "groups"), lifetimes.suppressed)
    return found


def seen_until(scope: Scope) -> str:
    """A snapshot shows a pace, not yet a past: what it says of later months is how it would go on."""
    where = f"segment {scope.view.segment}, " if scope.view.segment else ""
    if scope.is_snapshot or scope.period.ends_on is None:
        return f"({where}at the pace of this export, which holds no dates)"
    return f"({where}seen until {scope.period.ends_on:%B %Y})"


def _caveats(lifetimes: Lifetimes, dimension: str, is_told: bool, searched: Searched) -> tuple[Sentence, ...]:
    minimum = lifetimes.scope.minimum
    said = [sentence("A curve ends where fewer than {minimum} customers remain under watch.", minimum=minimum)]
    if lifetimes.is_late_entry and lifetimes.scope.is_snapshot:
        said.append(
            sentence(
                "The export holds who was there at its start or joined since. So each customer is watched for as many "
                "months as the newest have been there, and the curve puts these stretches of life end to end."
            )
        )
    elif lifetimes.is_late_entry:
        said.append(
            sentence(
                "Customers who left before the exports begin are not in them, so each customer counts from the month "
                "in which it was first watched: long-standing ones do not flatter the curve."
            )
        )
    elif lifetimes.scope.is_snapshot:
        said.append(
            sentence(
                "No export says over which time these customers left: if earlier leavers are missing, "
                "the curves lie too high."
            )
        )
    if dimension != EVERYBODY and not is_told:
        said.append(what_would_tell(lifetimes.lost, lifetimes.largest_part(dimension), searched.tested))
    if lifetimes.suppressed:
        verb = "are" if lifetimes.suppressed > 1 else "is"
        number = Count(lifetimes.suppressed, "groups")
        said.append(sentence("{number:word} {verb} too small to show.", number=number, verb=verb))
    return tuple(said)
