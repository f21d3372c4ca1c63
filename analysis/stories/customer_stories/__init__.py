"""Customer stories: a few customers, each typical of an issue, as every department met them."""

from __future__ import annotations

from analysis.findings import Story
from analysis.stories.customer_stories.facts import STORY_ID, facts_of
from analysis.stories.customer_stories.opening import (
    answer,
    complication,
    doubts,
    estimates_behind,
    gaps,
    headline,
    situation,
)
from analysis.stories.customer_stories.portrait import portrait
from analysis.view import View
from queries.run import Edition

QUESTION = "Who are the customers behind the numbers?"
SLUGS = ("one", "another", "third", "fourth")


def tell(edition: Edition, view: View) -> Story:
    """The story, of whichever customers may be told; where none may, a gap."""
    facts = facts_of(edition, view)
    findings = tuple(portrait(facts, each, slug) for each, slug in zip(facts.chosen, SLUGS, strict=False))
    return Story(
        id=STORY_ID,
        headline=headline(facts),
        question=QUESTION,
        situation=situation(facts),
        complication=complication(facts),
        answer=answer(facts, findings),
        findings=findings,
        doubts=doubts(facts),
        gaps=gaps(facts),
        ask=None,
        as_of=facts.periods.everything.ends_on,
        edition_id=str(edition.company["edition_id"]),
        company=str(edition.company["name"]),
        view=view,
        period=facts.period.label,
        estimates=estimates_behind(facts),
    )
