"""Whether a group still differs from the rest among customers who are alike in another dimension."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.stories.between_filters import NOT_STATED
from analysis.stories.objections.mix import like_with_like
from analysis.stories.satisfaction.groups import Group
from analysis.stories.satisfaction.objections.known import rows_if_known
from analysis.stories.satisfaction.strata import compare_within
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import NOBODY, Tally, tallies_in
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL

Strata = dict[str, tuple[Tally, Tally]]
PAIR = ("first_dimension", "first_group", "second_dimension", "second_group")
Cell = tuple[str, bool, Tally]  # group of the other dimension, whether it is the group asked about, what was counted


def group_like_with_like(
    telling: Telling, survey: Survey, dimension: str | None, group: Group | None
) -> Objection | None:
    """Within the other dimension that leaves least of the difference; None where a single segment is looked at."""
    if telling.segment != "all" or dimension is None or group is None or group.difference is None:
        return None
    within = _within_each(telling, survey, dimension, group.name)
    if not within:
        return like_with_like(group.difference, None, "another dimension")
    side = 1 if group.difference.value.amount > 0 else -1
    least = min(within, key=lambda name: side * within[name].value.amount)
    return like_with_like(group.difference, within[least], least, level=SEARCH_LEVEL)


def _within_each(telling: Telling, survey: Survey, dimension: str, name: str) -> dict[str, Estimate]:
    rows = rows_if_known(
        telling, "satisfaction/score_by_pair", period_id=survey.period.period_id, survey_id=survey.survey_id
    )
    if rows.empty:
        return {}
    by_other = defaultdict[str, list[Cell]](list)
    columns, tallies = [rows[name].astype(str) for name in PAIR], tallies_in(rows)
    for turned in (False, True):
        first, second = (columns[2:], columns[:2]) if turned else (columns[:2], columns[2:])
        for of, group, other, stratum, tally in zip(*first, *second, tallies, strict=True):
            if of == dimension and stratum != NOT_STATED:
                by_other[other].append((stratum, group == name, tally))
    adjusted = {other: compare_within(survey.measure, _strata(cells)) for other, cells in sorted(by_other.items())}
    return {other: each for other, each in adjusted.items() if each is not None}


def _strata(cells: Iterable[Cell]) -> Strata:
    """By group of the other dimension: the rest, and the group asked about."""
    found: dict[str, list[Tally]] = defaultdict(lambda: [NOBODY, NOBODY])
    for stratum, is_it, tally in cells:
        found[stratum][is_it] += tally
    return {stratum: (pair[0], pair[1]) for stratum, pair in found.items()}
