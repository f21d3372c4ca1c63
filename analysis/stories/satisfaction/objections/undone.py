"""What would bring a claim of this story down: answers turned round, the next quarter, something unmeasured."""

from __future__ import annotations

from math import exp, sqrt

import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Ratio, ShareChange
from analysis.statistics.e_value import e_value
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.stratified import stratified_risk_ratio
from analysis.stories.objections.change_our_mind import Falls, answers_otherwise, explained_away, least_told
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.objections.without_one import marks_from_to, per_mark
from analysis.stories.satisfaction.strata import Compared
from analysis.stories.satisfaction.tally import Tally

RATIO_PER_STANDARD_DEVIATION = (
    0.91  # VanderWeele & Ding 2017: a difference of d standard deviations is about exp(0.91 d)
)


def turned_round(measure: Measure, main: Estimate, tally: Tally, level: float) -> Falls | None:
    """How many of the answers in `tally` would have to be the opposite."""
    lowest, highest = marks_from_to(measure)
    return answers_otherwise(main, tally.answers, least_told(main, level), (highest - lowest) * per_mark(measure))


def unmeasured(measure: Measure, compared: Compared, both: str) -> Falls | None:
    """By the E-value of the difference within segments; None where nothing was adjusted for. `both`: the two things."""
    ratio = None if compared.adjusted is None else _ratio(measure, compared, compared.adjusted)
    return None if ratio is None else explained_away(e_value(ratio), both)


def _ratio(measure: Measure, compared: Compared, adjusted: Estimate) -> Estimate | None:
    if isinstance(adjusted.value, ShareChange):
        return _risk_ratio(measure, compared)
    total, squares = measure.marks(compared.first + compared.second)
    answers = compared.first.answers + compared.second.answers
    spread = sqrt(max(squares / answers - (total / answers) ** 2, 0.0))
    if spread == 0:
        return None
    ends = (
        exp(RATIO_PER_STANDARD_DEVIATION * each.amount / spread)
        for each in (adjusted.value, adjusted.low, adjusted.high)
    )
    value, low, high = (Ratio(each) for each in ends)
    return Estimate(value, low, high, adjusted.sample_size, adjusted.method, adjusted.p_value)


def _risk_ratio(measure: Measure, compared: Compared) -> Estimate | None:
    """How many times as often an answer is good, within segments."""
    rows = [(*_hits(measure, second), *_hits(measure, first)) for first, second in compared.strata.values()]
    columns = ["exposed_hits", "exposed_total", "other_hits", "other_total"]
    try:
        return stratified_risk_ratio(pd.DataFrame(rows, columns=columns)).adjusted
    except NotEstimable:
        return None


def _hits(measure: Measure, tally: Tally) -> tuple[float, float]:
    if tally.answers <= 0:
        return 0.0, 0.0
    shrink = measure.alikeness(tally)
    return tally.top_two / shrink, tally.answers / shrink
