"""From satisfaction to money: told where like customers differ, refused where they do not, and right both ways."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.findings import ChartKind, Finding, Grade, Story
from analysis.stories.retention_economics import tell
from analysis.stories.under import finding_under, story_under
from analysis.view import Assumptions, View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.retention_economics.made_companies import AS_OF, FIRST, company, control_totals, snapshot
from tests.stories.satisfaction.made_edition import made_edition

MONEY = ("value-of-satisfaction", "saveable-revenue", "worth-of-an-improvement")
ASKED = {
    "Is it noise?",
    "Is it who answered?",
    "Is it mix?",
    "Is it one account?",
    "Is it the other way round?",
    "Does it tie to Finance?",
    "Is it cherry-picked?",
    "Is anything counted twice?",
    "Margin or revenue?",
    "What would change our mind?",
}


def asked_again(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The answers, and the same again a year later from those who are still there: who is unhappy today."""
    again = tables["feedback"].assign(answered_on=pd.Timestamp("2026-01-15"))
    ended = tables["subscription"].set_index("customer_id")["ended_on"].loc[again["customer_id"]].to_numpy()
    is_there = pd.isna(ended) | (ended > np.datetime64("2026-01-15"))
    return pd.concat([tables["feedback"], again[is_there]], ignore_index=True)


def told(view: View | None = None, minimum: int = 10, **truth: object) -> Story:
    tables = company(**truth)  # type: ignore[arg-type]
    tables["feedback"] = asked_again(tables)
    tables["intake.control_total"] = control_totals(tables["revenue"])
    return tell(made_edition(tables, FIRST, AS_OF, minimum), view or View())


def finding(story: Story, wanted: str) -> Finding:
    return {each.id.split("/")[1]: each for each in story.findings}[wanted]


def amount(found: Finding, name: str) -> float:
    return found.estimates[name].value.amount


@pytest.fixture(scope="module")
def unhappy() -> Story:
    """Unhappy customers leave at three times the pace: 38 against 13 % within twelve months."""
    return told(unhappy_ratio=3.0)


@pytest.fixture(scope="module")
def nothing() -> Story:
    return told()


class TestWhatAGroupIsWorth:
    def test_is_said_with_its_difference(self, unhappy: Story) -> None:
        found = finding(unhappy, "value-of-satisfaction")
        assert say_plain(found.claim).startswith("A happy customer is worth €")
        assert found.grade is Grade.ADJUSTED
        difference = found.estimates["customer_lifetime_value_difference[score=happy over unhappy]"]
        assert difference.low.amount > 0
        values = {each: amount(found, f"customer_lifetime_value[score={each}]") for each in ("happy", "unhappy")}
        assert values["happy"] - values["unhappy"] == pytest.approx(difference.value.amount)

    def test_the_ratio_holds_the_planted_one_and_an_e_value_stands_beside_it(self, unhappy: Story) -> None:
        found = finding(unhappy, "retention-by-satisfaction").estimates
        assert found["hazard_ratio[satisfaction=unhappy]"].low.amount <= 3.0
        assert found["hazard_ratio[satisfaction=unhappy]"].high.amount >= 3.0
        assert (
            found["e_value[satisfaction=unhappy]"].value.amount > found["risk_ratio[satisfaction=unhappy]"].value.amount
        )
        for each in MONEY:
            assert any("explain that away" in say_plain(said) for said in finding(unhappy, each).caveats)


class TestSaveable:
    def test_is_a_part_of_what_is_at_risk_and_that_of_what_they_pay(self, unhappy: Story) -> None:
        found = finding(unhappy, "saveable-revenue")
        pay = amount(found, "recurring_revenue[satisfaction=unhappy]")
        at_risk = amount(found, "recurring_revenue_at_risk[satisfaction=unhappy]")
        saveable = amount(found, "recurring_revenue_saveable[satisfaction=unhappy]")
        anyway = amount(found, "recurring_revenue_lost_anyway[satisfaction=unhappy]")
        assert 0 < saveable < at_risk < pay < amount(found, "recurring_revenue")
        assert saveable + anyway == pytest.approx(at_risk)
        assert saveable / at_risk == pytest.approx(1 - 0.13 / 0.38, abs=0.12)  # as planted

    def test_the_groups_add_up_to_what_all_customers_pay(self, unhappy: Story) -> None:
        found = finding(unhappy, "saveable-revenue").estimates
        groups = [each.value.amount for name, each in found.items() if name.startswith("recurring_revenue[satis")]
        assert sum(groups) == pytest.approx(found["recurring_revenue"].value.amount)


