"""One account that makes a figure is found out; none is named."""

from __future__ import annotations

from analysis.quantities import Points
from analysis.stories.objections.one_account import largest_part, one_account
from tests.stories.objections.asked import change, heard, level, part


def test_a_fall_that_nobody_alone_makes_stands() -> None:
    assert heard(one_account(change(-9, 5, 0.001), Points(-9.3), Points(-8.6), 660)) == (
        "No. Without any single one of 660 customers it stays at -9.3 to -8.6, and the claim stands."
    )


def test_a_fall_that_one_customer_makes_would_fall() -> None:
    said = heard(one_account(change(-9, 5, 0.001), Points(-9.3), Points(-2), 20))
    assert said.startswith("Yes. Without any single one of 20 customers")
    assert said.endswith("the claim would fall.")


def test_a_level_stands_while_it_stays_within_its_interval() -> None:
    assert heard(one_account(level(9, 4), Points(8.5), Points(9.4), 660)).startswith("No.")
    assert heard(one_account(level(9, 4), Points(-8.5), Points(9.4), 12)).startswith("Yes.")


def test_the_story_may_know_better() -> None:
    assert heard(one_account(change(-9, 5, 0.001), Points(-9.3), Points(-8), 20, stands=False)).startswith("Yes.")


def test_half_of_a_sum_by_one_customer_is_one_account() -> None:
    assert heard(largest_part(part(0.07), 300, "the revenue lost")) == (
        "No. Of 300 customers the largest alone makes less than 10 % of the revenue lost."
    )
    assert heard(largest_part(part(0.62), 3, "the revenue lost")).startswith("Yes.")
