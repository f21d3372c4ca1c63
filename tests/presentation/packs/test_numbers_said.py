"""Numbers as a reader takes them out of a sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quantities import Money, Points, Share
from presentation.packs.numbers_said import numbers_in, tokens_in
from presentation.wording import say_quantity


@pytest.mark.parametrize(
    ("text", "amount", "unit", "sign", "per"),
    [
        ("€8.7 million a year", "8700000", "€", 0, "year"),
        ("€9m", "9000000", "€", 0, ""),
        ("EUR 1,200", "1200", "€", 0, ""),
        ("CHF\u00a012 thousand", "12000", "CHF", 0, ""),
        ("5 million dollars", "5000000", "$", 0, ""),
        ("−39 percentage points", "39", "percentage points", -1, ""),
        ("+9 points", "9", "points", 1, ""),
        ("72\u00a0%", "72", "%", 0, ""),
        ("4.5 per cent", "4.5", "%", 0, ""),
        ("8,7 %", "8.7", "%", 0, ""),
        ("12,861 answers", "12861", "answers", 0, ""),
        ("2.0 times as fast", "2", "times", 0, ""),
        ("half of them", "50", "%", 0, ""),
        ("one in five", "20", "%", 0, ""),
        ("fell by a quarter", "25", "%", 0, ""),
        ("twice as fast", "2", "times", 0, ""),
        ("eleven cases", "11", "cases", 0, ""),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, amount: str, unit: str, sign: int, per: str) -> None:
    (said,) = numbers_in(text)
    assert (said.amount, said.unit, said.sign, said.per) == (Decimal(amount), unit, sign, per)


def test_both_ends_of_a_range_have_its_unit() -> None:
    assert [(str(each.amount), each.unit) for each in numbers_in("54 to 93 %, 22 to 31 points")] == [
        ("54", "%"), ("93", "%"), ("22", ""), ("31", "points"),
    ]  # fmt: skip


def test_digits_within_a_name_are_no_number() -> None:
    assert numbers_in("Q3 and Office365 and B2B") == ()
    assert tokens_in("Q3 and Office365 and 12 B2B") == ("Q3", "Office365", "B2B")


def test_a_period_is_read_as_one() -> None:
    assert tokens_in("in Q3 2026, until June 2026") == ("Q3 2026", "Q3", "June 2026", "June")
    assert tokens_in("It may march on in October") == ("October",)


def test_a_hyphen_between_numbers_is_no_sign() -> None:
    assert [each.sign for each in numbers_in("2025-26 and −3")] == [0, 0, -1]


@given(st.floats(-99.9, 99.9), st.floats(0.001, 0.999), st.floats(1, 9e9))
def test_what_wording_says_is_read_back(points: float, share: float, money: float) -> None:
    for said in (say_quantity(Points(points)), say_quantity(Share(share)), say_quantity(Money(money, "EUR", "year"))):
        (number,) = numbers_in(said)
        assert number.says(number)
        assert number.text == said.strip()
