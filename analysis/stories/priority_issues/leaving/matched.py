"""Customers who raised an issue beside like ones: of one segment, spend, tenure and year, with as many other issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.quantities import Share
from analysis.statistics.exact_strata import exact_stratified_p
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share
from analysis.statistics.stratified import COUNT_COLUMNS, stratified_risk_ratio

HELD = {
    "segment": "segment",
    "spend_band": "spend",
    "tenure_band": "time as a customer",
    "years_ago": "year",
    "issues_raised": "number of other issues raised",
}
ISSUES = "issues_raised"
MOST_OTHERS = 2  # other issues raised: none, one, or more


@dataclass(frozen=True)
class Matched:
    """`strata`: a row for each kind (stratum) of like customers: exposed_hits, exposed_total, other_hits, other_total.

    `entered` and `lost` count those who raised the issue, each once a quarter.
    """

    strata: pd.DataFrame
    entered: float
    lost: float
    ratio: Estimate | None  # None where nobody of one side was lost
    crude: Estimate | None

    @property
    def with_like(self) -> Estimate:
        """Of those who raised it the part for whom there were like customers who did not."""
        has_like = self.strata["other_total"] > 0
        return share(float(self.strata.loc[has_like, "exposed_total"].sum()), self.entered)

    @property
    def part_exposed(self) -> Share:
        return Share(self.entered / float(self.strata[["exposed_total", "other_total"]].to_numpy().sum()))


def with_strata(rows: pd.DataFrame, held: Sequence[str]) -> pd.DataFrame:
    """With a number for each kind of customers that agree in what is held; taken once, as it costs most."""
    return rows.assign(stratum=rows.groupby(list(held)).ngroup())


def matched(raised: pd.DataFrame, everybody: pd.DataFrame, customers: int) -> Matched:
    """Rows of queries/issues/risk.sql of one issue, and of everybody, with strata of all that is held but the issues.

    `customers`: both kinds, each once.
    """
    return beside(_by_others(raised, 1), less(_by_others(everybody, 0), _by_others(raised, 0)), customers)


def less(everybody: pd.DataFrame, those: pd.DataFrame) -> pd.DataFrame:
    """Rows that add up to everybody but those."""
    return pd.concat([everybody, those.assign(entered=-those["entered"], lost=-those["lost"])])


def beside(exposed: pd.DataFrame, others: pd.DataFrame, customers: int) -> Matched:
    """Two kinds of customers, as rows with `stratum`, `entered` and `lost`."""
    names, place = np.unique(np.concatenate([exposed["stratum"], others["stratum"]]), return_inverse=True)
    columns = {}
    for kind, rows, at in (("exposed", exposed, place[: len(exposed)]), ("other", others, place[len(exposed) :])):
        for count, column in (("hits", "lost"), ("total", "entered")):
            weights = rows[column].to_numpy(dtype=float)
            columns[f"{kind}_{count}"] = np.bincount(at, weights=weights, minlength=len(names))
    strata = pd.DataFrame({"stratum": names, **columns})
    strata = strata[strata["exposed_total"] + strata["other_total"] > 0]
    ratio, crude = _ratios(strata, customers)
    return Matched(strata, float(exposed["entered"].sum()), float(exposed["lost"].sum()), ratio, crude)


def _by_others(rows: pd.DataFrame, own: int) -> pd.DataFrame:
    """Strata parted by issues raised, the issue itself not counted: none, one, or more."""
    others = (rows["issues_raised"] - own).clip(upper=MOST_OTHERS)
    return rows.assign(stratum=rows["stratum"] * (MOST_OTHERS + 1) + others)


def _ratios(strata: pd.DataFrame, customers: int) -> tuple[Estimate | None, Estimate | None]:
    try:
        found = stratified_risk_ratio(strata)
    except NotEstimable:
        return None, None
    together = strata[list(COUNT_COLUMNS)].sum().to_frame().T
    return (
        replace(found.adjusted, sample_size=customers, p_value=exact_stratified_p(strata)),
        replace(found.crude, sample_size=customers, p_value=exact_stratified_p(together)),
    )
