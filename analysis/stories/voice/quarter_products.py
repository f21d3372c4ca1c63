"""What customers say of an issue in one quarter times in another, summed up: how far quarters hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.stories.satisfaction.tally import Tally
from analysis.stories.voice.facts import ALL
from analysis.stories.voice.tallies import tally_of_comments

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class QuarterPairs:
    """queries/voice/quarter_pairs.sql by column; `of`: the places of each subject's rows, ALL for all comments."""

    first: NDArray[np.generic]
    second: NDArray[np.generic]
    of: Mapping[str, list[int]]
    comments_product: Floats
    comments_by_all: Floats

    @classmethod
    def read(cls, pairs: pd.DataFrame) -> QuarterPairs:
        of = defaultdict[str, list[int]](list)
        for place, (kind, subject) in enumerate(zip(pairs["kind"], pairs["subject"].astype(str), strict=True)):
            of[ALL if kind == ALL else subject].append(place)
        first, second = (pairs[name].to_numpy() for name in ("first_starts_on", "second_starts_on"))
        products = (pairs[name].to_numpy(dtype=float) for name in ("comments_product", "comments_by_all"))
        return cls(first, second, of, *products)

    def square(self, quarters: NDArray[np.generic], subject: str, values: Floats) -> Floats:
        """Of the quarters, in order: what the rows of a subject say of the first with the second."""
        rows = np.asarray(self.of.get(subject, []), dtype=int)
        rows = rows[np.isin(self.first[rows], quarters) & np.isin(self.second[rows], quarters)]
        square = np.zeros((len(quarters), len(quarters)))
        first, second = (np.searchsorted(quarters, days[rows]) for days in (self.first, self.second))
        square[first, second] = values[rows]
        return square


@dataclass(frozen=True)
class Products:
    """Over customers, quarter by quarter: y·y, y·n and n·n, y comments on the issue and n all comments."""

    own: Floats
    mixed: Floats
    whole: Floats

    @classmethod
    def of(cls, rows: pd.DataFrame, pairs: QuarterPairs) -> Products:
        """`rows`: the quarters of one issue in order."""
        quarters, issue = rows["starts_on"].to_numpy(), str(rows["issue"].iloc[0])
        return cls(
            pairs.square(quarters, issue, pairs.comments_product),
            pairs.square(quarters, issue, pairs.comments_by_all),
            pairs.square(quarters, ALL, pairs.comments_product),
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
