"""Priority issues: what to fix first, by the money that issues expose, and whether what was done about them worked."""

from __future__ import annotations

from analysis.findings import Story
from analysis.stories.priority_issues.argument import (
    Told,
    answer,
    ask_of,
    complication,
    doubts,
    estimates_behind,
    headline,
    situation,
)
from analysis.stories.priority_issues.facts import STORY_ID
from analysis.stories.priority_issues.gaps import gaps_of
from analysis.stories.priority_issues.search import everything_told
from analysis.view import View
from queries.run import Edition

QUESTION = "Which issues should we fix first?"


def tell(edition: Edition, view: View) -> Story:
    """The story, from whatever the exports hold; what they do not hold is a gap."""
    told: Told = everything_told(edition, view)
    return Story(
        id=STORY_ID,
        headline=headline(told),
        question=QUESTION,
        situation=situation(told),
        complication=complication(told),
        answer=answer(told),
        findings=told.findings,
        doubts=doubts(told),
        gaps=(*gaps_of(told.facts, told.exposure), *told.untestable),
        ask=ask_of(told),
        as_of=told.facts.as_of,
        edition_id=str(edition.company["edition_id"]),
        company=str(edition.company["name"]),
        view=view,
        period=told.facts.periods.level.label,
        estimates=estimates_behind(told),
    )
