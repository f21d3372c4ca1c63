"""The stories by id. Each tells itself from one edition and one view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib import import_module

from analysis.findings import Story
from analysis.stories.periods import as_chosen, as_usual, view_choices
from analysis.stories.under import story_under
from analysis.view import Assumptions, View
from queries.asked_once import asked_once
from queries.run import Edition

SUMMARY = "summary"
STORY_IDS = (SUMMARY, "satisfaction", "voice", "customer-stories", "retention-economics", "priority-issues")

Teller = Callable[[str, Edition, View], Story]


class UnknownStory(LookupError):
    """No story has that id."""


def tell(story_id: str, edition: Edition, view: View, others: Teller | None = None) -> Story:
    """The story of that id, told from this edition. Raises UnknownStory.

    The summary quotes the other stories: whoever keeps told ones hands in `others`, so that they are not told again.
    """
    if story_id not in STORY_IDS:
        raise UnknownStory(f"no story {story_id!r}; there are {', '.join(STORY_IDS)}")
    module = import_module(f"analysis.stories.{story_id.replace('-', '_')}")
    teller: Callable[[Edition, View], Story] = module.tell
    asked = asked_once(edition)
    if others is not None and story_id == SUMMARY:
        # What is kept must not hold what this telling asked of the edition.
        teller = partial(module.tell, tell_story=lambda told_id, _, of: others(told_id, edition, of))
    plain = replace(as_usual(asked, view), assumptions=Assumptions())
    told = replace(teller(asked, plain), view=as_chosen(plain, view_choices(asked)))
    return story_under(_with_own_ids(told), view.assumptions)


def _with_own_ids(story: Story) -> Story:
    """Ids of findings say whose they are, `satisfaction/mix`: the summary quotes findings of several stories."""
    findings = (
        finding if "/" in finding.id else replace(finding, id=f"{story.id}/{finding.id}") for finding in story.findings
    )
    return replace(story, findings=tuple(findings))
