from __future__ import annotations

import numpy as np
import pytest

from analysis.statistics.bg_nbd import BgNbd, fit_bg_nbd
from analysis.statistics.future_purchases import missed_by, purchases_expected
from analysis.statistics.gamma_gamma import GammaGamma, fit_gamma_gamma, spends
from analysis.statistics.purchase_value import (
    Ahead,
    Buyers,
    lifetime_values,
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
        lifetime_values(*fits, buyers(made), Ahead(39), "USD"),
        revenue_expected(*fits, buyers(made), 39, "USD"),
    )
    assert told.mean().value.amount * 4_000 == pytest.approx(total.value.amount)
    assert told.each.sum() == pytest.approx(total.value.amount)
    assert told.total().value.amount == pytest.approx(total.value.amount)
    assert told.total().high.amount < total.high.amount  # chance comes on top


def test_margin_and_discount_make_it_less(made: Bought, fits: tuple[BgNbd, GammaGamma]) -> None:
    plain, margin, discounted = (
        lifetime_values(*fits, buyers(made), ahead, "USD").mean().value.amount
        for ahead in (Ahead(156), Ahead(156, margin=0.4), Ahead(156, discount=0.1))
    )
    assert margin == pytest.approx(0.4 * plain)
    assert 0.85 * plain < discounted < plain


def test_those_who_bought_more_are_worth_more(made: Bought, fits: tuple[BgNbd, GammaGamma]) -> None:
    told, again = lifetime_values(*fits, buyers(made), Ahead(156), "USD"), made.seen.repeats > 0
    assert told.mean(again).value.amount > 2 * told.mean(~again).value.amount
    assert told.mean(again).sample_size == again.sum()


def test_the_tenth_worth_most_hold_what_the_largest_values_add_up_to(
    made: Bought, fits: tuple[BgNbd, GammaGamma]
) -> None:
    told = lifetime_values(*fits, buyers(made), Ahead(156), "USD")
    held = told.held_by_largest()
    assert held.value.amount == pytest.approx(np.sort(told.each)[-400:].sum() / told.each.sum())
    assert 0.1 < held.low.amount < held.value.amount < held.high.amount < 1
    assert told.held_by_largest(1.0).value.amount == pytest.approx(1.0)


def test_reaches_as_far_as_the_reckoning_missed(made: Bought, fits: tuple[BgNbd, GammaGamma]) -> None:
    told = purchases_expected(fits[0], made.seen, 39)
    wide = reaching(told, missed_by(told, told.value.amount / 1.5))
    assert wide.high.amount == pytest.approx(1.5 * told.value.amount)
    assert reaching(told, missed_by(told, told.value.amount)).high == told.high
    assert reaching(told, missed_by(told, told.value.amount / 1.5), most=told.high.amount).high == told.high
