"""Every number on the screen leads to the page that says how it was made."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from analysis.estimates import COUNTED
from analysis.findings import Story
from analysis.stories import STORY_IDS
from presentation.methods import method_pages, page_explaining, page_named
from presentation.methods_page import LINK, all_methods, linked


@pytest.mark.parametrize("story_id", STORY_IDS)
def test_every_estimate_of_the_sample_is_explained(sample_stories: Mapping[str, Story], story_id: str) -> None:
    story = sample_stories[story_id]
    estimates = [estimate for each in story.findings for estimate in each.estimates.values()]
    estimates += [one for each in story.findings for asked in each.objections for one in asked.estimates.values()]
    methods = {estimate.method for estimate in [*estimates, *story.estimates.values()]} - {COUNTED}
    assert methods
    assert sorted(method for method in methods if page_explaining(method) is None) == []
    assert {each.method for each in story.findings} <= set(method_pages())


def test_the_longest_beginning_decides_and_unknown_words_lead_nowhere() -> None:
    found = page_explaining("difference of two shares of one whole, z test")
    assert found is not None and found.name == "lead"
    assert page_explaining(COUNTED) is None


def test_a_page_is_read_with_its_title_and_without_the_line_for_the_app() -> None:
    page = page_named("nps")
    assert page is not None
    assert page.title == "Net Promoter Score"
    assert page.answers.startswith("How many more customers recommend")
    assert "Explains" not in page.text
    assert page.explains
    assert page_named("horoscope") is None


def test_links_between_pages_lead_to_pages_that_exist() -> None:
    for page in method_pages().values():
        for _, name in LINK.findall(page.text):
            assert page_named(name), f"{page.name} links to {name}"
        assert ".md)" not in linked(page.text)


def test_the_list_holds_every_page() -> None:
    pages = list(method_pages().values())
    assert all(page.address in all_methods(pages) for page in pages)
