"""What would bring a claim down is computed, and an open claim says what would settle it."""

from __future__ import annotations

import pytest

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.quantities import Count, Ratio
from analysis.stories.objections.change_our_mind import (
    Falls,
    answers_otherwise,
    change_our_mind,
    explained_away,
    least_told,
    next_period,
    would_take,
)
from tests.stories.objections.asked import change, heard, level


def test_counts_the_answers_that_would_leave_no_difference() -> None:
    fall = change(-9, 5, 0.001)
    assert _heard(answers_otherwise(fall, 4_000, least_told(fall), 200)) == (
        "If 80 of the 4,000 answers had been the opposite, no difference could be told."
    )


@pytest.mark.parametrize("size", [6, 9, 30])
def test_so_many_answers_do_bring_the_difference_below_what_is_told(size: float) -> None:
    fall = change(-size, 5, 0.001)
    found = answers_otherwise(fall, 4_000, least_told(fall), 200)
    assert found is not None
    turned = found.estimates["answers_needed_otherwise"].value.amount
    assert size - 200 * turned / 4_000 <= 5 < size - 200 * (turned - 1) / 4_000


def test_a_claim_that_cannot_be_told_has_no_answers_to_turn() -> None:
    open_claim = change(-3, 5, 0.2)
    assert answers_otherwise(open_claim, 4_000, least_told(open_claim), 200) is None


def test_says_what_the_next_period_would_have_to_show() -> None:
    said = _heard(next_period(level(12, 0), "the fall", "A score", below=False))
    assert said == "A score above +12 next quarter would undo the fall."


def test_an_e_value_says_how_strong_a_hidden_cause_must_be() -> None:
    strong = Estimate(Ratio(3.2), Ratio(2.1), Ratio(4.4), 500, "E-value of: made")
    assert _heard(explained_away(strong)).startswith("Something unmeasured that makes cause and effect each 3.2 times")
    assert explained_away(Estimate(Ratio(1.4), Ratio(1), Ratio(2), 500, "E-value of: made")) is None


def test_an_open_claim_says_what_would_settle_it() -> None:
    assert _heard(would_take(Count(900, "more answers"))) == "900 more answers that go on as these do would settle it."
    assert _heard(would_take(None)).startswith("Nothing differs here")


def test_nothing_to_say_is_no_answer() -> None:
    assert change_our_mind([None]) is None


def _heard(found: Falls | None) -> str:
    answer = change_our_mind([found])
    assert isinstance(answer, Objection)
    return heard(answer)
