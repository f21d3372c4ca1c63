"""A score, a difference, a change and what revenue does to a score, each without any single customer."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from math import ceil, floor, isnan
from typing import Any

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.statistics.without_one import bounds_by_most_answers, bounds_without_one
from analysis.stories.objections.one_account import one_account
from analysis.stories.satisfaction.change import Change
from analysis.stories.satisfaction.measures import MeanAnswer, Measure, NetPromoterScore
from analysis.stories.satisfaction.objections.known import rows_if_known
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, SIGNIFICANCE_LEVEL

Row = Mapping[Hashable, Any]
Ends = tuple[float, float]
STEP = 0.001  # of a mark: a tenth of a point or of a percentage point, finer than any claim needs


def per_mark(measure: Measure) -> float:
    """What a mark of one is in the measure's unit."""
    return 100.0 if isinstance(measure, NetPromoterScore) else 1.0


def marks_from_to(measure: Measure) -> Ends:
    """The worst and the best mark that one answer can get."""
    if isinstance(measure, NetPromoterScore):
        return -1.0, 1.0
    return (measure.scale_low, measure.scale_high) if isinstance(measure, MeanAnswer) else (0.0, 1.0)


def level_without_one(
    telling: Telling, survey: Survey, main: Estimate, dimension: str = "all", group: str = "all"
) -> Objection | None:
    """The exact extremes of a level; None where one customer is all or the edition does not hold them."""
    row = _row(telling, survey, dimension, group)
    if row is None or pd.isna(row["lowest_mean_mark"]):
        return None
    low, high = (survey.measure.unit.with_amount(each) for each in _ends(survey.measure, row, "mean_mark"))
    return one_account(main, low, high, round(float(row["customers"])))


def change_without_one(telling: Telling, latest: Change, main: Estimate, dimension: str, what: str) -> Objection | None:
    """`what` is "change", "rate" or "mix"; the extremes move with `main`, which may hold small groups together."""
    rows = rows_if_known(
        telling,
        "satisfaction/change_without_one",
        survey_id=latest.survey.survey_id,
        period_id=latest.after.period_id,
        period_before=latest.before.period_id,
    )
    found = rows[rows["dimension"] == dimension] if len(rows) else rows
    if found.empty or pd.isna(found.iloc[0][f"lowest_{what}"]):
        return None
    row = found.iloc[0].to_dict()
    measure, moved = latest.survey.measure, main.value.amount - float(row[what]) * per_mark(latest.survey.measure)
    low, high = (main.value.with_amount(end + moved) for end in _ends(measure, row, what))
    return one_account(main, low, high, round(float(row["customers"])), level=SIGNIFICANCE_LEVEL)


def difference_without_one(
    telling: Telling, survey: Survey, main: Estimate, first: Tally, second: Tally
) -> Objection | None:
    """`second` less `first`, two kinds of customers: bounds from sums, wider than what any customer does."""
    found = _apart_bounds(survey.measure, first, second, most_answers(telling, survey))
    if found is None:
        return None
    moved = main.value.amount - _mean(survey.measure, second) + _mean(survey.measure, first)
    low, high = (main.value.with_amount(end + moved) for end in found)
    return one_account(main, low, high, round(first.customers + second.customers), level=SEARCH_LEVEL)


def most_answers(telling: Telling, survey: Survey) -> float:
    """Of one customer in the survey's period; open where the edition does not say."""
    row = _row(telling, survey, "all", "all")
    return float("inf") if row is None else float(row["most_answers"])


def _row(telling: Telling, survey: Survey, dimension: str, group: str) -> Row | None:
    period_id = survey.period.period_id
    by_group = telling.once(
        ("score without one", period_id),
        lambda: _by_group(rows_if_known(telling, "satisfaction/score_without_one", period_id=period_id)),
    )
    return by_group.get((survey.survey_id, dimension, group))


def _by_group(rows: pd.DataFrame) -> dict[tuple[int, str, str], Row]:
    found = rows.to_dict("records")
    return {(int(row["survey_id"]), str(row["dimension"]), str(row["group_name"])): row for row in found}


def _ends(measure: Measure, row: Row, what: str) -> Ends:
    """In the measure's unit, outwards to whole steps: the exact ends would give a single customer's answers away."""
    size = per_mark(measure)
    step = size * STEP
    return floor(float(row[f"lowest_{what}"]) * size / step) * step, ceil(
        float(row[f"highest_{what}"]) * size / step
    ) * step


def _apart_bounds(measure: Measure, first: Tally, second: Tally, most: float) -> Ends | None:
    """One customer is of one kind or of the other."""
    ends = _bounds(measure, first, most), _bounds(measure, second, most)
    if ends[0] is None or ends[1] is None:
        return None
    means = _mean(measure, first), _mean(measure, second)
    return min(ends[1][0] - means[0], means[1] - ends[0][1]), max(ends[1][1] - means[0], means[1] - ends[0][0])


def _bounds(measure: Measure, tally: Tally, most: float) -> Ends | None:
    size, (lowest, highest) = per_mark(measure), marks_from_to(measure)
    if isinstance(measure, MeanAnswer) or isnan(tally.answers_squared):
        mean = _mean(measure, tally) / size
        found = bounds_by_most_answers(mean, tally.answers, most, lowest, highest)
    else:
        found = bounds_without_one(measure.wave(tally).sums, lowest, highest, most)
    return None if found is None else (found[0] * size, found[1] * size)


def _mean(measure: Measure, tally: Tally) -> float:
    return measure.marks(tally)[0] / tally.answers
