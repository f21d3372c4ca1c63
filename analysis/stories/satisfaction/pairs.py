"""Two dimensions at once: the pair that parts satisfied from dissatisfied customers most."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.stories.satisfaction.breakdowns import named
from analysis.stories.satisfaction.counts import counts, counts_not_shown
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.pair_cells import Cell, Pair, pairs_of
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, Told, not_shown

IMPORTANCE = 55
PAIRS_IN_FILES = 10  # the chart shows the first; files carry the cells of these


def pair(telling: Telling, survey: Survey) -> Told | None:
    """The finding; None where no pair says more than one of its dimensions, or a single segment is looked at."""
    if telling.segment != "all":
        return None
    found = pairs_of(telling, survey)
    ranked = adding_pairs(found)
    if not ranked:
        return None
    return Told(_finding(telling, survey, ranked[:PAIRS_IN_FILES], len(found)), IMPORTANCE, about=found)


def adding_pairs(found: list[Pair]) -> list[Pair]:
    """Those that say more than the better of their dimensions, those that explain most first."""
    passes = benjamini_hochberg([each.added_p for each in found], SEARCH_LEVEL)
    apart = [each for each, adds in zip(found, passes, strict=True) if adds]
    return sorted(apart, key=lambda each: -each.spread.share_explained)


def _finding(telling: Telling, survey: Survey, ranked: list[Pair], searched: int) -> Finding:
    best, name = ranked[0], "satisfaction/score_by_pair"
    parameters = {"period_id": survey.period.period_id, "survey_id": survey.survey_id}
    return Finding(
        "pair",
        _claim(survey.measure, best),
        f"{survey.scale}, {survey.title}, by {best.first} and {best.second}, {survey.period.label}",
        {
            **_estimates(survey.measure, ranked),
            **counts({"pairs_searched": Count(searched, "pairs")}),
            **counts_not_shown(best.suppressed, telling.minimum),
        },
        Evidence(
            name,
            telling.parameters(name, **parameters),
            Chart(ChartKind.HEAT, survey.measure.unit.unit, {"row": best.first, "column": best.second}),
            _rows(survey.measure, best),
        ),
        Grade.OBSERVED,
        survey.basis(sum(cell.tally.answers for cell in best.cells)),
        (
            sentence(
                "{searched} of dimensions were searched; groups of both may differ in other ways too.",
                searched=Count(searched, "pairs"),
            ),
            *not_shown(best.suppressed, telling.minimum),
        ),
        method="between_groups",
    )


def _claim(measure: Measure, best: Pair) -> Sentence:
    levels = [(measure.level(cell.tally), cell) for cell in best.cells]
    high, low = (pick(levels, key=lambda each: each[0].value.amount) for pick in (max, min))
    return sentence(
        "{first} and {second} together part customers most: {high} for {high_group}, {low} for {low_group}",
        first=best.first,
        second=best.second,
        high=high[0],
        high_group=_name(best, high[1]),
        low=low[0],
        low_group=_name(best, low[1]),
    )


def _name(best: Pair, cell: Cell) -> str:
    return f"{named(best.first, cell.first_group)} with {named(best.second, cell.second_group)}"


def _rows(measure: Measure, best: Pair) -> pd.DataFrame:
    rows = []
    for cell in best.cells:
        level = measure.level(cell.tally)
        ends = (level.value.amount, level.low.amount, level.high.amount)
        rows.append((cell.first_group, cell.second_group, *ends, level.sample_size))
    return pd.DataFrame(rows, columns=["row", "column", "value", "low", "high", "sample_size"])


def _estimates(measure: Measure, ranked: list[Pair]) -> dict[str, Estimate]:
    """Under either order of the two dimensions: whoever looks a cell up need not know which of them comes first."""
    found: dict[str, Estimate] = {}
    for each in ranked:
        for cell in each.cells:
            first, second = f"{each.first}={cell.first_group}", f"{each.second}={cell.second_group}"
            found[f"{measure.name}[{first}, {second}]"] = measure.level(cell.tally)
            found[f"{measure.name}[{second}, {first}]"] = measure.level(cell.tally)
    return found
