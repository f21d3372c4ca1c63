"""Two dimensions at once: the pair that parts satisfied from dissatisfied customers most."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.between_groups import BetweenGroups, between_groups
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.refusals import NotEstimable
from analysis.stories.satisfaction.breakdowns import named
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import tally_of
from analysis.stories.satisfaction.telling import NOT_STATED, Telling
from analysis.stories.satisfaction.told import Told, not_shown

IMPORTANCE = 55
FEWEST_SHOWN = 2
PAIRS_IN_FILES = 10  # the chart shows the first; files carry the cells of these


@dataclass(frozen=True)
class Pair:
    """Two dimensions with the cells that have enough customers, and what they explain."""

    first: str
    second: str
    cells: pd.DataFrame
    suppressed: int
    spread: BetweenGroups

    def name(self, row: pd.Series) -> str:
        return f"{named(self.first, row['first_group'])} with {named(self.second, row['second_group'])}"


def pair(telling: Telling, survey: Survey) -> Told | None:
    """The finding; None where no pair parts customers by more than chance, or a single segment is looked at."""
    if telling.segment != "all":
        return None
    rows = telling.run("score_by_pair", period_id=survey.period.period_id, survey_id=survey.survey_id)
    pairs = [_pair(telling, survey, cells) for _, cells in rows.groupby(["first_dimension", "second_dimension"])]
    found = [each for each in pairs if each is not None]
    passes = benjamini_hochberg([each.spread.p_value for each in found])
    apart = [each for each, is_apart in zip(found, passes, strict=True) if is_apart and each.spread.share_explained > 0]
    if not apart:
        return None
    ranked = sorted(apart, key=lambda each: -each.spread.share_explained)
    return Told(_finding(telling, survey, ranked[:PAIRS_IN_FILES], len(found)), IMPORTANCE)


def _pair(telling: Telling, survey: Survey, cells: pd.DataFrame) -> Pair | None:
    stated = cells[(cells["first_group"] != NOT_STATED) & (cells["second_group"] != NOT_STATED)]
    shown = telling.suppress(stated)
    if len(shown.kept) < FEWEST_SHOWN:
        return None
    tallies = [tally_of(row) for row in shown.kept.to_dict("records")]
    shrink = survey.measure.alikeness(survey.tally)
    marks = [survey.measure.marks(each) for each in tallies]
    try:
        spread = between_groups(
            [each.answers / shrink for each in tallies], *([mark[i] / shrink for mark in marks] for i in (0, 1))
        )
    except NotEstimable:
        return None
    first = cells.iloc[0]
    return Pair(first["first_dimension"], first["second_dimension"], shown.kept, shown.suppressed_groups, spread)


def _finding(telling: Telling, survey: Survey, ranked: list[Pair], searched: int) -> Finding:
    best = ranked[0]
    levels = _levels(survey.measure, best)
    ordered = levels.sort_values("value")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    return Finding(
        "pair",
        sentence(
            "{first} and {second} together part customers most: {high} for {high_group}, {low} for {low_group}",
            first=best.first,
            second=best.second,
            high=high["level"],
            high_group=best.name(high),
            low=low["level"],
            low_group=best.name(low),
        ),
        f"{survey.scale}, {survey.title}, by {best.first} and {best.second}, {survey.period.label}",
        _estimates(survey.measure, ranked),
        Evidence(
            "satisfaction/score_by_pair",
            telling.parameters("score_by_pair", period_id=survey.period.period_id, survey_id=survey.survey_id),
            Chart(ChartKind.HEAT, survey.measure.unit.unit, {"row": best.first, "column": best.second}),
            levels[["row", "column", "value", "low", "high", "sample_size"]],
        ),
        Grade.OBSERVED,
        survey.basis(float(best.cells["answers"].sum())),
        (
            sentence(
                "{searched} of dimensions were searched; groups of both may differ in other ways too.",
                searched=Count(searched, "pairs"),
            ),
            *not_shown(best.suppressed, telling.minimum),
        ),
        method="between_groups",
    )


def _levels(measure: Measure, best: Pair) -> pd.DataFrame:
    levels = [measure.level(tally_of(row)) for row in best.cells.to_dict("records")]
    return best.cells.assign(
        level=levels,
        row=best.cells["first_group"],
        column=best.cells["second_group"],
        value=[level.value.amount for level in levels],
        low=[level.low.amount for level in levels],
        high=[level.high.amount for level in levels],
        sample_size=[level.sample_size for level in levels],
    )


def _estimates(measure: Measure, ranked: list[Pair]) -> dict[str, Estimate]:
    """Under either order of the two dimensions: whoever looks a cell up need not know which of them comes first."""
    found: dict[str, Estimate] = {}
    for each in ranked:
        for row in _levels(measure, each).to_dict("records"):
            first, second = f"{each.first}={row['first_group']}", f"{each.second}={row['second_group']}"
            found[f"{measure.name}[{first}, {second}]"] = row["level"]
            found[f"{measure.name}[{second}, {first}]"] = row["level"]
    return found
