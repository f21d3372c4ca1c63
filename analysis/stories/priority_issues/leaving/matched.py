"""Customers who raised an issue beside like ones: of one segment, spend, tenure and year, with as many other issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
MOST_OTHERS = 2  # other issues raised: none, one, or more
COUNTS = ["entered", "lost"]


@dataclass(frozen=True)
class Matched:
    """`strata`: a row for each kind of like customers, with exposed_hits, exposed_total, other_hits, other_total.

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


def matched(raised: pd.DataFrame, everybody: pd.DataFrame, customers: int) -> Matched:
    """Rows of queries/issues/risk.sql of one issue, and of everybody; `customers`: both kinds, each once."""
    keys = list(HELD)
    of_all, of_them = (rows.groupby(keys)[COUNTS].sum() for rows in (everybody, raised))
    without = of_all.sub(of_them, fill_value=0.0).reset_index()
    return beside(_others_of(raised, 1), _others_of(without, 0), keys, customers)


def beside(exposed: pd.DataFrame, others: pd.DataFrame, held: Sequence[str], customers: int) -> Matched:
    """Two kinds of customers, as rows with `entered` and `lost`, within what is held."""
    keys = list(held)
    first, second = (
        rows.groupby(keys)[COUNTS].sum().rename(columns={"entered": f"{kind}_total", "lost": f"{kind}_hits"})
        for kind, rows in (("exposed", exposed), ("other", others))
    )
    strata = first.join(second, how="outer").fillna(0.0).reset_index()
    strata = strata[strata[["exposed_total", "other_total"]].sum(axis=1) > 0]
    ratio, crude = _ratios(strata, customers)
    return Matched(strata, float(exposed["entered"].sum()), float(exposed["lost"].sum()), ratio, crude)


def _others_of(rows: pd.DataFrame, own: int) -> pd.DataFrame:
    """Issues raised, the issue itself not counted; the same number of others is the same kind of customer."""
    return rows.assign(issues_raised=(rows["issues_raised"] - own).clip(upper=MOST_OTHERS))


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
