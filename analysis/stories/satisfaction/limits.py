"""Whether the latest quarter lies outside the limits within which the score moved before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Points, Quantity, Score
from analysis.sentences import Sentence, sentence
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.control_limits import ControlLimits, control_limits
from analysis.statistics.refusals import NotEstimable
from analysis.stories.satisfaction.survey import Survey

METHOD = "control limits of Laney, three sigma"


@dataclass(frozen=True)
class Limits:
    """Reckoned from every quarter but the latest; `quarters` has label, value, low, high and sample_size of each."""

    survey: Survey
    quarters: pd.DataFrame
    found: ControlLimits

    @property
    def latest(self) -> str:
        return str(self.quarters["label"].iloc[-1])

    @property
    def estimate(self) -> Estimate:
        """The centre, with the limits of the latest quarter."""
        unit, answers = self.survey.measure.unit, round(float(self.quarters["sample_size"].iloc[:-1].sum()))
        ends = (unit.with_amount(float(each)) for each in (self.found.centre, self.found.low[-1], self.found.high[-1]))
        value, low, high = ends
        return Estimate(value, low, high, answers, METHOD)

    @property
    def before(self) -> Estimate:
        return counted(Count(self.found.baseline, "quarters"), self.found.baseline)

    @property
    def in_a_row(self) -> Estimate:
        return counted(Count(self.found.run, "quarters"), self.found.run)

    @property
    def estimates(self) -> Mapping[str, Estimate]:
        name = self.survey.measure.name
        found = {f"{name}_control_limits[period={self.latest}]": self.estimate, "quarters_before": self.before}
        return {**found, "quarters_in_a_row": self.in_a_row} if self.found.has_shifted else found

    def drawn(self) -> pd.DataFrame:
        """The quarters with limit_low and limit_high, for a chart of lines."""
        return self.quarters.assign(limit_low=self.found.low, limit_high=self.found.high)

    @property
    def name(self) -> str:
        return f"Grey: limits of the {self.found.baseline} quarters before"

    def said(self) -> Iterator[Sentence]:
        outside = self.found.is_outside()
        yield sentence(
            "{latest} lies outside the limits, {limits:range}, that the {before:word} before it set."
            if outside
            else "{latest} lies within the limits, {limits:range}, that the {before:word} before it set: nothing out "
            "of the ordinary.",
            latest=self.latest,
            limits=self.estimate,
            before=self.before,
        )
        if self.found.has_shifted and not outside:
            side = "above" if self.found.values[-1] > self.found.centre else "below"
            yield sentence(
                f"The last {{run:word}} all lie {side} the middle of those limits, {{middle}}: the level has shifted.",
                run=self.in_a_row,
                middle=self.estimate,
            )


def limits_of(survey: Survey, quarters: pd.DataFrame, latest: str) -> Limits | None:
    """None with fewer than eight quarters before, or where the last of them is not the one looked at."""
    if quarters.empty or quarters["label"].iloc[-1] != latest:
        return None
    errors = (quarters["high"] - quarters["low"]) / (2 * NORMAL_CRITICAL)
    if not (errors > 0).all():
        return None
    try:
        found = control_limits(quarters["value"], errors, quarters["sample_size"], within=_scale(survey.measure.unit))
    except NotEstimable:
        return None
    return Limits(survey, quarters.reset_index(drop=True), found)


def _scale(unit: Quantity) -> tuple[float, float]:
    if isinstance(unit, Points):
        return (-100.0, 100.0)
    return (unit.scale_low, unit.scale_high) if isinstance(unit, Score) else (0.0, 1.0)
