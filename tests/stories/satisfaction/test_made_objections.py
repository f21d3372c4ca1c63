"""What a board asks, answered on companies whose truth is planted: each verdict both ways."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Story
from analysis.statistics.share import share_change
from analysis.stories.objections.questions import Question
from analysis.stories.satisfaction import tell
from analysis.stories.satisfaction.told import is_told
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked
from tests.stories.satisfaction.made_answers import AS_OF, FIRST, answers, customers, random_company
from tests.stories.satisfaction.made_edition import made_edition
from tests.stories.satisfaction.two_waves import two_waves


def asked(story: Story, finding: str, question: Question) -> str:
    """The answer in words; "" where the question is not put."""
    found = next(each for each in story.findings if each.id == finding)
    return next((say_plain(each.answer) for each in found.objections if each.question == question), "")


@pytest.fixture(scope="module")
def by_mix() -> Story:
    """DESIGN, section 6: both segments improve, the total falls."""
    return two_waves({"A": (600, 800), "B": (50, 200)}, {"A": (380, 500), "B": (130, 500)})


@pytest.fixture(scope="module")
def in_every_segment() -> Story:
    return two_waves({"A": (400, 500), "B": (350, 500)}, {"A": (300, 500), "B": (250, 500)})


class TestAChange:
    def test_by_mix_is_mix_and_who_answered(self, by_mix: Story) -> None:
        assert asked(by_mix, "change", Question.MIX).startswith("Yes. Of")
        assert asked(by_mix, "change", Question.WHO_ANSWERED).startswith("Yes. With every segment counted")
        assert asked(by_mix, "mix", Question.MIX).startswith("Yes. Of")

    def test_in_every_segment_is_neither(self, in_every_segment: Story) -> None:
        assert asked(in_every_segment, "change", Question.MIX).startswith("No. Who answered moved it by no more")
        assert asked(in_every_segment, "change", Question.WHO_ANSWERED).startswith("No.")

    def test_far_beyond_chance_is_no_noise_and_no_single_account(self, in_every_segment: Story) -> None:
        assert asked(in_every_segment, "change", Question.NOISE).startswith("No. Chance alone would give as much in")
        assert asked(in_every_segment, "change", Question.ONE_ACCOUNT).startswith("No. Without any single one of")
        assert "would undo the fall" in asked(in_every_segment, "change", Question.CHANGE_OUR_MIND)

    def test_within_chance_cannot_be_told_and_what_would_tell_it_is_said(self) -> None:
        """DESIGN, section 6: 45/25 -> 50/20 of 400 each is +10 points, p = .076."""
        scores = [10.0] * 180 + [8.0] * 120 + [2.0] * 100 + [10.0] * 200 + [8.0] * 120 + [2.0] * 80
        days = ["2026-05-02"] * 400 + ["2026-08-02"] * 400
        feedback = answers(range(1, 801), scores, days)
        story = tell(made_edition({"customer": customers(800), "feedback": feedback}, FIRST, AS_OF), View())
        assert asked(story, "change", Question.NOISE).startswith("Cannot be told. Chance alone would give as much in 8")
        assert asked(story, "change", Question.ONE_ACCOUNT).endswith("and still cannot be told.")
        assert asked(story, "change", Question.CHERRY_PICKED).startswith("No. It is the only one")
        assert "more answers a quarter that go on as these do" in asked(story, "change", Question.CHANGE_OUR_MIND)

    def test_that_hangs_on_one_customer_is_said_to(self) -> None:
        """The smallest rise that is told at all falls without the last of its happy customers."""
        hits = next(each for each in range(101, 200) if is_told(share_change(100, 200, each, 200)))
        told = two_waves({"A": (100, 200)}, {"A": (hits, 200)})
        assert asked(told, "change", Question.ONE_ACCOUNT).startswith("Yes.")
        assert asked(told, "change", Question.ONE_ACCOUNT).endswith("the claim would fall.")


class TestSearches:
    def test_a_group_that_is_apart_is_not_picked(self, by_mix: Story) -> None:
        assert asked(by_mix, "level", Question.CHERRY_PICKED).startswith("No. It is one of two groups compared")

    def test_where_nothing_is_apart_nothing_was_picked(self) -> None:
        story = tell(made_edition(random_company(3), FIRST, AS_OF), View())
        assert unbacked(story) == []
        answer = asked(story, "features", Question.CHERRY_PICKED)
        assert answer.startswith("No. It is one of four features compared")
        assert "none passes" in answer


def kinds(effect: float, by_segment: bool, is_dated: bool = True) -> Story:
    """Customers onboarded late are unhappier by `effect`, or their segment is, of which more are late."""
    rng = np.random.default_rng(8)
    number = 800
    small = rng.random(number) < 0.5
    late = rng.random(number) < (np.where(small, 0.85, 0.15) if by_segment else 0.4)
    hurt = small if by_segment else late
    scores = np.where(rng.random(number) < 0.8 - effect * hurt, 5.0, 2.0)
    people = customers(number, segment=np.where(small, "Small", "Large"))
    finished = pd.Timestamp("2026-01-01") + pd.to_timedelta(np.where(late, 60, 0), unit="D")
    promised = pd.DataFrame(
        {"customer_id": people["customer_id"], "promised_on": pd.Timestamp("2026-01-01"), "finished_on": finished}
    )
    day = "2026-08-02" if is_dated else None
    feedback = answers(people["customer_id"].to_numpy(), scores, day, "Service", "Follow-up", "csat", scale=(1, 5))
    tables = {"customer": people, "feedback": feedback, "delivery": promised}
    story = tell(made_edition(tables, *((FIRST, AS_OF) if is_dated else (None, None))), View())
    assert unbacked(story) == []
    return story


class TestLateOnboarding:
    def test_a_difference_within_every_segment_is_not_mix(self) -> None:
        story = kinds(0.4, by_segment=False)
        assert asked(story, "onboarding", Question.MIX).startswith("No. Compared with customers of the same segment")
        assert asked(story, "onboarding", Question.OTHER_WAY_ROUND).startswith("No. All 800 answers")
        assert "would explain it away" in asked(story, "onboarding", Question.CHANGE_OUR_MIND)

    def test_a_difference_between_segments_is_mix(self) -> None:
        assert asked(kinds(0.5, by_segment=True), "onboarding", Question.MIX).startswith("Yes. Compared with customers")

    def test_without_dates_the_order_cannot_be_told(self) -> None:
        story = kinds(0.4, by_segment=False, is_dated=False)
        assert asked(story, "onboarding", Question.OTHER_WAY_ROUND).startswith("Cannot be told. No dates")


class TestCountedTwice:
    def test_answers_of_one_customer_are_weighed_as_what_they_tell(self) -> None:
        ids = np.repeat(np.arange(1, 101), 6)
        feedback = answers(ids, np.where(ids % 2, 10.0, 2.0), "2026-08-02")
        story = tell(made_edition({"customer": customers(100), "feedback": feedback}, FIRST, AS_OF), View())
        answer = asked(story, "level", Question.COUNTED_TWICE)
        assert answer.startswith("No. The 600 answers come from 100 customers, several each: they are weighed as")

    def test_rows_sent_twice_are_named(self) -> None:
        feedback = answers(range(1, 101), [10.0] * 50 + [2.0] * 50, "2026-08-02")
        export = pd.DataFrame({"export_id": [1], "path": "a.csv", "department": "Marketing"})
        sent = pd.DataFrame(
            {
                "export_id": [1],
                "source": "Relationship",
                "department": "Marketing",
                "record_table": "feedback",
                "rows_read": 112,
                "accepted": 100,
                "rejected": 0,
                "duplicates": 12,
                "cells_rejected": 0,
            }
        )
        tables = {
            "customer": customers(100),
            "feedback": feedback,
            "intake.export": export,
            "intake.reconciliation": sent,
        }
        story = tell(made_edition(tables, FIRST, AS_OF), View())
        assert "12 rows of Marketing that the exports brought again were left out." in asked(
            story, "level", Question.COUNTED_TWICE
        )


def users(effect_before: float, effect_after: float) -> Story:
    """Half begin to use a feature in 2026; their answers of 2025 and of 2026 are better by so much."""
    rng = np.random.default_rng(5)
    number = 600
    people = customers(number, segment=rng.choice(["Small", "Large"], number))
    ids = people["customer_id"].to_numpy()
    uses = ids % 2 == 0
    waves = [
        answers(ids, np.where(rng.random(number) < 0.4 + effect * uses, 10.0, 2.0), day)
        for day, effect in (("2025-11-02", effect_before), ("2026-08-02", effect_after))
    ]
    begun = pd.DataFrame({"customer_id": ids[uses], "feature": "Export", "month": pd.Timestamp("2026-02-01")})
    always = pd.DataFrame({"customer_id": ids, "feature": "Sign-in", "month": pd.Timestamp("2025-02-01")})
    tables = {
        "customer": people,
        "feedback": pd.concat(waves),
        "usage": pd.concat([begun, always]).assign(quantity=1.0),
    }
    return tell(made_edition(tables, FIRST, AS_OF), View())


class TestUseOfAFeature:
    def test_users_who_were_happier_before_are_said_to_have_been(self) -> None:
        answer = asked(users(0.4, 0.4), "features", Question.OTHER_WAY_ROUND)
        assert answer.startswith("Yes, in part. Before their first use of “Export” the difference was")
        assert answer.endswith("it was there already.")

    def test_users_who_became_happier_with_the_use_are_said_to_have(self) -> None:
        answer = asked(users(0.0, 0.4), "features", Question.OTHER_WAY_ROUND)
        assert answer.startswith("No. Before their first use of “Export” the difference was")
