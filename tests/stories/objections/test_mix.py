"""Mix that makes a change is said to, and mix that does not is said not to."""

from __future__ import annotations

from analysis.stories.objections.mix import RateAndMixBy, like_with_like, rate_and_mix_answer
from tests.stories.objections.asked import change, heard

FALL = change(-9, 5, 0.001)
BY_SEGMENT = RateAndMixBy("segment", change(10, 4, 0.001), change(-19, 4, 0.0001), True)
BY_REGION = RateAndMixBy("region", change(-8.5, 5, 0.001), change(-0.5, 1, 0.4), False)


def test_a_fall_made_by_mix_is_mix() -> None:
    assert heard(rate_and_mix_answer(FALL, [BY_REGION, BY_SEGMENT])) == (
        "Yes. Of -9, other kinds of customers by segment make -19 and customers of the same segment "
        "+10 (95 % interval 6 to 14). Of two dimensions tried, mix is told from chance in one."
    )


def test_a_fall_within_every_group_is_not_mix() -> None:
    said = heard(rate_and_mix_answer(FALL, [BY_REGION]))
    assert said.startswith("No. Who answered moved it by no more than chance: by region")
    assert said.endswith("No other dimension is known.")


def test_a_mix_that_made_less_than_half_is_part_of_it() -> None:
    some = RateAndMixBy("plan", change(-6, 4, 0.01), change(-3, 1, 0.001), True)
    assert heard(rate_and_mix_answer(FALL, [some])).startswith("Yes, in part.")


def test_cannot_be_told_without_groups() -> None:
    assert heard(rate_and_mix_answer(FALL, [])).startswith("Cannot be told.")


def test_a_difference_that_stays_like_with_like_is_not_mix() -> None:
    said = heard(like_with_like(change(-28, 6, 0.0001), change(-27, 6, 0.0001), "segment"))
    assert said.startswith("No. Compared with customers of the same segment it is -27 ")


def test_a_difference_that_vanishes_like_with_like_is_mix() -> None:
    assert heard(like_with_like(change(49, 6, 0.0001), change(0.2, 6, 0.9), "segment")).startswith("Yes. Compared")


def test_a_difference_that_halves_like_with_like_is_part_mix() -> None:
    assert heard(like_with_like(change(30, 6, 0.0001), change(10, 6, 0.001), "plan")).startswith("Yes, in part.")


def test_like_cannot_be_compared_with_like_without_two_kinds() -> None:
    assert heard(like_with_like(change(30, 6, 0.0001), None, "segment")).startswith("Cannot be told.")
