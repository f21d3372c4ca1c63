"""Where customers meet the company: good answers by touchpoint and group, and the weakest touchpoint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import add

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.satisfaction.breakdowns import named
from analysis.stories.satisfaction.counts import counts, counts_not_shown
from analysis.stories.satisfaction.groups import Group, compared, lowest_apart
from analysis.stories.satisfaction.measures import GoodAnswers, good_answers
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally, tallies_in
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told, not_shown

IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 60, 15
FEWEST_TOUCHPOINTS = 2  # one alone has nothing to be weaker than


@dataclass(frozen=True)
class Touchpoints:
    """Cells of enough customers: touchpoint, group, tally columns; `whole` has the touchpoints over all groups."""

    surveys: tuple[Survey, ...]
    dimension: str | None
    whole: pd.DataFrame
    cells: pd.DataFrame
    suppressed: int

    @cached_property
    def by_cell(self) -> list[tuple[str, str, Tally]]:
        """Touchpoint, group and tally of each cell."""
        names = (self.cells[name].astype(str) for name in ("label", "group_name"))
        return list(zip(*names, tallies_of_cells(self.cells), strict=True))

    @property
    def measure(self) -> GoodAnswers:
        return good_answers("touchpoint_top_two_box", binary=False)


@dataclass(frozen=True)
class Searched:
    """What the finding was made from: every touchpoint against the rest, and the weakest where one stands apart."""

    touchpoints: Touchpoints
    groups: tuple[Group, ...]
    low: Group | None


def touchpoints(telling: Telling) -> Told | None:
    """The finding; None where fewer than two touchpoints were rated on one scale."""
    found = _read(telling)
    if found is None:
        return None
    tallies = dict(zip(found.whole["label"].astype(str), tallies_of_cells(found.whole), strict=True))
    groups = compared(found.measure, tallies, reduce(add, tallies.values()))
    low = lowest_apart(groups)
    cell = _weakest_cell(found, low)
    finding = Finding(
        "touchpoints",
        _claim(groups, low, cell, found.dimension or ""),
        f"{found.surveys[0].scale}, by touchpoint{f' and {found.dimension}' if found.dimension else ''}, "
        f"{found.surveys[0].period.label}",
        {
            **_estimates(found, groups),
            **_said(found, groups, low),
            **counts_not_shown(found.suppressed, telling.minimum),
        },
        _evidence(telling, found),
        Grade.OBSERVED,
        Basis(
            tuple(sorted({survey.department for survey in found.surveys})),
            round(float(found.whole["answers"].sum())),
            "answers",
            found.surveys[0].period.label,
        ),
        tuple(_caveats(telling, found)),
        method="share",
    )
    importance = IMPORTANCE_TOLD if low else IMPORTANCE_NOT_TOLD
    return Told(finding, importance, _headline(low), _headline(low, "."), about=Searched(found, groups, low))


def _evidence(telling: Telling, found: Touchpoints) -> Evidence:
    query, period = "satisfaction/score_by_touchpoint", found.surveys[0].period
    chart = Chart(ChartKind.HEAT, "share", {"row": "Touchpoint", "column": found.dimension or "Customers"})
    given = telling.parameters(query, period_id=period.period_id, dimension=found.dimension or "all")
    return Evidence(query, given, chart, _rows(found))


def _read(telling: Telling) -> Touchpoints | None:
    """Rated surveys on the scale and in the period that most touchpoints share."""
    rated = [survey for survey in telling.surveys if survey.kind in ("csat", "rating") and survey.scale_high > 1]
    if not rated:
        return None
    first = max(rated, key=lambda survey: (survey.touchpoints, survey.tally.answers))
    alike = tuple(each for each in rated if _asked_like(each, first))
    whole = _cells(telling, alike, "all")
    if len(whole) < FEWEST_TOUCHPOINTS:
        return None
    cells = _cells(telling, alike, telling.dimension) if telling.dimension else whole
    kept = telling.suppress(telling.without_few_unknown(cells), ["label"])
    return Touchpoints(alike, telling.dimension, telling.suppress(whole).kept, kept.kept, kept.suppressed_groups)


def _asked_like(survey: Survey, other: Survey) -> bool:
    return (survey.scale_low, survey.scale_high, survey.period) == (other.scale_low, other.scale_high, other.period)


def _cells(telling: Telling, alike: tuple[Survey, ...], dimension: str) -> pd.DataFrame:
    """Touchpoints by group of a dimension; a touchpoint that two surveys ask for carries its department."""
    rows = telling.run("satisfaction/score_by_touchpoint", period_id=alike[0].period.period_id, dimension=dimension)
    by_id = {survey.survey_id: survey for survey in alike}
    rows = rows[rows["survey_id"].isin(by_id)]
    asked = list(zip(rows["touchpoint"].astype(str), rows["survey_id"], strict=True))
    askers = Counter(touchpoint for touchpoint, _ in set(asked))
    label = [name if askers[name] == 1 else f"{name} ({by_id[survey_id].department})" for name, survey_id in asked]
    effects = {survey.survey_id: survey.measure.alikeness(survey.tally) for survey in alike}
    return rows.assign(label=label, design_effect=[effects[survey_id] for _, survey_id in asked])


def tallies_of_cells(cells: pd.DataFrame) -> list[Tally]:
    effects = cells["design_effect"].astype(float)
    return [replace(tally, design_effect=effect) for tally, effect in zip(tallies_in(cells), effects, strict=True)]


@dataclass(frozen=True)
class Cell:
    group: str
    level: Estimate


def _weakest_cell(found: Touchpoints, low: Group | None) -> Cell | None:
    """The group that rates the weakest touchpoint lowest, where it is below the other groups by more than chance."""
    if low is None or found.dimension is None:
        return None
    own = {group: tally for label, group, tally in found.by_cell if label == low.name}
    weakest = lowest_apart(compared(found.measure, own, low.tally))
    return None if weakest is None else Cell(weakest.name, weakest.level)


def _claim(groups: tuple[Group, ...], low: Group | None, cell: Cell | None, dimension: str) -> Sentence:
    if low is None or low.rest is None:
        return sentence(
            "None of the {touchpoints:word} is weaker than the rest by more than chance",
            touchpoints=Count(len(groups), "touchpoints"),
        )
    parts: dict[str, Part] = {"touchpoint": low.name, "level": low.level, "rest": low.rest}
    template = "“{touchpoint}” is the weakest touchpoint: {level} of answers are good, against {rest} elsewhere"
    if cell is None:
        return Sentence(template, parts)
    return Sentence(
        template + "; {group} gives {cell}", {**parts, "group": named(dimension, cell.group), "cell": cell.level}
    )


def _headline(low: Group | None, stop: str = "") -> Sentence | None:
    if low is None or low.rest is None:
        return None
    return sentence(
        "“{touchpoint}” is the weakest touchpoint, {level} good answers against {rest}" + stop,
        touchpoint=low.name,
        level=low.level,
        rest=low.rest,
    )


def _estimates(found: Touchpoints, groups: tuple[Group, ...]) -> dict[str, Estimate]:
    name = found.surveys[0].measure.name
    estimates = {f"{name}[touchpoint={each.name}]": each.level for each in groups}
    if found.dimension:
        for label, group, tally in found.by_cell:
            estimates[f"{name}[touchpoint={label}, {found.dimension}={group}]"] = found.measure.level(tally)
    return estimates


def _said(found: Touchpoints, groups: tuple[Group, ...], low: Group | None) -> dict[str, Estimate]:
    answers = Count(float(found.whole["answers"].sum()), "answers")
    said = counts({"answers": answers, "touchpoints": Count(len(groups), "touchpoints")})
    if low is not None and low.rest is not None:
        said[f"{found.surveys[0].measure.name}[touchpoint=all but {low.name}]"] = low.rest
    return said


def _rows(found: Touchpoints) -> pd.DataFrame:
    rows = []
    for label, group, tally in found.by_cell:
        level = found.measure.level(tally)
        column = group if found.dimension else "All customers"
        rows.append((label, column, level.value.amount, level.low.amount, level.high.amount, level.sample_size))
    return pd.DataFrame(rows, columns=["row", "column", "value", "low", "high", "sample_size"])


def _caveats(telling: Telling, found: Touchpoints) -> Iterator[Sentence]:
    yield sentence(
        "The same customers rate several touchpoints, {answers} in all; a good answer is one of the two best marks.",
        answers=Count(float(found.whole["answers"].sum()), "answers"),
    )
    yield from not_shown(found.suppressed, telling.minimum)
