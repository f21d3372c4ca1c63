"""Rows sent twice are left out, customers who answer often weigh as what they tell, sums stay below their base."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Money
from analysis.stories.objections.counted_twice import counted_twice, never_above_base
from tests.stories.objections.asked import heard


def test_says_what_was_left_out_and_how_much_answers_tell() -> None:
    said = heard(
        counted_twice(
            Count(12_861, "answers"),
            Count(93, "rows"),
            Count(660, "customers"),
            Count(2_010, ""),
        )
    )
    assert said == (
        "No. 93 rows that the exports brought again were left out. "
        "The 12,861 answers come from 660 customers, several each: they are weighed as 2,010 independent ones."
    )


def test_one_answer_each_is_said_so() -> None:
    said = heard(counted_twice(Count(40, "answers"), Count(0, "rows"), Count(40, "customers"), Count(40, "")))
    assert said == "No. The exports sent no row of it twice. The 40 answers come from 40 customers."


def test_without_more_each_row_counts_once() -> None:
    assert heard(counted_twice(Count(1, "cases"))) == "No. Each of 1 case counts once."


def test_an_overlap_is_taken_out_of_a_sum() -> None:
    said = heard(never_above_base(_money(900), _money(1_200), _money(5_000)))
    assert said.startswith("No. Added up one by one they come to €1,200")


def test_a_sum_without_overlap_is_said_so() -> None:
    assert heard(never_above_base(_money(900), _money(900), _money(5_000))).startswith("No. No customer is in two")


def _money(amount: float) -> Estimate:
    return counted(Money(amount, "EUR"), 10)
