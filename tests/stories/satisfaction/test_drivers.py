"""What goes with satisfaction as a whole: planted drivers are told, proxies, leaks and chance are not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.findings import Finding, Story
from analysis.stories.satisfaction import tell
from analysis.view import View
from presentation.wording import say_plain
from tests.stories.every_number import unbacked_in
from tests.stories.satisfaction.made_answers import AS_OF, FIRST, answers, customers
from tests.stories.satisfaction.made_edition import made_edition

SEGMENTS = ("Small", "Mid-market", "Enterprise")


def marks(mood: np.ndarray) -> np.ndarray:
    """Answers of 1 to 5 from a mood about 0."""
    return np.clip(np.round(3.4 + 0.9 * mood), 1, 5)


def told(ratings: dict[str, np.ndarray], segment: np.ndarray, missing: dict[str, np.ndarray] | None = None) -> Story:
    """A planning survey on one day; `missing` says which customers left a question out."""
    people = customers(len(segment), segment=[SEGMENTS[each] for each in segment])
    ids = people["customer_id"].to_numpy()
    sheets = []
    for touchpoint, scores in ratings.items():
        kept = ~(missing or {}).get(touchpoint, np.zeros(len(ids), dtype=bool))
        asked = ("Product", "Planning survey", "rating", touchpoint, (1, 5))
        sheets.append(answers(ids[kept], scores[kept], "2026-05-02", *asked))
    return tell(made_edition({"customer": people, "feedback": pd.concat(sheets)}, FIRST, AS_OF), View())


def planted(seed: int, number: int = 500) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Reliability and ease of use drive the whole alike, reporting does not; a proxy rises with the segment alone."""
    rng = np.random.default_rng(seed)
    segment = rng.integers(0, 3, number)
    mood = rng.normal(size=number)
    reliability, ease, reporting = (0.5 * mood + 0.85 * rng.normal(size=number) for _ in range(3))
    whole = 0.5 * reliability + 0.5 * ease + 0.7 * (segment - 1) + 0.45 * rng.normal(size=number)
    return {
        "Reliability": marks(reliability),
        "Ease of use": marks(ease),
        "Reporting": marks(reporting),
        "Premium support": marks(1.2 * (segment - 1) + 0.3 * rng.normal(size=number)),
        "Overall": marks(whole),
    }, segment


def finding(story: Story) -> Finding:
    return next(each for each in story.findings if each.id == "drivers")


@pytest.fixture(scope="module")
def found() -> Finding:
    return finding(told(*planted(1)))


class TestPlanted:
    def test_names_both_drivers_and_says_that_they_cannot_be_told_apart(self, found: Finding) -> None:
        assert {"“Reliability”", "“Ease of use”"} <= set(_quoted(say_plain(found.claim)))
        assert "go most with overall satisfaction" in say_plain(found.claim)
        assert "which of the two weighs more cannot be told" in say_plain(found.claim)

    def test_neither_the_companion_nor_the_proxy_of_a_segment_is_a_driver(self, found: Finding) -> None:
        said = [say_plain(each) for each in found.caveats]
        silent = next(each for each in said if "nothing beyond the others that could be told" in each)
        assert set(_quoted(silent)) == {"“Reporting”", "“Premium support”"}
        assert any("others of the same segment" in each for each in said)
        assert found.estimates["driver_weight[touchpoint=Premium support]"].value.amount < 0.05

    def test_weights_are_parts_of_one_and_every_number_has_its_estimate(self, found: Finding) -> None:
        weights = [each.value.amount for name, each in found.estimates.items() if name.startswith("driver_weight[")]
        assert sum(weights) == pytest.approx(1)
        assert unbacked_in(found) == []

    def test_never_speaks_of_driving_since_all_was_answered_at_once(self, found: Finding) -> None:
        assert found.grade == "observed"
        assert "drive" not in say_plain(found.claim)

    def test_one_that_weighs_clearly_more_is_named_first(self) -> None:
        ratings, segment = planted(2)
        whole = 1.2 * ratings["Reliability"] + 0.4 * ratings["Ease of use"] + np.random.default_rng(5).normal(size=500)
        heavier = finding(told(ratings | {"Overall": np.clip(np.round(whole / 1.6), 1, 5)}, segment))
        assert say_plain(heavier.claim).startswith("“Reliability” goes most with overall satisfaction")
        assert ", before “Ease of use” with" in say_plain(heavier.claim)


@pytest.fixture(scope="module")
def weak() -> Story:
    ratings, segment = planted(11)
    return told(ratings | {"Reliability": np.clip(ratings["Reliability"] - 1, 1, 5)}, segment)


class TestImportantAndWeak:
    """Where what weighs much is rated low, the claim says so and the chart shows both."""

    def test_the_claim_and_the_chart_say_it(self, weak: Story) -> None:
        found = finding(weak)
        assert "“Reliability” only" in say_plain(found.claim)
        assert found.evidence.chart.kind == "quadrant"
        assert found.estimates["driver_performance_difference[touchpoint=Reliability]"].value.amount < 0
        assert unbacked_in(found) == []

    def test_it_is_where_the_story_would_look_first(self, weak: Story) -> None:
        assert "Look first at “Reliability”" in say_plain(weak.answer)

    def test_ratings_that_are_alike_are_shown_by_their_weights_alone(self, found: Finding) -> None:
        assert found.evidence.chart.kind == "dots"
        assert "only" not in say_plain(found.claim)


