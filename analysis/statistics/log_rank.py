"""Whether curves of staying differ by more than chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import chdtrc

from analysis.statistics.confidence import SMALLEST_EXPECTED_CELL
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.survival import Floats, at_risk, observations


@dataclass(frozen=True, slots=True)
class LogRank:
    """`degrees` is the number of groups less one."""

    chi_squared: float
    degrees: int
    p_value: float


def log_rank(
    durations: ArrayLike,
    ended: ArrayLike,
    groups: ArrayLike,
    entry: ArrayLike | None = None,
    weights: ArrayLike | None = None,
) -> LogRank:
    """Tests that all groups leave at the same pace, over the whole curve.

    At each time that somebody leaves, the ends expected of a group are its part of those at risk;
    χ² = (O - E)′V⁻¹(O - E) with the hypergeometric covariance. Groups in which fewer than five ends are expected are
    taken together, for χ² promises too much of them (Cochran 1954); where two groups are left and one is still so
    small, p is the binomial tail of its ends, doubled. Arguments as in kaplan_meier; written here because no library at
    hand takes late entry. It has little power where curves cross, and says nothing of how large a difference is: see
    hazard_ratio.
    Raises NotEstimable with fewer than two groups or nobody lost.
    Source: Mantel (1966), Cancer Chemotherapy Reports 50; Peto & Peto (1972), doi:10.2307/2344317.
    """
    times, gone, since, counts = observations(durations, ended, entry, weights)
    all_counts = np.ones(np.size(durations)) if weights is None else np.asarray(weights, dtype=float)
    named = np.asarray(groups)
    named = named if named.dtype.kind in "iub" else named.astype(str)
    names, group = np.unique(named[all_counts > 0], return_inverse=True)
    if len(names) < 2:
        raise NotEstimable(f"comparing needs two groups, got {len(names)}")
    if not gone.any():
        raise NotEstimable("nobody was lost, so there is no pace of leaving to compare")
    ends, expected, covariance = _counted(times, gone, since, counts, group, len(names))
    if np.linalg.matrix_rank(covariance) == 0:
        raise NotEstimable("the groups were never under observation at the same time")
    together = _large_enough(expected)
    ends, expected, covariance = together @ ends, together @ expected, together @ covariance @ together.T
    excess = ends - expected
    chi_squared = float(excess @ np.linalg.pinv(covariance) @ excess)
    degrees = max(int(np.linalg.matrix_rank(covariance)), 1)
    if len(ends) == 2 and expected.min() < SMALLEST_EXPECTED_CELL:
        return LogRank(chi_squared, degrees, _binomial_tail(ends, expected))
    return LogRank(chi_squared, degrees, float(chdtrc(degrees, max(chi_squared, 0.0))))


def _large_enough(expected: Floats) -> Floats:
    """A row of ones and zeros for each group that is left when the smallest are taken together until all are large
    enough, or two are left."""
    members = [[place] for place in np.argsort(expected)]
    while len(members) > 2 and expected[members[0]].sum() < SMALLEST_EXPECTED_CELL:
        members[1] = members[0] + members[1]
        members = sorted(members[1:], key=lambda each: float(expected[each].sum()))
    together = np.zeros((len(members), len(expected)))
    for row, places in enumerate(members):
        together[row, places] = 1.0
    return together


def _binomial_tail(ends: Floats, expected: Floats) -> float:
    """Of the smaller group's ends, each of all ends falling to it with the chance expected."""
    from scipy.stats import binom  # seldom needed, and half a second to import

    smaller = int(expected.argmin())
    seen, every = round(float(ends[smaller])), round(float(ends.sum()))
    part = min(float(expected[smaller] / expected.sum()), 1.0)
    return float(min(2 * min(binom.cdf(seen, every, part), binom.sf(seen - 1, every, part)), 1.0))


def _counted(
    times: Floats, gone: NDArray[np.bool_], since: Floats, counts: Floats, group: NDArray[np.intp], number: int
) -> tuple[Floats, Floats, Floats]:
    """Ends seen and expected by group, and their covariance."""
    at, when = np.unique(times[gone], return_inverse=True)
    ends = np.zeros((len(at), number))
    np.add.at(ends, (when, group[gone]), counts[gone])
    risk = np.stack([at_risk(at, times[group == k], since[group == k], counts[group == k]) for k in range(number)], 1)
    everybody, all_ends = risk.sum(axis=1), ends.sum(axis=1)
    part = risk / everybody[:, None]
    expected = (all_ends[:, None] * part).sum(axis=0)
    spread = all_ends * (everybody - all_ends) / np.maximum(everybody - 1, 1)
    covariance = np.diag((spread[:, None] * part).sum(axis=0)) - (part * spread[:, None]).T @ part
    return ends.sum(axis=0), expected, covariance
