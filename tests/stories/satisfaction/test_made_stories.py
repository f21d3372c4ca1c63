"""The story of satisfaction on small companies whose truth is planted."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding, Story
from analysis.stories.satisfaction import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.satisfaction.made_answers import AS_OF, FIRST, answers, customers, random_company, satisfied
from tests.stories.satisfaction.made_edition import made_edition
from tests.stories.satisfaction.two_waves import two_waves


def finding(story: Story, wanted: str) -> Finding:
    found = {each.id: each for each in story.findings}
    assert wanted in found, f"no finding {wanted!r}; there are {sorted(found)}"
    return found[wanted]


def claim(story: Story, wanted: str) -> str:
    return say_plain(finding(story, wanted).claim)


@pytest.fixture(scope="module")
def story() -> Story:
    return two_waves({"A": (600, 800), "B": (50, 200)}, {"A": (380, 500), "B": (130, 500)})


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    return [tell(made_edition(random_company(seed), FIRST, AS_OF), View()) for seed in range(6)]


class TestMix:
    """DESIGN, section 6: A 600/800, B 50/200 (65 %) -> A 380/500, B 130/500 (51 %): both improve, the total falls."""

    def test_says_that_every_segment_improved_while_the_total_fell(self, story: Story) -> None:
        assert say_plain(story.headline) == "Every segment is counted happier, yet the share fell 14 percentage points"
        assert story.findings[0].id == "mix"

    def test_splits_the_fall_and_adds_up(self, story: Story) -> None:
        found = finding(story, "mix").estimates
        rate, mix = (found[f"csat_top_two_box_change_{effect}_effect"].value.amount for effect in ("rate", "mix"))
        assert rate == pytest.approx(0.01)
        assert mix == pytest.approx(-0.15)
        assert found["csat_top_two_box_change"].value.amount == pytest.approx(-0.14)

    def test_does_not_call_a_gain_within_chance_a_gain(self, story: Story) -> None:
        assert "is within chance" in claim(story, "mix")

    def test_calls_a_gain_a_gain_where_it_is_more_than_chance(self) -> None:
        story = two_waves({"A": (6_000, 8_000), "B": (500, 2_000)}, {"A": (3_950, 5_000), "B": (1_500, 5_000)})
        assert say_plain(story.headline).startswith("Every segment is happier, yet the share fell")
        assert "and customers gained 4" in claim(story, "mix")


class TestChange:
    def test_a_move_within_chance_is_not_told_and_says_what_it_would_take(self) -> None:
        """DESIGN, section 6: 45/25 -> 50/20 of 400 each is +10 points, p = .076."""
        scores = [10.0] * 180 + [8.0] * 120 + [2.0] * 100 + [10.0] * 200 + [8.0] * 120 + [2.0] * 80
        days = ["2026-05-02"] * 400 + ["2026-08-02"] * 400
        people = customers(800)
        edition = made_edition({"customer": people, "feedback": answers(range(1, 801), scores, days)}, FIRST, AS_OF)
        story = tell(edition, View())
        change = finding(story, "change").estimates["nps_change"]
        assert change.value.amount == pytest.approx(10)
        assert change.p_value == pytest.approx(0.076, abs=0.002)
        assert "cannot be told yet" in claim(story, "change")
        assert "more answers a quarter" in claim(story, "change")
        assert not {"rose", "fell"} & set(claim(story, "change").split())

    def test_customers_who_answer_twice_do_not_count_twice_as_surely(self) -> None:
        rng = np.random.default_rng(4)
        ids = np.arange(1, 201)
        moods = rng.choice([10.0, 2.0], 200)
        once = made_edition({"customer": customers(200), "feedback": answers(ids, moods, "2026-08-02")}, FIRST, AS_OF)
        often = answers(np.repeat(ids, 5), np.repeat(moods, 5), "2026-08-02")
        repeated = made_edition({"customer": customers(200), "feedback": often}, FIRST, AS_OF)
        first, second = (finding(tell(each, View()), "level").estimates["nps"] for each in (once, repeated))
        assert second.value == first.value
        assert second.sample_size == 5 * first.sample_size
        assert second.high.amount - second.low.amount == pytest.approx(first.high.amount - first.low.amount, rel=0.01)


class TestLeanEditions:
    def test_nothing_but_customers_is_a_gap_and_no_error(self) -> None:
        story = tell(made_edition({"customer": customers(50)}), View())
        assert story.findings == ()
        assert say_plain(story.headline) == "No export here says how satisfied customers are"
        assert [gap.question for gap in story.gaps] == ["How satisfied are our customers?"]

    def test_one_undated_table_states_its_level_and_says_that_no_dates_are_there(self) -> None:
        scores = satisfied(60, 100)
        feedback = answers(range(1, 101), scores, kind="csat", scale=(1, 5), department="Service", survey="Follow-up")
        story = tell(made_edition({"customer": customers(100), "feedback": feedback}), View())
        level = finding(story, "level")
        assert level.estimates["csat_top_two_box"].value.amount == 0.6
        assert level.basis.period == "no dates in this export"
        assert "Is satisfaction rising or falling?" in [gap.question for gap in story.gaps]

    def test_a_binary_answer_counts_its_upper_mark(self) -> None:
        feedback = answers(range(1, 101), [1.0] * 43 + [0.0] * 57, kind="csat", scale=(0, 1))
        story = tell(made_edition({"customer": customers(100), "feedback": feedback}), View())
        assert finding(story, "level").estimates["csat_top_two_box"].value.amount == 0.43

    def test_answers_after_the_day_looked_at_do_not_count(self) -> None:
        feedback = answers(range(1, 61), [10.0] * 30 + [0.0] * 30, ["2026-05-02"] * 30 + ["2026-12-01"] * 30)
        story = tell(made_edition({"customer": customers(60), "feedback": feedback}, FIRST, AS_OF), View())
        assert finding(story, "level").estimates["nps"].value.amount == 100

    def test_a_survey_of_too_few_customers_is_shown_nowhere(self) -> None:
        story = tell(made_edition({"customer": customers(9), "feedback": answers(range(1, 10), [9.0] * 9)}), View())
        assert story.findings == ()


class TestSuppression:
    def test_a_small_group_is_in_no_estimate_and_no_row(self) -> None:
        segments = ["Large"] * 100 + ["Small"] * 100 + ["Tiny"] * 4
        feedback = answers(range(1, 205), [9.0, 3.0] * 102)
        edition = made_edition({"customer": customers(204, segment=segments), "feedback": feedback})
        for each in tell(edition, View()).findings:
            assert not [name for name in each.estimates if "Tiny" in name]
            assert "Tiny" not in each.evidence.rows.to_csv()

    def test_the_caveat_says_how_many_are_not_shown(self) -> None:
        segments = ["Large"] * 100 + ["Small"] * 100 + ["Tiny"] * 4 + ["Few"] * 8
        feedback = answers(range(1, 213), [9.0, 3.0] * 106)
        edition = made_edition({"customer": customers(212, segment=segments), "feedback": feedback})
        caveats = [say_plain(each) for each in finding(tell(edition, View()), "level").caveats]
        assert caveats == ["Not shown: two groups with fewer than 10 customers, or that would give one of them away."]


def test_a_score_that_knows_who_left_is_said_to_leak() -> None:
    scores = [1.0] * 100 + [5.0] * 200
    people = customers(300, status=["churned"] * 100 + ["active"] * 200)
    feedback = answers(range(1, 301), scores, kind="csat", scale=(1, 5))
    story = tell(made_edition({"customer": people, "feedback": feedback}), View())
    assert any("leaks the outcome" in say_plain(doubt) for doubt in story.doubts)


def test_revenue_weighs_customers_and_not_answers() -> None:
    """Three large unhappy accounts beside many small happy ones: (90·100·1 - 30·1000·1)/(90·100 + 30·1000)."""
    people = customers(120)
    lines = pd.DataFrame({"customer_id": range(1, 121), "monthly_amount": [100.0] * 90 + [1000.0] * 30})
    feedback = answers(range(1, 121), [10.0] * 90 + [0.0] * 30)
    edition = made_edition({"customer": people, "feedback": feedback, "subscription": lines})
    found = finding(tell(edition, View()), "weights")
    assert found.estimates["nps_revenue_weighted"].value.amount == pytest.approx(100 * (9_000 - 30_000) / 39_000)
    assert say_plain(found.claim).startswith("Those who pay more are less happy")


def test_bounds_assume_nothing_of_those_who_did_not_answer() -> None:
    """Manski: half answered, all of them promoters: between 0 and 100."""
    feedback = answers(range(1, 51), [10.0] * 50)
    found = finding(tell(made_edition({"customer": customers(100), "feedback": feedback}), View()), "coverage")
    bounds = found.estimates["nps_worst_case"]
    assert (bounds.low.amount, bounds.high.amount) == (0, 100)
    assert found.estimates["response_coverage_customers"].value.amount == 0.5


class TestRandomData:
    """A company in which nothing depends on anything else: DESIGN, truth rule 3."""

    def test_no_driver_is_claimed(self, stories: list[Story]) -> None:
        for story in stories:
            assert [each.id for each in story.findings if each.grade != "observed"] == []

    def test_searches_find_nobody_apart(self, stories: list[Story]) -> None:
        for story in stories:
            assert "differs from all other customers by more than chance" in claim(story, "breakdowns")
            assert claim(story, "breakdowns").startswith("None of")
            assert claim(story, "touchpoints").startswith("None of the three touchpoints is weaker")
            assert claim(story, "features").startswith("None of the four features goes with satisfaction")
            assert "pair" not in [each.id for each in story.findings]

    def test_side_questions_stay_open(self, stories: list[Story]) -> None:
        for story in stories:
            for wanted in ("weights", "onboarding", "large-accounts"):
                assert "cannot be told" in claim(story, wanted)

    def test_tells_a_change_no_oftener_than_chance_allows(self, stories: list[Story]) -> None:
        told = [story for story in stories if "cannot be told" not in claim(story, "change")]
        assert len(told) <= 1


def test_any_view_of_any_segment_is_told() -> None:
    edition = made_edition(random_company(1), FIRST, AS_OF)
    for segment in (None, "Small", "nobody"):
        for dimension in (None, "region", "segment", "no such dimension"):
            assert tell(edition, View(None, dimension, segment)).id == "satisfaction"