class TestAnImprovement:
    def test_is_a_range_with_its_assumptions_beside_it(self, unhappy: Story) -> None:
        found = finding(unhappy, "worth-of-an-improvement")
        assert found.evidence.chart.kind is ChartKind.TORNADO
        assert {name for name in found.estimates if name.startswith("assumption[") and "," not in name} == {
            "assumption[uplift]",
            "assumption[gross_margin]",
            "assumption[discount_rate]",
            "assumption[horizon]",
        }
        worth = found.estimates["improvement_worth"]
        assert 0 < worth.low.amount < worth.value.amount < worth.high.amount
        widths = (found.evidence.rows["high"] - found.evidence.rows["low"]).abs()
        assert widths.is_monotonic_decreasing

    def test_at_no_uplift_nothing_is_gained_and_the_cost_is_lost(self, unhappy: Story) -> None:
        found = finding_under(finding(unhappy, "worth-of-an-improvement"), Assumptions(uplift=0.0, cost=5_000.0))
        assert amount(found, "improvement_worth") == 0
        assert amount(found, "improvement_worth_less_cost") == -5_000
        assert amount(found, "improvement_worth_less_cost[uplift=0]") == -5_000
        assert say_plain(found.claim).startswith("If nobody moves up a group, nothing is gained")

    def test_twice_the_uplift_is_worth_twice_as_much_and_the_break_even_earns_its_cost(self, unhappy: Story) -> None:
        plain = finding(unhappy, "worth-of-an-improvement")
        once = amount(plain, "improvement_worth")
        assert amount(finding_under(plain, Assumptions(uplift=0.2)), "improvement_worth") == pytest.approx(2 * once)
        costly = finding_under(plain, Assumptions(cost=once / 2))
        even = amount(costly, "break_even_uplift")
        assert even == pytest.approx(0.05)
        earned = finding_under(plain, Assumptions(uplift=even, cost=once / 2))
        assert amount(earned, "improvement_worth_less_cost") == pytest.approx(0, abs=1e-6)

    def test_more_margin_and_patience_are_worth_more_and_a_dearer_money_less(self, unhappy: Story) -> None:
        plain = finding(unhappy, "worth-of-an-improvement")
        usual = amount(plain, "improvement_worth")
        assert amount(finding_under(plain, Assumptions(gross_margin=0.9)), "improvement_worth") > usual
        assert amount(finding_under(plain, Assumptions(horizon=5)), "improvement_worth") > usual
        assert amount(finding_under(plain, Assumptions(discount_rate=0.25)), "improvement_worth") < usual

    def test_never_exceeds_what_those_who_may_move_pay(self, unhappy: Story) -> None:
        most = Assumptions(uplift=1.0, gross_margin=1.0, discount_rate=0.0, horizon=10)
        found = finding_under(finding(unhappy, "worth-of-an-improvement"), most)
        assert amount(found, "improvement_worth") < 10 * amount(found, "recurring_revenue_of_those_who_may_move")

    def test_only_this_finding_follows_the_assumptions(self, unhappy: Story) -> None:
        other = story_under(unhappy, Assumptions(gross_margin=0.2))
        moved = [one.id for one, two in zip(unhappy.findings, other.findings, strict=True) if one != two]
        assert moved == ["retention-economics/worth-of-an-improvement"]
        assert other.view == replace(unhappy.view, assumptions=Assumptions(gross_margin=0.2))


