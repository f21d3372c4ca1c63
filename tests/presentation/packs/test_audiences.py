"""Who sits in the room: what leads for them, in whose terms, and what they ask first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from analysis.findings import Story
from analysis.stories.objections.questions import Question
from presentation.briefing import briefing_of
from presentation.packs.audiences import Audience, for_audience, in_their_terms, led, objections_for
from presentation.packs.numbers_said import numbers_in
from presentation.packs.terms import terms_of
from presentation.wording import say_estimate
from tests.presentation.packs.made import EXPOSED, FELL, LATE, NOT_TOLD, PRAISED, story

FINDINGS = (FELL, PRAISED, LATE, EXPOSED)


@pytest.mark.parametrize(
    ("audience", "first"),
    [(Audience.CFO, EXPOSED), (Audience.COO, LATE), (Audience.CMO, FELL), (Audience.CPO, FELL), (Audience.CEO, FELL)],
)
def test_what_is_said_in_the_audiences_terms_leads(audience: Audience, first: object) -> None:
    ordered = led(FINDINGS, audience)
    assert ordered[0] is first
    assert sorted(each.id for each in ordered) == sorted(each.id for each in FINDINGS)


def test_among_equals_the_order_stays() -> None:
    assert led((LATE, PRAISED, FELL), Audience.CFO) == (LATE, PRAISED, FELL)


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        (Audience.COO, "In operations: 344 customers were onboarded late (counted in full, n = 1,218)."),
        (Audience.CEO, "In operations: 344 customers were onboarded late (counted in full, n = 1,218)."),
        (Audience.CFO, ""),
    ],
)
def test_a_finding_is_said_in_the_audiences_unit_or_not_at_all(audience: Audience, said: str) -> None:
    assert in_their_terms(LATE, audience) == said


@pytest.mark.parametrize("audience", [each for each in Audience if terms_of(each)])
def test_every_phrase_says_its_number_and_no_group_but_its_own(audience: Audience) -> None:
    terms = terms_of(audience)
    assert terms is not None
    for name, phrase in terms.says.items():
        dimensions = name.partition("[")[2].rstrip("]").split(",") if "[" in name else []
        assert dimensions == sorted(dimensions), name
        assert "{value}" in phrase
        assert phrase.format(value="5", **dict.fromkeys(dimensions, "Small")), name


def test_what_cannot_be_told_is_told_in_nobodys_terms() -> None:
    open_one = replace(EXPOSED, is_open=True)
    assert {in_their_terms(each, audience) for each in (NOT_TOLD, open_one) for audience in Audience} == {""}


def test_another_groups_number_is_not_said() -> None:
    assert "Performance" not in in_their_terms(EXPOSED, Audience.CFO)


def test_objections_come_in_the_order_of_who_asks_and_none_is_lost() -> None:
    asked = [each.question for each in objections_for(EXPOSED, Audience.CFO)]
    assert asked == [Question.FINANCE, Question.NOISE, Question.WHO_ANSWERED, Question.CHANGE_OUR_MIND]
    assert objections_for(EXPOSED, Audience.CEO)[0].question == Question.CHANGE_OUR_MIND


def test_a_story_can_be_brought_to_an_audience() -> None:
    briefing = for_audience(briefing_of(story("satisfaction", FELL, PRAISED, EXPOSED)), Audience.CFO)
    assert [each.finding.id for each in briefing.pages] == [EXPOSED.id, FELL.id, PRAISED.id]
    assert briefing.audience == "CFO"


def test_every_sentence_in_somebodys_terms_says_a_number_of_its_finding(sample_stories: Mapping[str, Story]) -> None:
    said = 0
    for told in sample_stories.values():
        for each in told.findings:
            for audience in Audience:
                words = in_their_terms(each, audience)
                said += bool(words)
                numbers = {say_estimate(estimate) for estimate in each.estimates.values()}
                assert not words or any(number in words for number in numbers), words
                assert not words or numbers_in(words), words
    assert said > 60