class TestObjections:
    def test_each_question_has_its_answer_with_backed_numbers(self, found: Finding) -> None:
        asked = {each.question: say_plain(each.answer) for each in found.objections}
        assert asked["Is it noise?"].startswith("No. Together the ratings explain")
        assert asked["Is it mix?"].startswith("No. “Reliability” has 48")
        assert "with mix left in it would be 33" in asked["Is it mix?"]
        assert asked["Is it one account?"].startswith("No. Without any single one of 500 customers")
        assert asked["Is it the other way round?"].startswith("Cannot be told.")
        assert asked["Is it cherry-picked?"].startswith("No. All four ratings are shown, and two of them pass")
        assert asked["Is anything counted twice?"] == "No. Each of 500 customers counts once."
        assert "would" in asked["What would change our mind?"]

    def test_noise_is_called_noise(self) -> None:
        ratings, segment = planted(12, number=200)
        found = finding(told(ratings | {"Overall": marks(np.random.default_rng(2).normal(size=200))}, segment))
        asked = {each.question: say_plain(each.answer) for each in found.objections}
        assert asked["Is it noise?"].startswith("Cannot be told.")
        assert asked["Is it cherry-picked?"].startswith("Cannot be told. All four ratings are shown, and none")
        assert unbacked_in(found) == []

    def test_mix_cannot_be_told_where_no_segment_is_known(self) -> None:
        ratings, segment = planted(13)
        found = finding(told(ratings, np.zeros_like(segment)))
        asked = {each.question: say_plain(each.answer) for each in found.objections}
        assert asked["Is it mix?"].startswith("Cannot be told.")


class TestLeftOut:
    def test_a_question_that_repeats_the_whole_is_set_aside_and_named(self) -> None:
        ratings, segment = planted(3)
        found = finding(told({"Happy with us": ratings["Overall"], **ratings}, segment))
        assert "driver_weight[touchpoint=Happy with us]" not in found.estimates
        assert any(
            say_plain(each).startswith("“Happy with us” was left out: it all but repeats overall satisfaction")
            for each in found.caveats
        )

    def test_one_of_two_questions_that_repeat_each_other_is_set_aside(self) -> None:
        ratings, segment = planted(4)
        found = finding(told({"Uptime": ratings["Reliability"], **ratings}, segment))
        assert any("it all but repeats “Reliability”" in say_plain(each) for each in found.caveats)

    def test_a_question_that_all_answer_alike_is_set_aside(self) -> None:
        ratings, segment = planted(5)
        found = finding(told({"Logo": np.full(500, 4.0), **ratings}, segment))
        assert any(say_plain(each) == "“Logo” was left out: all gave it the same mark." for each in found.caveats)

    def test_a_question_that_few_were_asked_costs_nobody_else_their_answer(self) -> None:
        ratings, segment = planted(6)
        few = {"Reporting": np.arange(500) > 100, "Ease of use": np.arange(500) < 25}
        found = finding(told(ratings, segment, few))
        assert found.estimates["customers_compared"].value.amount == 475
        assert any(say_plain(each) == "“Reporting” was left out: too few rated it." for each in found.caveats)


class TestLittleToGoOn:
    def test_too_few_customers_are_a_gap_and_no_finding(self) -> None:
        story = told(*planted(7, number=60))
        assert "drivers" not in [each.id for each in story.findings]
        assert "What goes with satisfaction as a whole?" in [gap.question for gap in story.gaps]

    def test_one_segment_alone_is_compared_as_it_is(self) -> None:
        ratings, segment = planted(8)
        found = finding(told(ratings, np.zeros_like(segment)))
        assert not any("others of the same" in say_plain(each) for each in found.caveats)

    def test_customers_who_rate_things_in_other_surveys_are_read_beside_the_main_one(self) -> None:
        """No dates, and the whole is a yes-or-no answer of its own."""
        ratings, segment = planted(9, number=400)
        people = customers(400, segment=[SEGMENTS[each] for each in segment])
        ids = people["customer_id"].to_numpy()
        whole = (ratings["Overall"] >= 4).astype(float)
        sheets = [answers(ids, whole, None, "Marketing", "Overall", "csat", "Overall", (0, 1))]
        for name in ("Reliability", "Ease of use", "Reporting"):
            sheets.append(answers(ids, ratings[name], None, "Marketing", "Touchpoints", "rating", name, (1, 5)))
        found = finding(tell(made_edition({"customer": people, "feedback": pd.concat(sheets)}), View()))
        assert "“Reliability”" in say_plain(found.claim)
        assert found.basis.period == "no dates in this export"

    def test_ratings_that_say_nothing_are_open_and_never_go_with_anything(self) -> None:
        ratings, segment = planted(10, number=150)
        story = told(ratings | {"Overall": marks(np.random.default_rng(1).normal(size=150))}, segment)
        found = finding(story)
        assert found.is_open
        assert say_plain(found.claim).startswith("Whether any of four ratings goes with overall satisfaction cannot")


@pytest.mark.parametrize("seed", range(3))
def test_random_ratings_have_no_driver(seed: int) -> None:
    """A whole that knows nothing of the ratings; tests/benchmarks/drivers.py draws sets by the thousand."""
    ratings, segment = planted(seed)
    shuffled = np.random.default_rng(seed).permutation(ratings["Overall"])
    found = finding(told(ratings | {"Overall": shuffled}, segment))
    assert found.is_open
    assert found.basis.sample_size == 500


def _quoted(text: str) -> list[str]:
    return [f"“{part.split('”')[0]}”" for part in text.split("“")[1:]]
