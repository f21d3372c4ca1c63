"""DESIGN, section 6: A 600/800, B 50/200 (65 %) -> A 380/500, B 130/500 (51 %). Both segments improve, the total falls
because of who answered; "the app must say exactly that", so its very sentences stand here."""

from __future__ import annotations

import pytest

from analysis.findings import Story
from analysis.sentences import Sentence
from presentation.wording import say_plain
from tests.stories.satisfaction.test_made_stories import finding, two_waves

BEFORE = {"A": (600, 800), "B": (50, 200)}


def said(line: Sentence) -> str:
    """With plain blanks, as people type them."""
    return say_plain(line).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def story() -> Story:
    return two_waves(BEFORE, {"A": (380, 500), "B": (130, 500)})


def test_the_headline_says_both(story: Story) -> None:
    assert said(story.headline) == "Every segment is counted happier, yet the share fell 14 percentage points"


def test_the_finding_says_how_much_is_who_answered(story: Story) -> None:
    assert said(finding(story, "mix").claim) == (
        "Every segment improved, yet the share fell 14 percentage points to 51 % in Q3 2026: who answered explains "
        "15 percentage points, and what customers gained, 1 percentage point, is within chance"
    )


def test_the_answer_names_who_came_and_who_went_quiet(story: Story) -> None:
    assert said(story.answer) == (
        "Who answered explains it: “B” now gives 50 % of the answers, after 20 %. "
        "The fall is in the mix, not in the service; ask “A”, who went quiet."
    )


@pytest.mark.parametrize(("segment", "gain"), [("A", 0.01), ("B", 0.01)])
def test_each_segment_improved(story: Story, segment: str, gain: float) -> None:
    found = finding(story, "mix").estimates[f"csat_top_two_box_change[segment={segment}]"]
    assert found.value.amount == pytest.approx(gain)


def test_rate_and_mix_add_up_to_the_fall(story: Story) -> None:
    found = finding(story, "mix").estimates
    parts = [found[f"csat_top_two_box_change_{effect}_effect"].value.amount for effect in ("rate", "mix")]
    assert parts == pytest.approx([0.01, -0.15])
    assert sum(parts) == pytest.approx(found["csat_top_two_box_change"].value.amount) == pytest.approx(-0.14)


def test_the_same_people_answering_is_not_called_mix() -> None:
    """The other way round: the same fall within each segment, and as many of each answer as before."""
    other = two_waves(BEFORE, {"A": (470, 800), "B": (40, 200)})
    assert "yet" not in said(other.headline)
    assert "who answered explains" not in said(finding(other, "mix").claim)
    assert said(finding(other, "mix").claim).startswith("Customers moved the share by −14 percentage points")
