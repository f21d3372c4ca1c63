"""Whether a group still differs from the rest among customers who are alike in another dimension."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.stories.between_filters import NOT_STATED
from analysis.stories.objections.mix import like_with_like
from analysis.stories.satisfaction.groups import Group
from analysis.stories.satisfaction.objections.known import rows_if_known
from analysis.stories.satisfaction.strata import compare_within
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import NOBODY, Tally, tally_of
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SEARCH_LEVEL

Strata = dict[str, tuple[Tally, Tally]]


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
    turned = rows.rename(
        columns={
            "first_dimension": "second_dimension",
            "second_dimension": "first_dimension",
            "first_group": "second_group",
            "second_group": "first_group",
        }
    )
    both = pd.concat([rows, turned])
    of_ours = both[(both["first_dimension"] == dimension) & (both["second_group"] != NOT_STATED)]
    found = {}
    for other, cells in of_ours.groupby("second_dimension"):
        adjusted = compare_within(survey.measure, _strata(cells, name))
        if adjusted is not None:
            found[str(other)] = adjusted
    return found


def _strata(cells: pd.DataFrame, name: str) -> Strata:
    """By group of the other dimension: the rest, and the group asked about."""
    found: dict[str, list[Tally]] = defaultdict(lambda: [NOBODY, NOBODY])
    for row in cells.to_dict("records"):
        found[str(row["second_group"])][row["first_group"] == name] += tally_of(row)
    return {stratum: (pair[0], pair[1]) for stratum, pair in found.items()}
