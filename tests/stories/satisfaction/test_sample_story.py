"""What was planted in the sample company, the story of satisfaction tells; its sentences are kept beside this test."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis.findings import Finding, Story
from analysis.stories.satisfaction import tell
from analysis.view import View
from data_sources.sample import facts
from presentation.wording import say
from queries.run import Edition

REVIEWED = Path(__file__).parent / "sample_story.txt"
# The reviewer's way to accept changed sentences: ACCEPT_SENTENCES=1 pytest tests/stories, then read the diff.
ACCEPTS = os.environ.get("ACCEPT_SENTENCES") == "1"
LINE, LINES = 75, 5  # characters of a line over the findings, and how many lines the opening may take


@pytest.fixture(scope="module")
def story(sample_edition: Edition) -> Story:
    return tell(sample_edition, View())


def finding(story: Story, wanted: str) -> Finding:
    return next(each for each in story.findings if each.id == wanted)


def amount(story: Story, name: str) -> float:
    return next(each.estimates[name] for each in story.findings if name in each.estimates).value.amount


def test_its_sentences_are_those_reviewed(story: Story) -> None:
    if ACCEPTS:
        REVIEWED.write_text(sentences(story), encoding="utf-8")
    assert sentences(story) == REVIEWED.read_text(encoding="utf-8")


def sentences(story: Story) -> str:
    opening = [story.headline, story.situation, story.complication, story.answer]
    lines = [*map(say, opening), ""]
    for each in story.findings:
        lines += [f"[{each.id}, {each.grade}] {say(each.claim)}", f"    {each.subtitle}"]
        lines += [f"    ~ {say(caveat)}" for caveat in each.caveats]
        lines += [f"    ? {asked.question} {say(asked.answer)}" for asked in each.objections]
    lines += ["", *(f"? {say(doubt)}" for doubt in story.doubts)]
    lines += [f"- {gap.question} {gap.needs} ({gap.held_by})" for gap in story.gaps]
    if story.ask:
        lines += ["", f"> {say(story.ask.decision)}", f"> {say(story.ask.measure)}"]
    return "\n".join(lines) + "\n"


def test_the_opening_takes_at_most_five_lines(story: Story) -> None:
    opening = " ".join(say(each) for each in (story.situation, story.complication, story.answer))
    assert len(opening) <= LINES * LINE


def test_every_segment_is_happier_while_the_score_fell(story: Story) -> None:
    assert say(story.headline).startswith("Every segment is happier, yet the score fell")
    found = finding(story, "mix").estimates
    assert found["nps_change_rate_effect"].low.amount > 0
    assert found["nps_change_mix_effect"].high.amount < 0
    split = found["nps_change_rate_effect"].value.amount + found["nps_change_mix_effect"].value.amount
    assert split == pytest.approx(found["nps_change"].value.amount)


@pytest.mark.parametrize("segment", facts.SEGMENTS)
def test_each_segment_gained(story: Story, segment: str) -> None:
    assert finding(story, "mix").estimates[f"nps_change[segment={segment}]"].value.amount > 0


def test_slow_onboarding_halves_the_upper_box(story: Story) -> None:
    late, on_time = (amount(story, f"csat_top_two_box[onboarding={kind}]") for kind in ("late", "on time"))
    assert late / on_time == pytest.approx(facts.SLOW_ONBOARDING_TOP_BOX_RATIO, abs=0.12)
    assert finding(story, "onboarding").grade == "adjusted"


def test_unhappy_large_accounts_answer_less(story: Story) -> None:
    found = finding(story, "large-accounts").estimates
    assert found["response_share_difference[size=large]"].high.amount < 0


def test_one_feature_looks_like_a_driver_only_because_of_segment(story: Story) -> None:
    found = finding(story, "features").estimates
    seeming = found[f"nps_difference[feature={facts.CONFOUNDED_FEATURE}]"]
    within = found[f"nps_difference_within_segments[feature={facts.CONFOUNDED_FEATURE}]"]
    assert seeming.low.amount > 0
    assert within.low.amount < 0 < within.high.amount
    assert found[f"nps_difference_within_segments[feature={facts.TRUE_DRIVER_FEATURE}]"].low.amount > 0


def test_sales_and_service_disagree_about_some_accounts(story: Story) -> None:
    found = finding(story, "disagreement")
    rows = found.evidence.rows
    opposed = rows[(rows["label"] == "Sales and Service") & (rows["part"] == "first happy, second unhappy")]
    assert round(float(opposed["value"].iloc[0]) * found.basis.sample_size) >= facts.SALES_KINDER_THAN_SERVICE


def test_accounts_that_sales_sees_darker_are_too_few_to_show(story: Story) -> None:
    """Seven of them: below the smallest group that may be shown."""
    assert not [name for name in finding(story, "disagreement").estimates if "Sales unhappy, Service happy" in name]


def test_every_dimension_has_its_estimates_with_an_interval_and_a_size(story: Story) -> None:
    names = {name for each in story.findings for name in each.estimates}
    for wanted in ("nps[segment=Enterprise]", "nps[department=Marketing]", "nps[period=all]", "nps[period=Q3 2026]"):
        assert wanted in names
    assert any(name.startswith("nps[region=") for name in names)
    for each in story.findings:
        for estimate in each.estimates.values():
            assert estimate.sample_size > 0
            assert estimate.low.amount <= estimate.value.amount <= estimate.high.amount


def test_evidence_stays_small(story: Story) -> None:
    assert all(len(each.evidence.rows) <= 500 for each in story.findings)
