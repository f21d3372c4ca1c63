"""A level and a change with every group counted as the whole customer base has it."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.standardised import standardised
from analysis.stories.satisfaction.coverage import coverage_by_group, coverage_of
from analysis.stories.satisfaction.groups import tallies_of
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.objections.known import rows_if_known
from analysis.stories.satisfaction.split import FEWEST_GROUPS, SMALLER_GROUPS, Split
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally
from analysis.stories.satisfaction.telling import Telling


def reweighting_dimension(telling: Telling, survey: Survey) -> str | None:
    """The segment where customers have one and all are looked at; otherwise what customers are compared by."""
    known = set(telling.every_group(survey, survey.period)["dimension"])
    return "segment" if telling.segment == "all" and "segment" in known else telling.dimension


def reweighted_level(telling: Telling, survey: Survey, dimension: str) -> Estimate | None:
    """None where fewer than two groups of the base answered, or nobody silent is known."""
    if coverage_of(telling, survey) is None:
        return None
    base = _base(telling, survey, dimension)
    tallies = tallies_of(telling.every_group(survey, survey.period), dimension)
    heard = {name: each for name, each in tallies.items() if each.answers > 0 and base.get(name, 0) > 0}
    if len(heard) < FEWEST_GROUPS:
        return None
    pooled = _pooled_variance(survey.measure, list(heard.values()))
    rows = [(base[name], *_value_and_error(survey.measure, each, pooled)) for name, each in heard.items()]
    return standardised(pd.DataFrame(rows, columns=["customers", "value", "error"]), survey.measure.unit)


def reweighted_change(telling: Telling, split: Split) -> Estimate | None:
    """Of the groups that answered on both sides of a change; groups too small to show count together."""
    survey = split.change.survey
    base = _base(telling, survey, split.dimension)
    groups = split.parts.groups.dropna(subset=["change"])
    shown = set(groups["group"])
    base[SMALLER_GROUPS] = sum(customers for name, customers in base.items() if name not in shown)
    frame = pd.DataFrame(
        {
            "customers": [base.get(str(name), 0.0) for name in groups["group"]],
            "value": groups["change"].astype(float),
            "error": (groups["change_high"] - groups["change"]).astype(float) / NORMAL_CRITICAL,
        }
    )
    try:
        return standardised(frame, survey.measure.change_unit, is_difference=True)
    except NotEstimable:
        return None


def reweighted_difference(
    telling: Telling, survey: Survey, dimension: str, strata: dict[str, tuple[Tally, Tally]]
) -> Estimate | None:
    """Of two kinds of customers within each group; None where fewer than two groups of the base hold both."""
    if coverage_of(telling, survey) is None:
        return None
    base, measure = _base(telling, survey, dimension), survey.measure
    both = {
        name: pair for name, pair in strata.items() if base.get(name, 0) > 0 and all(each.answers > 0 for each in pair)
    }
    if len(both) < FEWEST_GROUPS:
        return None
    pooled = _pooled_variance(measure, [each for pair in both.values() for each in pair])
    rows = []
    for name, pair in both.items():
        (first, error), (second, other) = (_value_and_error(measure, each, pooled) for each in pair)
        rows.append((base[name], second - first, sqrt(error**2 + other**2)))
    frame = pd.DataFrame(rows, columns=["customers", "value", "error"])
    return standardised(frame, measure.change_unit, is_difference=True)


def _base(telling: Telling, survey: Survey, dimension: str) -> dict[str, float]:
    """All customers by group; where no export tells who stayed a customer, those whom the survey could have reached."""
    asked = ("base", survey.survey_id, survey.period)
    return dict(telling.once(asked, lambda: _bases(telling, survey))[dimension])


def _bases(telling: Telling, survey: Survey) -> dict[str, dict[str, float]]:
    """By dimension."""
    rows = rows_if_known(telling, "satisfaction/customer_base", period_id=survey.period.period_id)
    if rows.empty:
        rows = coverage_by_group(telling, survey)
    found = defaultdict[str, dict[str, float]](dict)
    for dimension, group, customers in zip(rows["dimension"], rows["group_name"], rows["customers"], strict=True):
        found[str(dimension)][str(group)] = float(customers)
    return found


def _pooled_variance(measure: Measure, tallies: list[Tally]) -> float:
    spread = sum(_variance(measure, each) * each.answers for each in tallies)
    return spread / sum(each.answers for each in tallies)


def _value_and_error(measure: Measure, tally: Tally, pooled: float) -> tuple[float, float]:
    """One imagined answer of the pooled variance, so that a group of one is not certain."""
    variance = (_variance(measure, tally) * tally.answers + pooled) / tally.answers
    return measure.marks(tally)[0] / tally.answers, sqrt(variance * measure.alikeness(tally) / tally.answers)


def _variance(measure: Measure, tally: Tally) -> float:
    total, squares = measure.marks(tally)
    return max(squares / tally.answers - (total / tally.answers) ** 2, 0.0)
