"""What customers who buy when they like will still bring: purchases to come times spend a purchase, discounted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf, isfinite, sqrt

import numpy as np

from analysis.estimates import Estimate
from analysis.quantities import Money
from analysis.statistics.bg_nbd import BgNbd, Floats, Histories
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.statistics.future_purchases import later_purchases
from analysis.statistics.gamma_gamma import GammaGamma, expected_spend, expected_square
from analysis.statistics.refusals import refuse_none_of

METHOD = "BG/NBD times gamma-gamma, delta method"


@dataclass(frozen=True)
class Buyers:
    """Histories with what each spent: `mean_spend` the mean over alike customers of their mean repeat purchase (0 for
    who never bought again), `spread` the variance of those means among them."""

    seen: Histories
    mean_spend: Floats
    spread: Floats

    def only(self, which: Floats) -> Buyers:
        """Those of the rows where `which` is true."""
        seen = self.seen
        kept = Histories(seen.repeats[which], seen.last[which], seen.watched[which], seen.customers[which])
        return Buyers(kept, self.mean_spend[which], self.spread[which])


@dataclass(frozen=True)
class Ahead:
    """What is asked of the future: over so many weeks, at such a discount rate a year, this part of revenue."""

    weeks: float
    discount: float = 0.0
    margin: float = 1.0


def each_value(purchases: BgNbd, spend: GammaGamma, buyers: Buyers, ahead: Ahead) -> Floats:
    """Expected of one customer of each row: margin·E[Σ purchases, discounted]·E[M]."""
    return _each(purchases.parameters, spend.parameters, buyers, ahead)


def _each(purchases: Floats, spend: Floats, buyers: Buyers, ahead: Ahead) -> Floats:
    later = later_purchases(purchases, buyers.seen, ahead.weeks, ahead.discount)
    return ahead.margin * later.expected * expected_spend(spend, buyers.seen.repeats, buyers.mean_spend)


def lifetime_value(purchases: BgNbd, spend: GammaGamma, buyers: Buyers, ahead: Ahead, currency: str) -> Estimate:
    """What an average one of these customers will still bring over the time asked for, in today's money.

    Value: Σ n·v/Σ n, v = margin·E[M | z̄, x]·∫ρ(s)e^(-δs)ds. Assumes that spend and frequency are independent, and that
    buying goes on as it was. Interval: delta method over the seven parameters; what single customers then bring
    scatters wider. Infinite where spend has no mean (q of the gamma-gamma 1 or less).
    Source: Fader, Hardie & Lee (2005), RFM and CLV, doi:10.1509/jmkr.2005.42.4.415.
    """
    number = float(buyers.seen.customers.sum())
    refuse_none_of("customers", number)
    weights = buyers.seen.customers / number
    value = float(weights @ each_value(purchases, spend, buyers, ahead))
    variance = _open(purchases, spend, lambda one, two: float(weights @ _each(one, two, buyers, ahead)))
    return _money(value, variance, currency, round(number), METHOD)


def revenue_expected(purchases: BgNbd, spend: GammaGamma, buyers: Buyers, weeks: float, currency: str) -> Estimate:
    """What all of them together will spend in the next weeks.

    The interval holds for the sum then counted: to the delta method it adds what chance does, Σ n·Var(spends of one),
    Var = E[Y]·E[Var of one spend] + E[Y²]·E[ζ²] - (E[Y]·E[M])², ζ the true mean spend of the customer.
    """
    ahead, number = Ahead(weeks), buyers.seen.customers
    value = float(number @ each_value(purchases, spend, buyers, ahead))
    variance = _open(purchases, spend, lambda one, two: float(number @ _each(one, two, buyers, ahead)))
    variance += float(number @ _scatter(purchases.parameters, spend.parameters, buyers, weeks))
    return _money(value, variance, currency, round(float(number.sum())), f"{METHOD} and chance")


def _scatter(purchases: Floats, spend: Floats, buyers: Buyers, weeks: float) -> Floats:
    later = later_purchases(purchases, buyers.seen, weeks)
    x, z = buyers.seen.repeats, buyers.mean_spend
    square, one = expected_square(spend, x, z, buyers.spread)
    mean = later.expected * expected_spend(spend, x, z)
    return np.maximum(later.expected * one + (later.variance + later.expected**2) * square - mean**2, 0.0)


def _open(purchases: BgNbd, spend: GammaGamma, value: Callable[[Floats, Floats], float]) -> float:
    """What the two fits, which know nothing of each other, leave open of a number."""
    return purchases.fitted.variance_of(lambda at: value(at, spend.parameters)) + spend.fitted.variance_of(
        lambda at: value(purchases.parameters, at)
    )


def _money(value: float, variance: float, currency: str, sample_size: int, method: str) -> Estimate:
    reach = NORMAL_CRITICAL * sqrt(variance) if isfinite(variance) else inf
    value_, low, high = (Money(each, currency) for each in (value, max(value - reach, 0.0), value + reach))
    return Estimate(value_, low, high, sample_size, method)


def reaching(forecast: Estimate, missed: Estimate) -> Estimate:
    """The forecast with an interval that reaches at least as far as the same reckoning missed what was held out.

    Parameters and chance are not all: where customers changed, the model was wrong by more than either. One look back
    says how wrong it has been; an interval narrower than that would promise what it did not keep.
    """
    miss = abs(missed.value.amount) * forecast.value.amount
    low = forecast.low.with_amount(max(min(forecast.low.amount, forecast.value.amount - miss), 0.0))
    high = forecast.high.with_amount(max(forecast.high.amount, forecast.value.amount + miss))
    return replace(forecast, low=low, high=high, method=f"{forecast.method}, at least the hold-out error")
