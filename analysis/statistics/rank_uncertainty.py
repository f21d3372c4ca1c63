"""How sure the order of several totals is: how often each would come first were the customers drawn anew."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.estimates import Estimate
from analysis.quantities import Count
from analysis.statistics.share import share

DRAWS = 4_000  # a share of them is then known to within 1.6 percentage points
SEED = 20_120_331  # the same draws for the same totals: a page opened twice says the same
MIDDLE = (2.5, 97.5)  # per cent of the draws that the reach of a rank leaves out at either end
METHOD = "share of draws of the customers in which it comes first, Poisson bootstrap"
REACH_METHOD = "rank among all, middle 95 % of draws of the customers, Poisson bootstrap"


@dataclass(frozen=True, eq=False)
class Ranks:
    """`drawn`: one row per draw and one column per total: its rank in that draw, 1 is the largest."""

    rank: NDArray[np.int64]  # of the totals as they are
    drawn: NDArray[np.int64]

    def first_share(self, position: int, customers: int) -> Estimate:
        """In what share of the draws it comes first, said as finely as a share of so many customers would be.

        The draws themselves could be as many as one likes; what they are drawn from are these customers.
        """
        part = float((self.drawn[:, position] == 1).mean())
        size = max(min(customers, len(self.drawn)), 1)
        return replace(share(part * size, size), sample_size=customers, method=METHOD)

    def reach(self, position: int, customers: int) -> Estimate:
        """Its rank, and between which ranks it lies in the middle 95 % of the draws."""
        low, high = np.percentile(self.drawn[:, position], MIDDLE, method="inverted_cdf")
        own = float(self.rank[position])
        ends = (Count(min(float(low), own), ""), Count(own, ""), Count(max(float(high), own), ""))
        return Estimate(ends[1], ends[0], ends[2], customers, REACH_METHOD)


def ranks_drawn(totals: ArrayLike, products: ArrayLike, draws: int = DRAWS) -> Ranks:
    """Ranks of T_i = Σ_c x_ci over customers c, and of the same totals with the customers drawn anew.

    Each customer counts Poisson(1) times in a draw, so T* has the mean T and the covariance G_ij = Σ_c x_ci·x_cj, and
    over many customers it is normal: T* = T + L·z with L·L' = G, z standard normal. So no draw touches a customer, and
    the work does not grow with their number. Equal totals share no rank: the first in order comes first.
    `totals`: k numbers; `products`: k x k. Raises ValueError where the shapes do not fit or there is no total.
    Source: Chamandy, Muralidharan, Najmi & Naidu (2012), Estimating Uncertainty for Massive Data Streams; on ranks
    Goldstein & Spiegelhalter (1996), doi:10.2307/2983325.
    """
    sums, square = np.asarray(totals, dtype=float), np.asarray(products, dtype=float)
    if not sums.size or square.shape != (sums.size, sums.size):
        raise ValueError(f"{sums.size} totals need products of {sums.size} x {sums.size}, got {square.shape}")
    values, vectors = np.linalg.eigh((square + square.T) / 2)
    root = vectors * np.sqrt(np.clip(values, 0.0, None))
    normal = np.random.default_rng(SEED).standard_normal((draws, sums.size))
    return Ranks(_ranks(sums[None, :])[0], _ranks(sums + normal @ root.T))


def _ranks(totals: NDArray[np.float64]) -> NDArray[np.int64]:
    """Within each row, 1 for the largest."""
    order = np.argsort(-totals, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, totals.shape[1] + 1)[None, :].repeat(len(totals), axis=0), axis=1)
    return ranks.astype(np.int64)
