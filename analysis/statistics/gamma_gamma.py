"""What customers spend when they buy: the gamma-gamma model of spend per purchase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import digamma, gammaln

from analysis.statistics.bg_nbd import FEWEST_REPEAT_BUYERS, rising
from analysis.statistics.likelihood import Fitted, most_likely
from analysis.statistics.refusals import NotEstimable

Floats = NDArray[np.float64]

NO_MEAN = 1.01  # the mean of spend is pγ/(q - 1); so close to q = 1 it is any number


@dataclass(frozen=True)
class Spends:
    """Of customers alike: so many purchases each (x), of so much on average (z̄), and how many customers they are."""

    purchases: Floats
    mean_spend: Floats
    customers: Floats


def spends(purchases: ArrayLike, mean_spend: ArrayLike, customers: ArrayLike | None = None) -> Spends:
    """Raises ValueError when lengths differ or a number is not above zero: free purchases say nothing of spend."""
    columns = [np.asarray(each, dtype=float) for each in (purchases, mean_spend)]
    columns.append(np.ones(columns[0].shape) if customers is None else np.asarray(customers, dtype=float))
    if len({each.shape for each in columns}) > 1 or columns[0].ndim != 1:
        raise ValueError(f"purchases, mean_spend and customers need one length, got {[e.shape for e in columns]}")
    if any(not (each > 0).all() for each in columns):
        raise ValueError("purchases, mean_spend and customers must be above zero; leave out who spent nothing")
    if (columns[0] % 1 != 0).any():
        raise ValueError("purchases must be whole numbers; are the columns in another order?")
    return Spends(*columns)


@dataclass(frozen=True)
class GammaGamma:
    """`fitted.parameters` are p, q, γ, the last in units of money."""

    fitted: Fitted

    @property
    def parameters(self) -> Floats:
        return self.fitted.parameters


def fit_gamma_gamma(seen: Spends) -> GammaGamma:
    """How spend per purchase differs between customers, and from purchase to purchase.

    A purchase of a customer is Gamma(p, ν), customers' ν ~ Gamma(q, γ), whatever their number of purchases. Fitted by
    maximum likelihood with exact slopes. Raises NotEstimable with too few customers, none that differ, or no mean.
    Source: Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value, brucehardie.com/notes/025.
    """
    number = float(seen.customers.sum())
    if number < FEWEST_REPEAT_BUYERS:
        raise NotEstimable(f"needs {FEWEST_REPEAT_BUYERS} customers who bought again, got {number:g}")
    if np.ptp(seen.mean_spend) < 1e-9 * float(seen.mean_spend.max()):
        raise NotEstimable("all customers spend alike: there is no spread to fit")
    typical = float(np.average(seen.mean_spend, weights=seen.customers))
    in_typical = Spends(seen.purchases, seen.mean_spend / typical, seen.customers)  # any currency is fitted alike
    found = most_likely(lambda at: log_likelihood(at, in_typical), np.array([4.0, 3.0, 0.5]))
    if found.parameters[1] <= NO_MEAN:
        raise NotEstimable(f"a few spend without bound: q is {found.parameters[1]:.2f}, so there is no mean to tell")
    value = found.log_likelihood - number * float(np.log(typical))
    return GammaGamma(Fitted(found.parameters * [1.0, 1.0, typical], found.covariance, value))


def log_likelihood(parameters: Floats, seen: Spends) -> tuple[float, Floats]:
    """Σ n·ln f(z̄ | x) at p, q, γ, and its slope by each; f is equation 1a of the note."""
    p, q, gamma = parameters
    x, z, n = seen.purchases, seen.mean_spend, seen.customers
    both = np.log(gamma + x * z)
    value = rising(gammaln, q, x, p) - _of_counts(gammaln, p, x) + q * np.log(gamma)
    value += (p * x - 1) * np.log(z) + p * x * np.log(x) - (p * x + q) * both
    slopes = (
        x * (rising(digamma, q, x, p) + digamma(q) - _of_counts(digamma, p, x) + np.log(x * z) - both),
        rising(digamma, q, x, p) + np.log(gamma) - both,
        q / gamma - (p * x + q) / (gamma + x * z),
    )
    return float(n @ value), np.array([n @ slope for slope in slopes])


def _of_counts(function: Callable[[Any], Any], step: float, counts: Floats) -> Floats:
    """f(step·x) for each count x of one or more."""
    return np.asarray(function(step * np.arange(1, int(counts.max()) + 1))[counts.astype(int) - 1])


def expected_spend(parameters: Floats, purchases: Floats, mean_spend: Floats) -> Floats:
    """E(M | z̄, x) = p(γ + x·z̄)/(p·x + q - 1): between what the customer spent and what all spend, nearer to its own
    the more it bought; what all spend, pγ/(q - 1), where it never bought again. Infinite where q is 1 or less."""
    p, q, gamma = parameters
    below = p * purchases + q - 1
    return np.where(below > 0, p * (gamma + purchases * mean_spend) / np.where(below > 0, below, 1.0), np.inf)


def expected_square(parameters: Floats, purchases: Floats, mean_spend: Floats, spread: Floats) -> tuple[Floats, Floats]:
    """E(ζ²) of a customer's true mean spend ζ = p/ν, and E(Var of one purchase) = E(p/ν²), given z̄ and x.

    `spread` is the mean of (z̄ - their mean)² where several customers share a row. Infinite where p·x + q is 2 or less.
    """
    p, q, gamma = parameters
    below = (p * purchases + q - 1) * (p * purchases + q - 2)
    inverse = ((gamma + purchases * mean_spend) ** 2 + purchases**2 * spread) / np.where(below > 0, below, 1.0)
    inverse = np.where(p * purchases + q > 2, inverse, np.inf)
    return p**2 * inverse, p * inverse
