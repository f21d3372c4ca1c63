"""Retention economics where the exports hold no date at all, as the telecom set does."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import Finding, Story
from analysis.stories.retention_economics import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.retention_economics.made_companies import snapshot
from tests.stories.satisfaction.made_edition import made_edition

STATUSES = {
    ("Monthly", "Churned"): 160,
    ("Monthly", "Stayed"): 200,
    ("Monthly", "Joined"): 40,
    ("Yearly", "Churned"): 15,
    ("Yearly", "Stayed"): 285,
}


def told(tables: dict[str, pd.DataFrame]) -> Story:
    return tell(made_edition(tables), View())


def finding(story: Story, wanted: str) -> Finding:
    return next(each for each in story.findings if each.id.endswith(f"/{wanted}"))


def with_scores(score_of: dict[str, int]) -> dict[str, pd.DataFrame]:
    """Each customer's score, without a date, by status."""
    tables = snapshot(STATUSES)
    people = tables["customer"]
    answers = pd.DataFrame(
        {"customer_id": people["customer_id"], "score": people["status"].map(score_of).astype(float)}
    )
    facts = {"department": "Service", "source": "score", "survey": "Score", "kind": "csat", "touchpoint": "Overall"}
    return tables | {"feedback": answers.assign(**facts, scale_low=1.0, scale_high=5.0)}


@pytest.fixture(scope="module")
def story() -> Story:
    return told(snapshot(STATUSES))


def test_churn_is_of_all_on_the_books_and_retention_of_those_at_the_start(story: Story) -> None:
    found = finding(story, "customers-kept").estimates
    assert (found["customer_churn_share"].value.amount, found["customer_churn_share"].sample_size) == (175 / 700, 700)
    assert (found["logo_retention"].value.amount, found["logo_retention"].sample_size) == (485 / 660, 660)
    assert found["customer_churn_share[plan=Monthly]"].value.amount == pytest.approx(0.4)


def test_revenue_of_those_who_joined_is_in_no_denominator(story: Story) -> None:
    found = finding(story, "revenue-bridge").estimates
    assert found["recurring_revenue"].value.amount == 7_000
    assert found["recurring_revenue_at_start"].value.amount == 6_600
    assert found["recurring_revenue_lost"].value.amount == 1_750
    assert found["gross_revenue_retention"].value.amount == pytest.approx(4_850 / 6_600)


def test_claims_neither_expansion_nor_net_retention_from_one_snapshot(story: Story) -> None:
    found = finding(story, "revenue-bridge").estimates
    assert not {"expansion", "contraction", "net_revenue_retention"} & set(found)


def test_reads_as_reviewed(story: Story) -> None:
    claims = {each.id.split("/")[1]: say_plain(each.claim).replace("\u00a0", " ") for each in story.findings}
    assert claims == {
        "revenue-bridge": "73 % of recurring revenue was kept: customers who left took €1,750 a month of the "
        "€6,600 a month that was paid at the start (no dates in this export)",
        "customers-kept": "73 % of customers were kept (no dates in this export); 40 % of Monthly customers left, "
        "5 % of Yearly",
        "retention-curves": "24 % of Monthly customers would stay 12 months, 68 % of Yearly "
        "(at the pace of this export, which holds no dates)",
        "cost-of-losing": "Customers who left took €1,750 a month with them (no dates in this export): "
        "€21 thousand a year, of which €15.8 thousand a year is margin",
        "revenue-concentration": "The ten largest customers bring 2 % of recurring revenue, the largest tenth 10 % "
        "(no dates in this export); losing one of them would cost 0.2 percentage points of what is kept",
    }


def test_opens_as_reviewed(story: Story) -> None:
    opening = (story.headline, story.situation, story.complication, story.answer)
    assert [say_plain(each).replace("\u00a0", " ") for each in opening] == [
        "We kept 73 % of recurring revenue (no dates in this export); customers who left took €1,750 a month",
        "660 customers were there at the start and paid €6,600 a month.",
        "175 of them left, worth €21 thousand a year, of which €15.8 thousand a year is margin.",
        "40 % of Monthly customers left, 5 % of Yearly.",
    ]


def test_every_claim_says_that_there_are_no_dates(story: Story) -> None:
    for each in story.findings:
        assert "no dates" in say_plain(each.claim), each.id


def test_the_curve_agrees_with_the_share_lost_while_the_newest_joined(story: Story) -> None:
    """New customers have been there up to three months, so 15 of 300 yearly ones lost is what three months bring."""
    found = finding(story, "retention-curves").estimates
    assert found["kept_after_3_months[plan=Yearly]"].value.amount > 0.85
    assert found["kept_after_12_months[plan=Monthly]"].value.amount < 0.25


def test_a_score_that_knows_who_left_is_flagged_and_no_money_is_claimed() -> None:
    story = told(with_scores({"Churned": 1, "Stayed": 5, "Joined": 4}))
    leak = finding(story, "undated-score")
    assert "is flagged as leaking" in say_plain(leak.claim)
    assert not any("revenue" in name or "hazard" in name for name in leak.estimates)
    assert not any(each.id.endswith("retention-by-satisfaction") for each in story.findings)


def test_an_undated_score_that_does_not_leak_is_no_driver_either() -> None:
    tables = with_scores({"Churned": 1, "Stayed": 5, "Joined": 4})
    scores = tables["feedback"]["customer_id"] % 5 + 1.0
    story = told(tables | {"feedback": tables["feedback"].assign(score=scores)})
    assert "Which came first, Score or the loss, cannot be told" in say_plain(finding(story, "undated-score").claim)


def test_reasons_that_nobody_could_act_on_stand_apart() -> None:
    tables = snapshot(STATUSES)
    left = tables["customer"].loc[tables["customer"]["status"] == "Churned", "customer_id"].to_numpy()
    reasons = ["Deceased"] * 15 + ["Too dear"] * 100 + ["Too slow"] * 60
    losses = pd.DataFrame({"customer_id": left, "category": ["Other"] * 15 + ["Price"] * 100 + ["Service"] * 60})
    given = {
        "loss": losses.assign(reason=reasons),
        "edition.not_actionable_reason": pd.DataFrame({"reason": ["deceased"]}),
    }
    found = finding(told(tables | given), "cost-of-losing")
    assert found.estimates["customers_lost[not actionable]"].value.amount == 15
    assert found.estimates["recurring_revenue_lost[reason=Price]"].value.amount == 1_000
    assert found.evidence.rows["label"].to_list() == ["Price", "Service", "Nobody could act on"]
    assert found.evidence.rows["value"].sum() == 1_750


def test_money_a_year_is_twelve_months_and_the_margin_is_named() -> None:
    found = finding(told(snapshot(STATUSES)), "cost-of-losing")
    assert found.estimates["recurring_revenue_lost_a_year"].value.unit == "EUR per year"
    assert found.estimates["recurring_revenue_lost_a_year"].value.amount == 12 * 1_750
    assert found.estimates["margin_lost_a_year"].value.amount == pytest.approx(12 * 1_750 * 0.75)
    assert "company.toml" in say_plain(found.caveats[0])
