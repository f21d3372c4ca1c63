"""What is planted in the sample company is found in its retention."""

from __future__ import annotations

import pytest

from analysis.findings import Finding, Grade, Story
from analysis.stories.retention_economics import tell
from analysis.view import View
from data_sources.sample.facts import SLOW_ONBOARDING_HAZARD_RATIO
from presentation.wording import say_plain
from queries.run import Edition


@pytest.fixture(scope="module")
def story(sample_edition: Edition) -> Story:
    return tell(sample_edition, View())


def finding(story: Story, wanted: str) -> Finding:
    return next(each for each in story.findings if each.id.endswith(f"/{wanted}"))


def test_slow_onboarding_doubles_the_pace_of_leaving(story: Story) -> None:
    found = finding(story, "slow-onboarding")
    ratio = found.estimates["hazard_ratio"]
    assert found.grade is Grade.ADJUSTED
    assert ratio.low.amount <= SLOW_ONBOARDING_HAZARD_RATIO <= ratio.high.amount


def test_small_customers_leave_more_than_large_ones(story: Story) -> None:
    found = finding(story, "retention-curves").estimates
    small, large = (found[f"kept_after_24_months[segment={each}]"] for each in ("Small", "Enterprise"))
    assert small.high.amount < large.low.amount


def test_the_bridge_ties_to_finance_to_the_cent(story: Story) -> None:
    found = finding(story, "revenue-bridge").estimates
    assert found["finance_total_difference"].value.amount == 0
    assert found["finance_total_duplicate"].value.amount != 0


def test_who_left_is_hardly_in_dispute(story: Story) -> None:
    assert "contradict" not in say_plain(story.complication)
    assert any("customer list" in say_plain(each) for each in story.doubts)
