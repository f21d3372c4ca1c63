from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.bg_nbd import BgNbd, fit_bg_nbd
from analysis.statistics.future_purchases import missed_by, purchases_expected
from analysis.statistics.gamma_gamma import GammaGamma, fit_gamma_gamma, spends
from analysis.statistics.purchase_value import (
    Ahead,
    Buyers,
    each_value,
    lifetime_value,
    reaching,
    revenue_expected,
)
from tests.analysis.statistics.bought import Bought, bought


@pytest.fixture(scope="module")
def made() -> Bought:
    return bought(4_000, 39, seed=21)


@pytest.fixture(scope="module")
def fits(made: Bought) -> tuple[BgNbd, GammaGamma]:
    again = made.seen.repeats > 0
    return fit_bg_nbd(made.seen), fit_gamma_gamma(spends(made.seen.repeats[again], made.mean_spend[again]))


def buyers(made: Bought) -> Buyers:
    return Buyers(made.seen, made.mean_spend, np.zeros(len(made.mean_spend)))


def test_tells_what_made_customers_then_spent(made: Bought, fits: tuple[BgNbd, GammaGamma]) -> None:
    told = revenue_expected(*fits, buyers(made), 39, "USD")
    assert told.low.amount <= made.spent_later.sum() <= told.high.amount
    assert told.value.unit == "USD"


def test_the_value_of_all_adds_up_to_what_is_expected_of_them(made: Bought, fits: tuple[BgNbd, GammaGamma]) -> None:
    told, total = (
        lifetime_value(*fits, buyers(made), Ahead(39), "USD"),
        revenue_expected(*fits, buyers(made), 39, "USD"),
    )
    assert told.value.amount * 4_000 == pytest.approx(total.value.amount)
    assert each_value(*fits, buyers(made), Ahead(39)).sum() == pytest.approx(total.value.amount)


def test_margin_and_discount_make_it_less(made: Bought, fits: tuple[BgNbd, GammaGamma]) -> None:
    plain, margin, discounted = (
        lifetime_value(*fits, buyers(made), ahead, "USD").value.amount
        for ahead in (Ahead(156), Ahead(156, margin=0.4), Ahead(156, discount=0.1))
    )
    assert margin == pytest.approx(0.4 * plain)
    assert 0.85 * plain < discounted < plain


def test_those_who_bought_more_and_later_are_worth_more(made: Bought, fits: tuple[BgNbd, GammaGamma]) -> None:
    again = buyers(made).only(made.seen.repeats > 0)
    once = buyers(made).only(made.seen.repeats == 0)
    values = [lifetime_value(*fits, each, Ahead(156), "USD").value.amount for each in (again, once)]
    assert values[0] > 2 * values[1]


def test_reaches_as_far_as_the_reckoning_missed(made: Bought, fits: tuple[BgNbd, GammaGamma]) -> None:
    told = purchases_expected(fits[0], made.seen, 39)
    wide = reaching(told, missed_by(told, told.value.amount / 1.5))
    assert wide.high.amount == pytest.approx(1.5 * told.value.amount)
    assert reaching(told, missed_by(told, told.value.amount)).high == told.high
