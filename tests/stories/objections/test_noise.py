"""Noise is told from more than noise, and its chance is said as people say it."""

from __future__ import annotations

import pytest

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Money, Ratio
from analysis.stories.objections.chance import chance_of
from analysis.stories.objections.noise import counted_in_full, noise
from tests.stories.objections.asked import change, heard, level


def test_says_no_where_chance_alone_would_rarely_give_as_much() -> None:
    assert heard(noise(change(-9, 6, 0.0047))) == (
        "No. Chance alone would give as much in about one of 200 such comparisons; "
        "the difference is -9 (95 % interval -15 to -3), from 1,000 answers."
    )


def test_cannot_tell_where_chance_often_gives_as_much_and_says_what_would() -> None:
    said = heard(noise(change(-3, 6, 0.33), missing=Count(4_000, "more answers a quarter")))
    assert said.startswith("Cannot be told. Chance alone would give as much in 33 % of such comparisons;")
    assert said.endswith("It would take 4,000 more answers a quarter.")


def test_a_side_question_is_held_to_more() -> None:
    said = heard(noise(change(-6, 5.5, 0.03), level=0.01))
    assert said.startswith("Cannot be told.")
    assert "rarer than one of 100 such comparisons" in said


def test_a_level_is_as_sure_as_its_interval() -> None:
    assert heard(noise(level(9, 4))) == "No. Over 1,000 answers chance leaves it within 5 to 13 (95 % interval)."


def test_what_is_counted_in_full_holds_no_chance() -> None:
    assert heard(counted_in_full(Count(12, "customers"))).startswith("No. It is counted in full, over 12 customers")
    assert "no chance in it" in heard(noise(counted(Money(5_000, "EUR"), 40), of="customers"))


@pytest.mark.parametrize(
    ("p_value", "one_of"),
    [(0.03, 30), (0.0125, 80), (0.0099, 100), (0.0003, 3_000), (0.00014, 7_000), (0.0000007, 10_000), (0, 10_000)],
)
def test_rounds_a_chance_to_what_anybody_knows_of_it(p_value: float, one_of: float) -> None:
    assert chance_of(p_value, 1)["chance_alone"].value.amount == pytest.approx(one_of)


def test_a_ratio_is_no_difference() -> None:
    ratio = Estimate(Ratio(2.1), Ratio(1.4), Ratio(3.2), 500, "Cox regression", 0.001)
    assert "the ratio is 2.1 times (95 % interval 1.4 to 3.2 times), from 500 customers." in heard(
        noise(ratio, of="customers")
    )
