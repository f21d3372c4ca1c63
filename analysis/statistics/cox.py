"""Cox's regression for grouped counts, strata and late entry: the arithmetic behind hazard_ratio."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]
MOST_STEPS = 50
LONGEST_STEP = 2.0  # in a log ratio per standard deviation; a longer one only overshoots
TOLERANCE = 1e-9
SMALLEST_PACE = 1e-150  # against the fastest; its square is still a number


@dataclass(frozen=True)
class Lives:
    """One stratum: covariates (rows x columns), times, ends seen, entries, and how many customers a row stands for."""

    covariates: Floats
    times: Floats
    ended: NDArray[np.bool_]
    since: Floats
    counts: Floats

    @cached_property
    def moments(self) -> Floats:
        """One, the covariates and their products: what is summed over those at risk, each times its pace."""
        products = (self.covariates[:, :, None] * self.covariates[:, None, :]).reshape(len(self.covariates), -1)
        return np.column_stack([np.ones(len(self.covariates)), self.covariates, products])

    @cached_property
    def ends(self) -> tuple[Floats, NDArray[np.intp]]:
        """The times at which somebody ended, and which of them each end is."""
        return np.unique(self.times[self.ended], return_inverse=True)

    @cached_property
    def is_late(self) -> NDArray[np.bool_]:
        return np.asarray(self.since > self.since.min())

    @cached_property
    def not_yet_gone(self) -> _SumsFrom:
        return _SumsFrom.of(self.ends[0], self.times)

    @cached_property
    def not_yet_there(self) -> _SumsFrom:
        return _SumsFrom.of(self.ends[0], self.since[self.is_late])


@dataclass(frozen=True)
class _SumsFrom:
    """Sums over rows whose value is at each time or later; the order does not change from step to step of a fit."""

    order: NDArray[np.intp]
    places: NDArray[np.intp]

    @classmethod
    def of(cls, at: Floats, values: Floats) -> _SumsFrom:
        order = np.argsort(-values, kind="stable")
        return cls(order, np.searchsorted(-values[order], -at, side="right"))

    def __call__(self, moments: Floats) -> Floats:
        running = np.concatenate([np.zeros((1, moments.shape[1])), np.cumsum(moments[self.order], axis=0)])
        return np.asarray(running[self.places])


@dataclass(frozen=True)
class CoxFit:
    coefficients: Floats
    covariance: Floats


@dataclass(frozen=True)
class _Likelihood:
    logarithm: float
    gradient: Floats
    information: Floats

    def __add__(self, other: _Likelihood) -> _Likelihood:
        return _Likelihood(
            self.logarithm + other.logarithm, self.gradient + other.gradient, self.information + other.information
        )


def cox(strata: list[Lives]) -> CoxFit:
    """Maximises the partial likelihood by Newton's steps; ties by Efron, each customer of a row counted by itself.

    Written here because lifelines takes a weight as precision, not as so many tied customers, and statsmodels takes no
    weights; both are what this is tested against. Raises NotEstimable where no maximum exists.
    Source: Efron (1977), doi:10.1080/01621459.1977.10480613; Therneau & Grambsch (2000), doi:10.1007/978-1-4757-3294-8.
    """
    told = [stratum for stratum in strata if stratum.ended.any()]
    beta = np.zeros(strata[0].covariates.shape[1])
    at = _likelihood(told, beta)
    for _ in range(MOST_STEPS):
        step = _solved(at.information, at.gradient)
        step = step / max(np.abs(step).max() / LONGEST_STEP, 1.0)
        after = _likelihood(told, beta + step)
        while after.logarithm < at.logarithm - TOLERANCE and np.abs(step).max() > TOLERANCE:
            step = step / 2
            after = _likelihood(told, beta + step)
        gain = after.logarithm - at.logarithm
        beta, at = beta + step, after
        if abs(gain) < TOLERANCE * (1 + abs(at.logarithm)):
            break
    return CoxFit(beta, _solved(at.information, np.eye(len(beta))))


def _likelihood(strata: list[Lives], beta: Floats) -> _Likelihood:
    first, *others = (_of_stratum(stratum, beta) for stratum in strata)
    for other in others:
        first = first + other
    return first


def _of_stratum(lives: Lives, beta: Floats) -> _Likelihood:
    x, ended = lives.covariates, lives.ended
    log_pace = x @ beta
    log_pace = log_pace - log_pace.max()
    pace = lives.counts * np.exp(log_pace)
    moments = pace[:, None] * lives.moments
    at, when = lives.ends
    risk = lives.not_yet_gone(moments) - lives.not_yet_there(moments[lives.is_late])
    ends = np.zeros((len(at), moments.shape[1]))
    np.add.at(ends, when, moments[ended])
    tied = np.bincount(when, weights=lives.counts[ended])
    gained = lives.counts[ended] @ x[ended], float(lives.counts[ended] @ log_pace[ended])
    return _efron(risk, ends, np.round(tied).astype(int), x.shape[1], *gained)


def _efron(
    risk: Floats, ends: Floats, tied: NDArray[np.int_], columns: int, summed_x: Floats, summed_log_pace: float
) -> _Likelihood:
    """Of d customers who end together the l-th leaves a risk set from which l/d of all d are already gone."""
    time = np.repeat(np.arange(len(tied)), tied)
    gone = (np.arange(len(time)) - np.repeat(np.cumsum(tied) - tied, tied)) / tied[time]
    smallest = np.maximum(ends[:, 0] / tied, SMALLEST_PACE)  # the last of them is at risk; rounding must not lose it
    left = np.maximum(risk[time, 0] - gone * ends[time, 0], smallest[time])
    inverse = [np.bincount(time, weights=gone**power / left) for power in (0, 1)]
    squared = [np.bincount(time, weights=gone**power / left**2) for power in (0, 1, 2)]
    summed = inverse[0] @ risk - inverse[1] @ ends
    first_risk, first_ends = risk[:, 1 : columns + 1], ends[:, 1 : columns + 1]
    crossed = first_risk.T @ (squared[1][:, None] * first_ends)
    means = (
        first_risk.T @ (squared[0][:, None] * first_risk)
        - crossed
        - crossed.T
        + first_ends.T @ (squared[2][:, None] * first_ends)
    )
    information = summed[columns + 1 :].reshape(columns, columns) - means
    return _Likelihood(summed_log_pace - float(np.log(left).sum()), summed_x - summed[1 : columns + 1], information)


def _solved(information: Floats, right: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(information, right))
    except np.linalg.LinAlgError as error:
        raise NotEstimable("the customers at risk were too alike to tell the controls apart") from error
