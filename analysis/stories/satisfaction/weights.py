"""Plain beside weighted by revenue: does the score hide that large accounts think otherwise?"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count, Points, Quantity, Share, ShareChange
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.weighted_difference import PlainSums, weighted_difference
from analysis.statistics.weighted_score import WeightedSums, weighted_score
from analysis.stories.satisfaction.counts import counts_not_shown
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SIDE_QUESTION_LEVEL, Told, in_doubt, is_told, not_shown

IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 45, 18
ALL = "All customers"


@dataclass(frozen=True)
class Scale:
    """How marks become a unit: 100 points each for nps, a share elsewhere."""

    factor: float
    level: Quantity
    difference: Quantity
    lowest: float
    highest: float


def _scale(survey: Survey) -> Scale:
    if survey.kind == "nps":
        return Scale(100, Points(0), Points(0), -100, 100)
    return Scale(1, Share(0), ShareChange(0), 0, 1)


def weighted(row: Mapping[Hashable, Any], scale: Scale) -> Estimate:
    """The score in which each customer counts by its revenue."""
    return weighted_score(_weighted_sums(row, scale), scale.level, scale.lowest, scale.highest)


def plain(row: Mapping[Hashable, Any], scale: Scale) -> Estimate:
    """The score in which each customer counts alike: the same mean with weights of one."""
    f, customers = scale.factor, float(row["customers"])
    marks, squares = f * float(row["mark_sum"]), f**2 * float(row["mark_sum_of_squares"])
    sums = WeightedSums(customers, customers, marks, marks, squares, customers, squares)
    return replace(
        weighted_score(sums, scale.level, scale.lowest, scale.highest),
        method="mean over customers, Wilson interval on its scale",
    )


def _weighted_sums(row: Mapping[Hashable, Any], scale: Scale) -> WeightedSums:
    f = scale.factor
    return WeightedSums(
        weight=float(row["weight_sum"]),
        weight_squared=float(row["weight_squared_sum"]),
        weighted_value=f * float(row["weighted_mark_sum"]),
        weight_squared_value=f * float(row["weight_squared_mark_sum"]),
        weight_squared_value_squared=f**2 * float(row["weight_squared_mark_squared_sum"]),
        answers=float(row["customers"]),
        weighted_value_squared=f**2 * float(row["weighted_mark_squared_sum"]),
    )


def _difference(row: Mapping[Hashable, Any], scale: Scale) -> Estimate | None:
    """None where all who answered pay alike or answer alike."""
    f = scale.factor
    sums = PlainSums(
        f * float(row["mark_sum"]),
        f**2 * float(row["mark_sum_of_squares"]),
        f**2 * float(row["weighted_mark_squared_sum"]),
    )
    try:
        return weighted_difference(_weighted_sums(row, scale), sums, scale.difference)
    except NotEstimable:
        return None


@dataclass(frozen=True)
class Weighed:
    """What the finding was made from: the sums over all customers with revenue."""

    sums: Mapping[Hashable, Any]
    scale: Scale
    difference: Estimate


def weights(telling: Telling, survey: Survey) -> Told | None:
    """The finding; None where Finance tells no revenue of those who answered."""
    parameters = {"period_id": survey.period.period_id, "survey_id": survey.survey_id}
    rows = telling.run("satisfaction/weight_by_group", **parameters)
    total = rows[rows["dimension"] == "all"]
    if total.empty or survey.kind == "ces" or float(total.iloc[0]["customers"]) < telling.minimum:
        return None
    everybody, scale = total.iloc[0].to_dict(), _scale(survey)
    difference = _difference(everybody, scale)
    if difference is None:
        return None
    shown = telling.suppress(telling.without_few_unknown(rows[rows["dimension"] == (telling.dimension or "all")]))
    finding = Finding(
        "weights",
        _claim(survey, everybody, scale, difference),
        f"{survey.scale}, {survey.title}; each customer counted once, beside each weighted by monthly revenue, "
        f"{survey.period.label}",
        {
            **_estimates(survey, telling.dimension, shown.kept, everybody, scale, difference),
            **counts_not_shown(shown.suppressed_groups, telling.minimum),
        },
        _evidence(telling, scale, parameters, _rows(shown.kept, everybody, scale)),
        Grade.OBSERVED,
        Basis((survey.department, "Finance"), round(float(everybody["customers"])), "customers", survey.period.label),
        (
            sentence(
                "Here each of {customers} with revenue counts once, by its mean answer; the score counts answers.",
                customers=Count(float(everybody["customers"]), "customers"),
            ),
            *not_shown(shown.suppressed_groups, telling.minimum),
        ),
        method="weighted_difference",
    )
    importance = IMPORTANCE_TOLD if is_told(difference, SIDE_QUESTION_LEVEL) else IMPORTANCE_NOT_TOLD
    return Told(finding, importance, about=Weighed(everybody, scale, difference))


def _evidence(telling: Telling, scale: Scale, parameters: Mapping[str, object], rows: pd.DataFrame) -> Evidence:
    query, names = (
        "satisfaction/weight_by_group",
        {"first": "Each customer counts alike", "second": "Weighted by revenue"},
    )
    chart = Chart(ChartKind.PAIRED_DOTS, scale.level.unit, names)
    return Evidence(query, telling.parameters(query, **parameters), chart, rows)


def _claim(survey: Survey, row: Mapping[Hashable, Any], scale: Scale, difference: Estimate) -> Sentence:
    parts: dict[str, Part] = {
        "subject": survey.measure.subject,
        "weighted": weighted(row, scale),
        "plain": plain(row, scale),
        "difference": difference,
    }
    if not is_told(difference, SIDE_QUESTION_LEVEL):
        template = (
            "Weighted by revenue the {subject} is {weighted}, counted by customer {plain}; "
            f"whether those who pay more are less happy cannot be told {in_doubt(difference)}"
        )
    elif difference.value.amount < 0:
        template = (
            "Those who pay more are less happy: weighted by revenue the {subject} is {weighted}, "
            "{difference:size} below the plain {plain}"
        )
    else:
        template = (
            "Those who pay more are happier: weighted by revenue the {subject} is {weighted}, "
            "{difference:size} above the plain {plain}"
        )
    return Sentence(template, parts)


def _estimates(
    survey: Survey,
    dimension: str | None,
    groups: pd.DataFrame,
    everybody: Mapping[Hashable, Any],
    scale: Scale,
    difference: Estimate,
) -> dict[str, Estimate]:
    name = f"{survey.measure.name}_revenue_weighted"
    by_group = {f"{name}[{dimension}={row['group_name']}]": weighted(row, scale) for row in groups.to_dict("records")}
    found = {
        name: weighted(everybody, scale),
        f"{name}_difference": difference,
        f"{survey.measure.name}_by_customer": plain(everybody, scale),
    }
    return {**found, **by_group} if dimension else found


def _rows(groups: pd.DataFrame, everybody: Mapping[Hashable, Any], scale: Scale) -> pd.DataFrame:
    rows = [
        (
            label,
            plain(row, scale).value.amount,
            weighted(row, scale).value.amount,
            round(float(row["customers"])),
            label == ALL,
        )
        for label, row in [(ALL, everybody), *((str(row["group_name"]), row) for row in groups.to_dict("records"))]
    ]
    frame = pd.DataFrame(rows, columns=["label", "first", "second", "sample_size", "is_highlighted"])
    return frame.drop_duplicates("label")
