"""Who answered makes the claim, or does not, or cannot be told."""

from __future__ import annotations

from analysis.stories.objections.who_answered import Heard, who_answered
from tests.stories.objections.asked import change, heard, level, part


def test_a_level_that_stays_within_its_interval_is_not_who_answered() -> None:
    said = heard(who_answered(level(9, 4), Heard(part(0.76), part(0.81), "customers invited"), level(7, 4)))
    assert said == (
        "No. With every segment counted as the whole customer base has it, it would be +7 (95 % interval 3 to 11) "
        "instead of +9. "
        "76 % of customers invited answered, with 81 % of their revenue."
    )


def test_a_level_that_leaves_its_interval_is_in_part_who_answered() -> None:
    assert heard(who_answered(level(9, 4), None, level(40, 4))).startswith("Yes, in part. With every segment")


def test_a_fall_that_turns_into_a_rise_is_who_answered() -> None:
    said = heard(who_answered(change(-9, 5, 0.001), None, change(10, 5, 0.001), by="region"))
    assert said.startswith("Yes. With every region counted as the whole customer base has it, it would be +10 ")


def test_a_fall_that_stays_one_is_not_who_answered() -> None:
    assert heard(who_answered(change(-9, 5, 0.001), None, change(-8, 5, 0.002))).startswith("No.")


def test_a_fall_within_chance_once_reweighted_is_in_part_who_answered() -> None:
    assert heard(who_answered(change(-9, 5, 0.001), None, change(-3, 5, 0.2))).startswith("Yes, in part.")


def test_cannot_be_told_where_nobody_silent_is_known() -> None:
    assert heard(who_answered(level(9, 4), None)) == "Cannot be told. The exports name nobody who did not answer."


def test_names_the_bounds_that_need_no_assumption() -> None:
    bounds = level(9, 50)
    said = heard(who_answered(level(9, 4), Heard(part(0.4)), level(8, 4), bounds=bounds))
    assert "40 % of customers answered." in said
    assert said.endswith("Whatever the silent think, it lies within -41 to +59; no closer without an assumption.")