class TestWhereNothingGoesWithLeaving:
    def test_no_money_is_claimed_and_it_says_what_it_would_take(self, nothing: Story) -> None:
        ids = {each.id.split("/")[1] for each in nothing.findings}
        assert "value-of-satisfaction" not in ids and "saveable-revenue" not in ids
        found = finding(nothing, "worth-of-an-improvement")
        assert found.is_open and found.under is None
        assert say_plain(found.claim) == "What happier customers would be worth cannot be told yet"
        said = " ".join(say_plain(each) for each in found.caveats)
        assert "no money is claimed" in said and "€" not in said
        assert not [each for each in found.estimates.values() if each.value.unit.startswith("EUR")]
        noise = next(each for each in found.objections if each.question == "Is it noise?")
        assert say_plain(noise.answer).startswith("Cannot be told.")

    @pytest.mark.parametrize("seed", range(31, 36))
    def test_nor_on_other_draws(self, seed: int) -> None:
        found = finding(told(seed=seed, number=400), "worth-of-an-improvement")
        assert found.is_open


class TestRefusals:
    def test_without_dates_a_gap_says_why_no_money_is_claimed(self) -> None:
        tables = snapshot({("Basic", "Churned"): 60, ("Basic", "Stayed"): 200, ("Basic", "Joined"): 20})
        scores = np.where(tables["customer"]["status"] == "Churned", 1.0, 4.0)
        tables["feedback"] = pd.DataFrame({"customer_id": tables["customer"]["customer_id"], "score": scores}).assign(
            department="Service", source="s", kind="csat", scale_low=1.0, scale_high=5.0
        )
        story = tell(made_edition(tables, FIRST, AS_OF), View())
        gap = next(each for each in story.gaps if each.question == "What is a better score worth?")
        assert "no money is claimed from it" in gap.needs
        assert not any(each.id.endswith(MONEY) for each in story.findings)
        assert any("flagged as leaking" in say_plain(each) for each in story.doubts)

    def test_without_revenue_there_is_leaving_but_no_money(self) -> None:
        tables = company(unhappy_ratio=3.0)
        tables.pop("revenue")
        tables["subscription"] = tables["subscription"].drop(columns="monthly_amount")
        story = tell(made_edition(tables, FIRST, AS_OF), View())
        assert finding(story, "retention-by-satisfaction").grade is Grade.ADJUSTED
        assert not any(each.id.endswith(MONEY) for each in story.findings)
        assert "What is a better score worth?" in {each.question for each in story.gaps}

    def test_where_nobody_answered_lately_nothing_is_said_of_today(self) -> None:
        tables = company(unhappy_ratio=3.0)
        found = finding(tell(made_edition(tables, FIRST, AS_OF), View()), "worth-of-an-improvement")
        assert found.is_open
        assert "answered in the last twelve months" in say_plain(found.caveats[0])

    def test_too_few_customers_are_told_nothing(self) -> None:
        story = told(number=40, unhappy_ratio=3.0)
        assert not any(each.id.endswith(("value-of-satisfaction", "saveable-revenue")) for each in story.findings)


class TestWhatABoardAsks:
    @pytest.mark.parametrize("wanted", ["retention-by-satisfaction", *MONEY])
    def test_is_answered_of_each(self, unhappy: Story, wanted: str) -> None:
        assert {each.question for each in finding(unhappy, wanted).objections} >= ASKED

    def test_every_number_has_its_estimate(self, unhappy: Story, nothing: Story) -> None:
        assert not unbacked(unhappy) and not unbacked(nothing)
        assert not unbacked(story_under(unhappy, Assumptions(0.25, 0.6, 0.05, 12_345.0, 4)))

    def test_mix_is_seen_where_segment_makes_all_of_it(self) -> None:
        """Small customers leave more and are the unhappy ones; within a segment nothing differs."""
        tables = company(pace_by_segment={"Small": 2.2, "Enterprise": 0.4})
        is_small = tables["customer"].set_index("customer_id")["segment"] == "Small"
        feedback = tables["feedback"]
        chance = np.where(is_small.loc[feedback["customer_id"]].to_numpy(), 0.75, 0.15)
        is_unhappy = np.random.default_rng(9).random(len(feedback)) < chance
        tables["feedback"] = feedback.assign(score=np.where(is_unhappy, 1.0, 5.0))
        tables["intake.control_total"] = control_totals(tables["revenue"])
        story = tell(made_edition(tables, FIRST, AS_OF), View())
        found = finding(story, "retention-by-satisfaction")
        assert found.grade is Grade.OBSERVED
        mix = next(each for each in found.objections if each.question == "Is it mix?")
        assert not say_plain(mix.answer).startswith("No.")
        assert finding(story, "worth-of-an-improvement").is_open
