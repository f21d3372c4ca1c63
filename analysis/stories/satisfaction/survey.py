"""A survey as the story sees it: whose, what kind, over which period, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.findings import Basis
from analysis.stories.periods import PeriodRef
from analysis.stories.satisfaction.measures import Measure, measure_for
from analysis.stories.satisfaction.tally import Tally, tally_of

# Which kind speaks for satisfaction as a whole: the relationship first, then how it went, then single ratings.
KINDS_BY_REACH = ("nps", "csat", "rating", "ces")


@dataclass(frozen=True)
class Survey:
    survey_id: int
    department: str
    name: str
    kind: str
    scale_low: float
    scale_high: float
    touchpoints: int
    period: PeriodRef
    tally: Tally

    @property
    def measure(self) -> Measure:
        return measure_for(self.kind, self.scale_low, self.scale_high)

    @property
    def title(self) -> str:
        return f"{self.department}: {self.name}"

    @property
    def scale(self) -> str:
        """In words for a subtitle."""
        if self.kind == "nps":
            return "Net Promoter Score, points"
        if self.scale_high - self.scale_low == 1:
            return "Satisfied answers, share of all answers"
        if self.kind == "ces":
            return f"Mean ease, {self.scale_low:g} to {self.scale_high:g}"
        best = "the best mark" if self.scale_high - self.scale_low <= 2 else "one of the two best marks"
        return f"Answers with {best} of {self.scale_low:g} to {self.scale_high:g}, share of all answers"

    def basis(self, answers: float | None = None, period: str | None = None) -> Basis:
        return Basis(
            (self.department,),
            round(self.tally.answers if answers is None else answers),
            "answers",
            period or self.period.label,
        )


def surveys_in(rows: pd.DataFrame, period: PeriodRef) -> list[Survey]:
    """The rows of satisfaction/surveys as surveys, those of reach first."""
    found = [
        Survey(
            int(row["survey_id"]),
            str(row["department"]),
            str(row["survey"]),
            str(row["kind"]),
            float(row["scale_low"]),
            float(row["scale_high"]),
            int(row["touchpoints"]),
            period,
            tally_of(row),
        )
        for row in rows.to_dict("records")
        if row["kind"] in KINDS_BY_REACH
    ]
    return sorted(found, key=by_reach)


def by_reach(survey: Survey) -> tuple[int, float, str]:
    return KINDS_BY_REACH.index(survey.kind), -survey.tally.customers, survey.title
