"""A projection is claimed where it stood its test, and no further; the value ties to the revenue that is paid now."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding, Story
from analysis.statistics.hold_out import LARGEST_ERROR
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics import tell
from analysis.view import View
from presentation.wording import say_plain
from queries.run import Edition
from tests.stories.every_number import unbacked_in
from tests.stories.retention_economics.made_companies import AS_OF, FIRST, company, snapshot
from tests.stories.retention_economics.made_shops import shop
from tests.stories.satisfaction.made_edition import made_edition

PACE = 0.15  # of the customers there, a year, at every age
ASKED = {Question.NOISE, Question.CHERRY_PICKED, Question.COUNTED_TWICE, Question.CHANGE_OUR_MIND}


def told(tables: dict[str, pd.DataFrame]) -> Story:
    return tell(made_edition(tables, FIRST, AS_OF), View())


def finding(story: Story, wanted: str) -> Finding | None:
    return next((each for each in story.findings if each.id.endswith(f"/{wanted}")), None)


def required(story: Story, wanted: str) -> Finding:
    found = finding(story, wanted)
    assert found is not None
    return found


def turned() -> dict[str, pd.DataFrame]:
    """Hardly anybody leaves until two years before the end; then a quarter of the customers a year does."""
    tables = company(600, seed=3, pace=0.02)
    random, lines = np.random.default_rng(3), tables["subscription"]
    days = pd.Series(pd.Timestamp(AS_OF) - pd.to_timedelta(random.integers(0, 720, len(lines)), unit="D"))
    leaves = (random.random(len(lines)) < 0.45) & lines["ended_on"].isna() & (days > lines["started_on"])
    ended = lines["ended_on"].where(~leaves, days)
    return {"customer": tables["customer"], "subscription": lines.assign(ended_on=ended)}


@pytest.fixture(scope="module")
def steady_edition() -> Edition:
    return made_edition(company(1_000, seed=2, pace=PACE), FIRST, AS_OF)


@pytest.fixture(scope="module")
def steady(steady_edition: Edition) -> Story:
    return tell(steady_edition, View())


@pytest.fixture(scope="module")
def broken() -> Story:
    return told(turned())


def test_a_steady_pace_is_projected_as_far_as_it_was_tested(steady: Story) -> None:
    found = required(steady, "customers-ahead")
    kept = found.estimates["customer_share_in_24_months"]
    assert not found.is_open
    assert kept.low.amount <= np.exp(-2 * PACE) <= kept.high.amount
    assert "customer_share_in_36_months" not in found.estimates
    assert abs(found.estimates["holdout_error"].value.amount) <= LARGEST_ERROR
    assert "still be there in two years: " in say_plain(found.claim)


def test_the_error_stands_beside_the_projection_for_every_start(steady: Story) -> None:
    found = required(steady, "customers-ahead")
    starts = {name for name in found.estimates if name.startswith("customers_in_12_months[start=")}
    errors = {name for name in found.estimates if name.startswith("holdout_error[start=")}
    assert len(starts) > len(errors) >= 2  # who started since was not there to be held out
    rows = found.evidence.rows
    assert set(rows["is_forecast"]) == {True, False}
    assert rows.loc[rows["is_forecast"], "made_on"].nunique() == 2


def test_customers_by_start_add_up_to_the_customers_of_today(steady: Story) -> None:
    found = required(steady, "customers-ahead").estimates
    for months in (12, 24):
        parts = [each for name, each in found.items() if name.startswith(f"customers_in_{months}_months[")]
        whole = found[f"customers_in_{months}_months"].value.amount
        assert sum(each.value.amount for each in parts) == pytest.approx(whole)


def test_a_pace_that_turned_is_not_projected_and_no_money_is_claimed(broken: Story) -> None:
    found = required(broken, "customers-ahead")
    assert found.is_open
    assert "cannot be told yet" in say_plain(found.claim)
    assert abs(found.estimates["holdout_error"].value.amount) > LARGEST_ERROR
    worth = finding(broken, "customer-value")
    if worth is not None:
        assert worth.is_open
        assert not any("value" in name for name in worth.estimates)


def test_the_value_is_what_a_steady_pace_brings(steady: Story) -> None:
    """At a constant pace a month's margin m of one customer is worth m·r/(1 + d - r), whatever its age."""
    found = required(steady, "customer-value").estimates
    kept, rate = np.exp(-PACE / 12), 1.1 ** (1 / 12) - 1
    margin = found["recurring_revenue_valued"].value.amount * found["assumption[gross_margin]"].value.amount
    truth = margin * kept / (1 + rate - kept)
    assert found["residual_value"].low.amount <= truth <= found["residual_value"].high.amount
    parts = [each for name, each in found.items() if name.startswith("residual_value[")]
    assert sum(each.value.amount for each in parts) == pytest.approx(found["residual_value"].value.amount)
    assert found["residual_value_within_tested"].value.amount < found["residual_value"].value.amount


