"""Customers who raised an issue beside like ones: of one segment, spend, tenure and year, with as many other issues."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.estimates import Estimate
from analysis.quantities import Share
from analysis.statistics.exact_strata import exact_stratified_p
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.share import share
from analysis.statistics.stratified import COUNT_COLUMNS, stratified_risk_ratio

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
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


@dataclass(frozen=True)
class Side:
    """Rows of one kind of customers: in which stratum, how many entered, how many were lost."""

    stratum: Places
    entered: Floats
    lost: Floats


def side_of(rows: pd.DataFrame) -> Side:
    """Takes columns stratum, entered and lost."""
    return Side(rows["stratum"].to_numpy(), rows["entered"].to_numpy(dtype=float), rows["lost"].to_numpy(dtype=float))


def matched(raised: pd.DataFrame, everybody: pd.DataFrame, customers: int) -> Matched:
    """Rows of queries/issues/risk.sql of one issue, and of everybody, with strata of all that is held but the issues.

    `customers`: both kinds, each once.
    """
    return beside(_by_others(raised, 1), less(_by_others(everybody, 0), _by_others(raised, 0)), customers)


def less(everybody: Side, those: Side) -> Side:
    """Rows that add up to everybody but those."""
    return Side(
        np.concatenate([everybody.stratum, those.stratum]),
        np.concatenate([everybody.entered, -those.entered]),
        np.concatenate([everybody.lost, -those.lost]),
    )


def beside(exposed: Side, others: Side, customers: int) -> Matched:
    """Two kinds of customers."""
    names, place = np.unique(np.concatenate([exposed.stratum, others.stratum]), return_inverse=True)
    columns = {}
    for kind, side, at in (
        ("exposed", exposed, place[: len(exposed.stratum)]),
        ("other", others, place[len(exposed.stratum) :]),
    ):
        for count, weights in (("hits", side.lost), ("total", side.entered)):
            columns[f"{kind}_{count}"] = np.bincount(at, weights=weights, minlength=len(names))
    is_there = columns["exposed_total"] + columns["other_total"] > 0
    strata = pd.DataFrame({"stratum": names[is_there]} | {name: each[is_there] for name, each in columns.items()})
    ratio, crude = _ratios(strata[list(COUNT_COLUMNS)].to_numpy(), customers)
    return Matched(strata, float(exposed.entered.sum()), float(exposed.lost.sum()), ratio, crude)


def _by_others(rows: pd.DataFrame, own: int) -> Side:
    """Strata parted by issues raised, the issue itself not counted: none, one, or more."""
    side, others = side_of(rows), np.minimum(rows["issues_raised"].to_numpy(dtype=np.int64) - own, MOST_OTHERS)
    return replace(side, stratum=side.stratum * (MOST_OTHERS + 1) + others)


def _ratios(strata: Floats, customers: int) -> tuple[Estimate | None, Estimate | None]:
    try:
        found = stratified_risk_ratio(strata)
    except NotEstimable:
        return None, None
    together = strata.sum(axis=0, keepdims=True)
    return (
        replace(found.adjusted, sample_size=customers, p_value=exact_stratified_p(strata)),
        replace(found.crude, sample_size=customers, p_value=exact_stratified_p(together)),
    )
