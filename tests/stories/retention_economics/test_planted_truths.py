"""Retention economics on companies whose truth is planted: what goes with leaving is found, and nothing else is."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.findings import Finding, Grade, Story
from analysis.stories.retention_economics import tell
from analysis.stories.retention_economics.onboarding import onboarding_of
from analysis.stories.retention_economics.scope import scope_of
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.retention_economics.made_companies import AS_OF, FIRST, company, control_totals
from tests.stories.satisfaction.made_edition import made_edition


def told(view: View | None = None, minimum: int = 10, **truth: object) -> Story:
    tables = company(**truth)  # type: ignore[arg-type]
    tables["intake.control_total"] = control_totals(tables["revenue"], rejected=100.0, duplicate=50.25)
    return tell(made_edition(tables, FIRST, AS_OF, minimum), view or View())


def finding(story: Story, wanted: str) -> Finding:
    found = {each.id.split("/")[1]: each for each in story.findings}
    assert wanted in found, f"no finding {wanted!r}; there are {sorted(found)}"
    return found[wanted]


def claim(story: Story, wanted: str) -> str:
    return say_plain(finding(story, wanted).claim).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def late() -> Story:
    return told(late_ratio=2.2)


@pytest.fixture(scope="module")
def unhappy() -> Story:
    return told(unhappy_ratio=3.0)


@pytest.fixture(scope="module")
def segments() -> Story:
    return told(pace_by_segment={"Enterprise": 0.2})


@pytest.fixture(scope="module")
def nothing() -> Story:
    return told()


class TestLateOnboarding:
    def test_is_said_with_its_ratio_and_graded_as_adjusted(self, late: Story) -> None:
        assert claim(late, "slow-onboarding") == (
            "Customers onboarded late leave 1.9 times as fast as like customers onboarded in time "
            "(seen until June 2026)"
        )
        assert finding(late, "slow-onboarding").grade is Grade.ADJUSTED

    def test_holds_the_planted_ratio_in_its_interval_and_gives_an_e_value(self, late: Story) -> None:
        found = finding(late, "slow-onboarding").estimates
        ratio, strength = found["hazard_ratio"], found["e_value"]
        assert ratio.low.amount <= 2.2 <= ratio.high.amount
        assert ratio.sample_size < 1_000  # customers, not the months that they were watched
        assert strength.value.amount > ratio.value.amount

    def test_leads_the_answer_because_somebody_can_act_on_it(self, late: Story) -> None:
        assert say_plain(late.answer).startswith("Customers onboarded late leave 1.9 times as fast")

    def test_recovers_the_planted_ratio_on_average(self) -> None:
        """Eight companies: the mean of the estimates comes within a tenth of the truth."""
        ratios = []
        for seed in range(8):
            tables = company(seed=seed, late_ratio=2.2)
            edition = made_edition(
                {name: tables[name] for name in ("customer", "subscription", "delivery")}, FIRST, AS_OF
            )
            onboarding = onboarding_of(scope_of(edition, View()))
            assert onboarding is not None
            ratios.append(onboarding.ratio.value.amount)
        assert pd.Series(ratios).mean() == pytest.approx(2.2, rel=0.10)


class TestUnhappyCustomers:
    def test_are_said_to_leave_more(self, unhappy: Story) -> None:
        assert claim(unhappy, "retention-by-satisfaction") == (
            "38 % of unhappy customers left within twelve months, against 13 % of like happy customers "
            "(seen until June 2026)"
        )

    def test_held_against_like_customers(self, unhappy: Story) -> None:
        found = finding(unhappy, "retention-by-satisfaction")
        ratio = found.estimates["hazard_ratio[satisfaction=unhappy]"]
        assert ratio.low.amount <= 3.0 <= ratio.high.amount
        assert found.grade is Grade.ADJUSTED


class TestSegments:
    def test_that_leave_less_are_named(self, segments: Story) -> None:
        assert claim(segments, "customers-kept") == (
            "89 % of customers were kept over the 12 months to June 2026; "
            "16 % of Small customers left, 3 % of Enterprise"
        )
        assert claim(segments, "retention-curves") == (
            "84 % of Small customers stay 12 months, 97 % of Enterprise (seen until June 2026)"
        )

    def test_the_curves_start_at_all_and_never_rise(self, segments: Story) -> None:
        rows = finding(segments, "retention-curves").evidence.rows
        for _, curve in rows.groupby("series"):
            assert curve["value"].iloc[0] == 1
            assert (curve["value"].diff().dropna() <= 1e-12).all()
            assert (curve["low"] <= curve["value"]).all() and (curve["value"] <= curve["high"]).all()
            assert (curve["at_risk"] >= 10).all()


class TestWhereNothingGoesWithLeaving:
    def test_nothing_is_claimed(self, nothing: Story) -> None:
        assert say_plain(nothing.answer) == (
            "Nothing in these exports tells who will leave: of 8 comparisons none differs by more than chance."
        )
        assert {each.grade for each in nothing.findings} == {Grade.OBSERVED}

    def test_every_sentence_says_that_it_cannot_be_told(self, nothing: Story) -> None:
        for each in ("slow-onboarding", "retention-by-satisfaction", "retention-curves", "cohorts"):
            assert "cannot be told" in claim(nothing, each)
        assert claim(nothing, "customers-kept") == "84 % of customers were kept over the 12 months to June 2026"

    def test_it_says_what_it_would_take(self, nothing: Story) -> None:
        caveats = " ".join(say_plain(each) for each in finding(nothing, "customers-kept").caveats)
        assert "it would take about" in caveats

    @pytest.mark.parametrize("seed", range(11, 17))
    def test_other_draws_find_no_driver_either(self, seed: int) -> None:
        story = told(seed=seed, number=500)
        assert "Nothing in these exports tells who will leave" in say_plain(story.answer)


class TestRevenueBridge:
    def test_steps_lead_from_the_start_to_the_end(self, nothing: Story) -> None:
        rows = finding(nothing, "revenue-bridge").evidence.rows
        steps = rows.loc[~rows["is_total"], "value"].sum()
        totals = rows.loc[rows["is_total"], "value"].to_list()
        assert totals[0] + steps == pytest.approx(totals[-1])
        assert totals[1] < totals[0]

    def test_is_said_with_its_period_and_denominator(self, nothing: Story) -> None:
        bridge = finding(nothing, "revenue-bridge")
        assert claim(nothing, "revenue-bridge") == (
            "83 % of recurring revenue was kept over the 12 months to June 2026, before expansion"
        )
        assert bridge.subtitle.startswith(
            "Recurring revenue, EUR a month, from the 723 customers who paid in June 2025"
        )
        assert bridge.estimates["gross_revenue_retention"].sample_size == 723

    def test_reconciles_to_the_total_of_finance(self, nothing: Story) -> None:
        bridge = finding(nothing, "revenue-bridge")
        found = bridge.estimates
        parts = ("finance_total_in_record", "finance_total_rejected", "finance_total_duplicate")
        assert sum(found[each].value.amount for each in parts) == pytest.approx(found["finance_total"].value.amount)
        assert found["finance_total_difference"].value.amount == 0
        assert "rows rejected come to €100.00, rows sent twice to €50.25; nothing is missing" in say_plain(
            bridge.caveats[0]
        )

    def test_says_what_is_missing_when_it_does_not_tie(self) -> None:
        tables = company()
        totals = control_totals(tables["revenue"])
        tables["intake.control_total"] = totals.assign(total_read=totals["total_read"] + 1_000.0)
        story = tell(made_edition(tables, FIRST, AS_OF), View())
        said = say_plain(finding(story, "revenue-bridge").caveats[0])
        assert "€1,000.00 is missing and not explained" in said
        assert any("is missing and not explained" in say_plain(each) for each in story.doubts)

    def test_a_segment_is_told_alone(self) -> None:
        story = told(View(segment="Enterprise"))
        assert "in segment Enterprise" in say_plain(story.headline)
        assert "segment=Small" not in " ".join(name for each in story.findings for name in each.estimates)
