"""The parameters that make what was seen most likely, and how surely: for models whose parameters are above zero."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
LogLikelihood = Callable[[Floats], tuple[float, Floats]]  # at parameters: its value, its slope by each

FARTHEST = 12.0  # e^±12: beyond it a parameter only says "everybody alike" or "nobody ever", as it does there
STEP = 1e-4  # of a logarithm: central differences of a slope that is known exactly
FLAT = 1e-7  # parts of the steepest curvature; what is flatter cannot be told from these rows, nor does it matter


@dataclass(frozen=True)
class Fitted:
    """`covariance` belongs to the logarithms of the parameters: they stay above zero however unsure they are."""

    parameters: Floats
    covariance: Floats
    log_likelihood: float

    def variance_of(self, function: Callable[[Floats], float]) -> float:
        """Of a number reckoned from the parameters, by the delta method on their logarithms."""
        slopes = self.slopes_of(lambda at: np.array(function(at)))
        return max(float(slopes @ self.covariance @ slopes), 0.0)

    def slopes_of(self, function: Callable[[Floats], Floats]) -> Floats:
        """One row a parameter: how what is reckoned moves with its logarithm."""
        return np.array([self._slope(function, place) for place in range(len(self.parameters))])

    def _slope(self, function: Callable[[Floats], Floats], place: int) -> Floats:
        step = np.zeros(len(self.parameters))
        step[place] = 10 * STEP
        up, down = (function(self.parameters * np.exp(each)) for each in (step, -step))
        return (up - down) / (20 * STEP)


def most_likely(log_likelihood: LogLikelihood, start: Floats, within: tuple[Floats, Floats] | None = None) -> Fitted:
    """Climbs from `start`. The covariance is the inverse of the observed information, flat directions left out.

    `within`: the least and most of each parameter, where farther out would say the same and could not be reckoned with.
    Raises ValueError when the likelihood is not finite at the start.
    """
    value, slope = log_likelihood(start)
    if not np.isfinite(value) or not np.isfinite(slope).all():
        raise ValueError(f"the likelihood is {value} at its start {start}; are amounts or times below zero?")
    scale = max(abs(value), 1.0)

    def downhill(logs: Floats) -> tuple[float, Floats]:
        parameters = np.exp(logs)
        value, slope = log_likelihood(parameters)
        return -value / scale, -slope * parameters / scale

    everywhere = np.full(len(start), np.exp(-FARTHEST)), np.full(len(start), np.exp(FARTHEST))
    bounds = list(zip(*(np.log(each).tolist() for each in within or everywhere), strict=True))
    options = {"maxiter": 2_000, "ftol": 1e-15, "gtol": 1e-9}
    found = minimize(downhill, np.log(start), jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    curvature = _curvature(lambda logs: downhill(logs)[1] * scale, found.x)
    return Fitted(np.exp(found.x), _inverse(curvature), -float(found.fun) * scale)


def _curvature(slope: Callable[[Floats], Floats], at: Floats) -> Floats:
    steps = np.eye(len(at)) * STEP
    rows = np.array([(slope(at + step) - slope(at - step)) / (2 * STEP) for step in steps])
    return (rows + rows.T) / 2


def _inverse(curvature: Floats) -> Floats:
    values, vectors = np.linalg.eigh(curvature)
    is_told = values > FLAT * max(values.max(), 1e-300)
    inverted = np.where(is_told, 1 / np.where(is_told, values, 1.0), 0.0)
    return np.asarray((vectors * inverted) @ vectors.T)
