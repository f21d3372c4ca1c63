"""Customer voice: what customers talk about, praise, complain of and wish for, in their own words."""

from __future__ import annotations

from analysis.findings import Story
from analysis.stories.voice.argument import answer, ask_of, complication, doubts, estimates_behind, headline, situation
from analysis.stories.voice.facts import STORY_ID
from analysis.stories.voice.gaps import gaps_of
from analysis.stories.voice.search import everything_told
from analysis.view import View
from queries.run import Edition

QUESTION = "What do customers say, in their own words?"


def tell(edition: Edition, view: View) -> Story:
    """The story, from whatever comments the exports hold; what they do not hold is a gap."""
    told = everything_told(edition, view)
    return Story(
        id=STORY_ID,
        headline=headline(told),
        question=QUESTION,
        situation=situation(told),
        complication=complication(told),
        answer=answer(told),
        findings=told.findings,
        doubts=doubts(told),
        gaps=gaps_of(told.facts),
        ask=ask_of(told),
        as_of=told.facts.periods.everything.ends_on,
        edition_id=str(edition.company["edition_id"]),
        company=str(edition.company["name"]),
        view=view,
        period=told.facts.period.label,
        estimates=estimates_behind(told),
    )
