"""What is planted in the made company is found, said, and kept within what customers pay."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.findings import Finding, Grade, Story
from analysis.quantities import Count, Money, Ratio
from analysis.stories.priority_issues import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.priority_issues.made_company import CUSTOMERS, planted_company
from tests.stories.said import reviewed, said

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(planted_company(), View())


def finding(story: Story, slug: str) -> Finding:
    return next(each for each in story.findings if each.id == f"priority-issues/{slug}")


def test_reads_as_reviewed(story: Story) -> None:
    assert said(story) == reviewed(HERE / "planted_company.txt", said(story))


def test_billing_is_first_by_money_and_fourth_by_count(story: Story) -> None:
    claim = say_plain(finding(story, "money-first").claim)
    assert "Billing exposes the most revenue" in claim
    assert "fourth by number of cases" in claim
    assert "rare and costly beats frequent and cheap" in claim


def test_revenue_at_risk_never_exceeds_what_customers_pay(story: Story) -> None:
    estimates = finding(story, "money-first").estimates
    issues = sum(each.value.amount for name, each in estimates.items() if name.startswith("revenue_at_risk[issue="))
    total = estimates["revenue_at_risk_total"].value.amount
    base = estimates["recurring_revenue"].value.amount
    assert issues == pytest.approx(total)
    assert total <= base == pytest.approx(12 * (80 * 9_000 + 320 * 400))


def test_units_are_money_a_year_and_counts_of_cases(story: Story) -> None:
    estimates = finding(story, "money-first").estimates
    assert isinstance(estimates["cases[issue=Billing]"].value, Count)
    money = estimates["revenue_at_risk[issue=Billing]"].value
    assert isinstance(money, Money)
    assert money.unit == "EUR per year"


def test_says_that_exposed_is_not_lost(story: Story) -> None:
    money = finding(story, "money-first")
    assert "exposed, not lost" in money.subtitle
    assert "not revenue that will be lost" in say_plain(money.caveats[0])


def test_names_the_initiative_that_worked_and_the_one_that_shows_nothing(story: Story) -> None:
    tested = finding(story, "initiatives")
    assert tested.grade is Grade.TESTED
    effect = tested.estimates["initiative_effect[name=Single sign-on]"]
    assert isinstance(effect.value, Ratio)
    assert effect.low.amount < 0.5 < effect.high.amount
    idle = tested.estimates["initiative_effect[name=Faster servers]"]
    assert idle.low.amount < 1 < idle.high.amount
    assert "Single sign-on worked; Faster servers shows no effect" in say_plain(tested.claim)


def test_says_why_an_initiative_cannot_be_tested(story: Story) -> None:
    caveats = [say_plain(caveat) for caveat in finding(story, "initiatives").caveats]
    assert "New reports cannot be tested yet: it is too recent. From 1 June 2026 on it can." in caveats
    assert "Nobody knows cannot be tested: no case names its issue." in caveats


def test_names_the_competitor_that_takes_ever_more(story: Story) -> None:
    assert say_plain(finding(story, "competitors").claim).startswith("Northwind is named ever more often")


def test_tells_reasons_apart_that_nobody_can_act_on(story: Story) -> None:
    reasons = finding(story, "loss-reasons")
    assert reasons.estimates["losses[not actionable]"].value.amount == 10
    assert "Other" not in reasons.evidence.rows["label"].tolist()


def test_ranks_issues_with_owner_trend_and_exports(story: Story) -> None:
    rows = finding(story, "ranking").evidence.rows.set_index("label")
    assert len(rows) == 5
    assert rows.loc["Access", "owner_department"] == "Product"
    assert rows.loc["Billing", "exports_of"] == "Service"
    assert rows.loc["Billing", "reason"] == "Exposes most revenue; no initiative addresses it; nobody owns it yet."
    assert rows["value"].is_monotonic_decreasing


def test_asks_for_an_owner_and_invents_neither_cost_nor_date(story: Story) -> None:
    assert story.ask is not None
    assert (story.ask.owner, story.ask.cost, story.ask.by) == ("to be named: no export names one", None, None)


def test_every_number_of_a_claim_stands_among_its_estimates(story: Story) -> None:
    for each in story.findings:
        numbers = [part for part in each.claim.parts.values() if hasattr(part, "p_value")]
        missing = [part for part in numbers if part not in each.estimates.values()]
        assert not missing, f"{each.id}: {missing}"


def test_keeps_to_the_segment_chosen() -> None:
    small = tell(planted_company(), View(segment="Small"))
    money = finding(small, "money-first").estimates
    assert "revenue_at_risk[issue=Billing]" not in money
    assert money["recurring_revenue"].value.amount == pytest.approx(12 * 320 * 400)


def test_an_earlier_view_knows_nothing_of_later_months() -> None:
    earlier = tell(planted_company(), View(until=date(2024, 12, 31)))
    assert finding(earlier, "money-first").basis.period == "12 months to December 2024"
    assert not [each for each in earlier.findings if each.id.endswith("/initiatives")]


def test_nothing_is_highlighted_but_the_point_made(story: Story) -> None:
    for slug in ("money-first", "rare-and-costly", "ranking"):
        rows = finding(story, slug).evidence.rows
        assert rows.loc[rows["is_highlighted"], "label"].tolist() == ["Billing"]


def test_cells_of_too_few_customers_are_shown_nowhere() -> None:
    story = tell(planted_company(), View())
    for each in story.findings:
        rows = each.evidence.rows
        if "customers" in rows:
            assert (rows["customers"] >= 10).all()
    assert CUSTOMERS > 10
