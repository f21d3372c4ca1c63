"""Every number in every sentence of every story equals an estimate; see tests/stories/every_number.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from analysis.findings import Story
from analysis.stories import STORY_IDS, tell
from analysis.view import View
from queries.run import Edition
from tests.stories.every_number import unbacked

VIEWS = {
    "of one segment": View(segment="Mid-market"),
    "of a year before": View(until=date(2025, 9, 30), compare_by="region"),
}


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_every_number_has_an_estimate_as_a_page_opens(sample_stories: Mapping[str, Story], story_id: str) -> None:
    assert unbacked(sample_stories[story_id]) == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
@pytest.mark.parametrize("story_id", STORY_IDS)
def test_every_number_has_an_estimate_of_others_and_earlier(sample_edition: Edition, story_id: str, view: View) -> None:
    assert unbacked(tell(story_id, sample_edition, view)) == []
