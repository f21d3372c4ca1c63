"""What came first is told from dates, or not at all."""

from __future__ import annotations

from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.stories.objections.other_way_round import (
    before_and_after,
    in_order_of_time,
    no_cause_claimed,
    no_dates,
)
from tests.stories.objections.asked import change, heard


def test_answers_from_after_the_cause_cannot_have_brought_it_about() -> None:
    said = heard(in_order_of_time(Count(1_651, "answers"), "the delay", "a low mark", left_out=Count(14, "answers")))
    assert said == (
        "No. All 1,651 answers here come after the delay: a low mark cannot have brought it about. "
        "14 answers from before were left out."
    )


def test_a_difference_that_was_there_before_is_not_the_causes() -> None:
    said = heard(before_and_after(change(-10, 4, 0.001), change(-12, 4, 0.001), "the first use"))
    assert said.startswith("Yes, in part. Before the first use the difference was -10 ")


def test_a_difference_that_came_with_the_cause_is_not_the_other_way_round() -> None:
    said = heard(before_and_after(change(1, 4, 0.6), change(-12, 4, 0.001), "the first use"))
    assert said.startswith("No.")
    assert said.endswith("it was not there before by more than chance.")


def test_too_few_answers_before_the_cause_cannot_tell() -> None:
    assert heard(before_and_after(change(-5, 20, 0.6), change(-12, 4, 0.001), "the first use")).startswith("Cannot")
    assert heard(before_and_after(None, change(-12, 4, 0.001), "the first use")).startswith("Cannot be told.")


def test_without_dates_the_order_cannot_be_told() -> None:
    assert heard(no_dates()) == "Cannot be told. No dates in this export say which came first."


def test_a_claim_of_a_level_claims_no_cause() -> None:
    assert heard(no_cause_claimed(sentence("It says how satisfied customers are, not why."))).startswith("No. It says")
