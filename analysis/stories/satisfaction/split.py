"""A change of the score, split by one dimension into customers answering otherwise and other customers answering."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.design_effect import SameCustomers, design_effect_of_change
from analysis.statistics.false_discovery import benjamini_hochberg
from analysis.statistics.rate_and_mix import RateAndMix, rate_and_mix
from analysis.stories.satisfaction.change import Change, latest_change
from analysis.stories.satisfaction.groups import tallies_of
from analysis.stories.satisfaction.measures import Measure
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL, is_told, p_values

FEWEST_GROUPS = 2
SMALLER_GROUPS = "smaller groups"  # those too small to show stand together, so that the split still adds up


@dataclass(frozen=True)
class Split:
    """`mix_is_told`: its mix effect survived the search over dimensions. `shrink`: by how much customers' alikeness
    divided the answers that `parts` counts."""

    change: Change
    dimension: str
    parts: RateAndMix
    mix_is_told: bool
    shrink: float

    @cached_property
    def groups(self) -> pd.DataFrame:
        """The groups that may be shown."""
        return self.parts.groups[self.parts.groups["group"] != SMALLER_GROUPS]

    @property
    def fell(self) -> bool:
        return self.change.estimate.value.amount < 0

    @property
    def runs_against_the_total(self) -> bool:
        """Every group improved while the total fell, or the other way round; the total's move is told from chance."""
        if not (self.mix_is_told and is_told(self.change.estimate)):
            return False
        moves = self.groups["change"].astype(float)
        return bool((moves > 0).all() if self.fell else (moves < 0).all())

    def group_changes(self) -> dict[str, Estimate]:
        """Under the names that files carry: nps_change[segment=Enterprise]."""
        measure, method = self.change.survey.measure, "difference of two averages, z test"
        found: dict[str, Estimate] = {}
        names = ("group", "change_low", "change", "change_high", "answers_before", "answers_after", "change_p_value")
        for group, *ends, before, after, p_value in zip(*(self.groups[name].tolist() for name in names), strict=True):
            low, value, high = (measure.change_unit.with_amount(end) for end in ends)
            answers = round((before + after) * self.shrink)
            name = f"{measure.name}_change[{self.dimension}={group}]"
            found[name] = Estimate(value, low, high, answers, method, p_value)
        return found


def split_of(telling: Telling, survey: Survey) -> Split | None:
    """By the dimension whose mix is told from chance and moved the score most: of segment and the reader's choice."""
    latest = latest_change(telling, survey)
    if latest is None:
        return None
    splits = _splits(telling, latest, _dimensions(telling, survey))
    return max(splits, key=lambda each: (each.mix_is_told, abs(each.parts.mix.value.amount))) if splits else None


def every_split(telling: Telling, latest: Change) -> list[Split]:
    """By each dimension that the edition knows, all of them searched at once."""
    return _splits(telling, latest, [str(name) for name in telling.groups(latest.survey)["dimension"].unique()])


def _splits(telling: Telling, latest: Change, dimensions: list[str]) -> list[Split]:
    tried = [_split_once(telling, latest, name) for name in dimensions]
    found = [each for each in tried if each is not None]
    passes = benjamini_hochberg(p_values(parts.mix for _, parts, _ in found), SEARCH_LEVEL)
    return [
        Split(latest, dimension, parts, bool(told), shrink)
        for (dimension, parts, shrink), told in zip(found, passes, strict=True)
    ]


def _dimensions(telling: Telling, survey: Survey) -> list[str]:
    """The reader's choice and the segment; where there is neither, every dimension."""
    every = [str(name) for name in telling.groups(survey)["dimension"].unique()]
    wanted = {telling.view.compare_by, "segment" if telling.segment == "all" else None}
    return [name for name in every if name in wanted] or every


def _split_once(telling: Telling, latest: Change, dimension: str) -> tuple[str, RateAndMix, float] | None:
    asked = (latest.survey.survey_id, latest.before, latest.after, dimension)
    return telling.once(("split", *asked), lambda: _split(telling, latest, dimension))


def _split(telling: Telling, latest: Change, dimension: str) -> tuple[str, RateAndMix, float] | None:
    """With the shrink of its answers; None where fewer than two groups are large enough on both sides."""
    periods = (latest.before, latest.after)
    sides = [tallies_of(telling.every_group(latest.survey, period), dimension) for period in periods]
    shown = sorted(
        name
        for name in sides[0].keys() & sides[1].keys()
        if min(side[name].customers for side in sides) >= telling.minimum
    )
    if len(shown) < FEWEST_GROUPS:
        return None
    measure = latest.survey.measure
    same = telling.same_customers(latest.survey, latest.before, latest.after)
    shrink = design_effect_of_change(
        [
            (measure.wave(sides[0][name]), measure.wave(sides[1][name]), same.get((dimension, name), SameCustomers()))
            for name in shown
        ]
    )
    before, after = (_rows_of_side(measure, side, shown, shrink) for side in sides)
    return dimension, rate_and_mix(before, after, measure.change_unit), shrink


def _rows_of_side(measure: Measure, side: dict[str, Tally], shown: list[str], shrink: float) -> pd.DataFrame:
    """One quarter by group, as an effective sample."""
    sums: dict[str, tuple[float, float, float]] = {}
    for name, tally in side.items():
        group = name if name in shown else SMALLER_GROUPS
        before = sums.get(group, (0.0, 0.0, 0.0))
        own = (tally.answers, *measure.marks(tally))
        sums[group] = (before[0] + own[0] / shrink, before[1] + own[1] / shrink, before[2] + own[2] / shrink)
    rows = [(group, *each) for group, each in sorted(sums.items())]
    return pd.DataFrame(rows, columns=["group", "answers", "score_sum", "score_sum_of_squares"])
