"""Answers of the priority issues are right both ways: where it is noise, one account or mix they say so."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding, Story
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.priority_issues.made_company import planted_company, random_company
from tests.stories.satisfaction.made_edition import made_edition

FIRST, AS_OF = date(2025, 1, 1), date(2025, 12, 31)
CUSTOMERS = 300


@pytest.fixture(scope="module")
def planted() -> Story:
    return tell(planted_company(), View())


def finding(story: Story, slug: str) -> Finding:
    return next(each for each in story.findings if each.id == f"priority-issues/{slug}")


def answer(story: Story, slug: str, question: Question) -> str:
    asked = {each.question: each.answer for each in finding(story, slug).objections}
    return say_plain(asked[question]).replace("\u00a0", " ")


def company(billing: np.ndarray, access: np.ndarray, monthly: np.ndarray, segment: np.ndarray | str) -> Story:
    """`billing` and `access`: cases of each customer over the year."""
    customer = np.arange(CUSTOMERS)
    cases = [
        pd.DataFrame({"customer_id": np.repeat(customer, counts), "topic": topic})
        for topic, counts in (("Billing", billing), ("Access", access))
    ]
    frame = pd.concat(cases, ignore_index=True).assign(department="Service", opened_at=pd.Timestamp("2025-06-01"))
    tables = {
        "customer": pd.DataFrame({"customer_id": customer, "segment": segment}),
        "subscription": pd.DataFrame(
            {
                "customer_id": customer,
                "department": "Finance",
                "started_on": pd.Timestamp("2020-01-01"),
                "monthly_amount": monthly,
            }
        ),
        "service_case": frame,
    }
    return tell(made_edition(tables, FIRST, AS_OF), View())


def test_a_lead_that_one_customer_makes_is_one_account() -> None:
    customer = np.arange(CUSTOMERS)
    monthly = np.where(customer == 0, 200_000.0, 100.0)
    story = company((customer < 150) * 1, (customer >= 150) * 1, monthly, "All")
    assert "50 % or more" in answer(story, "money-first", Question.ONE_ACCOUNT)


def test_a_lead_that_many_customers_make_is_not() -> None:
    customer = np.arange(CUSTOMERS)
    monthly = np.where(customer < 150, 900.0, 100.0)
    story = company((customer < 150) * 1, (customer >= 150) * 1, monthly, "All")
    said = answer(story, "money-first", Question.ONE_ACCOUNT)
    assert said.startswith("No.")
    assert said.endswith("Without any single customer the claim stands.")
    assert answer(story, "money-first", Question.MIX).startswith("Cannot be told.")


def test_a_lead_within_each_segment_is_no_mix_and_one_within_a_single_segment_is_in_part() -> None:
    customer = np.arange(CUSTOMERS)
    segment = np.where(customer % 2 == 0, "Large", "Small")
    everywhere = company((customer < 200) * 1, (customer >= 200) * 1, np.full(CUSTOMERS, 500.0), segment)
    assert answer(everywhere, "money-first", Question.MIX).startswith("No.")
    monthly = np.where(segment == "Large", 5_000.0, 100.0)
    is_large = segment == "Large"
    in_one = company(is_large * 1, ~is_large * 1 + (is_large & (customer < 30)), monthly, segment)
    said = answer(in_one, "money-first", Question.MIX)
    assert said.startswith("Yes, in part.")
    assert "(Large)" in said
    assert "Elsewhere Access does." in said


def test_what_is_noise_is_called_so() -> None:
    story = tell(random_company(1), View())
    assert answer(story, "money-first", Question.NOISE).startswith("Cannot be told.")
    assert answer(story, "loss-reasons", Question.NOISE).startswith("Cannot be told.")


def test_what_was_planted_is_not_called_noise(planted: Story) -> None:
    for slug in ("money-first", "rare-and-costly", "loss-reasons", "competitors", "initiatives", "ranking"):
        assert answer(planted, slug, Question.NOISE).startswith("No."), slug


def test_an_initiative_is_asked_whether_its_cases_would_have_fallen_anyhow(planted: Story) -> None:
    said = answer(planted, "initiatives", Question.OTHER_WAY_ROUND)
    assert said.startswith("No. Its cases did not set out before it began")
    assert "down all the time would be needed" in said


def test_the_margin_is_that_of_the_company(planted: Story) -> None:
    asked = {each.question: each for each in finding(planted, "money-first").objections}[Question.MARGIN]
    assert asked.estimates["assumption[gross_margin]"].value.amount == 0.75
    revenue, margin = asked.estimates["revenue"].value.amount, asked.estimates["margin"].value.amount
    assert margin == pytest.approx(0.75 * revenue)


@pytest.mark.parametrize("view", [View(), View(segment="Small"), View(until=date(2025, 6, 30))], ids=str)
def test_every_number_has_an_estimate(view: View) -> None:
    assert unbacked(tell(planted_company(), view)) == []


def test_every_number_has_an_estimate_where_nothing_is_to_be_found() -> None:
    assert unbacked(tell(random_company(2), View())) == []
