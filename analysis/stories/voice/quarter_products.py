"""What customers say of an issue in one quarter times in another, summed up: how far quarters hang together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.stories.satisfaction.tally import Tally
from analysis.stories.voice.facts import ALL
from analysis.stories.voice.tallies import tally_of_comments

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Products:
    """Over customers, quarter by quarter: y·y, y·n and n·n, y comments on the issue and n all comments."""

    own: Floats
    mixed: Floats
    whole: Floats

    @classmethod
    def of(cls, rows: pd.DataFrame, pairs: pd.DataFrame) -> Products:
        """`rows`: the quarters of one issue in order; `pairs`: queries/voice/quarter_pairs.sql."""
        about = pairs[pairs["subject"] == rows["issue"].iloc[0]]
        everything = pairs[pairs["kind"] == ALL]
        return cls(
            _square(rows, about, "comments_product"),
            _square(rows, about, "comments_by_all"),
            _square(rows, everything, "comments_product"),
        )

    def beyond(self, shares: Floats) -> Floats:
        """Of what a customer says of the issue beyond its share of all that the customer says:
        Σ(y_q - R_q·n_q)(y_r - R_r·n_r), R the share of the quarter."""
        across = self.mixed * shares
        return self.own - across - across.T + self.whole * np.outer(shares, shares)

    def fewest_customers(self, rows: pd.DataFrame, quarters: slice) -> float:
        """At least so many customers spoke of the issue in these quarters: those of each, less all whom two quarters
        may have in common (Bonferroni)."""
        in_common = np.triu(self.own[quarters, quarters], 1).sum()
        return float(rows["customers"].iloc[quarters].sum() - in_common)

    def tally(self, rows: pd.DataFrame, quarters: slice) -> Tally:
        """The comments of those quarters, with those on the issue as hits. A customer is counted in each quarter."""
        chosen = rows.iloc[quarters]
        squares = [float(each[quarters, quarters].sum()) for each in (self.whole, self.mixed, self.own)]
        counts = float(chosen["whole"].sum()), float(chosen["comments"].sum())
        return tally_of_comments(float(chosen["whole_customers"].sum()), counts, (squares[0], squares[1], squares[2]))


def _square(rows: pd.DataFrame, pairs: pd.DataFrame, column: str) -> Floats:
    places = {quarter: place for place, quarter in enumerate(rows["starts_on"])}
    known = pairs[pairs["first_starts_on"].isin(places) & pairs["second_starts_on"].isin(places)]
    square = np.zeros((len(places), len(places)))
    first, second = (known[name].map(places).to_numpy(dtype=int) for name in ("first_starts_on", "second_starts_on"))
    square[first, second] = known[column].to_numpy(dtype=float)
    return square
