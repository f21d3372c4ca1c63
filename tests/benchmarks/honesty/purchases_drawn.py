"""What customers will buy and are worth, planted as the models say and counted later: whether the intervals held it."""

from __future__ import annotations

import numpy as np

from analysis.statistics.bg_nbd import BgNbd, fit_bg_nbd
from analysis.statistics.future_purchases import active_customers, buyers_expected, later_purchases, purchases_expected
from analysis.statistics.gamma_gamma import GammaGamma, expected_spend, fit_gamma_gamma, spends
from analysis.statistics.purchase_value import Ahead, Buyers, lifetime_values, revenue_expected
from tests.analysis.statistics.bought import PURCHASES, SPEND, Bought, bought
from tests.benchmarks.honesty.setup import Setup, draws, holds

Rng = np.random.Generator
WEEKS, AHEAD = 39, Ahead(156.5, 0.1, 0.4)


def _bought(rng: Rng, customers: int) -> tuple[Bought, BgNbd]:
    made = bought(customers, WEEKS, int(rng.integers(2**31)))
    return made, fit_bg_nbd(made.seen)


def _with_spend(rng: Rng, customers: int) -> tuple[Bought, BgNbd, GammaGamma, Buyers]:
    made, model = _bought(rng, customers)
    again = made.seen.repeats > 0
    spend = fit_gamma_gamma(spends(made.seen.repeats[again], made.mean_spend[again]))
    return made, model, spend, Buyers(made.seen, made.mean_spend, np.zeros(customers))


def _purchases(rng: Rng, customers: int) -> bool:
    made, model = _bought(rng, customers)
    return holds(purchases_expected(model, made.seen, WEEKS), float(made.later.sum()))


def _buyers(rng: Rng, customers: int) -> bool:
    made, model = _bought(rng, customers)
    return holds(buyers_expected(model, made.seen, WEEKS), float((made.later > 0).sum()))


def _active(rng: Rng, customers: int) -> bool:
    made, model = _bought(rng, customers)
    return holds(active_customers(model, made.seen), float((made.is_active & (made.seen.repeats > 0)).sum()))


def _revenue(rng: Rng, customers: int) -> bool:
    made, model, spend, buyers = _with_spend(rng, customers)
    return holds(revenue_expected(model, spend, buyers, WEEKS, "EUR"), float(made.spent_later.sum()))


def _value(rng: Rng, customers: int) -> bool:
    made, model, spend, buyers = _with_spend(rng, customers)
    later = later_purchases(PURCHASES, made.seen, AHEAD.weeks, AHEAD.discount).expected
    truth = float((AHEAD.margin * later * expected_spend(SPEND, made.seen.repeats, made.mean_spend)).mean())
    return holds(lifetime_values(model, spend, buyers, AHEAD, "EUR").mean(), truth)


def _every() -> tuple[Setup, ...]:
    of = {"purchases": _purchases, "buyers": _buyers, "active": _active, "revenue": _revenue, "lifetime value": _value}
    return tuple(
        Setup(f"{name} to come, {customers:,} customers", draws(draw, customers), 0.925, 0.97)
        for name, draw in of.items()
        for customers in (600, 2_500)
    )


PURCHASED = _every()
