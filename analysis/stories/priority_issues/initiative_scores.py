"""Whether customers who had raised an initiative's issue answer otherwise since it began, against other customers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Score
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.stratified import stratified_mean_difference

OF_A_SURVEY = ["department", "survey", "scale_low", "scale_high"]


def satisfaction_of(scores: pd.DataFrame, minimum: int) -> tuple[Estimate, str] | None:
    """Difference in differences of mean answers and the survey's name: the one that most of them answered before and
    after. None where too few on either side did."""
    asked = scores.assign(survey=scores["survey"].fillna(""))
    own = asked[asked["is_own"] == 1].groupby(OF_A_SURVEY)["customers"].sum().reset_index().to_dict("records")
    if not own:
        return None
    chosen = max(own, key=lambda row: float(row["customers"]))
    rows = asked[(asked[OF_A_SURVEY] == [chosen[name] for name in OF_A_SURVEY]).all(axis=1)]
    frame = sides(rows, {"customers": "answers", "change_sum": "sum", "change_sum_of_squares": "sum_of_squares"})
    if min(frame["exposed_answers"].sum(), frame["other_answers"].sum()) < minimum:
        return None
    unit = Score(0.0, float(chosen["scale_low"]), float(chosen["scale_high"]))
    name = f"{chosen['department']}: {chosen['survey']}" if chosen["survey"] else str(chosen["department"])
    try:
        return stratified_mean_difference(frame, unit).adjusted, name
    except NotEstimable:
        return None


def sides(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """A row per segment: the columns named, of those reached as exposed_… and of the others as other_…."""
    sums = rows.groupby(["segment", "is_own"])[list(names)].sum().unstack(fill_value=0.0)
    nobody = np.zeros(len(sums))
    return pd.DataFrame(
        {
            f"{side}_{name}": sums[column, flag].to_numpy(dtype=float) if (column, flag) in sums else nobody
            for side, flag in (("exposed", 1), ("other", 0))
            for column, name in names.items()
        }
    )
