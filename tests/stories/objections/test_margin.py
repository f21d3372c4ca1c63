"""Money is said to be revenue, with the margin on it; a score is said to be none."""

from __future__ import annotations

from analysis.estimates import counted
from analysis.quantities import Money
from analysis.stories.objections.margin import margin, neither
from tests.stories.objections.asked import heard


def test_says_the_margin_with_its_assumption() -> None:
    assert heard(margin(counted(Money(200_000, "EUR"), 40), 0.75)) == (
        "It is revenue: €200 thousand. At a gross margin of 75 %, as company.toml has it, "
        "€150 thousand of it is margin."
    )


def test_a_score_is_no_money() -> None:
    assert heard(neither()) == "Neither: this is a score, and no money is claimed from it."
