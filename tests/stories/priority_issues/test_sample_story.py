"""What was planted in the sample company, the story of priority issues tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.findings import Finding, Story
from analysis.stories.priority_issues import tell
from analysis.view import View
from data_sources.sample import facts
from presentation.wording import say_plain
from queries.run import Edition
from tests.stories.said import reviewed, said

REVIEWED = Path(__file__).parent / "sample_story.txt"


@pytest.fixture(scope="module")
def story(sample_edition: Edition) -> Story:
    return tell(sample_edition, View())


def finding(story: Story, slug: str) -> Finding:
    return next(each for each in story.findings if each.id == f"priority-issues/{slug}")


def test_its_sentences_are_those_reviewed(story: Story) -> None:
    assert said(story) == reviewed(REVIEWED, said(story))


def test_billing_stands_where_it_was_planted(story: Story) -> None:
    rows = finding(story, "money-first").evidence.rows.reset_index(drop=True)
    by_count = rows.sort_values("cases", ascending=False)["label"].tolist()
    assert rows["label"].tolist().index(facts.BILLING) + 1 == 1
    assert by_count.index(facts.BILLING) + 1 == 4
    assert "yet is only fourth by number of cases" in say_plain(finding(story, "money-first").claim)


def test_issues_add_up_to_no_more_than_customers_pay(story: Story) -> None:
    estimates = finding(story, "money-first").estimates
    total = estimates["revenue_at_risk_total"].value.amount
    issues = sum(each.value.amount for name, each in estimates.items() if name.startswith("revenue_at_risk[issue="))
    assert issues <= total * (1 + 1e-9)
    assert total <= estimates["recurring_revenue"].value.amount


def test_knows_which_initiative_worked(story: Story) -> None:
    estimates = finding(story, "initiatives").estimates
    worked = estimates[f"initiative_effect[name={facts.WORKED.name}]"]
    assert worked.low.amount <= facts.WORKED.case_ratio <= worked.high.amount
    nothing = estimates[f"initiative_effect[name={facts.DID_NOTHING.name}]"]
    assert nothing.low.amount <= 1 <= nothing.high.amount
    words = [say_plain(caveat) for caveat in finding(story, "initiatives").caveats]
    assert f"{facts.TOO_EARLY.name} cannot be tested: it is too recent." in words


def test_names_the_competitor_that_grows_and_no_other(story: Story) -> None:
    competitors = finding(story, "competitors")
    assert say_plain(competitors.claim).startswith(f"{facts.COMPETITOR} is named ever more often")
    highlighted = competitors.evidence.rows.query("is_highlighted")["series"].unique().tolist()
    assert highlighted == [facts.COMPETITOR]


def test_only_the_issue_that_was_worked_on_is_said_to_have_moved(story: Story) -> None:
    trend = finding(story, "trend")
    assert say_plain(trend.claim).startswith(f"{facts.WORKED.issue} cases fell")
    assert trend.evidence.rows.query("is_highlighted")["series"].unique().tolist() == [facts.WORKED.issue]
