"""How many losses would tell a faster pace."""

from __future__ import annotations

import pytest

from analysis.quantities import Ratio
from analysis.statistics.losses_needed import losses_needed


def test_gives_the_published_number_for_twice_the_pace_in_two_halves() -> None:
    """Schoenfeld (1981): 4·(1.960 + 0.842)²/ln²2 = 65.3."""
    needed = losses_needed(Ratio(2.0), 0.5)
    assert needed is not None and needed.amount == 66


def test_half_the_pace_needs_as_many_as_twice_the_pace() -> None:
    assert losses_needed(Ratio(0.5), 0.3) == losses_needed(Ratio(2.0), 0.3)


def test_a_rare_kind_of_customer_needs_more() -> None:
    rare, even = losses_needed(Ratio(2.0), 0.05), losses_needed(Ratio(2.0), 0.5)
    assert rare is not None and even is not None and rare.amount > 5 * even.amount


def test_no_number_of_losses_shows_that_there_is_no_difference() -> None:
    assert losses_needed(Ratio(1.0), 0.5) is None


def test_refuses_a_kind_that_nobody_or_everybody_is_of() -> None:
    with pytest.raises(ValueError, match="within 0 to 1"):
        losses_needed(Ratio(2.0), 1.0)
