"""Exports that lack topics, reasons, dates, money or everything: each story still stands, and says what is missing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding, Story
from analysis.sentences import Sentence
from analysis.stories.priority_issues import tell
from analysis.view import View
from presentation import wording
from tests.stories.satisfaction.made_edition import made_edition


def say_plain(sentence: Sentence) -> str:
    """With ordinary spaces, as typed here."""
    return wording.say_plain(sentence).replace("\u00a0", " ")


CUSTOMERS = pd.DataFrame({"customer_id": range(600)})


def told(minimum_group_size: int = 10, **tables: pd.DataFrame) -> Story:
    names = {name.replace("__", "."): frame for name, frame in tables.items()}
    return tell(made_edition({"customer": CUSTOMERS, **names}, minimum_group_size=minimum_group_size), View())


def finding(story: Story, slug: str) -> Finding:
    return next(each for each in story.findings if each.id == f"priority-issues/{slug}")


def losses(**counts: int) -> pd.DataFrame:
    categories = [category for category, count in counts.items() for _ in range(count)]
    return pd.DataFrame({"customer_id": range(len(categories)), "department": "Care", "category": categories})


def low_scores(**shares: float) -> pd.DataFrame:
    frames = []
    for touchpoint, share in shares.items():
        score = np.where(np.arange(600) < 600 * share, 1, 5)
        frames.append(pd.DataFrame({"customer_id": range(600), "touchpoint": touchpoint, "score": score}))
    return pd.concat(frames).assign(department="Operations", kind="rating", scale_low=1, scale_high=5)


def test_customers_alone_leave_gaps_only() -> None:
    story = told()
    assert story.findings == ()
    assert story.ask is None
    assert {gap.held_by for gap in story.gaps} == {"Service", "Sales", "the chief customer officer"}
    assert say_plain(story.situation).startswith("No export holds service cases")


def test_undated_losses_are_counted_by_category_with_the_words_no_dates() -> None:
    story = told(loss=losses(Competitor=200, Price=90, Other=60))
    reasons = finding(story, "loss-reasons")
    assert say_plain(reasons.claim) == "Competitor is the reason most often given for leaving: 57 % of 350 losses"
    assert reasons.basis.period == "no dates in this export"
    assert reasons.estimates["losses[category=Competitor]"].value.amount == 200
    assert reasons.estimates["loss_share[category=Price]"].value.amount == pytest.approx(90 / 350)
    assert say_plain(story.answer) == "Begin with what makes customers name Competitor when they leave."


def test_the_word_none_is_a_reason_and_nothing_is_not() -> None:
    frame = losses(Price=40, none=20, unknown=15)
    frame["category"] = frame["category"].replace({"none": "None", "unknown": None})
    reasons = finding(told(loss=frame), "loss-reasons")
    assert reasons.estimates["losses[category=None]"].value.amount == 20
    assert reasons.estimates["losses"].value.amount == 60
    assert "15 losses for which the export states no reason" in say_plain(reasons.caveats[-1])


def test_losses_without_any_reason_are_a_gap() -> None:
    story = told(loss=pd.DataFrame({"customer_id": range(50), "department": "Sales"}))
    assert story.findings == ()
    assert "the reason of each loss" in [gap.needs for gap in story.gaps]
    assert say_plain(story.situation) == "The exports hold 50 losses, but neither topics nor reasons."


def test_two_reasons_named_alike_are_not_ranked() -> None:
    reasons = finding(told(loss=losses(Price=101, Service=99)), "loss-reasons")
    assert say_plain(reasons.claim).startswith("No single reason leads")
    assert reasons.is_open
    assert not reasons.evidence.rows["is_highlighted"].any()


def test_categories_of_too_few_customers_are_shown_nowhere() -> None:
    reasons = finding(told(loss=losses(Price=60, Service=30, Secret=4, Rare=7)), "loss-reasons")
    assert reasons.evidence.rows["label"].tolist() == ["Price", "Service"]
    assert not [name for name in reasons.estimates if "Secret" in name or "Rare" in name]
    assert "two categories" in say_plain(reasons.caveats[-1])


def test_a_category_hidden_alone_cannot_be_found_by_subtraction() -> None:
    reasons = finding(told(loss=losses(Price=60, Service=30, Secret=4)), "loss-reasons")
    assert reasons.evidence.rows["label"].tolist() == ["Price"]


def test_touchpoints_with_low_scores_stand_in_for_issues() -> None:
    story = told(feedback=low_scores(Seat=0.5, Food=0.2, Crew=0.1))
    low = finding(story, "low-touchpoints")
    assert say_plain(low.claim) == "Seat disappoints most: 50 % of its scores are low; Food follows with 20 %"
    assert low.estimates["low_score_share[touchpoint=Crew]"].value.amount == pytest.approx(0.1)
    assert say_plain(story.answer) == "Begin with Seat, which disappoints most."


def test_touchpoints_that_disappoint_alike_are_not_ranked() -> None:
    low = finding(told(feedback=low_scores(Seat=0.30, Food=0.29)), "low-touchpoints")
    assert "which of the two cannot be told yet" in say_plain(low.claim)
    assert low.is_open


def test_one_touchpoint_is_no_issue_to_choose() -> None:
    assert told(feedback=low_scores(Relationship=0.3)).findings == ()


def test_scores_stand_in_for_nothing_where_reasons_are_known() -> None:
    story = told(feedback=low_scores(Seat=0.5, Food=0.2), loss=losses(Price=60, Service=30))
    assert not [each for each in story.findings if each.id.endswith("low-touchpoints")]


def test_topics_without_money_leave_a_gap_for_finance() -> None:
    cases = pd.DataFrame({"customer_id": range(300), "department": "Service", "topic": ["Billing", "Access"] * 150})
    story = told(service_case=cases)
    assert [each.id for each in story.findings] == ["priority-issues/most-raised"]
    assert "cannot be told apart yet" in say_plain(story.findings[0].claim)
    assert "Finance" in [gap.held_by for gap in story.gaps]
    assert say_plain(story.situation).startswith("Customers raised 300 cases on two issues")


def test_spellings_of_one_topic_are_one_issue() -> None:
    cases = pd.DataFrame({"customer_id": range(300), "department": "Service", "topic": ["Billing", " billing "] * 150})
    assert "on one issue" in say_plain(told(service_case=cases).situation)


def test_without_money_the_issue_raised_most_is_named() -> None:
    topics = ["Billing"] * 200 + ["Access"] * 100
    cases = pd.DataFrame({"customer_id": range(300), "department": "Service", "topic": topics})
    claim = say_plain(finding(told(service_case=cases), "most-raised").claim)
    assert claim == "Billing is raised most often: 200 cases, of 300 in all"


def test_issues_of_too_few_customers_are_named_nowhere() -> None:
    contracts = pd.DataFrame({"customer_id": range(600), "department": "Finance", "monthly_amount": 100.0})
    cases = pd.DataFrame(
        {"customer_id": range(12), "department": "Service", "topic": ["Billing", "Access", "Speed"] * 4}
    )
    story = told(service_case=cases, subscription=contracts)
    assert story.findings == ()
    assert story.ask is None


def test_a_group_called_no_is_quoted_beside_its_dimension() -> None:
    """Else "No customers name Price more often" would say the opposite."""
    frame = losses(Price=150, Service=150)
    has_children = ["Yes"] * 40 + ["No"] * 110 + ["Yes"] * 110 + ["No"] * 40
    children = pd.DataFrame({"customer_id": range(300), "attribute": "Children", "value": has_children})
    edition = made_edition({"customer": CUSTOMERS, "loss": frame, "customer_attribute": children})
    groups = finding(tell(edition, View(compare_by="Children")), "loss-groups")
    assert " is named more often where Children is “" in say_plain(groups.claim)
    assert not groups.is_open
