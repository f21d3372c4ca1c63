"""A story of one customer that stands for many, says of it only what many share, and never its name unasked."""

from __future__ import annotations

import pytest

from analysis.findings import Story
from analysis.stories import tell
from analysis.stories.quoted import Quoted
from analysis.view import View
from presentation.story_as_json import story_as_json
from presentation.wording import say_plain
from queries.run import Edition
from tests.stories.customer_stories.made_company import made_company
from tests.stories.every_number import unbacked


def story_of(edition: Edition, segment: str | None = None) -> Story:
    return tell("customer-stories", edition, View(segment=segment))


def test_a_typical_customer_is_told_by_what_many_share() -> None:
    story = story_of(made_company())
    assert [say_plain(each.claim) for each in story.findings] == [
        "A small customer since 2023 raised Billing twice in the 12 months to March 2026, last scored us 6 of 10 and is"
        " still a customer"
    ]
    assert not unbacked(story)


@pytest.mark.parametrize(
    ("minimum", "begins"),
    [(10, "A small customer since 2023"), (11, "A small customer raised"), (21, "A customer raised")],
)
def test_less_is_said_where_fewer_agree(minimum: int, begins: str) -> None:
    story = story_of(made_company(minimum=minimum))
    assert say_plain(story.findings[0].claim).startswith(begins)


def test_nobody_is_told_where_too_few_raised_it() -> None:
    story = story_of(made_company(minimum=24))
    assert story.findings == ()
    assert "No customer's story" in say_plain(story.headline)
    assert story.gaps


def test_a_small_segment_has_no_story_of_its_own() -> None:
    assert story_of(made_company(), "Large").findings == ()


@pytest.mark.parametrize(("rule", "is_named"), [("redacted", False), ("none", False), ("named", True)])
def test_a_name_is_said_only_where_the_company_lets_it(rule: str, is_named: bool) -> None:
    told = story_as_json(story_of(made_company(quotations=rule)))
    assert ("Customer 1 Ltd" in told) is is_named
    assert ("The invoice was wrong again" in told) is (rule != "none")


def test_its_months_stand_in_lanes_and_its_issue_is_marked() -> None:
    rows = story_of(made_company()).findings[0].evidence.rows
    assert rows["label"].tolist() == ["Survey answers", "Cases"]
    assert rows["is_highlighted"].tolist() == [False, True]
    assert rows["words"].tolist() == ["6 of 10", "Billing"]
    assert not [column for column in rows.columns if "customer" in column]


def test_records_without_a_date_are_said_to_be_left_out() -> None:
    finding = story_of(made_company(has_dates=False)).findings[0]
    assert say_plain(finding.claim).startswith("A small customer raised Billing twice, last scored us 6 of 10")
    assert finding.evidence.rows.empty
    assert any("without a date" in say_plain(each) for each in finding.caveats)


def test_without_comments_there_is_still_a_story() -> None:
    assert story_of(made_company(comments=False)).findings[0].quotations == ()


def test_a_board_is_told_why_this_one() -> None:
    asked = [each.question for each in story_of(made_company()).findings[0].objections]
    assert asked[:2] == ["Is it one account?", "Is it cherry-picked?"]
    assert "Can somebody recognise this customer?" in asked


def test_a_segment_stands_beside_a_quotation_only_where_many_of_it_said_so() -> None:
    quoted = Quoted(made_company(), "year to 2026-03-31")
    (said,) = quoted.of_issue("Billing")
    assert said.segment in (None, "Small")
    assert quoted.may_be_told("Small", "issue", "Billing") is (said.segment == "Small")
    assert not quoted.may_be_told("Large", "issue", "Billing")
    assert Quoted(made_company(), "year to 2026-03-31", "Large").of_issue("Billing") == ()
    assert Quoted(made_company(minimum=24), "year to 2026-03-31").of_issue("Billing") == ()


def test_the_page_of_one_filter_gives_no_quotation_that_another_page_would_give_away() -> None:
    """Three large customers are all less the small ones: where both pages quoted, the three would be known."""
    edition = made_company()
    everybody = Quoted(edition, "year to 2026-03-31").may_be_told("all", "issue", "Billing")
    small = Quoted(edition, "year to 2026-03-31").may_be_told("Small", "issue", "Billing")
    assert not (everybody and small)
