"""What customers who buy when they like will still bring: purchases to come times spend a purchase, discounted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf, isfinite, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import block_diag

from analysis.estimates import Estimate
from analysis.quantities import Money, Share
from analysis.statistics.bg_nbd import BgNbd, Floats, Histories
from analysis.statistics.concentration import TOP_PART
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.future_purchases import later_purchases
from analysis.statistics.gamma_gamma import GammaGamma, expected_spend, expected_square
from analysis.statistics.refusals import refuse_none_of

LEAST_FOR_SPREAD = 2.0  # q of the gamma-gamma: at 2 or less spend has a mean, but no end to how far it scatters
METHOD = "BG/NBD times gamma-gamma, delta method"


@dataclass(frozen=True)
class Buyers:
    """Histories with what each spent: `mean_spend` the mean over alike customers of their mean repeat purchase (0 for
    who never bought again), `spread` the variance of those means among them."""

    seen: Histories
    mean_spend: Floats
    spread: Floats


@dataclass(frozen=True)
class Ahead:
    """What is asked of the future: over so many weeks, at such a discount rate a year, this part of revenue."""

    weeks: float
    discount: float = 0.0
    margin: float = 1.0


@dataclass(frozen=True)
class Valued:
    """What one customer of each row is expected to bring (`each`), and how that moves with the logarithms of the seven
    parameters (`slopes`, one row a parameter, and their `covariance`)."""

    customers: Floats
    each: Floats
    slopes: Floats
    covariance: Floats
    currency: str

    def mean(self, which: NDArray[np.bool_] | None = None) -> Estimate:
        """Of an average customer of those rows, or of all. Raises ValueError where nobody is in them."""
        weights = self.customers * (1.0 if which is None else which)
        number = float(weights.sum())
        refuse_none_of("customers", number)
        value, variance = float(weights @ self.each) / number, self._variance(self.slopes @ weights / number)
        return _money(value, variance, self.currency, round(number), METHOD)

    def total(self, scatter: float = 0.0) -> Estimate:
        """Of all together; `scatter` is the variance that chance adds."""
        variance = self._variance(self.slopes @ self.customers) + scatter
        method = f"{METHOD} and chance" if scatter else METHOD
        value = float(self.customers @ self.each)
        return _money(value, variance, self.currency, round(float(self.customers.sum())), method)

    def held_by_largest(self, part: float = TOP_PART) -> Estimate:
        """Which share of it lies with the tenth (or other part) of customers who are worth most.

        Customers alike are taken at their mean, so it is a floor. Which of them are the tenth is taken as known: at the
        border they are worth alike.
        """
        order = np.argsort(-self.each, kind="stable")
        before = np.cumsum(self.customers[order]) - self.customers[order]
        held = np.empty(order.shape)
        held[order] = np.clip(part * self.customers.sum() - before, 0.0, self.customers[order])
        total = float(self.customers @ self.each)
        value = float(held @ self.each) / total
        reach = NORMAL_CRITICAL * sqrt(self._variance(self.slopes @ (held - value * self.customers) / total))
        low, high = Share(max(value - reach, 0.0)), Share(min(value + reach, 1.0))
        return Estimate(Share(value), low, high, round(float(self.customers.sum())), METHOD)

    def _variance(self, slopes: Floats) -> float:
        return max(float(slopes @ self.covariance @ slopes), 0.0)


def lifetime_values(purchases: BgNbd, spend: GammaGamma, buyers: Buyers, ahead: Ahead, currency: str) -> Valued:
    """What each of these customers will still bring over the time asked for, in today's money.

    v = margin·E[M | z̄, x]·∫ρ(s)e^(-δs)ds. Assumes that spend and frequency are independent, and that buying goes on as
    it was. Intervals: delta method over the seven parameters; what single customers then bring scatters wider.
    Infinite where spend has no mean (q of the gamma-gamma 1 or less).
    Source: Fader, Hardie & Lee (2005), RFM and CLV, doi:10.1509/jmkr.2005.42.4.415.
    """
    one, two = purchases.parameters, spend.parameters
    later, spent = _later(one, buyers, ahead), _spent(two, buyers)
    slopes = np.vstack(
        [
            purchases.fitted.slopes_of(lambda at: _later(at, buyers, ahead)) * spent,
            spend.fitted.slopes_of(lambda at: _spent(at, buyers)) * later,
        ]
    )
    return Valued(
        buyers.seen.customers,
        ahead.margin * later * spent,
        ahead.margin * slopes,
        block_diag(purchases.fitted.covariance, spend.fitted.covariance),  # the two fits know nothing of each other
        currency,
    )


def _later(parameters: Floats, buyers: Buyers, ahead: Ahead) -> Floats:
    return later_purchases(parameters, buyers.seen, ahead.weeks, ahead.discount).expected


def _spent(parameters: Floats, buyers: Buyers) -> Floats:
    return expected_spend(parameters, buyers.seen.repeats, buyers.mean_spend)


def revenue_expected(purchases: BgNbd, spend: GammaGamma, buyers: Buyers, weeks: float, currency: str) -> Estimate:
    """What all of them together will spend in the next weeks.

    The interval holds for the sum then counted: to the delta method it adds what chance does, Σ n·Var(spends of one),
    Var = E[Y]·E[Var of one spend] + E[Y²]·E[ζ²] - (E[Y]·E[M])², ζ the true mean spend of the customer. It has no upper
    end where spend scatters without one (q of 2 or less).
    """
    has_end = spend.parameters[1] > LEAST_FOR_SPREAD
    scatter = _scatter(purchases.parameters, spend.parameters, buyers, weeks) if has_end else np.array(inf)
    total = float(np.sum(buyers.seen.customers * scatter))
    return lifetime_values(purchases, spend, buyers, Ahead(weeks), currency).total(total)


def _scatter(purchases: Floats, spend: Floats, buyers: Buyers, weeks: float) -> Floats:
    later = later_purchases(purchases, buyers.seen, weeks)
    x, z = buyers.seen.repeats, buyers.mean_spend
    square, one = expected_square(spend, x, z, buyers.spread)
    mean = later.expected * expected_spend(spend, x, z)
    return np.maximum(later.expected * one + (later.variance + later.expected**2) * square - mean**2, 0.0)


def _money(value: float, variance: float, currency: str, sample_size: int, method: str) -> Estimate:
    reach = NORMAL_CRITICAL * sqrt(variance) if isfinite(variance) else inf
    value_, low, high = (Money(each, currency) for each in (value, max(value - reach, 0.0), value + reach))
    return Estimate(value_, low, high, sample_size, method)


def reaching(forecast: Estimate, missed: Estimate, most: float = inf) -> Estimate:
    """The forecast with an interval that reaches at least as far as the same reckoning missed what was held out.

    Parameters and chance are not all: where customers changed, the model was wrong by more than either. One look back
    says how wrong it has been; an interval narrower than that would promise what it did not keep. `most` there can be.
    """
    miss = abs(missed.value.amount) * forecast.value.amount
    low = forecast.low.with_amount(max(min(forecast.low.amount, forecast.value.amount - miss), 0.0))
    high = forecast.high.with_amount(max(forecast.high.amount, min(forecast.value.amount + miss, most)))
    return replace(forecast, low=low, high=high, method=f"{forecast.method}, at least the hold-out error")
