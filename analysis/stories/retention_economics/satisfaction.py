"""Whether customers who were unhappy in the year before leave more than those who were happy."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share
from analysis.stories.retention_economics.pace import controls_with_spread, paced
from analysis.stories.retention_economics.scope import Scope
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.watched import pace_p_value
from queries.run import QueryResult

NAME = "satisfaction: "
MOODS = {"happy": "Happy", "between": "In between", "unhappy": "Unhappy"}
CONTROLS = ("segment", "spend_band", "tenure_band")
# Effort surveys are left out: exports disagree on whether a high score means little effort or much.
KINDS = ("nps", "csat", "rating")


@dataclass(frozen=True)
class Survey:
    """`counts` has customers by mood before the period and month of the period; `moods` those that can be shown."""

    name: str
    counts: pd.DataFrame
    moods: tuple[str, ...]
    p_value: float | None
    ratio: Estimate | None  # unhappy against happy, controls held equal

    @property
    def customers(self) -> int:
        return int(self.counts["entered"].sum())

    @property
    def lost(self) -> int:
        return int(self.counts["lost"].sum())

    def entered(self, mood: str) -> int:
        return int(self.counts.loc[self.counts["mood"] == mood, "entered"].sum())

    def left(self, mood: str) -> Estimate:
        rows = self.counts[self.counts["mood"] == mood]
        return share(rows["lost"].sum(), rows["entered"].sum())


@dataclass(frozen=True)
class Satisfaction:
    """The surveys that enough happy and unhappy customers had answered before the period; most answered first."""

    scope: Scope
    result: QueryResult
    surveys: tuple[Survey, ...]

    def p_values(self) -> dict[str, float | None]:
        found: dict[str, float | None] = {}
        for each in self.surveys:
            found[f"{NAME}{each.name}"] = each.p_value
            found[f"{NAME}{each.name}, held equal"] = each.ratio.p_value if each.ratio else None
        return found

    def shown(self, searched: Searched) -> Survey:
        """The survey that foretells leaving most surely; where none does, the one that most had answered."""
        strongest = searched.strongest([f"{NAME}{each.name}" for each in self.surveys])
        return next((each for each in self.surveys if f"{NAME}{each.name}" == strongest), self.surveys[0])


def satisfaction_of(scope: Scope) -> Satisfaction | None:
    """None where no survey was answered before the period by enough customers."""
    if scope.is_snapshot:
        return None
    result = scope.run("retention/follow_up_by_mood")
    frame = result.frame[result.frame["kind"].isin(KINDS)]
    surveys = [_survey(str(name), rows, scope.minimum) for name, rows in frame.groupby("survey")]
    found = sorted((each for each in surveys if each), key=lambda each: (-each.customers, each.name))
    return Satisfaction(scope, result, tuple(found)) if found else None


def _survey(name: str, rows: pd.DataFrame, minimum: int) -> Survey | None:
    sizes = rows.groupby("mood")["entered"].sum()
    moods = tuple(mood for mood in MOODS if sizes.get(mood, 0) >= minimum)
    if not {"happy", "unhappy"} <= set(moods):
        return None
    counts = rows[rows["mood"].isin(moods)]
    return Survey(name, counts, moods, pace_p_value(counts, "mood"), _ratio(counts))


def _ratio(counts: pd.DataFrame) -> Estimate | None:
    ends = counts[counts["mood"].isin(["happy", "unhappy"])]
    ends = ends.assign(is_unhappy=ends["mood"] == "unhappy")
    try:
        return paced(ends, "is_unhappy", controls_with_spread(ends, CONTROLS), "the months that followed")
    except NotEstimable:
        return None
