"""Companies whose revenue comes from purchases: what is told of the future, and what is not."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.findings import ChartKind, Finding, Story
from analysis.statistics.bg_nbd import histories
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics import tell
from analysis.stories.retention_economics.purchase_classes import purchase_classes
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.retention_economics.made_shops import AS_OF, FIRST, shop
from tests.stories.satisfaction.made_edition import made_edition


def told(tables: dict[str, pd.DataFrame]) -> Story:
    story = tell(made_edition(tables, FIRST, AS_OF, revenue_model="purchase"), View())
    assert not unbacked(story)
    return story


def finding(story: Story, wanted: str) -> Finding | None:
    return next((each for each in story.findings if each.id.endswith(f"/{wanted}")), None)


def known(story: Story, wanted: str) -> Finding:
    found = finding(story, wanted)
    assert found is not None, f"no {wanted}; there are {[each.id for each in story.findings]}"
    return found


@pytest.fixture(scope="module")
def story() -> Story:
    return told(shop())


@pytest.fixture(scope="module")
def changed() -> Story:
    return told(shop(seed=2, later=3.0))


class TestShopThatGoesOnAsItWas:
    def test_the_answer_says_how_many_will_buy_again_and_for_how_much(self, story: Story) -> None:
        said = say_plain(story.answer)
        assert "of the 1,500 customers who have bought will buy again in the next 12 months, for €" in said

    def test_the_trial_on_what_was_seen_stands_beside_it(self, story: Story) -> None:
        found = known(story, "purchases-to-come")
        missed = found.estimates["hold_out_error"]
        assert abs(missed.value.amount) < 0.1
        assert "Reckoned from purchases to 30 September 2025 alone" in say_plain(found.caveats[0])
        assert not found.is_open

    def test_what_was_held_out_lies_within_what_was_expected(self, story: Story) -> None:
        found = known(story, "purchases-to-come").estimates
        expected, made = found["purchases_expected[held out]"], found["purchases_made[held out]"]
        assert expected.low.amount <= made.value.amount <= expected.high.amount

    def test_no_interval_is_narrower_than_the_trial_missed(self, story: Story) -> None:
        found = known(story, "purchases-to-come").estimates
        expected, off = found["purchases_next_12_months"], abs(found["hold_out_error"].value.amount)
        assert expected.high.amount >= expected.value.amount * (1 + off) - 1e-6
        assert expected.low.amount <= expected.value.amount * (1 - off) + 1e-6

    def test_customers_who_bought_more_are_worth_more(self, story: Story) -> None:
        found = known(story, "customer-worth")
        values = found.evidence.rows["value"].tolist()
        assert len(values) > 3 and values[0] < values[-1]
        assert found.estimates["assumption[gross_margin]"].value.amount == 0.75
        assert found.estimates["assumption[discount_rate]"].value.amount == 0.10
        assert found.estimates["customer_lifetime_value"].value.amount > 0
        assert found.estimates["lifetime_value_share_of_top_tenth"].value.amount > 0.1

    def test_a_board_s_questions_are_answered(self, story: Story) -> None:
        for wanted in ("purchases-to-come", "customer-worth"):
            asked = {each.question for each in known(story, wanted).objections}
            assert {Question.NOISE, Question.ONE_ACCOUNT, Question.CHERRY_PICKED, Question.COUNTED_TWICE} <= asked
            assert {Question.MARGIN, Question.FINANCE, Question.CHANGE_OUR_MIND} <= asked

    def test_no_class_of_too_few_customers_is_shown(self, story: Story) -> None:
        for wanted in ("purchases-to-come", "customer-worth"):
            assert (known(story, wanted).evidence.rows["sample_size"] >= 10).all()


class TestShopThatChanged:
    """All buy three times as often after the half: what was seen until then foretells too little."""

    def test_nothing_is_projected_and_the_page_says_by_how_much_the_trial_missed(self, changed: Story) -> None:
        found = known(changed, "purchases-to-come")
        assert found.is_open
        assert "cannot be told" in say_plain(found.claim) and "fewer purchases than were made" in say_plain(found.claim)
        assert "purchases_next_12_months" not in found.estimates
        assert "beyond 20\u00a0% nothing is projected" in say_plain(found.caveats[0])

    def test_no_customer_is_said_to_be_worth_anything(self, changed: Story) -> None:
        assert finding(changed, "customer-worth") is None
        assert "more than once" in say_plain(changed.answer)


def test_too_few_who_came_again_are_said_to_be_too_few() -> None:
    found = known(told(shop(120, seed=3, rate=(0.2, 40.0))), "purchases-to-come")
    assert found.is_open
    assert "bought again, and it takes 40 customers" in say_plain(found.claim)
    assert found.evidence.chart.kind is ChartKind.BARS
    assert found.evidence.rows["value"].sum() == 120


def test_three_months_are_too_few_to_foretell_twelve() -> None:
    edition = made_edition(shop(300, seed=6), FIRST, AS_OF, revenue_model="purchase")
    story = tell(edition, View(until=date(2025, 3, 31)))
    assert "it takes 52 weeks of purchases, half to try it on" in say_plain(known(story, "purchases-to-come").claim)
    assert not unbacked(story)


def test_spend_without_bound_or_amount_is_not_projected() -> None:
    tables = shop(500, seed=7)
    free = told(tables | {"purchase": tables["purchase"].assign(amount=None)})
    assert "What they will spend cannot be told" in say_plain(known(free, "purchases-to-come").caveats[2])
    assert finding(free, "customer-worth") is None


def test_deals_won_are_no_orders_that_recur_by_themselves() -> None:
    tables = shop(300, seed=4)
    lost = pd.DataFrame({"customer_id": range(1, 101), "lost_on": pd.Timestamp("2026-02-01"), "amount": 10.0})
    story = told(tables | {"loss": lost})
    assert finding(story, "purchases-to-come") is None and finding(story, "customer-worth") is None
    assert any("is not foretold" in say_plain(each) for each in known(story, "purchases").caveats)


def in_segments(small: int) -> dict[str, pd.DataFrame]:
    """So many customers are in the segment Small, all others in Large."""
    tables = shop(400, seed=5, stop=(1.0, 9.0))
    who = tables["customer"]
    return tables | {"customer": who.assign(segment=["Small"] * small + ["Large"] * (len(who) - small))}


@pytest.mark.parametrize(("small", "is_told"), [(150, True), (4, False)])
def test_the_page_of_a_segment_gives_away_nobody_of_another(small: int, is_told: bool) -> None:
    edition = made_edition(in_segments(small), FIRST, AS_OF, revenue_model="purchase")
    found = finding(tell(edition, View(segment="Large")), "purchases-to-come")
    assert (found is not None) == is_told
    if found is not None:
        assert found.evidence.rows["label"].tolist() == ["Once or more"]


def test_small_classes_join_their_neighbours() -> None:
    seen = histories([0, 1, 2, 5, 9], [0, 3, 4, 5, 6], [9] * 5, [50, 30, 8, 20, 4])
    assert [(each.label, each.customers) for each in purchase_classes(seen, 10)] == [
        ("Once", 50),
        ("2–5 times", 38),
        ("6 times or more", 24),
    ]
    assert purchase_classes(histories([0], [0], [9], [5]), 10) == []