def test_the_value_ties_to_the_revenue_that_the_bridge_ends_with(steady: Story) -> None:
    found = required(steady, "customer-value").estimates
    bridge = required(steady, "revenue-bridge").estimates["recurring_revenue_at_end"].value.amount
    assert found["recurring_revenue_at_end"].value.amount == pytest.approx(bridge)
    left_out = found.get("recurring_revenue_not_valued")
    valued = found["recurring_revenue_valued"].value.amount
    assert valued + (left_out.value.amount if left_out else 0) == pytest.approx(bridge)


@pytest.mark.parametrize(("leaving", "is_told"), [(4, False), (12, True)])
def test_what_few_customers_pay_does_not_follow_from_what_the_others_pay(leaving: int, is_told: bool) -> None:
    """Those whose contracts end on the last day have paid its month and are not there any more."""
    made = company(500, seed=4, pace=PACE)
    lines = made["subscription"]
    last = lines.index[lines["ended_on"].isna() & (lines["started_on"] < pd.Timestamp(FIRST))][:leaving]
    ended = lines["ended_on"].where(~lines.index.isin(last), pd.Timestamp(AS_OF))
    tables = {"customer": made["customer"], "subscription": lines.assign(ended_on=ended), "revenue": made["revenue"]}
    found = required(told(tables), "customer-value")
    assert ("recurring_revenue_not_valued" in found.estimates) == is_told
    assert ("recurring_revenue_valued" in found.estimates) == is_told
    assert ("a few customers" in " ".join(say_plain(each) for each in found.caveats)) != is_told
    assert unbacked_in(found) == []


def test_who_pays_and_stays_alike_is_not_told_apart(steady: Story) -> None:
    """Segments that pay and leave alike: their intervals meet, so the claim names none of them."""
    assert "a new" not in say_plain(required(steady, "customer-value").claim)


@pytest.mark.parametrize("wanted", ["customers-ahead", "customer-value"])
def test_every_number_is_backed_and_every_question_answered(steady: Story, broken: Story, wanted: str) -> None:
    for story in (steady, broken):
        found = finding(story, wanted)
        if found is not None:
            assert unbacked_in(found) == []
            questions = {each.question for each in found.objections}
            assert {each.value for each in (ASKED if not found.is_open else {Question.NOISE})} <= questions


def test_a_segment_is_projected_by_itself(steady_edition: Edition, steady: Story) -> None:
    found = required(tell(steady_edition, View(segment="Small")), "customers-ahead")
    assert "in segment Small" in say_plain(found.claim)
    assert found.basis.sample_size < required(steady, "customers-ahead").basis.sample_size


def test_without_days_or_contracts_nothing_is_projected() -> None:
    story = tell(made_edition(snapshot({("Monthly", "Churned"): 60, ("Monthly", "Stayed"): 200})), View())
    assert finding(story, "customers-ahead") is None
    assert any("still be there" in gap.question for gap in story.gaps)
    assert (
        finding(tell(made_edition(shop(), FIRST, AS_OF, revenue_model="purchase"), View()), "customers-ahead") is None
    )


def test_a_company_too_young_to_test_says_whose_export_would_tell() -> None:
    tables = company(200, seed=5, pace=0.3)
    recent = tables["customer"]["became_customer_on"] > pd.Timestamp("2025-10-01")
    kept = {
        name: frame[frame["customer_id"].isin(tables["customer"].loc[recent, "customer_id"])]
        for name, frame in tables.items()
    }
    assert finding(told(kept), "customers-ahead") is None
