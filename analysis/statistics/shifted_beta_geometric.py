"""How many customers will still be there: a projection that lets customers differ in how ready they are to leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize_scalar
from scipy.special import gammaincinv, gammaln

from analysis.statistics.confidence import CONFIDENCE
from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]

HALF_DROP = float(gammaincinv(0.5, CONFIDENCE))  # how far the log likelihood may fall within the 95 % region
LARGEST_POLARIZATION = 0.995  # all but certain leavers and all but certain stayers; beyond, the sums lose their digits
NEARLY_ALIKE = 1e-6  # polarization below which customers are taken as alike: the gamma functions would lose digits
REGION_STEPS = 40
NARROWINGS = 4  # 39 times closer each: to a millionth
NEWTON_STEPS = 12
BISECTIONS = 30  # halvings of an interval between 0 and 1: to a billionth


@dataclass(frozen=True)
class ShiftedBetaGeometric:
    """`first_loss` is the share lost in the first period; `polarization` 0 where all customers are alike, towards 1 the
    more they differ. Either may be an array of one length: then every answer has a row for each."""

    first_loss: Floats
    polarization: Floats

    @property
    def alpha(self) -> Floats:
        """Infinite, as is beta, where all customers are alike."""
        return np.asarray(self.first_loss * self._sharpness)

    @property
    def beta(self) -> Floats:
        return np.asarray((1 - self.first_loss) * self._sharpness)

    @property
    def _sharpness(self) -> Floats:
        unlike = self.polarization > 0
        return np.where(unlike, 1 / np.where(unlike, self.polarization, 1.0) - 1, np.inf)

    def loss(self, periods: ArrayLike) -> Floats:
        """The share of those still there who leave in each period of life (1 is the first): α/(α + β + t - 1)."""
        spread = self.polarization / (1 - self.polarization)
        return np.asarray(self.first_loss[:, None] / (1 + spread[:, None] * (np.asarray(periods, dtype=float) - 1)))

    def survival(self, times: ArrayLike) -> Floats:
        """The share still there after so many periods: S(t) = B(α, β + t)/B(α, β), of alike customers (1 - m)^t."""
        at = np.asarray(times, dtype=float)
        differ = ShiftedBetaGeometric(self.first_loss, np.maximum(self.polarization, NEARLY_ALIKE))
        alpha, beta = differ.alpha[:, None], differ.beta[:, None]
        logarithm = gammaln(beta + at) - gammaln(beta) + gammaln(alpha + beta) - gammaln(alpha + beta + at)
        alike = at * np.log1p(-self.first_loss[:, None])
        return np.asarray(np.exp(np.where(self.polarization[:, None] < NEARLY_ALIKE, alike, logarithm)))


@dataclass(frozen=True)
class Fitted:
    """The likeliest model, and the border of the region of those that the data do not rule out at 95 %."""

    model: ShiftedBetaGeometric
    region: ShiftedBetaGeometric
    log_likelihood: float
    customers: float
    lost: float

    @property
    def alpha(self) -> float:
        return float(self.model.alpha[0])

    @property
    def beta(self) -> float:
        return float(self.model.beta[0])

    def interval(self, answer: Callable[[ShiftedBetaGeometric], Floats]) -> tuple[Floats, Floats, Floats]:
        """(low, value, high) of whatever a model answers: the smallest and largest over the region."""
        first_loss = np.concatenate([self.model.first_loss, self.region.first_loss])
        polarization = np.concatenate([self.model.polarization, self.region.polarization])
        answers = answer(ShiftedBetaGeometric(first_loss, polarization))
        return answers.min(axis=0), answers[0], answers.max(axis=0)


def fit_shifted_beta_geometric(periods: ArrayLike, at_risk: ArrayLike, lost: ArrayLike) -> Fitted:
    """The model by maximum likelihood from counts by period of life (1 is the first): at risk in it, and lost in it.

    Each customer leaves in any period with a chance of its own; the chances are spread as a beta(α, β). Then those who
    are left are ever more loyal: the share lost in period t is h(t) = α/(α + β + t - 1), and the log likelihood is
    Σ d·ln h + (n - d)·ln(1 - h). Customers may be first seen late and be still there at the end (only periods in
    which a customer was seen at risk count), which gives the likelihood of Fader and Hardie where all are seen from
    the start. Searched as m = α/(α + β) and the polarization 1/(α + β + 1). The region holds every model within
    1.92 of the best log likelihood, so the smallest and largest answer over it are that answer's 95 % profile interval.
    Assumes that the chance of a customer does not change with time, and that losses do not depend on when it began.
    Raises NotEstimable where nobody was lost or everybody was; ValueError on counts that cannot be.
    Source: Fader & Hardie (2007), doi:10.1002/dir.20074.
    """
    counts = _Counts.of(periods, at_risk, lost)
    found = minimize_scalar(
        lambda polarization: -counts.best_at(np.array([polarization]))[1][0],
        bounds=(0.0, LARGEST_POLARIZATION),
        method="bounded",
        options={"xatol": 1e-9},
    )
    candidates = np.array([0.0, float(found.x)])
    first_loss, likelihood = counts.best_at(candidates)
    best = int(likelihood.argmax())
    model = ShiftedBetaGeometric(first_loss[[best]], candidates[[best]])
    region = counts.region(float(likelihood[best]), float(candidates[best]))
    return Fitted(model, region, float(likelihood[best]), counts.entered, float(counts.lost.sum()))


@dataclass(frozen=True)
class _Counts:
    age: Floats  # periods lived before
    stayed: Floats
    lost: Floats

    @classmethod
    def of(cls, periods: ArrayLike, at_risk: ArrayLike, lost: ArrayLike) -> _Counts:
        at, risk, gone = (np.asarray(each, dtype=float) for each in (periods, at_risk, lost))
        if not at.shape == risk.shape == gone.shape:
            raise ValueError(f"one count per period is needed in each, got {at.size}, {risk.size}, {gone.size}")
        if (at < 1).any() or (gone < 0).any() or (gone > risk).any():
            raise ValueError("periods count from 1, and no more can be lost in one than were at risk in it")
        seen = risk > 0
        if not gone.sum() > 0:
            raise NotEstimable("nobody was lost, so there is no pace of leaving to project")
        if gone.sum() == risk.sum():
            raise NotEstimable("everybody was lost in the first period seen, so there is nothing to project")
        return cls(at[seen] - 1, (risk - gone)[seen], gone[seen])

    @property
    def entered(self) -> float:
        return float((self.stayed + self.lost).max())

    def log_likelihood(self, first_loss: Floats, polarization: Floats) -> Floats:
        loss = ShiftedBetaGeometric(first_loss, polarization).loss(self.age + 1)
        return np.asarray(np.log(loss) @ self.lost + np.log1p(-loss) @ self.stayed)

    def best_at(self, polarization: Floats) -> tuple[Floats, Floats]:
        """For each polarization the likeliest share lost at first, and its log likelihood, which is concave in it."""
        scale = 1 + (polarization / (1 - polarization))[:, None] * self.age
        most = np.minimum(scale.min(axis=1), 1.0)
        gone = self.lost.sum()
        found = np.minimum(gone / ((self.stayed + self.lost) / scale).sum(axis=1), most * 0.999)
        for _ in range(NEWTON_STEPS):
            left = scale - found[:, None]
            slope = gone / found - (self.stayed / left).sum(axis=1)
            bend = gone / found**2 + (self.stayed / left**2).sum(axis=1)
            before, found = found, np.clip(found + slope / bend, found / 4, (found + most) / 2)
            if (found == before).all():
                break  # every further step would be this one again
        return found, self.log_likelihood(found, polarization)

    def region(self, best: float, at: float) -> ShiftedBetaGeometric:
        """Models on the border of the 95 % region: for each polarization in it the least and the largest first loss."""
        polarization = np.unique(np.concatenate([self._reach(best, at), [at]]))
        middle, likelihood = self.best_at(polarization)
        is_in = likelihood >= best - HALF_DROP
        middle, polarization = middle[is_in], polarization[is_in]
        edges = [self._edge(best, middle, polarization, end) for end in (0.0, 1.0)]
        return ShiftedBetaGeometric(np.concatenate(edges), np.tile(polarization, 2))

    def _reach(self, best: float, at: float) -> Floats:
        """Polarizations from the least to the largest that the data do not rule out, close together."""
        least, most = (self._furthest(best, at, end) for end in (0.0, LARGEST_POLARIZATION))
        return np.linspace(least, most, REGION_STEPS)

    def _furthest(self, best: float, inside: float, outside: float) -> float:
        """The polarization next to `outside` that the data do not rule out: many are tried at once, ever closer."""
        for _ in range(NARROWINGS):
            tried = np.linspace(inside, outside, REGION_STEPS)
            is_in = self.best_at(tried)[1] >= best - HALF_DROP
            if is_in.all():
                return outside
            first_out = max(int(is_in.argmin()), 1)
            inside, outside = float(tried[first_out - 1]), float(tried[first_out])
        return inside

    def _edge(self, best: float, middle: Floats, polarization: Floats, end: float) -> Floats:
        """Between the likeliest first loss and `end`, where the log likelihood has fallen to the region's border."""
        inside, outside = middle.copy(), np.full(len(middle), end)
        for _ in range(BISECTIONS):
            between = (inside + outside) / 2
            is_in = self.log_likelihood(between, polarization) >= best - HALF_DROP
            inside, outside = np.where(is_in, between, inside), np.where(is_in, outside, between)
        return np.asarray(inside)
